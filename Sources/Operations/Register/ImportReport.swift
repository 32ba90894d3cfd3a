package import Casework
import Records

/// What is wrong with a row, in a form that groups: equal problems of one
/// table are one line of the report.
package struct RowProblem: Hashable, Sendable {
  package var table: RegisterTable
  /// Line in the file, the header being 1.
  package var line: Int
  /// The column it is about; empty where it is about the row.
  package var column: String
  package var problem: String
  package var remedy: String
  /// What stands there.
  package var value: String

  package init(
    table: RegisterTable, line: Int, column: String, problem: String,
    remedy: String, value: String = ""
  ) {
    self.table = table
    self.line = line
    self.column = column
    self.problem = problem
    self.remedy = remedy
    self.value = value
  }
}

/// What an import has done, or would do.
package struct ImportReport: Sendable, Hashable {
  package struct Counts: Sendable, Hashable {
    package var added = 0
    package var unchanged = 0
    package var corrected = 0
    package var refused = 0

    package init() {}
  }

  package var counts: [RegisterTable: Counts] = [:]
  /// Rows that were refused.
  package var problems: [RowProblem] = []
  /// Rows that loaded though they are implausible.
  package var quality: [RowProblem] = []
  /// Whether it was put on record.
  package var isSaved = false

  package init() {}

  package var refusedRows: Int {
    counts.values.reduce(0) { $0 + $1.refused }
  }

  mutating func note(_ outcome: Outcome, in table: RegisterTable) {
    switch outcome {
    case .added: counts[table, default: Counts()].added += 1
    case .unchanged: counts[table, default: Counts()].unchanged += 1
    case .corrected: counts[table, default: Counts()].corrected += 1
    case .refused: counts[table, default: Counts()].refused += 1
    }
  }

  enum Outcome { case added, unchanged, corrected, refused }
}

extension ImportReport.Outcome {
  init(_ outcome: PutOutcome) {
    switch outcome {
    case .added: self = .added
    case .unchanged: self = .unchanged
    case .corrected: self = .corrected
    }
  }
}
