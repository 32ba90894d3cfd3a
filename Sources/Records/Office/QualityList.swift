package import Casework
package import Database

/// Something implausible in the register.
package struct QualityItem: Hashable, Sendable {
  package var county: Int64
  package var kind: String
  package var subject: String
  package var detail: String

  package init(county: Int64, kind: String, subject: String, detail: String) {
    self.county = county
    self.kind = kind
    self.subject = subject
    self.detail = detail
  }
}

/// The list of data-quality items.
package struct QualityList {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func add(_ items: [QualityItem], at now: Moment) throws {
    for item in items {
      try connection.execute(
        """
        INSERT INTO quality_items (county, kind, subject, detail, found_at)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (county, kind, subject, detail) DO NOTHING
        """,
        [
          .int(item.county), .text(item.kind), .text(item.subject),
          .text(item.detail), .int(now.seconds),
        ])
    }
  }
}
