import Hummingbird
import Logging
import Operations

/// Something that should not have happened. Whoever asked gets a number; the
/// log gets the number and the cause.
struct Fault: Sendable {
  let reference: String
  /// Where the database could not do it, and somebody can do something about
  /// that.
  private let trouble: StorageTrouble?

  /// - Parameter mayQuote: whether what went wrong may quote a row; then only
  ///   its kind is logged.
  init(_ error: any Error, in logger: Logger, mayQuote: Bool = false) {
    trouble = StorageTrouble(error)
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
        "error": .string(mayQuote ? "-" : String(describing: error)),
      ])
  }

  var words: String { trouble?.words ?? Self.words }

  var status: HTTPResponse.Status {
    trouble == nil ? .internalServerError : .serviceUnavailable
  }

  /// What a form says above what was typed.
  var wordsBesideForm: String {
    switch trouble {
    case nil, .passing:
      "系统暂时没有保存成功，您填的内容都在下面。请稍等一会儿再保存一次，"
        + "重复保存不会重复记录。"
    case .readOnly, .noRoom: words + "您填的内容都在下面。"
    }
  }

  static let words = "系统出了点问题，没有完成这一步。"

  /// None that is mistaken for another when read aloud.
  private static let letters = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
}

extension Site {
  /// What came of work beside the requests that went wrong.
  func answer(
    _ fault: Fault, frame: Frame, onward: String
  ) throws -> Response {
    try answer(
      MessagePage(
        frame: frame, words: fault.words, reference: fault.reference,
        retry: nil, onward: onward), status: fault.status)
  }
}
