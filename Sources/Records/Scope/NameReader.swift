package import Casework
package import Database

/// Names that pages show beside numbers; each is read once.
package final class NameReader {
  private let connection: any Connection
  private var areas: [AreaCode: String] = [:]
  private var persons: [PersonKey: (number: String, name: String)] = [:]
  private var workers: [Int64: String] = [:]
  private var authors: [String: (number: String, name: String)] = [:]

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// The code itself where the area has no name on file.
  package func area(_ code: AreaCode) throws -> String {
    if let known = areas[code] { return known }
    let name =
      try connection.row(
        """
        SELECT name FROM areas WHERE code = ? AND standing = 1
        ORDER BY coalesce(valid_from, -100000000) DESC LIMIT 1
        """, [SQLValue(code)]
      ) { $0.text(0) } ?? code.description
    areas[code] = name
    return name
  }

  /// Names of the areas an area lies in, the highest first; those without a
  /// name on file are left out.
  package func path(_ code: AreaCode) throws -> [String] {
    try AreaLevel.allCases.compactMap { level in
      guard let above = code.ancestor(level) else { return nil }
      let name = try area(above)
      return name == above.description && above != code ? nil : name
    }
  }

  /// The names of a village and its township, as notices say where:
  /// `清河乡前胡村`.
  package func place(_ village: AreaCode) throws -> String {
    let township = village.ancestor(.township)
    return try township == village
      ? area(village) : (township.map(area) ?? "") + area(village)
  }

  package func person(
    _ key: PersonKey
  ) throws -> (number: String, name: String) {
    if let known = persons[key] { return known }
    let found =
      try connection.row(
        """
        SELECT person_no, name FROM persons
        WHERE county = ? AND person_id = ? AND standing = 1
        """, [.int(key.county), .int(key.id)]
      ) { ($0.text(0), $0.text(1)) } ?? ("", "")
    persons[key] = found
    return found
  }

  /// The worker behind a login; both empty where it has none.
  package func author(
    _ login: String
  ) throws -> (number: String, name: String) {
    if let known = authors[login] { return known }
    let found =
      try connection.row(
        """
        SELECT w.worker_no, w.name FROM accounts a
        JOIN workers w ON w.worker_no = a.worker_no WHERE a.login = ?
        """, [.text(login)]
      ) { ($0.text(0), $0.text(1)) } ?? ("", "")
    authors[login] = found
    return found
  }

  /// The name of the worker with that 工号; empty where there is none.
  package func worker(_ number: String) throws -> String {
    try connection.row(
      "SELECT name FROM workers WHERE worker_no = ?", [.text(number)]
    ) { $0.text(0) } ?? ""
  }

  /// The name of a worker by his place in the records; empty for none.
  package func worker(id: Int64) throws -> String {
    if let known = workers[id] { return known }
    let name =
      try connection.row(
        "SELECT name FROM workers WHERE worker_id = ?", [.int(id)]
      ) { $0.text(0) } ?? ""
    workers[id] = name
    return name
  }
}
