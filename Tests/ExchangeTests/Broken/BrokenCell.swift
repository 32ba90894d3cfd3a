import Casework
import Exchange
import Testing

/// A cell of the sample files with something in it that must be refused, and
/// the words that are said about it.
struct BrokenCell: CustomTestStringConvertible, Sendable {
  var table: RegisterTable
  var column: String
  var row: Int
  var value: String
  /// How it begins.
  var problem: String
  var remedy: String
  /// What is shown of the cell: of a list the part that is wrong.
  var shown: String

  init(
    _ table: RegisterTable, _ column: String, row: Int = 0,
    _ value: String, _ problem: String, _ remedy: String = "",
    shown: String? = nil
  ) {
    self.table = table
    self.column = column
    self.row = row
    self.value = value
    self.problem = problem
    self.remedy = remedy
    self.shown = shown ?? value
  }

  var testDescription: String { "\(table).csv \(column) \(value)" }

  /// Breaks the cell: what else is wrong then follows from it.
  func check() async throws {
    let register = try await EmptyRegister.open()
    let words = try await register.refusal(
      of: SampleFiles().changing(table, column, row: row, to: value))
    let first = words.first ?? "nothing was refused"
    #expect(
      first.hasPrefix("\(table.fileName) \(row + 2) \(column)：\(problem)"))
    #expect(first.contains("；\(remedy)"))
    #expect(shown.isEmpty || first.hasSuffix("（\(shown)）"))
    #expect(try await register.tablesWithRows() == [])
  }
}
