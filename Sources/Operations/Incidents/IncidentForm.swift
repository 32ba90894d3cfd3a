import Casework
import Records

/// The kinds of emergency at a place, as a form offers them.
package struct IncidentChoice: Sendable, Hashable {
  /// `dongsheng-2024/missing`.
  package var id: String
  package var title: String
  package var policy: String
  package var clause: String
  package var calls: [String]
}

/// What the form to report an emergency begins with: as little as can be.
package struct IncidentForm: Sendable, Hashable {
  /// Of the report: the same sent twice is one.
  package var id: String
  /// 户编号, and what it is called.
  package var household: String
  package var head: String
  package var village: String
  package var address: String
  package var members: [Member]
  package var kinds: [IncidentChoice]

  package struct Member: Sendable, Hashable {
    /// As a form carries it: no number of a person.
    package var key: String
    package var name: String
  }
}

/// Opens the form for a household.
package struct PrepareIncident: Query {
  package static let permission = Permission.reportIncident
  package static let action = AuditAction.prepareIncident

  package var household: String

  package init(_ household: String) { self.household = household }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> IncidentForm {
    let home = try context.see(household: household)
    let scope = ScopeReader(context.connection, on: context.today)
    let names = NameReader(context.connection)
    let parties = try IncidentMembers(home, scope, names).members
    return IncidentForm(
      id: Identifier.make(at: context.now), household: home.number,
      head: home.line.head, village: try names.area(home.village),
      address: home.line.address,
      members: parties.map {
        IncidentForm.Member(key: $0.key.text, name: $0.name)
      },
      kinds: try IncidentKinds(context, at: home.village).choices)
  }
}

/// Whom an emergency of a household may be about.
struct IncidentMembers {
  struct Member {
    var key: PersonKey
    var number: String
    var name: String
  }

  let members: [Member]

  init(
    _ home: VisibleHousehold, _ scope: ScopeReader, _ names: NameReader
  ) throws {
    members = try scope.members(of: home.key).map { key in
      let person = try names.person(key)
      return Member(key: key, number: person.number, name: person.name)
    }.sorted { $0.number < $1.number }
  }
}

/// The kinds of emergency at a place: what the packs in force there name,
/// what is called alike once, others last.
struct IncidentKinds {
  struct Kind {
    var pack: PolicyPack
    var rules: EmergencyRules
    var kind: IncidentKind

    var id: String { "\(pack.id)/\(kind.id)" }
  }

  let kinds: [Kind]

  init(_ context: OperationContext, at village: AreaCode) throws {
    var titles: Set<String> = []
    let all = try EmergenciesInForce(context).rules(at: village)
      .flatMap { found in
        found.rules.kinds.map {
          Kind(pack: found.pack, rules: found.rules, kind: $0)
        }
      }
    let distinct = all.filter { titles.insert($0.kind.title).inserted }
    kinds =
      distinct.filter { $0.kind.code != Self.other }
      + distinct.filter { $0.kind.code == Self.other }
  }

  /// The code of what is none of the others.
  private static let other = 9

  var choices: [IncidentChoice] {
    kinds.map { kind in
      IncidentChoice(
        id: kind.id, title: kind.kind.title, policy: kind.pack.citation,
        clause: kind.kind.clause, calls: kind.kind.calls)
    }
  }

  subscript(_ id: String) -> Kind? { kinds.first { $0.id == id } }
}
