package import Casework
import Records

/// Looks for people by name, spelling, last digits or number, among those one
/// may see.
package struct SearchPeople: Query {
  package static let permission = Permission.readHousehold
  package static let action = AuditAction.searchPeople
  /// The field of the form, for what is wrong with it.
  package static let field = "term"

  /// As typed.
  package var text: String
  /// Nil for all that one may see.
  package var area: AreaCode?
  /// After whom this page begins; nil for the first.
  package var after: PeopleMark?

  package init(
    _ text: String, in area: AreaCode? = nil, after: PeopleMark? = nil
  ) {
    self.text = text
    self.area = area
    self.after = after
  }

  /// Households on a page.
  static let pageLength = 30
  /// Persons read for a page; more than so many in thirty households are
  /// rare.
  static let mostPersons = 300

  /// - Throws: `Refusal.invalid` where there is nothing to look for;
  ///   `Refusal.notFound` for an area that is none of his.
  package func perform(in context: OperationContext) throws -> PeopleFound {
    let reach = try PeopleReach(context)
    let scopes = try reach.scopes(asked: area)
    let choice = try AreaChoice(area, reach, context)
    let terms = try SearchTerms(text) { try context.vault() }.terms
    var found = FoundPage(length: Self.pageLength)
    for scope in scopes where scope.county >= after?.county ?? 0 {
      let first = scope.county == after?.county ? after?.person : nil
      let search = PeopleSearch(context.connection, in: scope)
      var rows: Set<PersonFound> = []
      var isCut = false
      for term in terms {
        let some = try search.find(
          term, after: first, limit: Self.mostPersons)
        isCut = isCut || some.count == Self.mostPersons
        rows.formUnion(some)
      }
      found.add(rows, in: scope.county, isCut: isCut)
      if found.next != nil { break }
    }
    context.noteRead(
      of: area ?? choice.chosen?.code,
      detail: "\(found.homes.count) households")
    return try answer(found, choice, needsArea: scopes.isEmpty, context)
  }

  private func answer(
    _ found: FoundPage, _ choice: AreaChoice, needsArea: Bool,
    _ context: OperationContext
  ) throws -> PeopleFound {
    var homes: [HouseholdKey: HomeLine] = [:]
    let hidden = try context.hidden(among: found.homes)
    for (county, keys) in Dictionary(grouping: found.homes, by: \.county) {
      let lines = HouseholdLines(
        context.connection, county: county, households: keys.map(\.id))
      for home in try lines.homes() { homes[home.key] = home }
    }
    let lines = try HouseholdLineWriter(context: context).lines(
      of: found.homes.filter { !hidden.contains($0) }
        .compactMap { homes[$0] }, found: found.persons)
    return PeopleFound(
      day: context.today, choice: choice, households: lines,
      next: found.next, needsArea: needsArea)
  }
}

/// The households of a page of people found, in the order of these.
private struct FoundPage {
  let length: Int
  private(set) var homes: [HouseholdKey] = []
  private(set) var persons: Set<PersonKey> = []
  /// Where the next page begins; nil while all have found room.
  private(set) var next: PeopleMark?

  init(length: Int) { self.length = length }

  /// - Parameter isCut: there are more than these.
  mutating func add(
    _ rows: Set<PersonFound>, in county: Int64, isCut: Bool
  ) {
    let ordered = rows.sorted { left, right in
      (left.person.county, left.person.id, left.household.id)
        < (right.person.county, right.person.id, right.household.id)
    }
    var last: PersonKey?
    for row in ordered {
      if !homes.contains(row.household) {
        if homes.count == length, let last {
          next = PeopleMark(county: county, person: last)
          return
        }
        homes.append(row.household)
      }
      persons.insert(row.person)
      last = row.person
    }
    if isCut, let last { next = PeopleMark(county: county, person: last) }
  }
}

/// Where a page of people found ends: the county looked through, and the
/// person last found there.
package struct PeopleMark: Sendable, Hashable {
  let county: Int64
  let person: PersonKey

  init(county: Int64, person: PersonKey) {
    self.county = county
    self.person = person
  }

  /// As a form carries it: `341202-341202-17`.
  package init?(_ text: String) {
    let parts = text.split(separator: "-").compactMap { Int64($0) }
    guard parts.count == 3 else { return nil }
    self.init(
      county: parts[0], person: PersonKey(county: parts[1], id: parts[2]))
  }

  package var text: String { "\(county)-\(person.county)-\(person.id)" }
}

/// One page of people found, household by household.
package struct PeopleFound: Sendable, Hashable {
  package var day: Day
  package var choice: AreaChoice
  package var households: [HouseholdLine]
  /// Where the next page begins; nil where there is none.
  package var next: PeopleMark?
  /// What he may see is too wide: a county must be chosen first.
  package var needsArea: Bool
}

/// What a typed text may mean.
struct SearchTerms {
  let terms: [PersonTerm]

  /// - Parameter vault: asked only where digits were typed.
  /// - Throws: `Refusal.invalid`.
  init(_ text: String, vault: () throws -> IdentityVault) throws {
    let plain = Self.plain(text)
    func refuse(_ words: String) -> Refusal {
      .invalid([FieldProblem(SearchPeople.field, words)])
    }
    if plain.isEmpty { throw refuse("请填姓名、拼音、证件号后四位或编号") }
    if plain.count > 40 { throw refuse("太长了，请填姓名、拼音、证件号后四位或编号") }
    if let problem = PlainText.problem(plain, most: 40) {
      throw refuse(problem)
    }
    let isASCII = plain.allSatisfy(\.isASCII)
    guard isASCII else {
      // What a pattern would take for a sign is in no name.
      let name = plain.filter { $0 != "%" && $0 != "_" }
      terms = [.name(name)]
      return
    }
    var terms: [PersonTerm] = []
    if plain.contains(where: \.isNumber) {
      let number = plain.uppercased()
      terms.append(.number(plain))
      if number != plain { terms.append(.number(number)) }
      if Self.isIdentity(number) {
        let hash = try vault().fingerprint(number)
        switch number.count {
        case 4: terms.append(.lastFour(hash))
        case 6: terms.append(.lastSix(hash))
        default: terms.append(.whole(hash))
        }
      }
    } else if let letters = NameSpelling.typed(plain) {
      if letters.count < 2 { throw refuse("拼音至少填两个字母") }
      terms.append(.spelling(letters))
    }
    if terms.isEmpty { throw refuse("请填姓名、拼音、证件号后四位或编号") }
    self.terms = terms
  }

  /// Without blanks; digits and letters as a keyboard has them.
  private static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        plain.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      default:
        if !scalar.properties.isWhitespace { plain.append(scalar) }
      }
    }
    return String(plain)
  }

  /// Four, six, 15, 18 or 20 digits, the last of which may be an X; longer
  /// ones end with category and level.
  private static func isIdentity(_ text: String) -> Bool {
    guard [4, 6, 15, 18, 20].contains(text.count) else { return false }
    return text.enumerated().allSatisfy { position, letter in
      letter.isNumber
        || letter == "X"
          && (position == text.count - 1
            || text.count >= 18 && position == 17
            || position == text.count - 3)
    }
  }
}
