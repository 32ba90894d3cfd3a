import Casework
import Operations

/// One agreement with what became of it.
package struct AgreementPage: Page {
  package static let template = "agreement"

  package var frame: Frame
  package var person: String
  package var carePath: String
  package var mark: StatusMark
  package var basis: String?
  package var facts: [FactPart]
  package var steps: [TextLine]
  package var hasSteps: Bool
  package var duties: String
  package var pledge: String
  /// The sheet to be hung in public; nil without a pledge.
  package var sheetPath: String?
  package var papers: [LinkPart]
  package var events: [CareEventPart]
  package var hasEvents: Bool

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "person": .text(\.person),
    "carePath": .text(\.carePath),
    "mark": .part(\.mark),
    "basis": .text(\.basis),
    "facts": .list(\.facts),
    "steps": .list(\.steps),
    "hasSteps": .flag(\.hasSteps),
    "duties": .text(\.duties),
    "pledge": .text(\.pledge),
    "sheetPath": .text(\.sheetPath),
    "papers": .list(\.papers),
    "events": .list(\.events),
    "hasEvents": .flag(\.hasEvents),
  ]

  init(_ found: ReadAgreement.Found, frame: Frame) {
    let (agreement, view) = (found.agreement, found.care)
    let words = CareWords(view: view)
    self.frame = frame
    self.frame.title = "委托照料服务协议：\(view.name)"
    person = "\(view.name)的照料"
    carePath = Route.memberCare.path(view.household, view.person)
    mark = StatusMark(view.state(of: agreement))
    basis = view.basis.isEmpty ? nil : view.basis
    facts = [
      ("委托方", found.township), ("被照料人", view.name),
      ("照料人", CareWords.carer(agreement)),
      ("照料人住在", agreement.carer.place),
      ("照料人编号", agreement.carer.number),
      ("期限", ChineseDays.days(agreement.span, today: view.day)),
      (
        "照料费",
        agreement.payment == 0 ? "没有" : "每月\(agreement.payment)元"
      ),
    ].filter { !$0.1.isEmpty }.map { FactPart(name: $0.0, value: $0.1) }
    steps = agreement.steps.map { step in
      let reason = step.end.map { "：\($0.word)" } ?? ""
      let note = step.words.isEmpty ? "" : "。\(step.words)"
      return TextLine(
        "\(words.short(step.day))\(step.kind.word)\(reason)\(note)")
    }
    hasSteps = !steps.isEmpty
    duties = agreement.duties
    let kept = view.file.pledge(of: agreement.id)
    pledge =
      kept.map { pledge in
        let published = pledge.published.map {
          "；\(words.short($0.day))起在\($0.place)公示"
        }
        return "\(words.short(pledge.signed))签，长期保存\(published ?? "；还没有公示")。"
      } ?? "还没有登记。"
    sheetPath = kept == nil ? nil : Route.pledgeSheet.path(agreement.id)
    papers = AgreementPaper.allCases.map { paper in
      LinkPart(
        title: paper.title,
        path: Route.agreementPaper.path(agreement.id, paper.rawValue))
    }
    events = CareEventPart.all(view, of: agreement.id)
    hasEvents = !events.isEmpty
  }
}

/// What of a pledge may hang in public: no numbers, no telephone, no address
/// below the village, nothing of anybody's health; and so nothing of what
/// was written in words of one's own, such as the carer's duties.
package struct PledgeSheetPage: Page {
  package static let template = "pledge-sheet"

  package var frame: Frame
  package var backPath: String
  package var facts: [FactPart]
  package var township: String
  package var day: String

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "backPath": .text(\.backPath),
    "facts": .list(\.facts),
    "township": .text(\.township),
    "day": .text(\.day),
  ]

  /// Nil where there is no pledge to publish.
  init?(_ found: ReadAgreement.Found, frame: Frame) {
    let (agreement, view) = (found.agreement, found.care)
    guard let pledge = view.file.pledge(of: agreement.id) else { return nil }
    self.frame = frame
    self.frame.title = "照料服务人诚信承诺公示"
    backPath = Route.agreement.path(agreement.id)
    let place = view.place.suffix(2).joined(separator: " ")
    facts = [
      ("被照料人", view.name), ("所在村（社区）", place),
      ("照料服务人", agreement.carer.name),
      ("与被照料人的关系", agreement.carer.relation),
      ("照料服务人所在村（社区）", agreement.carer.place),
      (
        "协议期限",
        "\(agreement.span.first.inWords)至\(agreement.span.last.inWords)"
      ),
      ("承诺书签订日期", pledge.signed.inWords),
      ("公示开始日期", pledge.published?.day.inWords ?? ""),
      ("公示地点", pledge.published?.place ?? ""),
    ].map { FactPart(name: $0.0, value: $0.1) }
    township = found.township
    day = (pledge.published?.day ?? view.day).inWords
  }
}
