import Casework
import Database

/// The tables of an office (areas, packs in force, posts, links) as the
/// import and the pages both write them.
enum OfficeTables {
  private static let dates = [
    "valid_from", "valid_to", "recorded_at", "recorded_by",
  ]

  static func areas(
    _ connection: any Connection, isPartial: Bool = false
  ) throws -> DatedTable<String, AreaRecord> {
    try DatedTable(
      "areas", owner: ["code"],
      columns: ["name", "level", "parent", "urban_class"] + dates,
      isPartial: isPartial,
      in: connection)
  }

  static func policies(
    _ connection: any Connection, isPartial: Bool = false
  ) throws -> DatedTable<String, PolicyRecord> {
    try DatedTable(
      "policies", owner: ["area", "pack"], columns: dates, isPartial: isPartial,
      in: connection)
  }

  static func posts(
    _ connection: any Connection, isPartial: Bool = false
  ) throws -> DatedTable<String, PostRecord> {
    try DatedTable(
      "posts", owner: ["worker_id"],
      columns: ["name", "role", "unit", "area", "is_leader"] + dates,
      isPartial: isPartial,
      in: connection)
  }

  static func workerLinks(
    _ connection: any Connection, isPartial: Bool = false
  ) throws -> DatedTable<String, LinkRecord> {
    try DatedTable(
      "worker_links", owner: ["worker_id", "kind"],
      columns: ["principal_id", "village"] + dates, isPartial: isPartial,
      in: connection)
  }

  static func links(
    _ connection: any Connection, isPartial: Bool = false
  ) throws -> DatedTable<String, LinkRecord> {
    try DatedTable(
      "links",
      owner: ["county", "household_id", "person_id", "kind", "worker_id"],
      columns: dates, isPartial: isPartial,
      in: connection)
  }
}

extension AreaRecord {
  /// From `name` to `valid_to`.
  var columns: [SQLValue] {
    [
      .text(name), .text(level), SQLValue(parent.map { $0.number }),
      .text(urbanClass),
    ] + span.columns
  }
}

extension PostRecord {
  /// From `name` to `valid_to`.
  var columns: [SQLValue] {
    [
      .text(name), SQLValue(word: role), .text(unit), SQLValue(area),
      SQLValue(isLeader),
    ] + span.columns
  }
}
