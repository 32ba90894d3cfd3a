import Database

/// Why the database could not do what was asked, as far as whoever asked can
/// do something about it: wait, or tell the administrator.
package enum StorageTrouble: Sendable, Hashable {
  /// Another try may succeed; what is sent twice is kept once.
  case passing
  /// It can be read only.
  case readOnly
  /// There is no room, or the disk takes nothing more.
  case noRoom

  /// Nil for whatever is a fault.
  package init?(_ error: any Error) {
    guard let failure = error as? DatabaseFailure else { return nil }
    switch failure {
    case .busy, .conflict, .connectionLost, .unreachable,
      .tooManyConnections, .outOfMemory:
      self = .passing
    case .readOnly, .readOnlyServer: self = .readOnly
    case .diskFull, .notSynced: self = .noRoom
    default: return nil
    }
  }

  package var words: String {
    switch self {
    case .passing:
      "数据库现在没有应答，这一步没有确认完成。请过一会儿再试；同一张表再提交一次，不会重复登记。"
    case .readOnly:
      "系统现在只能查看，不能保存，这一步没有完成。请联系系统管理员。"
    case .noRoom:
      "系统的存储空间出了问题，这一步没有保存。请联系系统管理员，处理好之后再提交。"
    }
  }
}
