import Casework
import Operations

/// 供养金发放: who was due what for a month, and what he was paid.
package struct PaymentsPage: Page {
  package static let template = "payments"
  static let name = "payments"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var saved: String?
  package var errors: ErrorSummary?
  package var area: AreaPart
  package var month: String
  package var action: String
  package var monthChoice: SelectPart
  package var kept: [KeptField]
  package var due: String
  package var paid: String
  package var difference: String
  package var short: String
  package var isShort: Bool
  package var standard: String?
  package var dueDay: String
  package var noStandard: String?
  package var standardsPath: String
  package var parts: Markup?
  package var lists: [CareFilterPart]
  package var lines: [PaymentLinePart]
  package var emptyWords: String?
  package var pager: PagerPart?
  /// Nil where nothing can be put on record.
  package var form: Form?

  package struct Form: PagePart {
    package var action: String
    package var id: String
    package var kept: [KeptField]
    package var day: InputPart
    package var error: String?
    package var tickPath: String
    package var isTicked: Bool
    package var lines: [PaymentLinePart]

    package static let fields: [String: PageField<Self>] = [
      "action": .text(\.action),
      "id": .text(\.id),
      "kept": .list(\.kept),
      "day": .part(\.day),
      "error": .text(\.error),
      "tickPath": .text(\.tickPath),
      "isTicked": .flag(\.isTicked),
      "lines": .list(\.lines),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "saved": .text(\.saved),
    "errors": .part(\.errors),
    "area": .part(\.area),
    "month": .text(\.month),
    "action": .text(\.action),
    "monthChoice": .part(\.monthChoice),
    "kept": .list(\.kept),
    "due": .text(\.due),
    "paid": .text(\.paid),
    "difference": .text(\.difference),
    "short": .text(\.short),
    "isShort": .flag(\.isShort),
    "standard": .text(\.standard),
    "dueDay": .text(\.dueDay),
    "noStandard": .text(\.noStandard),
    "standardsPath": .text(\.standardsPath),
    "parts": .markup(\.parts),
    "lists": .list(\.lists),
    "lines": .list(\.lines),
    "emptyWords": .text(\.emptyWords),
    "pager": .part(\.pager),
    "form": .part(\.form),
  ]

  /// - Parameters:
  ///   - saved: how many payments have just been put on record.
  ///   - isTicked: all are ticked from the start.
  init(
    _ list: PaymentList, _ query: PaymentQuery, saved: Int?, isTicked: Bool,
    typed: TypedForm?, frame: Frame
  ) {
    self.frame = frame
    self.frame.title = (typed == nil ? "" : "需要修改：") + "供养金发放"
    crumbs = [.office]
    self.saved = saved.map { "已登记\($0)人的发放。" }
    area = AreaPart(
      list.choice, asked: query.area, path: Route.payments.path()
    ).with { path in
      guard let month = query.month else { return path }
      return path + (path.contains("?") ? "&" : "?") + "month=\(month)"
    }
    month = list.month.inWords
    action = Route.payments.path()
    monthChoice = Self.months(list)
    kept =
      query.area.map {
        [KeptField(name: AreaQuery.name, value: $0.description)]
      } ?? []
    due = "\(list.total.due)"
    paid = "\(list.total.paid)"
    difference = "\(list.total.difference)"
    short = "\(list.total.short)"
    isShort = list.total.short > 0
    standard = list.standard.map(PaymentWords.standard)
    dueDay = PaymentWords.dueDay(list.standard)
    noStandard =
      list.standard == nil
      ? "本县还没有录入\(list.month.inWords)的供养标准，应发金额算不出来，也不能登记发放。请县民政局先录入。"
      : nil
    standardsPath = Route.paymentStandards.path()
    let parts = list.parts.filter { $0.sums.persons > 0 }
    self.parts = parts.isEmpty ? nil : Self.table(parts, query)
    lists = PaymentListName.allCases.map { name in
      CareFilterPart(
        title: name.title, count: "\(list.counts[name] ?? 0)",
        path: query.with { $0.list = name }.path(),
        isCurrent: name == list.name)
    }
    let canPay = list.standard != nil
    lines = list.lines.map {
      PaymentLinePart(
        $0, today: list.day, canPay: canPay, isTicked: isTicked,
        typed: typed)
    }
    emptyWords = lines.isEmpty ? Self.empty(list) : nil
    pager = PagerPart(
      offset: list.offset, shown: lines.count, total: list.count,
      limit: list.limit, unit: "人"
    ) { offset in query.with { $0.offset = offset }.path() }
    form =
      lines.contains { $0.form != nil }
      ? Self.form(list, query, lines, isTicked: isTicked, typed) : nil
    errors = typed.map { typed in
      ErrorSummary(
        typed.complaint,
        targets: [
          (PaymentField.day, "payments-day"),
          (PaymentField.person, "payments-lines"),
        ]
          + list.lines.flatMap { line in
            [PaymentField.basic, PaymentField.care, PaymentField.person].map {
              let name = PaymentField.of(line.person, $0)
              return (name, name)
            }
          },
        labels: Dictionary(
          list.lines.flatMap { line in
            [PaymentField.basic, PaymentField.care, PaymentField.person].map {
              (PaymentField.of(line.person, $0), line.name)
            }
          }
        ) { first, _ in first })
    }
  }

  private static func empty(_ list: PaymentList) -> String {
    list.counts[.all] == 0
      ? "\(list.month.inWords)这里没有特困人员。" : "没有这种情况的人。"
  }

  /// This month and the twelve before it, and the one chosen.
  private static func months(_ list: PaymentList) -> SelectPart {
    var months = [PayMonth(containing: list.day)]
    while months.count < 13 { months.append(months[months.count - 1].previous) }
    if !months.contains(list.month) { months.append(list.month) }
    return SelectPart(
      id: "month", name: "month", label: "月份",
      options: months.map {
        SelectPart.Option(
          "\($0)", $0.inWords, isChosen: $0 == list.month)
      })
  }

  private static func form(
    _ list: PaymentList, _ query: PaymentQuery,
    _ lines: [PaymentLinePart], isTicked: Bool, _ typed: TypedForm?
  ) -> Form {
    let isKept = typed?.complaint.problems.isEmpty == false
    let sent = isKept ? typed?.fields["id"] : nil
    let builder = TypedForm.builder(name, typed)
    var kept = [KeptField(name: "month", value: "\(list.month)")]
    if let area = query.area {
      kept.append(KeptField(name: AreaQuery.name, value: area.description))
    }
    if query.list != .all {
      kept.append(KeptField(name: "list", value: query.list.rawValue))
    }
    if query.offset > 0 {
      kept.append(KeptField(name: "offset", value: "\(query.offset)"))
    }
    return Form(
      action: Route.payments.path(),
      id: sent.flatMap { Identifier.isValid($0) ? $0 : nil } ?? list.id,
      kept: kept,
      day: builder.input(
        PaymentField.day, in: name, label: "发放日期",
        value: TypedForm.value(
          PaymentField.day, in: name, of: typed,
          else: list.day.description), type: "date"),
      error: builder.error(PaymentField.person)
        ?? builder.error(PaymentField.month),
      tickPath: query.path(adding: "tick=all") + "#payments-lines",
      isTicked: isTicked, lines: lines)
  }

  private static func table(
    _ parts: [PaymentList.Part], _ query: PaymentQuery
  ) -> Markup {
    var table = Markup("<table class=\"office-table\"><thead><tr>")
    table.add("<th>辖区</th>")
    for title in ["人数", "应发（元）", "实发（元）", "差额（元）", "未发或少发", "晚发"] {
      table.element("th", class: "figure", title)
    }
    table.add("</tr></thead><tbody>")
    for part in parts {
      table.add("<tr><th scope=\"row\">")
      table.open(
        "a",
        href: query.with {
          $0.area = part.code
          $0.list = .all
        }.path())
      table.add(text: part.name)
      table.close("a")
      table.close("th")
      let sums = part.sums
      for text in [
        "\(sums.persons)", "\(sums.due)", "\(sums.paid)",
        "\(sums.difference)", "\(sums.short)", "\(sums.late)",
      ] {
        table.element("td", class: "figure", text)
      }
      table.add("</tr>")
    }
    table.add("</tbody></table>")
    return table
  }
}
