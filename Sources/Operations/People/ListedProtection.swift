import Casework
import Records

extension PeopleLister {
  /// Of those on the lists of who needs somebody to act for him.
  func protection(
    _ rows: [ListedRow]
  ) throws -> [PersonKey: ListedPerson.Protection] {
    guard name == .protected || name == .unguarded else { return [:] }
    let day = context.today
    let adults = day.latestBirth(ofAge: ChildReport.adultAge)
    let known = try CapacityStore(context.connection).guardianship(
      of: Set(rows.map(\.person)), on: day)
    return Dictionary(
      rows.map { row in
        let guardianship = known[row.person]
        return (
          row.person,
          ListedPerson.Protection(
            isMinor: row.birth.map { $0 > adults } ?? false,
            capacity: guardianship?.capacity?.capacity,
            guardian: guardianship?.words ?? "")
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension Guardianship {
  /// Name and relation of the guardian: as of the legal capacity, else as the
  /// register has it; empty for none.
  var words: String {
    if let capacity, !capacity.guardian.isEmpty {
      return capacity.relation.isEmpty
        ? capacity.guardian : "\(capacity.guardian)（\(capacity.relation)）"
    }
    return guardian
  }
}
