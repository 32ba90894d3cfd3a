import Casework
import Database

// How trade values stand in columns.

extension Span {
  /// valid_from and valid_to.
  var columns: [SQLValue] {
    [
      SQLValue(start.map { Int64($0.number) }),
      SQLValue(end.map { Int64($0.number) }),
    ]
  }
}

extension SQLValue {
  init(_ day: Day?) { self.init(day.map { Int64($0.number) }) }
  init(_ flag: Bool) { self = .int(flag ? 1 : 0) }
  init(_ code: AreaCode) { self = .int(code.number) }
  init(word: (some Vocabulary)?) {
    self.init(word.map { Int64($0.rawValue) })
  }
}

extension Statement {
  func day(_ column: Int32) -> Day? {
    isNull(column) ? nil : Day(number: Int32(truncatingIfNeeded: int(column)))
  }

  /// From two columns, the second right after the first.
  func span(_ column: Int32) -> Span {
    Span(from: day(column), to: day(column + 1))
  }

  // Inlined, as who calls it knows which words.
  @inline(__always)
  func word<Word: Vocabulary>(_ column: Int32) throws -> Word {
    guard let word = Word(rawValue: UInt8(truncatingIfNeeded: int(column)))
    else { throw DatabaseFailure.unreadable("a word's number \(int(column))") }
    return word
  }

  @inline(__always)
  func optionalWord<Word: Vocabulary>(_ column: Int32) throws -> Word? {
    isNull(column) ? nil : try word(column)
  }

  func area(_ column: Int32) throws -> AreaCode {
    guard let code = AreaCode(number: int(column)) else {
      throw DatabaseFailure.unreadable("an area code \(int(column))")
    }
    return code
  }

  func flag(_ column: Int32) -> Bool { int(column) != 0 }
}

extension DatabaseFailure {
  /// A stored value that the schema should have made impossible.
  static func unreadable(_ what: String) -> DatabaseFailure {
    .other(code: 0, message: "unreadable: " + what)
  }
}
