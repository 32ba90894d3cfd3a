import Casework
import Operations

/// Another county with a household, somebody of its own and somebody who
/// came from the first one.
enum OtherCounty {
  static let since = Span(from: day("2026-01-01"), to: nil)

  static let rows: [RegisterRow] =
    [("341203", "颍东区"), ("341203001", "河东乡"), ("341203001201", "河东村")].map {
      .area(AreaRecord(code: code($0.0), name: $0.1))
    } + [
      household("B00001", "341203001201"),
      person("Q0001", "B00001", relation: "户主"),
      person("M0001", "H00001", Span(day("2026-01-01"), day("2026-03-31"))),
      person("M0001", "B00001", Span(from: day("2026-04-01"), to: nil)),
    ]

  static func household(_ number: String, _ village: String) -> RegisterRow {
    .household(
      HouseholdRecord(number: number, village: code(village), onFile: since))
  }

  static func person(
    _ number: String, _ household: String, _ span: Span = since,
    relation: String = "子女"
  ) -> RegisterRow {
    .person(
      PersonRecord(number: number, name: "某人", relation: relation),
      StayRecord(person: number, household: household, span: span))
  }
}
