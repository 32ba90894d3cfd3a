/// What reading a field gave.
enum FieldReading {
  case blank
  case value(FormValue)
  /// Why it cannot be taken, in Chinese.
  case wrong(String)
  /// A problem was found and nobody says which.
  case withoutNote
}

extension FormDefinition.Field {
  func read(_ input: inout FormInput) -> FieldReading {
    if input.isBlank { return .blank }
    let typed = input.take(id)
    if kind == .check { return check(typed, note: input.take(noteID)) }
    guard let typed else { return .blank }
    switch kind {
    case .check: return .blank
    case .yesNo: return yesNo(typed)
    case .text(let length): return text(typed, length)
    case .integer(let range): return integer(typed, range)
    case .decimal(let range, let unit): return decimal(typed, range, unit)
    case .choice(let options): return choice(typed, options)
    case .choices(let options): return choices(typed, options)
    case .date: return date(typed)
    }
  }

  /// Longest text that says what is wrong.
  static let longestNote = 500

  private func check(_ typed: String?, note: String?) -> FieldReading {
    if let note, note.count > Self.longestNote {
      return .wrong(tooLong(note, Self.longestNote))
    }
    switch typed {
    case FormValue.normalWord where note == nil: return .value(.normal)
    case FormValue.normalWord:
      return .wrong("写了问题，却选了“正常”；请改选“有问题”，或删去文字")
    case FormValue.problemWord:
      return note.map { .value(.problem($0)) } ?? .withoutNote
    case nil:
      return note == nil ? .blank : .wrong("写了问题，请选“有问题”")
    default: return .wrong("请选“正常”或“有问题”")
    }
  }

  private func yesNo(_ typed: String) -> FieldReading {
    switch typed {
    case "是": .value(.yesNo(true))
    case "否": .value(.yesNo(false))
    default: .wrong("请选“是”或“否”")
    }
  }

  private func text(_ typed: String, _ length: Int) -> FieldReading {
    typed.count > length
      ? .wrong(tooLong(typed, length)) : .value(.text(typed))
  }

  private func tooLong(_ text: String, _ length: Int) -> String {
    "最多\(length)字，现在有\(text.count)字"
  }

  private func integer(
    _ typed: String, _ range: ClosedRange<Int>
  ) -> FieldReading {
    guard let number = Int(halfWidth(typed)) else {
      return .wrong("请填整数，如 3")
    }
    return range.contains(number)
      ? .value(.integer(number))
      : .wrong("应在\(range.lowerBound)至\(range.upperBound)之间")
  }

  private func decimal(
    _ typed: String, _ range: ClosedRange<Int>, _ unit: String
  ) -> FieldReading {
    var text = halfWidth(typed)
    if text.hasSuffix(unit) { text.removeLast(unit.count) }
    guard let number = Tenths(text) else {
      return .wrong("请填数字，最多一位小数，如 18.5")
    }
    return range.contains(number.count)
      ? .value(.decimal(number.count))
      : .wrong(
        "应在\(Tenths(range.lowerBound))至\(Tenths(range.upperBound))\(unit)之间")
  }

  private func choice(_ typed: String, _ options: [String]) -> FieldReading {
    options.contains(typed)
      ? .value(.choice(typed)) : .wrong("“\(typed)”不在选项中")
  }

  private func choices(_ typed: String, _ options: [String]) -> FieldReading {
    let chosen = typed.split(separator: ";").map(String.init)
    if let stranger = chosen.first(where: { !options.contains($0) }) {
      return .wrong("“\(stranger)”不在选项中")
    }
    return chosen.isEmpty
      ? .blank : .value(.choices(options.filter(chosen.contains)))
  }

  private func date(_ typed: String) -> FieldReading {
    Day(halfWidth(typed)).map { .value(.date($0)) }
      ?? .wrong("请填日期，如 2026-03-01")
  }
}

/// Numbers as Chinese keyboards write them (１８．５), in plain digits.
private func halfWidth(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        (0xFF01...0xFF5E).contains(scalar.value)
          ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      }))
}
