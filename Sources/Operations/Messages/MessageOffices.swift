import Casework
import Records

/// An office that something about a household can be passed on to, and who
/// is there: the list of contacts (DS-65).
package struct MessageOffice: Sendable, Hashable {
  /// As a form carries it: `341202 民政`.
  package var id: String
  package var title: String
  /// In post today, and who acts for them.
  package var staff: [String]
  /// Where it goes while nobody is in post; nil where somebody is.
  package var instead: String?
}

/// The offices of a household's village, township and county.
struct MessageOffices {
  struct Entry {
    var address: OfficeAddress
    var office: MessageOffice
  }

  let entries: [Entry]

  init(of village: AreaCode, in context: OperationContext) throws {
    let roster = OfficeRoster(context.connection, on: context.today)
    let names = NameReader(context.connection)
    func title(_ office: OfficeAddress) throws -> String {
      office.title(try names.area(office.area))
    }
    entries = try Self.offices(of: village).map { address in
      let found = try OfficeLadder.resolve(address) {
        try roster.staff(of: $0)
      }
      let isThere = found.reached == address
      let other = try found.reached.map(title) ?? "上级"
      return Entry(
        address: address,
        office: MessageOffice(
          id: "\(address.area) \(address.institution.word)",
          title: try title(address),
          staff: isThere
            ? found.staff.map { one in
              one.name + (one.actsFor.map { "（代\($0)）" } ?? "")
            } : [],
          instead: isThere ? nil : other))
    }
  }

  private static func offices(of village: AreaCode) -> [OfficeAddress] {
    [
      (AreaLevel.village, InstitutionKind.local), (.village, .government),
      (.township, .local), (.township, .government),
      (.county, .federation), (.county, .civilAffairs),
    ].compactMap { level, institution in
      village.ancestor(level).map { OfficeAddress($0, institution) }
    }
  }
}
