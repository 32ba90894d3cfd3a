package import Casework

/// What stands behind a number of the coverage pages, a page of rows.
package struct CoverageRows: Sendable, Hashable {
  package var area: AreaName
  package var above: [AreaName]
  package var duty: DutyName
  /// Nil for what is owed still (欠访).
  package var state: DutyState?
  package var period: Span
  package var day: Day
  package var rows: [CoverageRow]
  /// How many there are altogether.
  package var number: Int
  /// Rows before this page, and the most on one.
  package var offset: Int
  package var limit: Int
}

/// A window of a unit.
package struct CoverageRow: Sendable, Hashable {
  /// As the ledger listing writes it: 户编号, 人员编号, 工号+对象, 工号.
  package var unit: String
  /// The household's head, or the person's name; the worker's first for a
  /// link.
  package var name: String
  /// 户编号 of the household it is about, where whoever asks may open it.
  package var household: String?
  package var village: AreaName?
  package var window: Span
  package var required: Int
  package var counted: Int
  package var state: DutyState
  package var isOverdue: Bool
  package var marks: [DutyMark]
}
