import Casework

/// What was typed into a form of a change, read field by field; whatever
/// cannot be taken is noted beside its field.
final class TypedChange {
  let values: [String: [String]]
  private(set) var problems: [FieldProblem] = []

  init(_ values: [String: [String]]) { self.values = values }

  func refuse(_ field: String, _ words: String) {
    problems.append(FieldProblem(field, words))
  }

  /// - Throws: `Refusal.invalid` with everything found.
  func finish() throws(Refusal) {
    if !problems.isEmpty { throw .invalid(problems) }
  }

  /// Without blanks at both ends.
  func raw(_ name: String) -> String {
    let text = values[name]?.first ?? ""
    let rest = text.drop(while: \.isWhitespace)
    guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(rest[...last])
  }

  func flag(_ name: String) -> Bool { !raw(name).isEmpty }

  func text(_ name: String, most: Int, required: String? = nil) -> String {
    let text = raw(name)
    if text.isEmpty, let required { refuse(name, required) }
    if let words = PlainText.problem(text, most: most) { refuse(name, words) }
    return text
  }

  /// The name of somebody: letters of every script, no digits or signs.
  func name(_ name: String, required: Bool = true) -> String {
    let text = text(name, most: 40, required: required ? "请填姓名" : nil)
    let isName = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x20, 0x27, 0x2D, 0x2E, 0xB7, 0x2022, 0x2019, 0x200C, 0x200D:
        true
      default:
        scalar.properties.isAlphabetic
          || scalar.properties.generalCategory == .nonspacingMark
          || scalar.properties.generalCategory == .spacingMark
      }
    }
    if !text.isEmpty, !isName || !text.contains(where: \.isLetter) {
      refuse(name, "姓名里只能有文字，不能有数字或符号，请核对")
    }
    return text
  }

  /// Digits in full width are mended.
  func digits(_ name: String) -> String {
    var result = ""
    for scalar in raw(name).unicodeScalars {
      if (0xFF01...0xFF5E).contains(scalar.value),
        let plain = Unicode.Scalar(scalar.value - 0xFEE0)
      {
        result.unicodeScalars.append(plain)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  func day(_ name: String, required: Bool = true) -> Day? {
    let text = digits(name)
    if text.isEmpty {
      if required { refuse(name, "请填日期，如 2026-03-01") }
      return nil
    }
    guard let day = Day(text) else {
      refuse(name, "“\(text.prefix(20))”不是日期，请按 2026-03-01 的样子填")
      return nil
    }
    if day.date.year < 1900 {
      refuse(name, "年份不对，请核对")
      return nil
    }
    return day
  }

  func word<Word: Vocabulary>(
    _ name: String, _ words: String, required: Bool = true
  ) -> Word? {
    let text = raw(name)
    if text.isEmpty {
      if required { refuse(name, words) }
      return nil
    }
    guard let word = Word(word: text) else {
      refuse(name, "请从列表中选")
      return nil
    }
    return word
  }

  /// First and last day; the last may be left open.
  func span(_ first: String = "from", _ last: String = "to") -> Span? {
    let from = day(first)
    let to = day(last, required: false)
    guard let from else { return nil }
    if let to, to < from {
      refuse(last, "最后一天早于第一天，请核对")
      return nil
    }
    return Span(from: from, to: to)
  }

  func notAfter(_ today: Day, _ name: String, _ day: Day?) {
    if let day, day > today { refuse(name, "日期在今天之后，请核对") }
  }

  /// 移动电话 or 固定电话.
  func phone(_ name: String) -> String {
    let text = digits(name).filter { !" -－".contains($0) }
    if text.isEmpty { return "" }
    let isPlain = text.utf8.allSatisfy { (48...57).contains($0) }
    let isMobile = text.count == 11 && text.hasPrefix("1")
    let isLine =
      (7...8).contains(text.count)
      || (text.hasPrefix("0") && (10...12).contains(text.count))
    if !isPlain || !(isMobile || isLine) {
      refuse(name, "电话号码不对：手机号是11位数字，固定电话连区号10至12位")
    }
    return text
  }
}
