import Casework
import Yams

/// The plain values of a pack.
extension PackReader {
  /// A text of its own line; never empty.
  func text(_ place: Place) -> String? {
    guard let scalar = scalar(place, "a text") else { return nil }
    let words = scalar.split { $0.isWhitespace || $0.isNewline }
    return words.joined(separator: " ")
  }

  /// Small letters, digits and hyphens.
  func identifier(_ place: Place) -> String? {
    scalar(place, "an id").flatMap { identifier($0, place) }
  }

  func identifier(_ id: String, _ place: Place) -> String? {
    guard let first = id.utf8.first, isLetter(first),
      id.utf8.allSatisfy({ isLetter($0) || isDigit($0) || isJoint($0) })
    else {
      report(
        place, "\"\(id)\" is not an id",
        "begin with a small letter; write small letters, digits, `-`, `_`")
      return nil
    }
    return id
  }

  func number(in range: ClosedRange<Int>) -> (Place) -> Int? {
    return { place in
      guard let text = self.scalar(place, "a whole number") else {
        return nil
      }
      guard let number = Int(text) else {
        self.report(
          place, "\"\(text)\" is not a whole number",
          "write a number from \(range.lowerBound) to \(range.upperBound)")
        return nil
      }
      guard range.contains(number) else {
        self.report(
          place, "\(number) is out of range",
          "write a number from \(range.lowerBound) to \(range.upperBound)")
        return nil
      }
      return number
    }
  }

  /// A number with at most one decimal, in tenths.
  func tenths(_ place: Place) -> Int? {
    guard let text = scalar(place, "a number") else { return nil }
    guard let tenths = Tenths(text) else {
      report(
        place, "\"\(text)\" is not a number with at most one decimal",
        "write it as 18 or 18.5")
      return nil
    }
    return tenths.count
  }

  func flag(_ place: Place) -> Bool? {
    guard let text = scalar(place, "true or false") else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default:
      report(
        place, "\"\(text)\" is neither true nor false", "write true or false")
      return nil
    }
  }

  func day(_ place: Place) -> Day? {
    guard let text = scalar(place, "a date") else { return nil }
    guard let day = Day(text) else {
      report(place, "\"\(text)\" is not a date", "write it as 2022-07-11")
      return nil
    }
    return day
  }

  /// The text of a scalar; reports what is no scalar, or blank.
  func scalar(_ place: Place, _ wanted: String) -> String? {
    guard case .scalar(let scalar) = place.node, !place.isBlank,
      !scalar.string.allSatisfy(\.isWhitespace)
    else {
      report(
        place, "holds \(place.kind) where \(wanted) is wanted",
        "write \(wanted)")
      return nil
    }
    return scalar.string
  }

  /// The entries of a list.
  func items(_ place: Place) -> [Place] {
    guard place.isList else {
      report(
        place, "holds \(place.kind) where a list is wanted",
        "write one entry to a line, each after `- `, or [one, two]")
      return []
    }
    return place.items.map(resolve)
  }

  /// The entries of a list, or the one that stands alone.
  func oneOrMore(_ place: Place) -> [Place] {
    if place.isPlain, !place.isBlank { return [place] }
    let items = items(place)
    if items.isEmpty, place.isList {
      report(place, "the list is empty", "name at least one")
    }
    return items
  }
}

private func isLetter(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }
private func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
private func isJoint(_ byte: UInt8) -> Bool { byte == 45 || byte == 95 }
