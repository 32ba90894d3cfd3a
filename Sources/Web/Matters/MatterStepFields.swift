import Casework
import Operations

/// The fields of the form of one step.
struct MatterStepFields {
  private let view: MatterView
  private let slug: String
  private let sent: MatterStepForms.Sent?
  private let fields: FieldBuilder

  init(view: MatterView, slug: String, sent: MatterStepForms.Sent?) {
    self.view = view
    self.slug = slug
    self.sent = sent
    fields = FieldBuilder(problems: sent?.complaint.problems ?? [])
  }

  func items(_ kind: MatterStepKind) -> [MatterField] {
    switch kind {
    case .planned:
      [
        words("采取什么措施", else: plan?.step.words ?? ""), staff("责任人"),
        day(
          "完成日期",
          else: view.standing.plannedFor.map(\.description) ?? ""),
      ]
    case .begun: [words("备注（可不填）", isLong: false)]
    case .solved: [words("怎么解决的"), day("哪一天解决的", else: today)]
    case .confirmed:
      [
        kinds, words("家庭怎么说的"), whom("问的谁（可不填）"),
        day("哪一天问的", else: today), rating,
      ]
    case .closed:
      [
        words(view.standing.closingNeedsReason ? "为什么办结" : "备注（可不填）")
      ]
    case .reopened: [words("为什么重开")]
    case .told:
      [
        whom("告知了谁，怎么告知的"), words("家庭的意见（可不填）"),
        day("哪一天告知的", else: today), rating,
      ]
    case .checked:
      [outcome, words("看到的情况"), day("哪一天回访的", else: today), rating]
    case .reclassed: [urgency, words("为什么改")]
    case .taken: [office, staff("由谁办（可不填）"), words("说明（可不填）")]
    default: []
    }
  }

  private var plan: MatterStepView? { view.plan }
  private var today: String { view.today.description }

  private func value(_ name: String, else other: String = "") -> String {
    sent?.fields[name] ?? other
  }

  private func id(_ name: String) -> String { "\(slug)-\(name)" }

  private func words(
    _ label: String, else other: String = "", isLong: Bool = true
  ) -> MatterField {
    MatterField(
      input: fields.input(
        "words", id: id("words"), label: label,
        value: value("words", else: other), isLong: isLong))
  }

  private func whom(_ label: String) -> MatterField {
    MatterField(
      input: fields.input(
        "whom", id: id("whom"), label: label, value: value("whom"),
        help: "如：户主，当面"))
  }

  private func day(_ label: String, else other: String) -> MatterField {
    MatterField(
      input: fields.input(
        "day", id: id("day"), label: label, value: value("day", else: other),
        type: "date"))
  }

  private func staff(_ label: String) -> MatterField {
    let chosen = value("worker", else: plannedWorker)
    return MatterField(
      select: SelectPart(
        id: id("worker"), name: "worker", label: label,
        error: fields.error("worker"),
        options: [SelectPart.Option("", "请选")]
          + view.staff.map { line in
            SelectPart.Option(
              line.number, "\(line.name)（\(line.post)）",
              isChosen: line.number == chosen)
          }))
  }

  private var plannedWorker: String {
    view.staff.first { $0.name == plan?.workerName }?.number ?? ""
  }

  private var office: MatterField {
    let chosen = value(
      "office", else: view.offices.last?.code.description ?? "")
    return MatterField(
      select: SelectPart(
        id: id("office"), name: "office", label: "由哪一级办",
        error: fields.error("office"),
        options: view.offices.map { office in
          SelectPart.Option(
            office.code.description, office.name,
            isChosen: office.code.description == chosen)
        }))
  }

  private var kinds: MatterField {
    MatterField(
      group: fields.group(
        "kind", id: id("kind"), legend: "家庭认不认可",
        options: [
          Option(MatterStepKind.confirmed.word, label: "认可，已经解决"),
          Option(MatterStepKind.disputed.word, label: "不认可，继续办"),
        ], chosen: [value("kind")]))
  }

  private var outcome: MatterField {
    MatterField(
      group: fields.group(
        "outcome", id: id("outcome"), legend: "措施见没见效",
        options: [
          Option(MatterStepEntry.tookEffect),
          Option(MatterStepEntry.tookNoEffect, hint: "会自动重开"),
        ], chosen: [value("outcome")]))
  }

  private var urgency: MatterField {
    MatterField(
      group: fields.group(
        "urgency", id: id("urgency"), legend: "改为哪一类",
        options: view.classes.filter { $0.urgency != view.standing.urgency }
          .map { kind in
            Option(
              kind.urgency.word,
              hint: kind.planWithin.map { "\($0.words)内拿出方案" })
          }, chosen: [value("urgency")]))
  }

  private var rating: MatterField {
    MatterField(
      group: fields.group(
        "rating", id: id("rating"), legend: "家庭满意吗（可不选）",
        options: [Option("", label: "未问")]
          + Self.ratings.enumerated().map { position, label in
            Option(String(position + 1), label: label)
          }, chosen: [value("rating")]))
  }

  /// From 1 to 5.
  static let ratings = ["很不满意", "不满意", "一般", "满意", "很满意"]
}
