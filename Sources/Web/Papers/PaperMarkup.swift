import Casework

/// Writes a paper as the sheet that is printed.
struct PaperMarkup {
  private let paper: Paper

  init(_ paper: Paper) { self.paper = paper }

  var sheet: Markup {
    var html = Markup()
    head(&html)
    for block in paper.blocks {
      switch block {
      case .heading(let title): html.element("h2", title)
      case .words(let words): html.element("p", class: "paper-words", words)
      case .terms(let terms): self.terms(terms, &html)
      case .facts(let facts): self.facts(facts, &html)
      case .table(let table): self.table(table, &html)
      case .newPage: html.add("<div class=\"paper-break\"></div>")
      }
    }
    foot(&html)
    return html
  }

  private func head(_ html: inout Markup) {
    html.open("header", class: "paper-head")
    if let number = paper.number {
      html.element("p", class: "paper-number", "编号：\(number)")
    }
    html.element("h1", paper.title)
    html.open("p", class: "paper-line")
    html.element("span", "填报单位：\(paper.unit)")
    if let period = paper.period { html.element("span", "期间：\(period)") }
    html.element("span", "日期：\(paper.day.inWords)")
    html.close("p")
    html.close("header")
  }

  private func terms(_ terms: [String], _ html: inout Markup) {
    html.open("ol", class: "paper-terms")
    for term in terms { html.element("li", term) }
    html.close("ol")
  }

  /// Two fields to a row; a wide one has its row to itself.
  private func facts(_ facts: [PaperFact], _ html: inout Markup) {
    html.open("table", class: "paper-facts")
    html.add("<colgroup><col class=\"s16\"><col><col class=\"s16\"><col>")
    html.add("</colgroup><tbody>")
    var isOpen = false
    for fact in facts {
      if fact.isWide {
        if isOpen { html.add("<td colspan=\"2\"></td></tr>") }
        isOpen = false
        html.add("<tr>")
        html.add("<th scope=\"row\">")
        html.add(text: fact.name)
        html.add("</th><td colspan=\"3\">")
        lines(fact.value.split(separator: "\n").map(String.init), &html)
        html.add("</td></tr>")
        continue
      }
      if !isOpen { html.add("<tr>") }
      html.add("<th scope=\"row\">")
      html.add(text: fact.name)
      html.add("</th><td>")
      html.add(text: fact.value)
      html.close("td")
      if isOpen { html.close("tr") }
      isOpen.toggle()
    }
    if isOpen { html.add("<td colspan=\"2\"></td></tr>") }
    html.add("</tbody></table>")
  }

  private func table(_ table: PaperTable, _ html: inout Markup) {
    html.add("<div class=\"paper-frame\" tabindex=\"0\" role=\"region\"")
    html.attribute("aria-label", table.label)
    html.add(">")
    html.open("table", class: "paper-table")
    html.add("<colgroup>")
    for column in table.columns {
      html.add("<col")
      html.attribute("class", "s\(column.share.rawValue)")
      html.add(">")
    }
    html.add("</colgroup><thead><tr>")
    for column in table.columns {
      html.add("<th scope=\"col\">")
      html.add(text: column.title)
      html.close("th")
    }
    html.add("</tr></thead><tbody>")
    for row in table.rows {
      html.add("<tr>")
      for (column, cell) in zip(table.columns, row) {
        html.open("td", class: column.isFigure ? "figure" : "")
        lines(cell.lines, &html)
        html.close("td")
      }
      html.add("</tr>")
    }
    if table.rows.isEmpty {
      html.add("<tr><td class=\"paper-none\"")
      html.attribute("colspan", String(table.columns.count))
      html.add(">")
      html.add(text: table.emptyWords)
      html.add("</td></tr>")
    }
    html.add("</tbody></table>")
    html.close("div")
  }

  private func lines(_ lines: [String], _ html: inout Markup) {
    for (position, line) in lines.enumerated() {
      if position > 0 { html.add("<br>") }
      html.add(text: line)
    }
  }

  private func foot(_ html: inout Markup) {
    if paper.signatures.isEmpty && !paper.hasSeal { return }
    html.open("footer", class: "paper-foot")
    html.open("p", class: "paper-signs")
    for signature in paper.signatures {
      html.open("span")
      html.add(text: "\(signature)：")
      html.add("<span class=\"paper-blank\"></span>")
      html.close("span")
    }
    html.close("p")
    if paper.hasSeal {
      html.open("p", class: "paper-seal")
      html.add("<span>（盖章处）</span><span>　　年　　月　　日</span>")
      html.close("p")
    }
    html.close("footer")
  }
}
