import Hummingbird

/// What somebody was doing when the session had ended: the path, and a form
/// that was being sent.
package struct Interrupted: Sendable, Hashable {
  package var path: String
  package var fields: FormFields

  package init(path: String, fields: FormFields = FormFields()) {
    self.path = path
    self.fields = fields
  }

  /// As the sign-in page posts it back.
  init(postedBack form: FormFields) {
    path = form[Self.pathName] ?? ""
    fields = form.under(Self.fieldPrefix)
  }

  /// As hidden fields of the sign-in page.
  var kept: [KeptField] {
    guard !path.isEmpty else { return [] }
    return [KeptField(name: Self.pathName, value: path)]
      + fields.kept(prefix: Self.fieldPrefix)
  }

  /// The page to go to: only ever one of ours.
  var page: String {
    let bare = path.prefix { $0 != "?" }
    let isOurs =
      path.hasPrefix("/") && !path.hasPrefix("//")
      && Self.pages.contains { $0.route.numbers(in: String(bare)) != nil }
    return isOurs ? path : Route.today.path()
  }

  /// What can be looked at once one has signed in.
  private static let pages = Endpoint.allCases.filter {
    $0.method == .get && !Endpoint.open.contains($0)
  }

  private static let pathName = "to"
  private static let fieldPrefix = "kept."
}
