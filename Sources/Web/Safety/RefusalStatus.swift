import Hummingbird
import Operations

extension Refusal {
  /// What a refusal is in HTTP. What is unknown and what may not be seen are
  /// the same to whoever asks.
  var status: HTTPResponse.Status {
    switch self {
    case .notFound, .notPermitted: .notFound
    case .notSignedIn, .wrongPassword: .unauthorized
    case .locked: .tooManyRequests
    case .blocked, .postEnded, .oneTimePasswordEnded, .codeNeeded: .forbidden
    case .invalid, .importErrors: .unprocessableContent
    case .changedMeanwhile, .alreadyRecorded, .factsChanged,
      .alreadyDecided, .matterStands, .matterMoved:
      .conflict
    case .busy: .serviceUnavailable
    }
  }

  /// Whether it is told on the page of the form; else on one of its own.
  var isBesideForm: Bool {
    status != .notFound && status != .forbidden && status != .unauthorized
  }

  var title: String {
    switch self {
    case .notFound, .notPermitted: "没有找到"
    case .notSignedIn, .wrongPassword, .locked, .blocked, .postEnded,
      .oneTimePasswordEnded:
      "没有登录"
    case .codeNeeded: "需要动态口令"
    case .invalid, .importErrors: "需要修改"
    case .changedMeanwhile, .alreadyRecorded: "没有保存"
    case .factsChanged: "资料已有变动，请核对"
    case .alreadyDecided: "已经处理过了"
    case .matterStands: "现在不能这样办"
    case .matterMoved: "已经有人办了下一步"
    case .busy: "请稍候"
    }
  }

  /// The words for a page, alike for unknown and forbidden.
  var pageWords: String {
    self == .notPermitted ? Refusal.notFound.words : words
  }
}
