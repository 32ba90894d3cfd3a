package import Casework
package import Database
import Foundation
import Logging
import Policies
package import Records

/// A database with the rules and the clock it is used by: the only door to
/// the records, for pages, command line and jobs alike.
package final class Office: Sendable {
  package let engine: any Engine
  package let rules: LedgerRules
  package let clock: Clock
  private let keyFile: KeyFile
  /// Of the key that the database was made with; nil where none was.
  private let keyID: String?
  private let keptVault = VaultBox()
  let unknownLogins = UnknownLogins()

  package init(
    engine: any Engine, keyFile: KeyFile, keyID: String? = nil,
    rules: LedgerRules, clock: Clock
  ) {
    self.engine = engine
    self.keyFile = keyFile
    self.keyID = keyID
    self.rules = rules
    self.clock = clock
  }

  /// Opens a database and brings it to the schema of this program.
  ///
  /// - Parameters:
  ///   - path: a SQLite file, or the address of a PostgreSQL database.
  ///   - create: makes file and key where they are missing.
  ///   - key: the file of the key; nil for the usual place.
  ///   - policies: the folder of packs; nil for the usual place.
  ///   - today: fixes the calendar; nil for the database's own day (a demo
  ///     has one), else the computer's.
  package static func open(
    _ path: String, create: Bool = false, key: String? = nil,
    policies: String? = nil, today: Day? = nil
  ) async throws -> Office {
    let packs = try PackLibrary(
      directory: PackDirectory.find(named: policies)
    ).packs
    let address = DatabaseAddress(path)
    let engine = try address.open(create: create)
    let needsSchema = try await engine.read { connection in
      if try !create && !Migrations.isMade(connection) {
        throw DatabaseFailure.noOffice(place: address.shown)
      }
      return try Migrations.isBehind(connection)
    }
    if needsSchema {
      try await engine.write { try Migrations.apply(to: $0) }
    }
    let settings = try await engine.read { connection in
      let settings = Settings(connection)
      return (
        today: try settings.value(of: .today),
        keyID: try settings.value(of: .keyID)
      )
    }
    let fixed = today ?? settings.today.flatMap { Day($0) }
    let keyFile =
      key.map { KeyFile(path: $0) } ?? KeyFile(database: address)
    var keyID = settings.keyID
    if create {
      // A database that has a key is never given another one.
      let made =
        keyID == nil ? try keyFile.readOrMake() : try keyFile.read()
      if keyID == nil {
        try await engine.write {
          try Settings($0).set(.keyID, to: made.keyID)
        }
        keyID = made.keyID
      }
    }
    let office = Office(
      engine: engine, keyFile: keyFile, keyID: keyID,
      rules: LedgerRules(packs: packs), clock: Clock(fixed: fixed))
    if create { try office.requireKey() }
    return office
  }

  /// Performs an operation: checks the permission, runs it in a transaction
  /// with its audit entry, and answers once it is durable.
  ///
  /// - Throws: `Refusal` where it may not be or cannot be done as asked;
  ///   anything else is a fault.
  package func perform<Work: Operation>(
    _ work: Work, as actor: Actor
  ) async throws -> Work.Output {
    guard actor.may(Work.permission) else {
      throw Refusal.notPermitted
    }
    if work is any Query {
      let answer = try await engine.read { connection in
        let context = self.context(for: work, connection, actor)
        return (try work.perform(in: context), reads: context.reads)
      }
      // What was looked at is noted before anybody sees it.
      if !answer.reads.isEmpty {
        try await engine.write(.aside) { connection in
          try ReadLog(connection).append(answer.reads)
        }
      }
      return answer.0
    }
    return try await engine.write(Work.reach) { connection in
      let context = self.context(for: work, connection, actor)
      let output = try work.perform(in: context)
      if context.audited.isEmpty, !context.isRepeated {
        throw OperationFault.withoutAudit("\(Work.self)")
      }
      try ReadLog(connection).append(context.reads)
      return output
    }
  }

  private func context<Work: Operation>(
    for work: Work, _ connection: any Connection, _ actor: Actor
  ) -> OperationContext {
    OperationContext(
      connection: connection, office: self, actor: actor,
      action: Work.action)
  }

  /// Brings a database to the schema of this program.
  ///
  /// - Returns: the schema before and now; 0 for none.
  package static func migrate(
    _ path: String
  ) async throws -> (before: Int, now: Int) {
    let engine = try DatabaseAddress(path).open(create: false)
    let before = try await engine.read { connection in
      try Migrations.isMade(connection)
        ? try Migrations.current(of: connection) : 0
    }
    try await engine.write { try Migrations.apply(to: $0) }
    try await engine.close()
    return (before, Migrations.latest)
  }

  /// Waits for what is under way and lets go of the database.
  package func close() async throws { try await engine.close() }

  /// The same office by another clock: for a story that is told day by day.
  package func at(_ clock: Clock) -> Office {
    Office(
      engine: engine, keyFile: keyFile, keyID: keyID, rules: rules,
      clock: clock)
  }

  /// Reads the key of the identity columns now.
  ///
  /// - Throws: `VaultFailure` where it is missing, no key, or another
  ///   database's.
  package func requireKey() throws { _ = try vault() }

  /// The folder of the key, which only the program's user may read: for
  /// what must lie on disk for a while.
  package var workFolder: String {
    let parts = keyFile.path.split(
      separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    return folder.isEmpty ? (parts.count > 1 ? "/" : ".") : folder
  }

  func vault() throws -> IdentityVault {
    try keptVault.vault {
      let vault = try keyFile.read()
      if let keyID, vault.keyID != keyID { throw VaultFailure.wrongKey }
      return vault
    }
  }
}

/// A mistake of the program, not of whoever uses it.
enum OperationFault: Error {
  /// A change that would leave no trace.
  case withoutAudit(String)
}
