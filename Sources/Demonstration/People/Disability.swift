import Casework

/// Draws categories, levels and dates of certificates with the shares of an
/// average county.
struct Disability {
  let period: SamplePeriod

  /// A certificate that is in force today.
  func certificate(
    born birth: Day, _ chance: inout Chance
  ) -> SampleCertificate {
    let age = (period.until - birth) / 365
    let category = category(age: age, &chance)
    var certificate = SampleCertificate(
      category: category, level: level(of: category, &chance),
      issued: issued(born: birth, &chance))
    if category == .multiple {
      certificate.components = components(
        level: certificate.level, &chance)
    }
    if chance.happens(30) { certificate.reissue = 1 }
    if chance.happens(15), age > 14 {
      certificate.issued = period.until.birthday(-10) - 1 - chance.below(300)
      certificate.state = .expired
    } else if chance.happens(25) {
      change(&certificate, &chance)
    }
    return certificate
  }

  private func category(
    age: Int, _ chance: inout Chance
  ) -> DisabilityCategory {
    let weights =
      switch age {
      case ..<18: [50, 90, 60, 300, 330, 70, 100]
      case ..<45: [90, 90, 25, 460, 165, 120, 50]
      case ..<65: [100, 90, 15, 580, 80, 95, 40]
      default: [135, 145, 12, 615, 20, 28, 45]
      }
    let position = UInt8(chance.weighted(weights))
    return DisabilityCategory(rawValue: position) ?? .physical
  }

  private func level(
    of category: DisabilityCategory, _ chance: inout Chance
  ) -> UInt8 {
    let weights =
      switch category {
      case .visual: [28, 14, 18, 40]
      case .hearing: [30, 24, 25, 21]
      case .speech: [45, 20, 20, 15]
      case .physical: [7, 20, 33, 40]
      case .intellectual: [10, 36, 38, 16]
      case .psychiatric: [6, 62, 25, 7]
      case .multiple: [50, 40, 8, 2]
      }
    return UInt8(1 + chance.weighted(weights))
  }

  /// Nine in a hundred are new in the time of the demonstration.
  private func issued(born birth: Day, _ chance: inout Chance) -> Day {
    let earliest = birth + 300
    let day =
      chance.happens(90)
      ? period.day(&chance) : period.dayBefore(2_600, &chance)
    return min(max(day, earliest), period.last)
  }

  /// Two of the single disabilities, the more severe with the level given.
  private func components(
    level: UInt8, _ chance: inout Chance
  ) -> String {
    let first = chance.below(6)
    let second = (first + 1 + chance.below(5)) % 6
    let other = UInt8(chance.between(Int(level), 4))
    return [(first, level), (second, other)].sorted { $0.0 < $1.0 }
      .map { "\(DisabilityCategory.words[$0.0])\($0.1)" }
      .joined(separator: ";")
  }

  /// Lets a certificate change its level, or be frozen for a time.
  private func change(
    _ certificate: inout SampleCertificate, _ chance: inout Chance
  ) {
    let day = period.day(&chance)
    guard day > certificate.issued + 100 else { return }
    let level = certificate.level
    if chance.happens(700), certificate.category != .multiple {
      let before = level == 1 ? 2 : level - 1
      certificate.history = [
        .init(
          level: before, state: .valid, span: Span(certificate.issued, day - 1)
        ),
        .init(level: level, state: .valid, span: Span(day, .distantFuture)),
      ]
      certificate.issued = day
      return
    }
    let thawed = day + chance.between(30, 150)
    guard thawed < period.last else { return }
    certificate.history = [
      .init(
        level: level, state: .valid, span: Span(certificate.issued, day - 1)),
      .init(level: level, state: .frozen, span: Span(day, thawed - 1)),
      .init(level: level, state: .valid, span: Span(thawed, .distantFuture)),
    ]
  }
}
