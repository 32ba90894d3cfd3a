import Casework
import Records

/// The rows of persons.csv, kept until the last one is there: a row may name
/// a carer that comes later, and several rows may be one person.
struct PersonRows {
  struct Row {
    var person: PersonRecord
    var stay: StayRecord
    var place: RowPlace
  }

  private(set) var rows: [Row] = []

  mutating func add(
    _ person: PersonRecord, _ stay: StayRecord, _ place: RowPlace
  ) {
    rows.append(Row(person: person, stay: stay, place: place))
  }

  mutating func takeAll() -> [Row] {
    defer { rows = [] }
    return rows
  }
}

extension RegisterImport {
  func savePersons() throws {
    var byPerson: [String: [PersonRows.Row]] = [:]
    var order: [String] = []
    for row in people.takeAll() {
      guard
        try knows(household: row.stay.household, row.place)
      else { continue }
      if byPerson[row.person.number] == nil { order.append(row.person.number) }
      let others = byPerson[row.person.number] ?? []
      if others.contains(where: { $0.stay.span.overlaps(row.stay.span) }) {
        refuse(
          row.place, "人员编号", "同一人员的入户离户日期重叠",
          "改正入户日期或离户日期，使各段不重叠", row.person.number)
        continue
      }
      byPerson[row.person.number, default: []].append(row)
    }
    refuseUnknownCarers(&byPerson)
    for number in order {
      if let rows = byPerson[number], !rows.isEmpty { try save(rows) }
    }
  }

  /// Refuses rows that name a carer who is not there, and what depends on
  /// them, until nothing more falls.
  private func refuseUnknownCarers(
    _ byPerson: inout [String: [PersonRows.Row]]
  ) {
    var mayFall = byPerson.values.flatMap { $0 }
      .filter { !$0.person.carers.isEmpty }
    var hasFallen = true
    while hasFallen {
      hasFallen = false
      var stay: [PersonRows.Row] = []
      for row in mayFall.sorted(by: { $0.place.line < $1.place.line }) {
        let unknown = row.person.carers.first {
          byPerson[$0]?.isEmpty != false
            && writer.index.persons[$0] == nil
        }
        guard let unknown else {
          stay.append(row)
          continue
        }
        refuse(
          row.place, "照料人", "没有这个人员编号（或者该人员的行被退回）",
          "在 persons.csv 补上或改正此人，或改正编号", unknown)
        byPerson[row.person.number]?.removeAll {
          $0.place == row.place
        }
        hasFallen = true
      }
      mayFall = stay
    }
  }

  /// Everything but the stays is read from the row that began last.
  private func save(_ rows: [PersonRows.Row]) throws {
    let ordered = rows.sorted {
      $0.stay.span.first < $1.stay.span.first
    }
    guard let latest = ordered.last else { return }
    let outcome: PutOutcome
    do {
      outcome = try writer.put(latest.person, stays: ordered.map(\.stay))
    } catch let overlap as StaysOverlap {
      for row in rows {
        refuse(
          row.place, "人员编号", "与已登记的一段入户离户日期重叠",
          "改正日期，或把该人员各段住户的行一并导入", overlap.stay.person)
      }
      return
    }
    for row in rows {
      try saved(outcome, person: row.person.number, row.place)
      if outcome != .unchanged,
        let home = writer.index.households[row.stay.household]
      {
        touch(home.county)
      }
    }
    quality.check(latest.person, at: latest.place, stays: ordered.map(\.stay))
  }
}
