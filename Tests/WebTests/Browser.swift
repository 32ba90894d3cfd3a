import Foundation
import Hummingbird
import HummingbirdTesting

/// A browser of one person: it sends its cookie and says where a form came
/// from, as real ones do.
struct Browser: Sendable {
  let client: any TestClientProtocol
  var cookie: String?

  init(client: any TestClientProtocol, cookie: String? = nil) {
    self.client = client
    self.cookie = cookie
  }

  func signedIn(as login: String) async throws -> Browser {
    let page = try await signIn(login, TestWorld.password)
    var browser = self
    browser.cookie = page.cookie
    return browser
  }

  func signIn(_ login: String, _ password: String) async throws -> PageRead {
    try await post(
      "/session", [("login", login), ("password", password)])
  }

  /// Goes where an answer sends it, with the cookie the answer sets.
  func following(_ answer: PageRead) async throws -> PageRead {
    var next = self
    next.cookie = [cookie, answer.cookie].compactMap { $0 }
      .joined(separator: "; ")
    return try await next.get(answer.location ?? "")
  }

  func get(_ path: String) async throws -> PageRead {
    try await send(path, .get, HTTPFields(), nil)
  }

  /// The page of work beside the requests, once it no longer waits.
  func settled(_ path: String) async throws -> PageRead {
    var page = try await get(path)
    let deadline = ContinuousClock.now + .seconds(120)
    while page.html.contains("http-equiv=\"refresh\""),
      ContinuousClock.now < deadline
    {
      try await Task.sleep(for: .milliseconds(50))
      page = try await get(path)
    }
    return page
  }

  func post(
    _ path: String, _ fields: [(String, String)],
    origin: String? = "http://localhost"
  ) async throws -> PageRead {
    let body = fields.map { "\(encoded($0))=\(encoded($1))" }
      .joined(separator: "&")
    return try await post(path, body: body, origin: origin)
  }

  func post(
    _ path: String, body: String,
    type: String = "application/x-www-form-urlencoded",
    origin: String? = "http://localhost"
  ) async throws -> PageRead {
    var headers: HTTPFields = [.contentType: type]
    if let origin { headers[.origin] = origin }
    return try await send(path, .post, headers, body)
  }

  func send(
    _ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields,
    _ body: String?
  ) async throws -> PageRead {
    var headers = headers
    if let cookie { headers[.cookie] = cookie }
    return try await client.execute(
      uri: path, method: method, headers: headers,
      body: body.map { ByteBuffer(string: $0) }
    ) { PageRead($0) }
  }

  private func encoded(_ text: String) -> String {
    var plain = CharacterSet.alphanumerics
    plain.formIntersection(CharacterSet(charactersIn: "\u{0}"..."\u{7f}"))
    return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
  }
}

/// An answer as a test looks at it.
struct PageRead: Sendable {
  let status: Int
  let headers: HTTPFields
  let html: String

  init(_ response: TestResponse) {
    status = response.status.code
    headers = response.headers
    html = String(buffer: response.body)
  }

  var location: String? { headers[.location] }

  /// What a browser would send back.
  var cookie: String? {
    headers[.setCookie].flatMap { $0.split(separator: ";").first }
      .map(String.init)
  }

  /// The words a reader sees, without tags, one blank between them.
  var words: String {
    html.replacing(/<[^>]*>/, with: " ").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  /// The value of a hidden field.
  func hidden(_ name: String) -> String? {
    let begin = "type=\"hidden\" name=\"\(name)\" value=\""
    guard let start = html.range(of: begin)?.upperBound,
      let end = html.range(of: "\"", range: start..<html.endIndex)
    else { return nil }
    return String(html[start..<end.lowerBound])
  }
}
