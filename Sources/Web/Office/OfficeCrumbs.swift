import Operations

extension Site {
  /// The frame of a page under 管理.
  func officeFrame(_ title: String, for account: SignedIn) -> Frame {
    frame(title, for: account, in: .office)
  }
}

/// The way back to 管理 and further down, above a page.
package struct Crumb: PagePart {
  package var title: String
  package var path: String

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "path": .text(\.path),
  ]

  static let office = Crumb(title: "管理", path: Route.office.path())
  static let staff = Crumb(title: "人员与联系", path: Route.staff.path())
  static let areas = Crumb(title: "辖区", path: Route.areas.path())
  static let policies = Crumb(title: "政策", path: Route.policies.path())
  static let trial = Crumb(title: "政策试算", path: Route.trialForm.path())
  static let activities = Crumb(title: "活动", path: Route.activities.path())
  static let payments = Crumb(
    title: "供养金发放", path: Route.payments.path())
  static let imports = Crumb(title: "数据导入", path: Route.importForm.path())
}
