import Casework

/// A holder's certificate, and what it was before.
struct SampleCertificate: Sendable {
  var category: DisabilityCategory
  var level: UInt8
  /// The components of a multiple disability: `肢体2;智力3`.
  var components = ""
  var issued: Day
  var state = CertificateState.valid
  /// How often it was issued again after a loss.
  var reissue = 0
  /// Dated states where they changed (`certificates.csv`), in order.
  var history: [Change] = []

  struct Change: Sendable {
    var level: UInt8
    var state: CertificateState
    var span: Span
  }

  /// Valid for ten years.
  var expires: Day { issued.birthday(10) }

  var isSevere: Bool { level <= 2 }

  /// Whether it makes its owner a holder on a day.
  func holds(on day: Day) -> Bool {
    if history.isEmpty { return state.holds && issued <= day }
    return history.contains { $0.span.contains(day) && $0.state.holds }
  }
}
