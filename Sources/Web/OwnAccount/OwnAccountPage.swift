import Casework
import Operations

/// 我的账号: who one is here, password, second factor, sessions.
package struct OwnAccountPage: Page {
  package static let template = "own-account"

  package var frame: Frame
  package var notice: String?
  package var facts: [FactPart]
  package var passwordPath: String
  package var hasCode: Bool
  package var enrolPath: String
  /// Turns the second factor off; nil where the role cannot do without.
  package var removePath: String?
  package var sessions: [SessionPart]
  /// Ends all others; nil where there are none.
  package var endOthersPath: String?

  /// A place one has signed in from.
  package struct SessionPart: PagePart {
    package var device: String
    package var begun: String
    package var seen: String
    package var isCurrent: Bool
    package var endPath: String?

    package static let fields: [String: PageField<Self>] = [
      "device": .text(\.device),
      "begun": .text(\.begun),
      "seen": .text(\.seen),
      "isCurrent": .flag(\.isCurrent),
      "endPath": .text(\.endPath),
    ]
  }

  init(_ view: OwnAccountView, notice: String?, frame: Frame) {
    self.frame = frame
    self.notice = notice
    facts = [
      ("姓名", view.name == view.login ? "" : view.name),
      ("账号", view.login), ("角色", view.role.rawValue),
      ("工号", view.worker), ("辖区", view.areaNames.joined(separator: " ")),
    ].filter { !$0.1.isEmpty }.map { FactPart(name: $0.0, value: $0.1) }
    passwordPath = Route.ownPassword.path()
    hasCode = view.hasSecondFactor
    enrolPath = Route.ownCode.path()
    removePath =
      view.hasSecondFactor && !view.role.needsSecondFactor
      ? Route.ownCodeEnd.path() : nil
    sessions = view.sessions.map { session in
      SessionPart(
        device: session.device.isEmpty ? "未知设备" : session.device,
        begun: ChineseDays.time(session.begun, today: view.now.day),
        seen: session.isCurrent
          ? "正在使用"
          : "最近使用 "
            + ChineseDays.time(session.seen, today: view.now.day),
        isCurrent: session.isCurrent,
        endPath: session.isCurrent
          ? nil : Route.ownSessionEnd.path(session.name))
    }
    endOthersPath =
      view.sessions.count > 1 ? Route.otherSessionsEnd.path() : nil
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "notice": .text(\.notice),
    "facts": .list(\.facts),
    "passwordPath": .text(\.passwordPath),
    "hasCode": .flag(\.hasCode),
    "enrolPath": .text(\.enrolPath),
    "removePath": .text(\.removePath),
    "sessions": .list(\.sessions),
    "endOthersPath": .text(\.endOthersPath),
  ]
}
