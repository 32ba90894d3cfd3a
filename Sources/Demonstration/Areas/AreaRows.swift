import Casework
import Exchange

extension SampleCounty {
  /// The county, what lies in it, and what it lies in where that was not
  /// given with an earlier county; then the packs in force.
  func writeAreas(to sink: inout some RowSink) throws {
    if place.givesProvince {
      try write(place.province, place.provinceName, to: &sink)
    }
    if place.givesCity { try write(place.city, place.cityName, to: &sink) }
    try write(place.code, place.name, to: &sink)
    for township in townships {
      try write(township.code, township.name, to: &sink)
    }
    for village in villages {
      try sink.append(
        [
          village.code, village.name, AreaLevel.village.word,
          townships[village.township].code.description, village.urbanClass,
          "", "",
        ], to: .areas)
    }
    let start = SampleText.day(period.policyStart)
    for pack in ["fuyang-2022", "dongsheng-2024", "gansu-2024"] {
      try sink.append(
        [place.code.description, pack, start, ""], to: .policies)
    }
  }

  private func write(
    _ code: AreaCode, _ name: String, to sink: inout some RowSink
  ) throws {
    let above: AreaLevel? =
      switch code.level {
      case .province: nil
      case .city: .province
      case .county: .city
      case .township, .village: .county
      }
    try sink.append(
      [
        code.description, name, code.level.word,
        above.flatMap(code.ancestor)?.description ?? "", "", "", "",
      ], to: .areas)
  }
}
