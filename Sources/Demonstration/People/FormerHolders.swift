import Casework

extension Disability {
  /// The certificate of somebody who died: cancelled soon after in half of
  /// the cases, still on file as valid in the others.
  func certificate(
    born birth: Day, died death: Day, _ chance: inout Chance
  ) -> SampleCertificate {
    var certificate = certificate(born: birth, &chance)
    certificate.history = []
    certificate.state = .valid
    certificate.issued = period.dayBefore(2_000, &chance)
    let cancelled = death + chance.between(5, 40)
    if chance.happens(500), cancelled <= period.last {
      close(&certificate, as: .cancelled, on: cancelled)
    }
    return certificate
  }

  /// A certificate that was frozen or cancelled and is so today.
  func formerCertificate(
    born birth: Day, _ chance: inout Chance
  ) -> SampleCertificate {
    var certificate = certificate(born: birth, &chance)
    certificate.history = []
    certificate.issued = period.dayBefore(2_000, &chance)
    close(
      &certificate, as: chance.happens(650) ? .cancelled : .frozen,
      on: period.day(&chance))
    return certificate
  }

  private func close(
    _ certificate: inout SampleCertificate, as state: CertificateState,
    on day: Day
  ) {
    certificate.state = state
    certificate.history = [
      .init(
        level: certificate.level, state: .valid,
        span: Span(certificate.issued, day - 1)),
      .init(
        level: certificate.level, state: state,
        span: Span(day, .distantFuture)),
    ]
  }
}
