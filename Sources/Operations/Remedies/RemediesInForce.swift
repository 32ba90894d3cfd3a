import Casework
import Records

/// What the packs in force at a place say of problems that one office cannot
/// solve alone.
struct RemediesInForce {
  /// A section with the document it stands in.
  struct Section<Rules> {
    var pack: PolicyPack
    var rules: Rules
  }

  private let packs: [PolicyPack]

  /// - Parameter domain: of a matter, whose own pack comes first; nil where
  ///   no matter is meant.
  init(
    _ context: OperationContext, at village: AreaCode, for domain: String?
  ) throws {
    let inForce = try PolicyReader(context.connection).packs(
      inForceAt: village, on: context.today)
    let own = domain.flatMap { domain in
      context.rules.packs.first { $0.matters?.domain(domain) != nil }
    }
    let others = context.rules.packs.filter {
      inForce.contains($0.id) && $0.id != own?.id
    }
    packs = (own.map { [$0] } ?? []) + others
  }

  private func first<Rules>(
    _ section: (RemedyRules) -> Rules?
  ) -> Section<Rules>? {
    for pack in packs {
      if let rules = pack.remedies.flatMap(section) {
        return Section(pack: pack, rules: rules)
      }
    }
    return nil
  }

  var escalation: Section<EscalationRules>? { first(\.escalation) }
  var rectification: Section<RectificationRules>? { first(\.rectification) }
  var referral: Section<ReferralRules>? { first(\.referral) }
  var warnings: Section<WarningRules>? { first(\.warnings) }

  /// All that speak of warnings: each has signs of its own.
  var allWarnings: [Section<WarningRules>] {
    packs.compactMap { pack in
      pack.remedies?.warnings.map { Section(pack: pack, rules: $0) }
    }
  }
}

extension OperationContext {
  func remedies(for matter: VisibleMatter) throws -> RemediesInForce {
    try RemediesInForce(
      self, at: matter.standing.place.village, for: matter.record.domain)
  }

  /// Asks for a plan with a clock as long as the class of a matter has.
  func acknowledgement(of matter: VisibleMatter) -> AcknowledgementClock? {
    acknowledgement(of: matter.record.domain, matter.standing.urgency)
  }

  func acknowledgement(
    of domain: String, _ urgency: MatterUrgency
  ) -> AcknowledgementClock? {
    rules.matters(of: domain).flatMap {
      AcknowledgementClock(urgency, by: $0)
    }
  }
}

/// What notices say of a matter. They leave the house and stand on many
/// screens: of a restricted matter they say only that there is one.
struct MatterNoticeText {
  private let isRestricted: Bool
  private let urgency: MatterUrgency
  private let household: String
  private let place: String
  private let domain: String

  init(_ matter: VisibleMatter, in context: OperationContext) throws {
    try self.init(
      matter.record, matter.standing, of: matter.home.number, in: context)
  }

  /// Of a matter that whoever acts need not see, as it stands now.
  ///
  /// - Parameter household: 户编号.
  init(
    _ record: MatterRecord, _ standing: MatterStanding,
    of household: String, in context: OperationContext
  ) throws {
    isRestricted = record.isRestricted
    urgency = standing.urgency
    self.household = household
    place = try NameReader(context.connection).place(standing.place.village)
    domain =
      MatterViews(context).title(record.domain, standing.urgency).domain
  }

  /// `突发事项“安全隐患”，清河乡前胡村 户H0001`.
  var subject: String {
    if isRestricted { return "一件限制查看的事项，\(place)，请登录查看" }
    return "\(urgency.word)事项“\(domain)”，\(place) 户\(household)"
  }
}

extension VisibleMatter {
  var subject: Notice.Subject {
    Notice.Subject(.matter, county: record.county, number: record.id)
  }

  /// The township of its household: who rectifies.
  var township: AreaCode {
    standing.place.village.ancestor(.township) ?? standing.place.village
  }
}

extension OfficeAddress {
  /// As forms name an office: `341202 民政`.
  var formValue: String { "\(area) \(institution.word)" }

  init?(formValue text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let area = AreaCode(parts[0]),
      let institution = InstitutionKind(word: parts[1])
    else { return nil }
    self.init(area, institution)
  }
}
