package import Casework
package import Exchange

/// A synthetic county, or province, in the tables of the exchange folder:
/// two years of visits with the gaps, calls, corrections and late entries of
/// real life. The same arguments give the same rows on every machine.
///
/// Nobody in it exists. Marks by which the data can be told from real ones:
/// - villages and addresses end in （样例）; villages are invented, townships
///   and what is above them are real;
/// - citizen numbers are valid in form but have sequences of 900 to 999;
/// - telephone numbers begin with 1990000.
///
/// Twenty rows of a county, or fewer, are implausible on purpose: see `Flaws`.
package struct Demonstration: Sendable {
  /// Who accounts may be bound to.
  package let cast: DemonstrationCast
  let seed: UInt64
  let period: SamplePeriod
  let places: [CountyPlace]

  /// Prepares a demonstration; nothing is made before it is written.
  ///
  /// - Parameters:
  ///   - persons: certificate holders on the day `until`; more than 50,000
  ///     are spread over the counties of the province.
  ///   - seed: another seed gives another county.
  ///   - county: six digits; 341202, Yingzhou of Fuyang, where nil.
  ///   - until: today; the day before is the last one with visits.
  package init(
    persons: Int = 14_536, seed: UInt64 = 1, county: AreaCode? = nil,
    until: Day
  ) throws(DemonstrationRefusal) {
    guard (2_010...2_100).contains(until.date.year) else {
      throw .dayOutOfRange(until)
    }
    places = try CountyPlace.spread(
      persons: persons, from: county ?? Demonstration.yingzhou,
      divisions: Divisions())
    self.seed = seed
    period = SamplePeriod(until: until)
    cast = DemonstrationCast(place: places[0], period: period, seed: seed)
  }

  /// The county where none is named: Yingzhou of Fuyang in Anhui.
  package static let yingzhou = AreaCode(
    filled: 341_202_000_000, level: .county)

  /// The counties in the order in which they are written.
  package var counties: [AreaCode] { places.map(\.code) }

  /// Writes each county in a round of its own. What a county is made of is
  /// dropped before the next one.
  package func write(to sink: inout some RowSink) throws {
    for index in places.indices { try write(county: index, to: &sink) }
  }

  /// Writes one county, a round.
  ///
  /// - Parameter index: position in `counties`; they must be written in
  ///   their order, since the first one brings the staff of city and
  ///   province.
  package func write(county index: Int, to sink: inout some RowSink) throws {
    try SampleCounty(place: places[index], period: period, seed: seed)
      .write(to: &sink)
    try sink.endRound()
  }
}
