import Casework
import Foundation

/// The real divisions a demonstration stands in, from the data files of this
/// target (see Data/NOTICE.md).
struct Divisions: Sendable {
  struct Division: Sendable {
    let code: AreaCode
    let name: String
  }

  /// In order of the written code, what lies in an area after it.
  private let all: [Division]
  private let centres: [AreaCode: SamplePoint]

  init() throws(DemonstrationRefusal) {
    var all: [Division] = []
    for line in try Divisions.lines("divisions") {
      guard line.count == 2, let code = AreaCode(line[0]) else {
        throw .damagedData("divisions.csv")
      }
      all.append(Division(code: code, name: String(line[1])))
    }
    var centres: [AreaCode: SamplePoint] = [:]
    for line in try Divisions.lines("cities") {
      guard line.count == 3, let code = AreaCode(line[0]),
        let longitude = Int(line[1]), let latitude = Int(line[2])
      else { throw .damagedData("cities.csv") }
      centres[code] = SamplePoint(
        longitude: longitude * 1_000, latitude: latitude * 1_000)
    }
    self.all = all
    self.centres = centres
  }

  func name(_ code: AreaCode?) -> String {
    all.first { $0.code == code }?.name ?? ""
  }

  /// The counties of a province, in order.
  func counties(in province: AreaCode) -> [AreaCode] {
    all.map(\.code).filter { $0.level == .county && province.contains($0) }
  }

  func townships(in county: AreaCode) -> [Division] {
    all.filter { $0.code.level == .township && county.contains($0.code) }
  }

  /// Somewhere near the middle of a county.
  func centre(of county: AreaCode) -> SamplePoint {
    let city = county.ancestor(.city).flatMap { centres[$0] }
    let middle = city ?? SamplePoint(longitude: 0, latitude: 0)
    let place = Int(county.number % 100)
    return SamplePoint(
      longitude: middle.longitude + (place * 37 % 50 - 25) * 1_000,
      latitude: middle.latitude + (place * 53 % 50 - 25) * 1_000)
  }

  /// The lines of a data file after its header, cut at commas.
  private static func lines(
    _ file: String
  ) throws(DemonstrationRefusal) -> [[Substring]] {
    guard
      let url = Bundle.module.url(
        forResource: "Data/\(file)", withExtension: "csv"),
      let data = try? Data(contentsOf: url)
    else { throw .damagedData("\(file).csv") }
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
      .dropFirst().map { $0.split(separator: ",") }
  }
}

/// A place on the map in hundred-thousandths of a degree.
struct SamplePoint: Sendable {
  var longitude: Int
  var latitude: Int
}
