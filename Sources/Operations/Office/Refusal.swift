package import Casework

/// What cannot be done as asked: a closed set with a stable code and Chinese
/// words that whoever asked can act on. Anything else thrown is a fault.
package enum Refusal: Error, Sendable, Hashable {
  case notPermitted
  /// Unknown or not to be seen: answered alike.
  case notFound
  case notSignedIn
  case wrongPassword
  case locked(until: Moment)
  /// An administrator has locked the account.
  case blocked
  /// The posts of its worker have ended, and the account with them.
  case postEnded
  /// Nobody signed in with the password he was given while it held.
  case oneTimePasswordEnded
  /// A code has to be given, or given anew, for this.
  case codeNeeded
  /// What is wrong with a form, field by field.
  case invalid([FieldProblem])
  /// Somebody changed it meanwhile.
  case changedMeanwhile
  /// The number of the form already stands for another content.
  case alreadyRecorded
  /// Too many are asking for the same at once.
  case busy
  case importErrors
  /// Somebody changed the same facts while a form about them was filled in.
  case factsChanged
  /// A change that somebody has already decided on.
  case alreadyDecided
  /// A step that cannot be done as a matter stands.
  case matterStands(MatterObstacle)
  /// Somebody has done something about the matter meanwhile.
  case matterMoved

  package var code: String {
    switch self {
    case .notPermitted: "not-permitted"
    case .notFound: "not-found"
    case .notSignedIn: "not-signed-in"
    case .wrongPassword: "wrong-password"
    case .locked: "locked"
    case .blocked: "blocked"
    case .postEnded: "post-ended"
    case .oneTimePasswordEnded: "one-time-password-ended"
    case .codeNeeded: "code-needed"
    case .invalid: "invalid"
    case .changedMeanwhile: "changed-meanwhile"
    case .alreadyRecorded: "already-recorded"
    case .busy: "busy"
    case .importErrors: "import-refused"
    case .factsChanged: "facts-changed"
    case .alreadyDecided: "already-decided"
    case .matterStands: "matter-stands"
    case .matterMoved: "matter-moved"
    }
  }

  package var words: String {
    switch self {
    case .notPermitted: "您的账号没有这项权限。如工作需要，请联系本县残联或民政局。"
    case .notFound: "没有找到，或者不在您的工作范围内。"
    case .notSignedIn: "请先登录。"
    case .wrongPassword: "账号或密码不对，请重新输入。"
    case .locked(let until):
      "多次输入错误，账号已暂时锁定，请在\(Self.clock(until))之后再试。"
    case .blocked: "这个账号已由管理员锁定，不能登录。请联系系统管理员。"
    case .postEnded: "您的岗位已经交接，这个账号不再使用。如仍在岗，请联系系统管理员解锁。"
    case .oneTimePasswordEnded:
      "这个一次性密码已经过期（\(OneTimePassword.days)天内有效）。请联系系统管理员重设一个。"
    case .codeNeeded: "这一步需要先输入动态口令。"
    case .invalid: "有内容需要修改，已填的都保留着。"
    case .changedMeanwhile: "您打开之后，这条记录又更正过一次，请查看最新内容后再改。"
    case .alreadyRecorded:
      "这张表已经提交过，内容与这次不同。请打开该户查看已登记的访视，需要修改的用“更正”。"
    case .busy: "现在登录的人太多，请过一会儿再试。"
    case .importErrors: "导入的文件有错误，没有写入任何内容。"
    case .factsChanged:
      "您填写期间，有人改了同一项资料。“现在登记的”已经是最新内容，您填的都保留着；"
        + "核对后再提交，就以您填的为准。"
    case .alreadyDecided: "这件变更已经有人处理过了，请看最新的处理结果。"
    case .matterStands(let obstacle): obstacle.words
    case .matterMoved:
      "您打开之后，已经有人办了下一步。页面上是最新的情况，请看过再办。"
    }
  }
}

extension Refusal {
  /// `14:35`, the minute begun counted in full.
  private static func clock(_ moment: Moment) -> String {
    let whole = Moment(seconds: (moment.seconds + 59) / 60 * 60)
    return String(whole.description.dropFirst(11))
  }
}

/// What is wrong with one field of a form.
package struct FieldProblem: Sendable, Hashable {
  package let field: String
  package let words: String

  package init(_ field: String, _ words: String) {
    self.field = field
    self.words = words
  }
}
