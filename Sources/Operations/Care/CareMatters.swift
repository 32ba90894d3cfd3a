import Casework
import Records

/// Opens the matter that an irregular bank card is.
struct CareMatters {
  /// Tells what opened it from what visits find.
  static let item = "custody-check"

  /// Found again it is noted, as long as the matter is open.
  static func found(_ check: CustodyCheck, _ desk: CareDesk) throws {
    let (context, home) = (desk.context, desk.home)
    guard !check.irregularities.isEmpty,
      let id = desk.cover?.rules.custodyDomain,
      let rules = desk.cover?.pack.matters, let domain = rules.domain(id)
    else { return }
    let words = check.irregularities.joined(separator: "，")
    let known = try MatterStore(context.connection).matters(of: home.key)
      .first {
        $0.record.item == item && $0.record.person == desk.key
          && $0.standing.state.isOpen
      }
    if let known {
      var step = known.nextStep(
        .noted, id: Identifier.make(at: context.now), in: context)
      step.day = check.day
      step.words = "检查时再次发现：\(words)"
      try MatterSaving.append(step, to: known, in: context)
      return
    }
    try MatterSaving(context: context, home: home).open(
      MatterSaving.Opening(
        id: Identifier.make(at: context.now), domain: domain, rules: rules,
        urgency: domain.urgency ?? rules.usual,
        what: "一卡通保管检查：\(words)", person: desk.key, item: item))
  }
}
