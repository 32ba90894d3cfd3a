import Casework

/// A county of the demonstration and where it lies.
struct CountyPlace: Sendable {
  let code: AreaCode
  let name: String
  let cityName: String
  let provinceName: String
  let townships: [Divisions.Division]
  let centre: SamplePoint
  /// Whether the city and the province are given with this county.
  let givesCity: Bool
  let givesProvince: Bool
  /// How many certificate holders live in it.
  let persons: Int

  /// The code's six digits.
  var number: Int { Int(code.number) }
  var city: AreaCode { code.ancestor(.city) ?? code }
  var province: AreaCode { code.ancestor(.province) ?? code }

  /// Holders of an average county; up to this many fit well into one.
  static let average = 14_536
  /// More than this many are spread over the province.
  static let most = 50_000

  /// The counties that so many holders are spread over, the named one first.
  static func spread(
    persons: Int, from county: AreaCode, divisions: Divisions
  ) throws(DemonstrationRefusal) -> [CountyPlace] {
    guard county.level == .county, let province = county.ancestor(.province),
      !divisions.townships(in: county).isEmpty
    else { throw .unknownCounty(county) }
    let others = divisions.counties(in: province).filter { $0 != county }
    let places = [county] + others
    guard places.contains(county), divisions.name(county) != "" else {
      throw .unknownCounty(county)
    }
    guard persons >= 1, persons <= places.count * most else {
      throw .personsOutOfRange(persons, most: places.count * most)
    }
    let count =
      persons <= most ? 1 : max(2, min(places.count, persons / average))
    var seenCities: Set<AreaCode?> = []
    return places.prefix(count).enumerated().map { position, code in
      CountyPlace(
        code: code, name: divisions.name(code),
        cityName: divisions.name(code.ancestor(.city)),
        provinceName: divisions.name(province),
        townships: divisions.townships(in: code),
        centre: divisions.centre(of: code),
        givesCity: seenCities.insert(code.ancestor(.city)).inserted,
        givesProvince: position == 0,
        persons: persons / count + (position < persons % count ? 1 : 0))
    }
  }
}
