import Casework
import Operations

extension ReadVisitBook.Kind {
  var title: String {
    switch self {
    case .persons: "探访记录台账"
    case .households: "入户访视记录台账"
    }
  }
}

extension Paper {
  /// 探访记录台账, 入户访视记录台账.
  init(_ book: VisitBook, period: Period) {
    self.init(
      title: book.kind.title, unit: book.place.path.joined(), day: book.day)
    self.period = period.words
    isWide = true
    let done = book.lines.count { $0.state == .done }
    let problems = book.lines.count { line in
      line.visits.contains { !$0.problems.isEmpty }
    }
    blocks = [
      .words(
        "共\(book.lines.count)条，已完成\(done)条，发现问题\(problems)条。")
    ]
    var titles: [String] = []
    for duty in book.duties where !titles.contains(duty.title) {
      titles.append(duty.title)
    }
    for title in titles {
      let lines = book.lines.filter { $0.duty == title }
      blocks.append(.heading(title))
      blocks.append(
        .table(Self.table(book.kind, title, lines, today: book.day)))
    }
    if book.duties.isEmpty {
      blocks.append(
        .table(Self.table(book.kind, book.kind.title, [], today: book.day)))
    }
    blocks += PaperWords.basis(book.duties)
  }

  private static func table(
    _ kind: ReadVisitBook.Kind, _ label: String, _ lines: [VisitBook.Line],
    today: Day
  ) -> PaperTable {
    PaperTable(
      label: label,
      columns: [
        .number, PaperColumn(kind == .persons ? "姓名" : "户主", .s7),
        PaperColumn("村、户编号", .s14), PaperColumn("期别", .s9),
        PaperColumn("责任人", .s12), PaperColumn("访视日期", .s9),
        PaperColumn("访视人", .s9), PaperColumn("方式", .s6),
        PaperColumn("核对项目", .s6, isFigure: true),
        PaperColumn("发现的问题", .s16), PaperColumn("完成情况", .s8),
      ],
      rows: lines.enumerated().map { row($0, $1, today: today) },
      emptyWords: "这个期间没有应当登记的\(kind == .persons ? "探访" : "访视")。")
  }

  private static func row(
    _ position: Int, _ line: VisitBook.Line, today: Day
  ) -> [PaperCell] {
    let visits = line.visits
    let items = visits.reduce(0) { $0 + $1.items }
    let problems = visits.flatMap(\.problems)
    return [
      PaperCell("\(position + 1)"), PaperCell(line.name),
      PaperCell([line.village, line.household]),
      PaperCell(ChineseDays.window(line.window, today: today)),
      PaperCell(line.actor),
      PaperCell(visits.map(\.at.day.description)),
      PaperCell(visits.map { $0.visitors.joined(separator: "、") }),
      PaperCell(visits.map(\.mode.word)),
      PaperCell(items == 0 ? "" : "\(items)"),
      PaperCell(problems.isEmpty && items > 0 ? ["无"] : problems),
      PaperCell(line.state.label),
    ]
  }
}
