package import Casework
package import Database

/// Puts single rows of an office on record: what the import does for whole
/// files, without reading the register first.
package struct OfficeWriter {
  private let connection: any Connection
  private let recording: Recording

  package init(_ connection: any Connection, _ recording: Recording) {
    self.connection = connection
    self.recording = recording
  }

  private var recorded: [SQLValue] {
    [.int(recording.at.seconds), .text(recording.by)]
  }

  /// Makes a worker known; his number must be new.
  package func addWorker(
    _ number: String, name: String
  ) throws -> StaffLine {
    let last = try connection.row(
      "SELECT coalesce(max(worker_id), 0) FROM workers"
    ) { $0.int(0) }
    let id = (last ?? 0) + 1
    try connection.execute(
      "INSERT INTO workers (worker_id, worker_no, name) VALUES (?, ?, ?)",
      [.int(id), .text(number), .text(name)])
    return StaffLine(id: id, number: number, name: name)
  }

  /// - Parameter old: the row it replaces; nil for a new one.
  package func put(
    _ post: PostRecord, of worker: Int64, replacing old: StoredPost? = nil
  ) throws {
    let key = RegisterWriter.key(post)
    let table = try OfficeTables.posts(connection)
    if let old { table.remember(old.record, key: key, old.stored) }
    _ = try table.put(
      post, key: key, owner: [.int(worker)], values: post.columns + recorded)
  }

  /// A link in the place of one on record.
  package func put(_ link: LinkRecord, replacing old: StoredLink) throws {
    try put(
      link, target: old.target, owner: old.stored.owner, replacing: old)
  }

  /// A new link of a worker.
  package func put(
    _ link: LinkRecord, of worker: Int64, to target: StoredLink.Target
  ) throws {
    let kind = SQLValue(word: link.kind)
    let owner: [SQLValue] =
      switch target {
      case .household(let key):
        [.int(key.county), .int(key.id), .int(0), kind, .int(worker)]
      case .person(let key):
        [.int(key.county), .int(0), .int(key.id), kind, .int(worker)]
      case .village, .worker: [.int(worker), kind]
      }
    try put(link, target: target, owner: owner, replacing: nil)
  }

  private func put(
    _ link: LinkRecord, target: StoredLink.Target, owner: [SQLValue],
    replacing old: StoredLink?
  ) throws {
    let key = RegisterWriter.key(link)
    let ofWorker: [SQLValue]? =
      switch target {
      case .village(let code): [.null, SQLValue(code)]
      case .worker(let id): [.int(id), .null]
      case .household, .person: nil
      }
    let table =
      ofWorker == nil
      ? try OfficeTables.links(connection)
      : try OfficeTables.workerLinks(connection)
    if let old { table.remember(old.record, key: key, old.stored) }
    _ = try table.put(
      link, key: key, owner: owner,
      values: (ofWorker ?? []) + link.span.columns + recorded)
  }

  package func put(
    _ area: AreaRecord, replacing old: StoredArea? = nil
  ) throws {
    let key = RegisterWriter.key(area)
    let table = try OfficeTables.areas(connection)
    if let old { table.remember(old.record, key: key, old.stored) }
    _ = try table.put(
      area, key: key, owner: [SQLValue(area.code)],
      values: area.columns + recorded)
  }

  package func put(
    _ policy: PolicyRecord, replacing old: StoredPolicy? = nil
  ) throws {
    let key = RegisterWriter.key(policy)
    let table = try OfficeTables.policies(connection)
    if let old { table.remember(old.record, key: key, old.stored) }
    _ = try table.put(
      policy, key: key, owner: [SQLValue(policy.area), .text(policy.pack)],
      values: policy.span.columns + recorded)
  }
}
