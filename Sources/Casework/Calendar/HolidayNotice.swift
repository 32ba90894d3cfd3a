/// Reads the announcement of a year's holidays as it is published: a line
/// for each holiday, its name before the colon, then the days off (放假) and
/// the weekend days worked (上班). What speaks of no holiday is passed over.
public struct HolidayNotice: Sendable {
  /// What could not be taken, with the line it stands in, from 1; nil for
  /// the whole.
  public struct Problem: Hashable, Sendable {
    public var line: Int?
    public var words: String
  }

  public let year: Int
  public private(set) var holidays: [HolidayArrangement.Holiday] = []
  public private(set) var problems: [Problem] = []

  public init(_ text: String, year: Int) {
    self.year = year
    for (index, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      for part in Self.items(of: line) { read(part, line: index + 1) }
    }
    checkAll()
  }

  /// Nil where something is wrong with it.
  public var arrangement: HolidayArrangement? {
    guard problems.isEmpty else { return nil }
    return HolidayArrangement(
      year: year, holidays: holidays.sorted { $0.off.first < $1.off.first })
  }

  /// A holiday each, where several stand in one line, without numbers and
  /// blanks.
  private static func items(of line: Substring) -> [Substring] {
    let plain = String(
      line.map { plainForms[$0] ?? $0 }.filter { letter in
        !letter.isWhitespace
          && letter.unicodeScalars.first?.properties.generalCategory != .format
      })
    let number =
      /(。|^)(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|[0-9]+[.、]|[•·])/
    return plain.replacing(number) { "\($0.1)\n" }.split(separator: "\n")
  }

  /// Digits and signs in full width.
  private static let plainForms: [Character: Character] = [
    "０": "0", "１": "1", "２": "2", "３": "3", "４": "4", "５": "5",
    "６": "6", "７": "7", "８": "8", "９": "9", "(": "（", ")": "）",
    ":": "：", "．": ".", "~": "至", "～": "至", "—": "至", "–": "至",
    "-": "至", "－": "至", "到": "至",
  ]

  private mutating func read(_ item: Substring, line: Int) {
    let colon = item.firstIndex(of: "：") ?? item.endIndex
    let name = String(item[..<colon].trimmingPrefix(/[0-9]{4}年/))
    let rest = item[colon...].dropFirst()
    guard Self.isName(name), rest.contains("放假") else {
      let isMeant =
        item.starts(with: /([0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日/)
        || rest.contains(/[0-9]日/)
      if isMeant, item.contains(/放假|上班/) {
        refuse(line, "没有读懂。请写成“春节：2月6日至12日放假，共7天。2月14日上班。”的样子")
      }
      return
    }
    var reader = HolidayReader(year: year)
    for clause in rest.split(whereSeparator: { "。；;，,".contains($0) }) {
      reader.read(clause)
    }
    reader.finish()
    for words in reader.problems { refuse(line, "\(name)：\(words)") }
    guard let off = reader.off else { return }
    holidays.append(
      HolidayArrangement.Holiday(
        name, off: off, worked: Set(reader.worked).sorted()))
  }

  private static func isName(_ name: String) -> Bool {
    (1...12).contains(name.count)
      && name.allSatisfy { $0.isLetter || $0 == "、" }
  }

  private mutating func refuse(_ line: Int?, _ words: String) {
    problems.append(Problem(line: line, words: words))
  }

  /// What only all lines together show.
  private mutating func checkAll() {
    for name in HolidayArrangement.yearly
    where !holidays.contains(where: { $0.name.contains(name) }) {
      refuse(nil, "没有读到\(name)，请把通知里每个节日的一行都贴进来")
    }
    let sorted = holidays.sorted { $0.off.first < $1.off.first }
    for (index, one) in sorted.enumerated() {
      for other in sorted[(index + 1)...] where one.isAtOdds(with: other) {
        refuse(nil, "\(one.name)和\(other.name)的日期重叠，请核对")
      }
    }
    for day in Set(holidays.flatMap(\.worked)).sorted()
    where holidays.contains(where: { $0.off.contains(day) }) {
      refuse(nil, "\(day.inWords)又放假又上班，请核对")
    }
  }
}

extension HolidayArrangement.Holiday {
  /// A local holiday may fall on days that are off anyway.
  fileprivate func isAtOdds(with other: Self) -> Bool {
    off.overlaps(other.off)
      && (name == other.name || (isOfAll && other.isOfAll))
  }

  private var isOfAll: Bool {
    HolidayArrangement.yearly.contains { name.contains($0) }
  }
}
