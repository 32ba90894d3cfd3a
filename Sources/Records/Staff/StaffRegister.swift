package import Casework
package import Database

/// Reads who works where, and whom he is tied to, as it stands.
package struct StaffRegister {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func worker(_ number: String) throws -> StaffLine? {
    try connection.row(
      "SELECT worker_id, worker_no, name FROM workers WHERE worker_no = ?",
      [.text(number)], line)
  }

  private func line(_ row: any Statement) -> StaffLine {
    StaffLine(id: row.int(0), number: row.text(1), name: row.text(2))
  }

  /// All posts at areas in an area, by worker and day.
  ///
  /// - Parameter area: nil for everywhere.
  package func posts(
    in area: AreaCode?
  ) throws -> [(worker: StaffLine, post: StoredPost)] {
    let term = AreaTerm("p.area", in: area)
    return try connection.rows(
      """
      SELECT p.worker_id, w.worker_no, w.name, p.entry, p.revision, p.name,
        p.role, p.unit, p.area, p.is_leader, p.valid_from, p.valid_to
      FROM posts p JOIN workers w ON w.worker_id = p.worker_id
      WHERE p.standing = 1 AND \(term.sql)
      ORDER BY w.worker_no, p.valid_from NULLS FIRST, p.entry
      """, term.arguments, post)
  }

  /// A page of those who have a post at areas in an area, by the first of
  /// these and number; and how many there are.
  ///
  /// - Parameters:
  ///   - area: nil for everywhere.
  ///   - day: on which a post is in force; nil for ever.
  package func page(
    in area: AreaCode?, on day: Day?, limit: Int, offset: Int
  ) throws -> (workers: [StaffLine], count: Int) {
    let term = AreaTerm("p.area", in: area)
    var condition = "p.standing = 1 AND \(term.sql)"
    var arguments = term.arguments
    if let day {
      condition += """
         AND (p.valid_from IS NULL OR p.valid_from <= ?)
         AND (p.valid_to IS NULL OR p.valid_to >= ?)
        """
      arguments += [SQLValue(day), SQLValue(day)]
    }
    let workers = try connection.rows(
      """
      SELECT w.worker_id, w.worker_no, w.name FROM (
        SELECT p.worker_id, min(p.area) AS area FROM posts p
        WHERE \(condition) GROUP BY p.worker_id) f
      JOIN workers w ON w.worker_id = f.worker_id
      ORDER BY f.area, w.worker_no LIMIT ? OFFSET ?
      """, arguments + [.int(Int64(limit)), .int(Int64(offset))], line)
    let count = try connection.row(
      "SELECT count(DISTINCT p.worker_id) FROM posts p WHERE \(condition)",
      arguments
    ) { $0.int(0) }
    return (workers, Int(count ?? 0))
  }

  package func posts(of worker: Int64) throws -> [StoredPost] {
    try posts(of: [worker]).map(\.post)
  }

  package func posts(
    of workers: [Int64]
  ) throws -> [(worker: StaffLine, post: StoredPost)] {
    let ids = Selection.some(workers.sorted())
    return try connection.rows(
      """
      SELECT p.worker_id, w.worker_no, w.name, p.entry, p.revision, p.name,
        p.role, p.unit, p.area, p.is_leader, p.valid_from, p.valid_to
      FROM posts p JOIN workers w ON w.worker_id = p.worker_id
      WHERE p.standing = 1\(ids.term("p.worker_id"))
      ORDER BY p.worker_id, p.valid_from NULLS FIRST, p.entry
      """, ids.arguments, post)
  }

  private func post(
    _ row: any Statement
  ) throws -> (worker: StaffLine, post: StoredPost) {
    let line = line(row)
    return (
      line,
      StoredPost(
        stored: StoredEntry(
          owner: [.int(line.id)], entry: row.int(3), revision: row.int(4)),
        record: PostRecord(
          worker: line.number, name: row.text(5), role: try row.word(6),
          unit: row.text(7), area: try row.area(8), isLeader: row.flag(9),
          span: row.span(10)))
    )
  }

  /// The number of links in force on a day, by worker and kind.
  package func linkCounts(
    of workers: [Int64], on day: Day
  ) throws -> [Int64: [LinkKind: Int]] {
    var counts: [Int64: [LinkKind: Int]] = [:]
    let ids = Selection.some(workers.sorted())
    let days: [SQLValue] = [SQLValue(day), SQLValue(day)]
    for table in ["links", "worker_links"] {
      try connection.query(
        """
        SELECT worker_id, kind, count(*) FROM \(table)
        WHERE standing = 1 AND (valid_from IS NULL OR valid_from <= ?)
          AND (valid_to IS NULL OR valid_to >= ?)\(ids.term("worker_id"))
        GROUP BY worker_id, kind
        """, days + ids.arguments
      ) { row in
        counts[row.int(0), default: [:]][try row.word(1)] = Int(row.int(2))
      }
    }
    return counts
  }

  /// Whether a worker is linked to somebody or something of a county.
  package func isLinked(_ worker: Int64, in county: Int64) throws -> Bool {
    try connection.row(
      """
      SELECT 1 FROM links WHERE worker_id = ? AND county = ? AND standing = 1
      LIMIT 1
      """, [.int(worker), .int(county)]
    ) { $0.int(0) } != nil
  }

  /// All links of a worker, deputyships and contact points included.
  package func links(of worker: Int64) throws -> [StoredLink] {
    try links("l.worker_id = ?", [.int(worker)])
      + workerLinks("l.worker_id = ?", [.int(worker)])
  }

  /// 代理 by which others act for a worker.
  package func deputyships(for principal: Int64) throws -> [StoredLink] {
    try workerLinks("l.principal_id = ?", [.int(principal)])
  }

  /// Deputyships in force on a day by which some act for others, or others
  /// for them.
  package func deputyships(
    among workers: [Int64], on day: Day
  ) throws -> [StoredLink] {
    let ids = Selection.some(workers.sorted())
    var found: [StoredLink] = []
    for column in ["l.worker_id", "l.principal_id"] {
      found += try workerLinks(
        """
        l.principal_id IS NOT NULL
          AND (l.valid_from IS NULL OR l.valid_from <= ?)
          AND (l.valid_to IS NULL OR l.valid_to >= ?)\(ids.term(column))
        """, [SQLValue(day), SQLValue(day)] + ids.arguments)
    }
    return found
  }

  private func links(
    _ term: String, _ arguments: [SQLValue]
  ) throws -> [StoredLink] {
    try connection.rows(
      """
      SELECT l.worker_id, w.worker_no, w.name, l.kind, l.entry, l.revision,
        l.valid_from, l.valid_to, l.county, l.household_id, l.person_id,
        coalesce(h.household_no, p.person_no), coalesce(h.head, p.name),
        coalesce(h.village, (SELECT hh.village FROM stays s
          JOIN households hh ON hh.county = s.county
            AND hh.household_id = s.household_id AND hh.standing = 1
          WHERE s.home_county = l.county AND s.home_person_id = l.person_id
            AND s.standing = 1
          ORDER BY s.valid_from DESC NULLS LAST LIMIT 1))
      FROM links l JOIN workers w ON w.worker_id = l.worker_id
      LEFT JOIN households h ON h.county = l.county
        AND h.household_id = l.household_id AND h.standing = 1
      LEFT JOIN persons p ON p.county = l.county
        AND p.person_id = l.person_id AND p.standing = 1
      WHERE l.standing = 1 AND \(term)
      ORDER BY l.kind, 14, 12, l.valid_from NULLS FIRST, l.entry
      """, arguments
    ) { row in
      let worker = line(row)
      let kind: LinkKind = try row.word(3)
      let county = row.int(8)
      let isHousehold = row.int(9) > 0
      return StoredLink(
        stored: StoredEntry(
          owner: [
            .int(county), .int(row.int(9)), .int(row.int(10)),
            SQLValue(word: kind), .int(worker.id),
          ], entry: row.int(4), revision: row.int(5)),
        record: LinkRecord(
          kind: kind, worker: worker.number, object: row.text(11),
          span: row.span(6)),
        worker: worker,
        target: isHousehold
          ? .household(HouseholdKey(county: county, id: row.int(9)))
          : .person(PersonKey(county: county, id: row.int(10))),
        name: row.text(12),
        village: row.isNull(13) ? nil : try row.area(13))
    }
  }

  private func workerLinks(
    _ term: String, _ arguments: [SQLValue]
  ) throws -> [StoredLink] {
    try connection.rows(
      """
      SELECT l.worker_id, w.worker_no, w.name, l.kind, l.entry, l.revision,
        l.valid_from, l.valid_to, l.principal_id, l.village,
        coalesce(o.worker_no, ''),
        coalesce(o.name, (SELECT a.name FROM areas a
          WHERE a.code = l.village AND a.standing = 1
          ORDER BY a.valid_from DESC NULLS LAST LIMIT 1), '')
      FROM worker_links l JOIN workers w ON w.worker_id = l.worker_id
      LEFT JOIN workers o ON o.worker_id = l.principal_id
      WHERE l.standing = 1 AND \(term)
      ORDER BY l.kind, l.valid_from NULLS FIRST, l.entry
      """, arguments
    ) { row in
      let worker = line(row)
      let kind: LinkKind = try row.word(3)
      let village = row.isNull(9) ? nil : try row.area(9)
      return StoredLink(
        stored: StoredEntry(
          owner: [.int(worker.id), SQLValue(word: kind)],
          entry: row.int(4), revision: row.int(5)),
        record: LinkRecord(
          kind: kind, worker: worker.number,
          object: village?.description ?? row.text(10), span: row.span(6)),
        worker: worker,
        target: village.map { .village($0) } ?? .worker(row.int(8)),
        name: row.text(11), village: village)
    }
  }
}
