import Casework
import Operations

/// 供养标准: what support comes to in a county, and came to before.
package struct PaymentStandardsPage: Page {
  package static let template = "payment-standards"
  static let name = "standard"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var saved: String?
  package var errors: ErrorSummary?
  package var place: String
  package var rows: [Row]
  package var hasRows: Bool
  /// Nil for who may not set any.
  package var form: Form?

  package struct Row: PagePart {
    package var title: String
    package var mark: StatusMark
    package var words: String
    package var dueDay: String
    package var basis: String
    package var by: String
    package var isReplaced: Bool

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "mark": .part(\.mark),
      "words": .text(\.words),
      "dueDay": .text(\.dueDay),
      "basis": .text(\.basis),
      "by": .text(\.by),
      "isReplaced": .flag(\.isReplaced),
    ]
  }

  package struct Form: PagePart {
    package var action: String
    package var id: String
    package var inputs: [InputPart]

    package static let fields: [String: PageField<Self>] = [
      "action": .text(\.action),
      "id": .text(\.id),
      "inputs": .list(\.inputs),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "saved": .text(\.saved),
    "errors": .part(\.errors),
    "place": .text(\.place),
    "rows": .list(\.rows),
    "hasRows": .flag(\.hasRows),
    "form": .part(\.form),
  ]

  init(
    _ standards: ReadPaymentStandards.Standards, isSaved: Bool,
    typed: TypedForm?, frame: Frame
  ) {
    self.frame = frame
    crumbs = [.office, .payments]
    saved = isSaved ? "已保存。" : nil
    errors = TypedForm.summary(typed)
    place = standards.countyName
    rows = standards.lines.map { Self.row($0, standards.day) }
    hasRows = !rows.isEmpty
    form = standards.maySet ? Self.form(standards, typed) : nil
  }

  private static func row(
    _ line: ReadPaymentStandards.Line, _ today: Day
  ) -> Row {
    let mark: StatusMark =
      if line.isReplaced {
        StatusMark(tone: "none", shape: "–", label: "已更正")
      } else if line.isInForce {
        StatusMark(tone: "done", shape: "✓", label: "执行中")
      } else if line.standard.from > today {
        StatusMark(tone: "soon", shape: "◆", label: "将执行")
      } else {
        StatusMark(tone: "none", shape: "–", label: "以前的")
      }
    return Row(
      title: "\(line.standard.from.inWords)起", mark: mark,
      words: PaymentWords.standard(line.standard),
      dueDay: PaymentWords.dueDay(line.standard), basis: line.standard.basis,
      by: "\(line.author) \(ChineseDays.time(line.at, today: today))录入"
        + (line.reason.isEmpty ? "" : "；更正原因：\(line.reason)"),
      isReplaced: line.isReplaced)
  }

  private static func form(
    _ standards: ReadPaymentStandards.Standards, _ typed: TypedForm?
  ) -> Form {
    let builder = TypedForm.builder(name, typed)
    func input(
      _ field: String, _ label: String, _ help: String? = nil,
      type: String = "text", unit: String? = "元", mode: String = "decimal"
    ) -> InputPart {
      builder.input(
        field, in: name, label: label,
        value: TypedForm.value(field, in: name, of: typed), help: help,
        type: type, inputMode: mode, unit: unit)
    }
    return Form(
      action: Route.paymentStandards.path(),
      id: TypedForm.value("id", in: name, of: typed, else: standards.id),
      inputs: [
        input(
          StandardField.from, "从哪天起执行", "某月1日；与已有的同一天，就是更正",
          type: "date", unit: nil, mode: "text"),
        input(StandardField.scattered, "分散供养基本生活，每月"),
        input(StandardField.institution, "集中供养基本生活，每月"),
        input(StandardField.selfCaring, "照料护理：全自理，每月"),
        input(
          StandardField.half, "照料护理：半护理，每月", "六项指标有一至三项不能自理"),
        input(
          StandardField.full, "照料护理：全护理，每月", "六项指标有四项以上不能自理"),
        input(
          StandardField.dueDay, "每月几日前发放",
          "1到28；不填按平台默认的\(PaymentStandard.usualDueDay)日", unit: "日",
          mode: "numeric"),
        input(
          StandardField.basis, "依据的文件", unit: nil, mode: "text"),
        input(
          StandardField.reason, "更正原因", "只有更正同一天的标准才要填", unit: nil,
          mode: "text"),
      ])
  }
}
