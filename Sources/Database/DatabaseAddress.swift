/// Where a database is.
package enum DatabaseAddress: Sendable, Hashable {
  /// The path of a SQLite file.
  case file(String)
  /// `postgres://USER@HOST:PORT/DATABASE`.
  case server(String)

  package init(_ text: String) {
    let isServer =
      text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
    self = isServer ? .server(text) : .file(text)
  }

  /// Opens the engine behind it.
  ///
  /// - Parameter create: makes a file where it is missing; a server's
  ///   database must be there.
  package func open(create: Bool) throws(DatabaseFailure) -> any Engine {
    switch self {
    case .file(let path): try SQLiteEngine(path: path, create: create)
    case .server(let url): try PostgreSQLEngine(url: url)
    }
  }

  /// The address without what only its owner may know.
  package var shown: String {
    switch self {
    case .file(let path): path
    case .server(let url): Self.shown(url)
    }
  }

  private static func shown(_ url: String) -> String {
    var url = url
    if let question = url.firstIndex(of: "?") {
      let options = url[url.index(after: question)...].split(separator: "&")
        .filter { option in
          !["password", "sslpassword"].contains(option.prefix { $0 != "=" })
        }
      url =
        url[..<question]
        + (options.isEmpty ? "" : "?" + options.joined(separator: "&"))
    }
    guard let at = url.lastIndex(of: "@"),
      let slashes = url.firstRange(of: "//"), slashes.upperBound < at
    else { return url }
    let user = url[slashes.upperBound..<at].prefix { $0 != ":" }
    return "\(url[..<slashes.upperBound])\(user)\(url[at...])"
  }

  /// An option of a server's address, as it is written there.
  func option(_ name: String) -> Substring? {
    guard case .server(let url) = self,
      let question = url.firstIndex(of: "?")
    else { return nil }
    return url[url.index(after: question)...].split(separator: "&")
      .first { $0.prefix { $0 != "=" } == name }
      .map { $0.drop { $0 != "=" }.dropFirst() }
  }
}
