import Hummingbird
import Logging
import Operations

/// Something that should not have happened. Whoever asked gets a number; the
/// log gets the number and the cause, or its kind alone where the cause may
/// quote what people have sent.
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
        "error": .string(
          mayQuote ? Self.kind(of: error) : String(describing: error)),
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

  /// What is said where an import was started.
  var wordsBesideImport: String {
    switch trouble {
    case nil:
      Self.words + "上传的文件还在，可以再导入一次，不会重复登记。"
    case .passing:
      "数据库没有应答，导入没有确认完成。上传的文件还在，请过一会儿再导入一次，"
        + "不会重复登记。"
    case .readOnly, .noRoom: words + "上传的文件还在。"
    }
  }

  /// What is said where something was only worked out.
  var wordsOfWork: String {
    switch trouble {
    case .passing: "数据库现在没有应答，没有算完。请过一会儿再试。"
    case nil, .readOnly, .noRoom: words
    }
  }

  static let words = "系统出了点问题，没有完成这一步。"

  /// The case of an enumeration, without what it carries.
  private static func kind(of error: any Error) -> String {
    let mirror = Mirror(reflecting: error)
    guard mirror.displayStyle == .enum else { return "-" }
    return mirror.children.first?.label
      ?? StorageTrouble(error).map { "\($0)" } ?? "-"
  }

  /// None that is mistaken for another when read aloud.
  private static let letters = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
}

extension Site {
  /// What came of work beside the requests that went wrong, where nothing was
  /// to be saved.
  func answer(
    _ fault: Fault, frame: Frame, onward: String, onwardWords: String
  ) throws -> Response {
    var frame = frame
    frame.title = "没有完成"
    return try answer(
      MessagePage(
        frame: frame, words: fault.wordsOfWork, reference: fault.reference,
        onward: onward, onwardWords: onwardWords), status: fault.status)
  }
}
