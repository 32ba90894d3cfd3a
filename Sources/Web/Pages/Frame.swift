package import Operations

/// What stands around every page.
package struct Frame: PagePart {
  package var title: String
  package var stylesheet: String
  package var script: String
  package var icon: String
  package var todayPath: String
  /// Seconds after which the page asks anew; nil for never.
  package var refresh: String?
  /// The sections open to whoever has signed in.
  package var sections: [SectionLink] = []
  package var hasSections: Bool { sections.count > 1 }
  /// Where an emergency is reported; nil for who reports none.
  package var emergencyPath: String?
  /// Nil where nobody has signed in.
  package var account: AccountBar?

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "stylesheet": .text(\.stylesheet),
    "script": .text(\.script),
    "icon": .text(\.icon),
    "todayPath": .text(\.todayPath),
    "refresh": .text(\.refresh),
    "account": .part(\.account),
    "sections": .list(\.sections),
    "hasSections": .flag(\.hasSections),
    "emergencyPath": .text(\.emergencyPath),
  ]
}

/// Who has signed in.
package struct AccountBar: PagePart {
  package var name: String
  package var role: String
  package var signOutPath: String
  /// 我的账号; nil where something is still owed.
  package var ownPath: String?

  package init(_ account: SignedIn) {
    signOutPath = Route.sessionEnd.path()
    ownPath = account.owes == nil ? Route.ownAccount.path() : nil
    name = account.name
    role = account.role.rawValue
  }

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "role": .text(\.role),
    "signOutPath": .text(\.signOutPath),
    "ownPath": .text(\.ownPath),
  ]
}
