package import Hummingbird
package import Operations

/// What every endpoint works with: the office, and what pages are made of.
package struct Site: Sendable {
  package let office: Office
  package let templates: Templates
  package let assets: Assets
  /// Cookies travel by TLS only.
  package let isSecure: Bool
  /// Work that outlasts a request.
  let trials = Desk<TrialWork>(most: 5)
  let judged = Desk<JudgedWork>(most: 5)
  let imports = Desk<ImportWork>(most: 3)
  let uploads: UploadFolders

  package init(office: Office, isSecure: Bool) throws {
    self.office = office
    self.isSecure = isSecure
    templates = try Templates()
    assets = try Assets()
    uploads = UploadFolders(in: office.workFolder)
    uploads.sweep()
  }

  var cookie: SessionCookie { SessionCookie(isSecure: isSecure) }

  /// - Parameter section: the one the page belongs to.
  package func frame(
    _ title: String, for account: SignedIn? = nil, in section: Section? = nil
  ) -> Frame {
    Frame(
      title: title, stylesheet: assets.path("site.css"),
      script: assets.path("site.js"), icon: assets.path("mark.svg"),
      todayPath: Route.today.path(),
      sections: account.map { SectionLink.all(for: $0, current: section) }
        ?? [],
      emergencyPath: account.flatMap { account in
        Actor.account(account).may(.reportIncident)
          ? Route.emergency.path() : nil
      },
      account: account.map(AccountBar.init))
  }

  package func answer(
    _ page: some Page, status: HTTPResponse.Status = .ok
  ) throws -> Response {
    Response(
      status: status,
      headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(
        byteBuffer: ByteBuffer(string: try templates.html(page))))
  }

  /// "See that page instead", after something has been done.
  package func redirect(to path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path])
  }
}
