/// A database that stays empty, for imports that must save nothing; all of
/// them use the same one.
enum EmptyRegister {
  private static let opening = Task { try await Register() }

  static func open() async throws -> Register {
    try await opening.value
  }
}
