package import Casework
package import Database

/// Who makes up an office on a day, and to which offices somebody belongs.
package struct OfficeRoster {
  private let connection: any Connection
  private let scope: ScopeReader
  private let day: Day

  package init(_ connection: any Connection, on day: Day) {
    self.connection = connection
    self.day = day
    scope = ScopeReader(connection, on: day)
  }

  /// Those in post at an office, and who acts for them.
  package func staff(of office: OfficeAddress) throws -> [OfficeStaff] {
    let roles = office.institution.roles(at: office.area.level)
    if roles.isEmpty { return [] }
    var seen: Set<String> = []
    var staff: [OfficeStaff] = []
    var deputies: [OfficeStaff] = []
    for post in try scope.posts(at: office.area)
    where roles.contains(post.role) && seen.insert(post.number).inserted {
      staff.append(OfficeStaff(worker: post.number, name: post.name))
      deputies += try self.deputies(of: post.worker, named: post.name)
    }
    return staff + deputies.filter { seen.insert($0.worker).inserted }
  }

  /// Who acts for a worker (代理).
  package func deputies(
    of worker: Int64, named name: String
  ) throws -> [OfficeStaff] {
    try connection.rows(
      """
      SELECT DISTINCT w.worker_no, w.name FROM worker_links l
      JOIN workers w ON w.worker_id = l.worker_id
      WHERE l.principal_id = ? AND l.kind = ? AND l.standing = 1
        AND (l.valid_from IS NULL OR l.valid_from <= ?)
        AND (l.valid_to IS NULL OR l.valid_to >= ?)
      ORDER BY w.worker_no
      """,
      [
        .int(worker), SQLValue(word: LinkKind.deputy), SQLValue(day),
        SQLValue(day),
      ]
    ) {
      OfficeStaff(worker: $0.text(0), name: $0.text(1), actsFor: name)
    }
  }

  /// What a worker's inbox is made of: himself and those he acts for; his
  /// offices at the area he speaks for; of those he acts for the offices of
  /// commissioners, whose areas he sees in their place.
  ///
  /// - Parameter own: nil for who sees by name alone.
  package func desk(
    of worker: Int64, speakingFor own: AreaCode?
  ) throws -> NoticeDesk {
    guard worker > 0 else { return NoticeDesk(workers: [], offices: []) }
    var workers = [worker]
    var offices: [OfficeAddress] = []
    try connection.query(
      """
      SELECT p.worker_id, p.role, p.area FROM posts p
      WHERE p.standing = 1 AND (p.valid_from IS NULL OR p.valid_from <= ?)
        AND (p.valid_to IS NULL OR p.valid_to >= ?)
        AND p.worker_id IN (SELECT w.worker_id FROM workers w
          WHERE w.worker_id = ?
          UNION SELECT l.principal_id FROM worker_links l
          WHERE l.worker_id = ? AND l.kind = ? AND l.standing = 1
            AND (l.valid_from IS NULL OR l.valid_from <= ?)
            AND (l.valid_to IS NULL OR l.valid_to >= ?))
      """,
      [
        SQLValue(day), SQLValue(day), .int(worker), .int(worker),
        SQLValue(word: LinkKind.deputy), SQLValue(day), SQLValue(day),
      ]
    ) { row in
      let id = row.int(0)
      if !workers.contains(id) { workers.append(id) }
      let role: Role = try row.word(1)
      let area = try row.area(2)
      let speaks =
        id == worker ? area == own : role.isCommission(at: area.level)
      guard speaks else { return }
      for institution in InstitutionKind.all(of: role, at: area.level) {
        let office = OfficeAddress(area, institution)
        if !offices.contains(office) { offices.append(office) }
      }
    }
    return NoticeDesk(workers: workers, offices: offices)
  }

  /// 工号 of the responsible visitors (探访责任) of those who live in a
  /// household.
  package func responsibleVisitors(
    of home: HouseholdKey
  ) throws -> [String] {
    try connection.rows(
      """
      SELECT DISTINCT w.worker_no FROM stays s
      JOIN links l ON l.county = s.home_county
        AND l.person_id = s.home_person_id AND l.kind = ?
        AND l.standing = 1
      JOIN workers w ON w.worker_id = l.worker_id
      WHERE s.county = ? AND s.household_id = ? AND s.standing = 1
        AND (s.valid_from IS NULL OR s.valid_from <= ?)
        AND (s.valid_to IS NULL OR s.valid_to >= ?)
        AND (l.valid_from IS NULL OR l.valid_from <= ?)
        AND (l.valid_to IS NULL OR l.valid_to >= ?)
      ORDER BY w.worker_no
      """,
      [
        SQLValue(word: LinkKind.responsibleVisitor), .int(home.county),
        .int(home.id), SQLValue(day), SQLValue(day), SQLValue(day),
        SQLValue(day),
      ]
    ) { $0.text(0) }
  }

  /// A worker with his name.
  package func worker(
    _ id: Int64
  ) throws -> (number: String, name: String)? {
    try connection.row(
      "SELECT worker_no, name FROM workers WHERE worker_id = ?", [.int(id)]
    ) { ($0.text(0), $0.text(1)) }
  }
}

extension Role {
  /// The commissioner of one area, which his deputy sees in his place.
  fileprivate func isCommission(at level: AreaLevel) -> Bool {
    (self == .villageCommissioner && level == .village)
      || (self == .townshipCommissioner && level == .township)
  }
}

/// Whose notices arrive at one desk.
package struct NoticeDesk: Sendable, Hashable {
  /// Numbers in the records; one's own first.
  package var workers: [Int64]
  package var offices: [OfficeAddress]

  package init(workers: [Int64], offices: [OfficeAddress]) {
    self.workers = workers
    self.offices = offices
  }

  package func has(_ address: NoticeAddress) -> Bool {
    switch address {
    case .worker(let id): workers.contains(id)
    case .office(let office): offices.contains(office)
    }
  }
}
