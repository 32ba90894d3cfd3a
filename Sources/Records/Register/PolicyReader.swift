package import Database

/// Reads which policies areas have put in force.
package struct PolicyReader {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Ids of the packs with a row in force, on whatever days.
  package func packs() throws -> Set<String> {
    Set(
      try connection.rows(
        "SELECT DISTINCT pack FROM policies WHERE standing = 1"
      ) { $0.text(0) })
  }
}
