import Casework
import Database

extension FactsLoad {
  /// Posts and deputies of the workers named so far, and of those they act
  /// for.
  mutating func addWorkers() throws {
    var rows = WorkerRows()
    while rows.read < workerIDs.count {
      let chosen = workerIDs[rows.read...].sorted()
      rows.read = workerIDs.count
      try add(.some(chosen), to: &rows)
    }
    finish(rows)
  }

  /// All workers, with posts and contact points.
  mutating func addAllWorkers() throws {
    try connection.query("SELECT worker_id FROM workers ORDER BY worker_no") {
      _ = worker($0.int(0))
    }
    var rows = WorkerRows()
    try add(.all, to: &rows)
    finish(rows)
    try addContactPoints(of: .all)
  }

  mutating func addContactPoints(of selection: Selection) throws {
    try Self.contactPoints.each(connection, of: selection) { row in
      builder.addContactPoint(
        worker: worker(row.int(0)), village: try row.area(1),
        span: row.span(2))
    }
  }

  private static let contactPoints = UnitQuery(
    """
    SELECT worker_id, village, valid_from, valid_to FROM worker_links
    WHERE standing = 1 AND village IS NOT NULL
    """, of: "worker_id")

  /// What waits until every worker is known.
  private struct WorkerRows {
    /// How many of the workers have been read.
    var read = 0
    var numbers: [Int64: String] = [:]
    var deputies: [(deputy: Int32, principal: Int32, span: Span)] = []
  }

  private mutating func add(
    _ selection: Selection, to rows: inout WorkerRows
  ) throws {
    try Self.workers.each(connection, of: selection) { row in
      switch row.int(0) {
      case 1: rows.numbers[row.int(1)] = row.text(5)
      case 2:
        rows.deputies.append(
          (worker(row.int(1)), worker(row.int(2)), row.span(6)))
      default:
        builder.addPost(
          of: worker(row.int(1)), try row.word(2), area: try row.area(3),
          isLeader: row.flag(4), span: row.span(6))
      }
    }
  }

  private static let workers = UnitQuery(
    """
    SELECT 1, worker_id, NULL, NULL, NULL, worker_no, NULL, NULL FROM workers
    WHERE worker_no IS NOT NULL
    """,
    """
    SELECT 2, worker_id, principal_id, 0, 0, '', valid_from, valid_to
    FROM worker_links WHERE standing = 1 AND principal_id IS NOT NULL
    """,
    """
    SELECT 3, worker_id, role, area, is_leader, '', valid_from, valid_to
    FROM posts WHERE standing = 1
    """, of: "worker_id")

  /// Numbers in the order of the indices.
  private mutating func finish(_ rows: WorkerRows) {
    for id in workerIDs { _ = builder.addWorker(rows.numbers[id] ?? "") }
    for (deputy, principal, span) in rows.deputies {
      builder.addDeputy(deputy, for: principal, span: span)
    }
  }
}
