import Casework
import Operations

/// The fields of one row, by column name; notes the first thing wrong.
struct RowReader {
  let table: RegisterTable
  let line: Int
  private let columns: [RegisterTable.Column]
  private let fields: [String]
  /// By position in the table's columns: where it stands in the row.
  private let places: [Int]
  private(set) var problem: RowProblem?

  /// - Parameter columns: the table's.
  init(
    table: RegisterTable, columns: [RegisterTable.Column], line: Int,
    fields: [String], places: [Int]
  ) {
    self.table = table
    self.columns = columns
    self.line = line
    self.fields = fields
    self.places = places
    for (column, place) in zip(columns, places)
    where column.isRequired && value(place).isEmpty {
      refuse(column.name, "必填的列为空", "填写“\(column.name)”")
      break
    }
  }

  private func value(_ place: Int) -> String {
    place >= 0 && place < fields.count ? fields[place] : ""
  }

  /// The text of a column; empty where the file lacks it.
  func text(_ column: Int) -> String { value(places[column]) }

  mutating func refuse(
    _ column: String, _ problem: String, _ remedy: String,
    _ value: String = ""
  ) {
    guard self.problem == nil else { return }
    self.problem = RowProblem(
      table: table, line: line, column: column, problem: problem,
      remedy: remedy, value: value)
  }

  func name(_ column: Int) -> String { columns[column].name }

  mutating func day(_ column: Int) -> Day? {
    let text = text(column)
    if text.isEmpty { return nil }
    if let day = Day(text) { return day }
    refuse(name(column), "不是日期", "写成 2026-03-01 的样子", text)
    return nil
  }

  mutating func span(_ first: Int, _ last: Int) -> Span {
    let span = Span(from: day(first), to: day(last))
    return span
  }

  mutating func moment(_ column: Int) -> Moment? {
    let text = text(column)
    if text.isEmpty { return nil }
    if let moment = Moment(text) { return moment }
    refuse(name(column), "不是时间", "写成 2026-03-01 14:30 的样子", text)
    return nil
  }

  mutating func flag(_ column: Int) -> Bool {
    switch text(column) {
    case "是": return true
    case "否", "": return false
    case let other:
      refuse(name(column), "不是“是”或“否”", "填“是”或“否”，不知道就留空", other)
      return false
    }
  }

  mutating func word<Word: Vocabulary>(_ column: Int) -> Word? {
    let text = text(column)
    if text.isEmpty { return nil }
    if let word = Word(word: text) { return word }
    refuse(
      name(column), "不在规定的词表中",
      "改为以下之一：" + Word.words.joined(separator: "、"), text)
    return nil
  }

  mutating func area(_ column: Int) -> AreaCode? {
    let text = text(column)
    if text.isEmpty { return nil }
    if let code = AreaCode(text) { return code }
    refuse(
      name(column), "不是辖区代码", "填2位（省）、4位（市）、6位（县）、9位（乡）或12位（村）数字",
      text)
    return nil
  }

  mutating func level(_ column: Int) -> UInt8 {
    let text = text(column)
    if text.isEmpty { return 0 }
    if let level = UInt8(text), (1...4).contains(level), text.utf8.count == 1 {
      return level
    }
    refuse(name(column), "不是残疾等级", "填 1、2、3 或 4", text)
    return 0
  }

  mutating func components(_ column: Int) -> [DisabilityComponent] {
    let text = text(column)
    if let components = [DisabilityComponent](list: text) {
      return components
    }
    refuse(name(column), "多重明细写法不对", "写成 肢体2;智力3 的样子", text)
    return []
  }

  /// A list joined with semicolons.
  func list(_ column: Int) -> [String] {
    let text = text(column)
    if text.isEmpty { return [] }
    let bytes = text.utf8
    if !bytes.contains(where: { $0 == semicolon || $0 == space }) {
      return [text]
    }
    return bytes.split(separator: semicolon).compactMap { part in
      var part = part
      while part.first == space { part.removeFirst() }
      while part.last == space { part.removeLast() }
      return part.isEmpty ? nil : String(part)
    }
  }
}

private let semicolon = UInt8(ascii: ";")
private let space = UInt8(ascii: " ")
