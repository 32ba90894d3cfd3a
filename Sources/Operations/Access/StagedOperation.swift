/// An operation with work that must not hold a transaction, such as hashing
/// a password: it runs several short ones itself.
package protocol StagedOperation: Sendable {
  associatedtype Output: Sendable

  static var permission: Permission { get }
  static var action: AuditAction { get }

  func perform(in office: Office, as actor: Actor) async throws -> Output
}

extension Office {
  /// Performs an operation in stages: the permission is checked first.
  package func perform<Work: StagedOperation>(
    _ work: Work, as actor: Actor
  ) async throws -> Work.Output {
    guard actor.may(Work.permission) else { throw Refusal.notPermitted }
    return try await work.perform(in: self, as: actor)
  }
}
