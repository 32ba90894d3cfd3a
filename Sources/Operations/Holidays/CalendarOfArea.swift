package import Casework
import Records

extension OperationContext {
  /// The days worked in an area: by what is on record for it or for those
  /// above it, the nearest first, else by what this program knows.
  ///
  /// - Parameter area: any within a county, or a city or province.
  package func calendar(of area: AreaCode) throws -> WorkCalendar {
    let place = area.ancestor(.county) ?? area
    return try calendars.value(of: place) {
      WorkCalendar(
        HolidayYears(try HolidayStore(connection).standing(for: place))
          .arrangements)
    }
  }
}

/// Calendars that were made already, for as long as one operation lasts.
final class KeptCalendars {
  private var known: [AreaCode: WorkCalendar] = [:]

  func value(
    of area: AreaCode, else make: () throws -> WorkCalendar
  ) rethrows -> WorkCalendar {
    if let calendar = known[area] { return calendar }
    let calendar = try make()
    known[area] = calendar
    return calendar
  }
}

/// What holds in an area for each year that is known.
struct HolidayYears {
  /// Nil beside what this program brought along.
  private(set) var years: [Int: (HolidayArrangement, StoredHolidays?)] = [:]

  /// - Parameter stored: the widest area first.
  init(_ stored: [StoredHolidays]) {
    for arrangement in HolidayArrangement.official {
      years[arrangement.year] = (arrangement, nil)
    }
    for row in stored { years[row.arrangement.year] = (row.arrangement, row) }
  }

  var arrangements: [HolidayArrangement] { years.values.map(\.0) }

  /// Years that clocks run into and that are not known: this one, and from
  /// November the next, which is announced by then.
  func missing(on day: Day) -> [Int] {
    let (year, month, _) = day.date
    return (month >= 11 ? [year, year + 1] : [year])
      .filter { years[$0] == nil }
  }
}
