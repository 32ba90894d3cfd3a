import Casework
import Operations

/// The course of a duty, a bar for each window: how many were done, put off,
/// missed. The table of the same numbers stands behind it.
struct CourseChart {
  private let steps: [CourseStep]
  private let today: Day

  private static let height = 120.0
  private static let pitch = 44.0
  private static let bar = 26.0

  init(_ steps: [CourseStep], today: Day) {
    self.steps = steps
    self.today = today
  }

  private static let kinds: [(style: String, states: [DutyState])] = [
    ("bar-done", [.done]), ("bar-kept", [.deferred]),
    ("bar-none", [.excused]), ("bar-late", [.missed, .remoteRejected]),
    ("bar-open", [.open]),
  ]

  var markup: Markup {
    let most = steps.map { total($0.tally) }.max() ?? 0
    let width = Self.pitch * Double(steps.count) + 8
    var svg = Markup()
    svg.add("<svg class=\"chart\" role=\"img\" viewBox=\"0 0 ")
    svg.add(tenths: width)
    svg.add(" 170\"")
    svg.attribute("width", String(Int(width)))
    svg.attribute("aria-label", words)
    svg.add("><line class=\"chart-base\" x1=\"0\" y1=\"136\" y2=\"136\"")
    svg.attribute("x2", String(Int(width)))
    svg.add("/>")
    for (position, step) in steps.enumerated() {
      add(
        step, at: Self.pitch * Double(position) + 4,
        of: Double(max(1, most)), to: &svg)
    }
    svg.add("</svg>")
    return svg
  }

  private func add(
    _ step: CourseStep, at left: Double, of most: Double,
    to svg: inout Markup
  ) {
    var y = 136.0
    let middle = left + Self.pitch / 2
    for (style, states) in Self.kinds {
      let number = states.reduce(0) { $0 + step.tally[$1] }
      if number == 0 { continue }
      let height = Double(number) / most * Self.height
      y -= height
      svg.add("<rect")
      svg.attribute("class", style)
      for (name, value) in [
        ("x", middle - Self.bar / 2), ("y", y), ("width", Self.bar),
        ("height", height),
      ] {
        svg.add(" ")
        svg.add(text: name)
        svg.add("=\"")
        svg.add(tenths: value)
        svg.add("\"")
      }
      svg.add("/>")
    }
    label(CoverageWords.share(step.tally.rate), middle, y - 5, &svg)
    label(Self.name(step.window), middle, 152, &svg)
  }

  private func label(
    _ text: String, _ x: Double, _ y: Double, _ svg: inout Markup
  ) {
    svg.add("<text class=\"chart-label\" text-anchor=\"middle\" x=\"")
    svg.add(tenths: x)
    svg.add("\" y=\"")
    svg.add(tenths: y)
    svg.add("\">")
    svg.add(text: text)
    svg.add("</text>")
  }

  private func total(_ tally: CoverageTally) -> Int {
    Self.kinds.flatMap(\.states).reduce(0) { $0 + tally[$1] }
  }

  private var words: String {
    "各期完成率："
      + steps.map {
        ChineseDays.window($0.window, today: today) + " "
          + CoverageWords.percent($0.tally.rate)
      }.joined(separator: "，")
  }

  /// `3月`, `3月上`, `Q2`; short, as a bar is narrow.
  private static func name(_ window: Span) -> String {
    let (year, month, day) = window.first.date
    switch window.length {
    case ...16: return "\(month)月\(day == 1 ? "上" : "下")"
    case ...31: return "\(month)月"
    case ...92: return "\(month / 3 + 1)季度"
    case ...184: return month == 1 ? "上半年" : "下半年"
    default: return "\(year)"
    }
  }
}

extension CoverageWords {
  /// A whole percentage, above a bar; nothing where nothing has ended.
  static func share(_ rate: Double?) -> String {
    guard let rate else { return "" }
    let shown = Int((rate * 100).rounded())
    return "\(rate < 1 && shown == 100 ? 99 : shown)%"
  }
}
