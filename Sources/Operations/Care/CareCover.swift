import Casework
import Records

/// Where and when a pack with rules of care is in force.
struct CareCover {
  let pack: PolicyPack
  let rules: CareRules
  private let rows: [(area: AreaCode, span: Span)]

  init(_ pack: PolicyPack, _ rules: CareRules, _ reader: PolicyReader) throws {
    self.pack = pack
    self.rules = rules
    rows = try reader.days(of: pack.id)
  }

  /// Days on which it is in force at a village.
  func days(at village: AreaCode) -> [Span] {
    rows.filter { $0.area.contains(village) && !$0.span.isEmpty }.map(\.span)
  }

  /// Days on which an agreement is owed to somebody who lives at a village.
  ///
  /// - Parameter statuses: days of the statuses it is owed for.
  func needed(
    statuses: [Span], at village: AreaCode, until death: Day?
  ) -> [Span] {
    let life = Span(from: nil, to: death)
    return days(at: village).flatMap { inForce in
      statuses.map { $0.intersection(inForce).intersection(life) }
        .filter { !$0.isEmpty }
    }
  }
}

extension OperationContext {
  /// All packs with rules of care, in their order.
  func careCovers() throws -> [CareCover] {
    let reader = PolicyReader(connection)
    return try rules.packs.compactMap { pack in
      try pack.care.map { try CareCover(pack, $0, reader) }
    }
  }

  /// Ids of the seasons that the county of a village has called for a day.
  func seasonsCalled(at village: AreaCode, on day: Day) throws -> Set<String> {
    try CountyCareStore(connection, of: village.countyKey).called(on: day)
  }
}

extension [CareCover] {
  /// The one in force at a village on a day.
  func cover(at village: AreaCode, on day: Day) -> CareCover? {
    first { $0.days(at: village).contains { $0.contains(day) } }
  }
}
