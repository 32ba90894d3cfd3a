import Casework
import Operations

/// A rate as a bar: what is done, what was put off, what was missed.
enum RateMeter {
  static func markup(_ tally: CoverageTally) -> Markup {
    var svg = Markup()
    svg.add("<svg class=\"meter\" viewBox=\"0 0 100 6\" ")
    svg.add("preserveAspectRatio=\"none\" aria-hidden=\"true\">")
    svg.add("<rect class=\"meter-back\" width=\"100\" height=\"6\"/>")
    var x = 0.0
    let whole = Double(max(1, tally.ended))
    for (style, number) in [
      ("meter-done", tally.doneAndEnded), ("meter-kept", tally[.deferred]),
      ("meter-late", tally[.missed] + tally[.remoteRejected]),
    ] where number > 0 {
      let width = Double(number) / whole * 100
      svg.add("<rect")
      svg.attribute("class", style)
      svg.add(" height=\"6\" x=\"")
      svg.add(tenths: x)
      svg.add("\" width=\"")
      svg.add(tenths: width)
      svg.add("\"/>")
      x += width
    }
    svg.add("</svg>")
    return svg
  }
}
