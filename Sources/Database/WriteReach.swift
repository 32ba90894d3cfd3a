/// What a write may change, so that writes which cannot be in each other's
/// way go on side by side. An engine with one writer need not ask.
package enum WriteReach: Sendable {
  /// Anything: no write of this kind or of `units` runs beside it.
  case everything
  /// What hangs on units that it locks by `Connection.lock` before it reads
  /// them.
  case units
  /// Nothing that the register or the ledger rests on: sessions, leases,
  /// seals, accounts.
  case aside
}

/// Names what is locked until the write ends: a unit, or the number of a
/// visit, which may be sent for two units at once.
package struct UnitLock: Hashable, Comparable, Sendable {
  package enum Kind: Int64, Sendable {
    case household = 1
    case person
    case visit
    case matter
  }

  /// Two units may share one; then their writes wait for each other without
  /// need.
  let key: Int64

  package init(_ kind: Kind, county: Int64, id: Int64) {
    self.init([kind.rawValue, county, id])
  }

  /// Visits have one number in all counties.
  package init(visit number: String) {
    self.init([Kind.visit.rawValue] + number.utf8.map(Int64.init))
  }

  package init(matter id: String) {
    self.init([Kind.matter.rawValue] + id.utf8.map(Int64.init))
  }

  private init(_ parts: [Int64]) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in parts {
      hash = (hash ^ UInt64(bitPattern: part)) &* 0x100_0000_01b3
      hash ^= hash >> 32
    }
    // 0 names the register as a whole.
    key = Int64(bitPattern: hash | 1)
  }

  package static func < (left: UnitLock, right: UnitLock) -> Bool {
    left.key < right.key
  }
}

extension Engine {
  /// A write that may change anything.
  package func write<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await write(.everything, body)
  }
}
