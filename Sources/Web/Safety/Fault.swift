import Hummingbird
import Logging

/// Something that should not have happened. Whoever asked gets a number; the
/// log gets the number and the cause.
struct Fault {
  let reference: String

  init(_ error: any Error, in logger: Logger) {
    var generator = SystemRandomNumberGenerator()
    reference = String(
      (0..<8).map { _ in
        Self.letters.randomElement(using: &generator) ?? "2"
      })
    logger.error(
      "fault",
      metadata: [
        "reference": .string(reference),
        "type": .string(String(reflecting: type(of: error))),
        "error": .string(String(describing: error)),
      ])
  }

  static let words = "系统出了点问题，没有完成这一步。"

  /// None that is mistaken for another when read aloud.
  private static let letters = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
}
