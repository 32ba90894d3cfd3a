import Casework
import Records

/// Tells township and county that a carer must be replaced.
struct CareNotices {
  let desk: CareDesk

  /// They acknowledge it before the days for it are over; else it rises.
  func failed(_ evaluation: CareEvaluation) throws {
    guard let rules = desk.cover?.rules,
      let county = desk.township.ancestor(.county)
    else { return }
    let due = evaluation.day + rules.replaceWithin
    let context = desk.context
    try Notifier(context).send(
      Notice(
        .careFailed, about: subject(evaluation.agreement),
        in: desk.household.village,
        "照料服务人考核评价不合格，\(due.inWords)前须解除协议、更换照料人、另签协议。",
        to: [
          .office(desk.township, .local), .office(county, .civilAffairs),
        ],
        // Also where it was put on record late.
        acknowledgeBy: max(Moment(due + 1), context.now.adding(86_400))))
  }

  /// Nothing is left to be done about those who failed.
  func settle(because words: String) throws {
    let failed = Set(
      desk.file.evaluations.filter { !$0.isPassed }.map(\.agreement))
    for agreement in failed.sorted() {
      try Notifier(desk.context).settle(subject(agreement), because: words)
    }
  }

  private func subject(_ agreement: String) -> Notice.Subject {
    Notice.Subject(.agreement, county: desk.key.county, number: agreement)
  }
}
