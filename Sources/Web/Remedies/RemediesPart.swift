import Casework
import Operations

/// What is done about a matter beyond the office that has it: on the page of
/// the matter, and on one of its own.
package struct RemediesPart: PagePart {
  package var reports: [ReportPart]
  package var hasReports: Bool
  package var reportForm: StepForm?
  package var showsReports: Bool
  package var rectification: RectificationPart?
  package var referrals: [ReferralPart]
  package var hasReferrals: Bool
  package var referralForm: StepForm?
  package var showsReferrals: Bool
  /// What of it can be printed.
  package var papers: [LinkPart]

  package static let fields: [String: PageField<Self>] = [
    "reports": .list(\.reports),
    "hasReports": .flag(\.hasReports),
    "reportForm": .part(\.reportForm),
    "showsReports": .flag(\.showsReports),
    "rectification": .part(\.rectification),
    "referrals": .list(\.referrals),
    "hasReferrals": .flag(\.hasReferrals),
    "referralForm": .part(\.referralForm),
    "showsReferrals": .flag(\.showsReferrals),
    "papers": .list(\.papers),
  ]

  /// Names of the forms.
  static let reportName = "report"
  static let referralName = "referral"

  static func rectificationName(_ kind: RectificationStepKind) -> String {
    "rectification-\(kind)"
  }

  static func referralStepName(
    _ kind: ReferralStepKind, of referral: String
  ) -> String {
    "referral-\(referral)-\(kind)"
  }

  /// - Parameter fresh: makes the id of a form.
  init(
    _ remedies: MatterRemedies, typed: TypedForm?,
    fresh: @escaping () -> String
  ) {
    let builder = StepFormBuilder(typed: typed, fresh: fresh)
    let today = remedies.today
    reports = remedies.reports.map { ReportPart($0, today: today) }
    hasReports = !reports.isEmpty
    reportForm = remedies.escalation.map {
      Self.form($0, of: remedies.matter, builder)
    }
    showsReports = hasReports || reportForm != nil
    papers = MatterPaper.onRecord(of: remedies).map { paper in
      LinkPart(
        title: paper.title,
        path: Route.matterPaper.path(remedies.matter, paper.rawValue))
    }
    rectification = remedies.rectification.map {
      RectificationPart(
        $0, of: remedies.matter, at: remedies.now, today: today, builder)
    }
    referrals = remedies.referrals.map {
      ReferralPart($0, today: today, builder)
    }
    hasReferrals = !referrals.isEmpty
    referralForm = remedies.referral.map {
      Self.form($0, of: remedies.matter, builder)
    }
    showsReferrals = hasReferrals || referralForm != nil
  }

  private static func form(
    _ form: EscalationForm, of matter: String, _ builder: StepFormBuilder
  ) -> StepForm {
    let name = reportName
    let fields = builder.fields(name)
    let chosen =
      builder.chosen(EscalationEntry.officeField, in: name)
      ?? form.choices.filter(\.isUsual).map(\.value)
    let clock = form.clock.map { clock in
      "\(clock)内没有确认的，自动再报上一级"
        + (form.clockSource.map { "（\($0)）" } ?? "") + "。"
    }
    return builder.form(
      name, "上报", action: Route.matterReports.path(matter),
      note: "\(form.policy) \(form.clause)。" + (clock ?? ""),
      groups: [
        fields.group(
          EscalationEntry.officeField,
          id: "\(name)-\(EscalationEntry.officeField)", legend: "上报给谁",
          type: "checkbox",
          options: form.choices.map {
            Option(
              $0.value, label: $0.title,
              hint: $0.isVacant ? "现在无人在岗，直接送上一级" : nil)
          }, chosen: chosen)
      ],
      inputs: [
        builder.words(name, "为什么上报、希望上级做什么", help: "通知里不写内容，打开事项才看得到")
      ])
  }

  private static func form(
    _ form: ReferralForm, of matter: String, _ builder: StepFormBuilder
  ) -> StepForm {
    let name = referralName
    let fields = builder.fields(name)
    return builder.form(
      name, "转介", action: Route.matterReferrals.path(matter),
      note: "\(form.policy) \(form.clause)",
      selects: [
        fields.select(
          "kind", in: name, label: "转介什么服务",
          options: [Option("", label: "请选择")]
            + form.kinds.map {
              Option($0.id, label: "\($0.title)（\($0.to)）")
            }, chosen: builder.value("kind", in: name))
      ],
      inputs: [
        fields.input(
          "body", in: name, label: "具体单位（可不填）",
          value: builder.value("body", in: name), help: "如区人民医院、某托养机构"),
        builder.words(name, "需要对方做什么"),
        builder.day(name, "希望哪天前落实", form.usualDay),
      ])
  }
}

extension StepFormBuilder {
  /// What was ticked in a form; nil where nothing was typed.
  func chosen(_ field: String, in form: String) -> [String]? {
    typed?.name == form ? typed?.fields.all(field) : nil
  }
}

/// A report upward, with its recipients.
package struct ReportPart: PagePart {
  package var title: String
  package var words: String
  package var when: String
  package var recipients: [RecipientPart]

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "words": .text(\.words),
    "when": .text(\.when),
    "recipients": .list(\.recipients),
  ]

  init(_ report: ReportView, today: Day) {
    title = "\(report.from)上报"
    words = report.words
    when =
      "\(ChineseDays.time(report.sentAt, today: today)) \(report.author)"
    recipients = report.recipients.map { RecipientPart($0, today: today) }
  }
}

/// Somebody who was told, and what became of it there.
package struct RecipientPart: PagePart {
  package var to: String
  package var mark: StatusMark
  package var due: String?
  package var vacant: String?
  package var steps: [StepLine]
  package var answerPath: String?
  package var answer: String

  package static let fields: [String: PageField<Self>] = [
    "to": .text(\.to),
    "mark": .part(\.mark),
    "due": .text(\.due),
    "vacant": .text(\.vacant),
    "steps": .list(\.steps),
    "answerPath": .text(\.answerPath),
    "answer": .text(\.answer),
  ]

  init(_ recipient: ReportView.Recipient, today: Day) {
    to = (recipient.isFromBelow ? "逾期自动上报：" : "") + recipient.to
    mark = StatusMark(recipient.state)
    let isOpen =
      recipient.state == .waiting || recipient.state == .late
      || recipient.state == .raised
    due =
      isOpen
      ? recipient.acknowledgeBy.map {
        "\(ChineseDays.time($0, today: today))前确认"
      } : nil
    vacant =
      recipient.vacant.isEmpty
      ? nil : "\(recipient.vacant.joined(separator: "、"))无人在岗"
    steps = recipient.steps.map { step in
      StepLine(
        title: step.title, text: step.text.isEmpty ? nil : step.text,
        when: "\(ChineseDays.time(step.at, today: today)) \(step.by)")
    }
    answerPath =
      recipient.mayAnswer ? Route.notice.path(recipient.notice) : nil
    answer = isOpen ? "去确认、回复" : "回复"
  }
}

/// One thing done, with when and by whom.
package struct StepLine: PagePart {
  package var title: String
  package var text: String?
  package var when: String

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "text": .text(\.text),
    "when": .text(\.when),
  ]
}

extension StatusMark {
  init(_ state: ReportState) {
    switch state {
    case .waiting: self.init(tone: "soon", shape: "◆", label: state.word)
    case .late, .raised:
      self.init(tone: "late", shape: "▲", label: state.word)
    case .acknowledged, .replied:
      self.init(tone: "done", shape: "✓", label: state.word)
    case .settled: self.init(tone: "none", shape: "–", label: state.word)
    }
  }
}
