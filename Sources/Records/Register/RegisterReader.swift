package import Casework
package import Database

/// Reads the register as it stands, table by table, in the order of numbers:
/// for export, and to match an import with.
package struct RegisterReader {
  let connection: any Connection
  let vault: IdentityVault
  /// Whose rows are read of the tables that hang on one; nil for all.
  let owner: RegisterOwner?

  package init(
    _ connection: any Connection, vault: IdentityVault,
    of owner: RegisterOwner? = nil
  ) {
    self.connection = connection
    self.vault = vault
    self.owner = owner
  }

  /// An AND-term that picks the owner's rows.
  func owned(_ table: String) -> String { owner?.term(table) ?? "" }

  package typealias Each<Record> = (StoredEntry, Record) throws -> Void

  package func areas(each: Each<AreaRecord>) throws {
    try read(
      """
      SELECT code, entry, revision, name, level, parent, urban_class,
        valid_from, valid_to
      FROM areas WHERE standing = 1 ORDER BY CAST(code AS TEXT), entry
      """, owners: 1, each: each
    ) { row in
      AreaRecord(
        code: try row.area(0), name: row.text(3), level: row.text(4),
        parent: row.isNull(5) ? nil : try row.area(5),
        urbanClass: row.text(6), span: row.span(7))
    }
  }

  package func policies(each: Each<PolicyRecord>) throws {
    try connection.query(
      """
      SELECT area, pack, entry, revision, valid_from, valid_to
      FROM policies WHERE standing = 1
      ORDER BY CAST(area AS TEXT), pack, valid_from NULLS FIRST,
        valid_to NULLS FIRST
      """
    ) { row in
      let policy = PolicyRecord(
        area: try row.area(0), pack: row.text(1), span: row.span(4))
      let stored = StoredEntry(
        owner: [SQLValue(policy.area), .text(policy.pack)],
        entry: row.int(2), revision: row.int(3))
      try each(stored, policy)
    }
  }

  package func suspensions(each: Each<SuspensionRecord>) throws {
    try read(
      """
      SELECT t.area, t.entry, t.revision, t.reason, t.valid_from, t.valid_to
      FROM suspensions t WHERE t.standing = 1\(owned("t"))
      ORDER BY CAST(t.area AS TEXT), t.valid_from NULLS FIRST,
        t.valid_to NULLS FIRST, t.reason
      """, owners: 1, arguments: owner?.arguments, each: each
    ) { row in
      SuspensionRecord(
        area: try row.area(0), reason: row.text(3), span: row.span(4))
    }
  }

  package func posts(each: Each<PostRecord>) throws {
    try read(
      """
      SELECT p.worker_id, p.entry, p.revision, w.worker_no, p.name, p.role,
        p.unit, p.area, p.is_leader, p.valid_from, p.valid_to
      FROM posts p JOIN workers w ON w.worker_id = p.worker_id
      WHERE p.standing = 1
      ORDER BY w.worker_no, p.valid_from NULLS FIRST, p.area, p.role,
        p.valid_to NULLS FIRST
      """, owners: 1, each: each
    ) { row in
      PostRecord(
        worker: row.text(3), name: row.text(4), role: try row.word(5),
        unit: row.text(6), area: try row.area(7), isLeader: row.flag(8),
        span: row.span(9))
    }
  }

  /// 代理 and 联系点.
  package func workerLinks(each: Each<LinkRecord>) throws {
    try read(
      """
      SELECT l.worker_id, l.kind, l.entry, l.revision, w.worker_no,
        coalesce(o.worker_no, CAST(l.village AS TEXT)), l.valid_from,
        l.valid_to
      FROM worker_links l JOIN workers w ON w.worker_id = l.worker_id
      LEFT JOIN workers o ON o.worker_id = l.principal_id
      WHERE l.standing = 1
      ORDER BY l.kind, w.worker_no, 6, l.valid_from NULLS FIRST,
        l.valid_to NULLS FIRST
      """, owners: 2, each: each, link)
  }

  /// 联系户, 结对 and 探访责任.
  package func links(each: Each<LinkRecord>) throws {
    try read(
      """
      SELECT l.county, l.household_id, l.person_id, l.kind, l.worker_id,
        l.entry, l.revision, w.worker_no,
        coalesce(h.household_no, p.person_no), l.valid_from, l.valid_to
      FROM links l JOIN workers w ON w.worker_id = l.worker_id
      LEFT JOIN households h ON h.county = l.county
        AND h.household_id = l.household_id AND h.standing = 1
      LEFT JOIN persons p ON p.county = l.county
        AND p.person_id = l.person_id AND p.standing = 1
      WHERE l.standing = 1\(owned("l"))
      ORDER BY l.kind, w.worker_no, 9, l.valid_from NULLS FIRST,
        l.valid_to NULLS FIRST
      """, owners: 5, arguments: owner?.arguments, each: each
    ) { row in
      LinkRecord(
        kind: try row.word(3), worker: row.text(7), object: row.text(8),
        span: row.span(9))
    }
  }

  private func link(_ row: any Statement) throws -> LinkRecord {
    LinkRecord(
      kind: try row.word(1), worker: row.text(4), object: row.text(5),
      span: row.span(6))
  }

  package func households(each: (HouseholdRecord) throws -> Void) throws {
    try connection.query(
      """
      SELECT \(HouseholdRecord.columns) FROM households
      WHERE standing = 1 ORDER BY household_no
      """
    ) { try each(try HouseholdRecord($0)) }
  }

  /// Rows that hang on a person: `t` is the table, `p` the person.
  func readOfPerson<Record>(
    _ table: String, _ columns: String, order: String,
    each: Each<Record>, _ make: (any Statement) throws -> Record
  ) throws {
    try read(
      """
      SELECT t.county, t.person_id, t.entry, t.revision, p.person_no,
        \(columns)
      FROM \(table) t JOIN persons p ON p.county = t.county
        AND p.person_id = t.person_id AND p.standing = 1
      WHERE t.standing = 1\(owned("t")) ORDER BY p.person_no, \(order)
      """, owners: 2, arguments: owner?.arguments, each: each, make)
  }

  /// The first columns are the owner's, then entry and revision.
  func read<Record>(
    _ sql: String, owners: Int32, arguments: [SQLValue]? = nil,
    each: Each<Record>, _ make: (any Statement) throws -> Record
  ) throws {
    try connection.query(sql, arguments ?? []) { row in
      let stored = StoredEntry(
        owner: (0..<owners).map { .int(row.int($0)) },
        entry: row.int(owners), revision: row.int(owners + 1))
      try each(stored, try make(row))
    }
  }
}
