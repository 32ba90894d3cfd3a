import Casework

/// One form, line by line, for a person to read.
struct FormWords {
  var form: FormDefinition
  var pack: PolicyPack

  var lines: [String] {
    let about = form.unit == .household ? "每户一份" : "每人一份"
    return [
      "\(form.title)  \(form.id)  第\(form.version)版  \(form.clause)  \(about)"
    ] + form.sections.flatMap(lines)
  }

  private func lines(_ section: FormDefinition.Section) -> [String] {
    var head = "［\(section.title)］ \(section.clause)"
    if !section.seasons.isEmpty {
      let titles = pack.seasons.filter { section.seasons.contains($0.id) }
        .map(\.title)
      head += "  只在\(titles.joined(separator: "或"))"
    }
    if let condition = section.condition {
      head += "  只问：\(condition.words(in: pack.groups))"
    }
    return [head] + section.fields.map { "  " + line($0) }
  }

  private func line(_ field: FormDefinition.Field) -> String {
    var line = "\(field.title)：\(kind(field))"
    if field.isRequired {
      let excuse = form.fields.first { $0.id == field.excusedBy }
      line += "，必填" + (excuse.map { "（或填“\($0.title)”）" } ?? "")
    }
    if !field.problemWhen.isEmpty {
      line += "，答\(field.problemWhen.joined(separator: "、"))算有问题"
    }
    if let opens = field.opens {
      let domain = pack.matters?.domain(opens.domain)?.title ?? opens.domain
      let urgency = opens.urgency.map { "，\($0.word)" } ?? ""
      line += "，有问题立事项“\(domain)”\(urgency)"
    }
    return line + (field.help.map { "（\($0)）" } ?? "")
  }

  private func kind(_ field: FormDefinition.Field) -> String {
    switch field.kind {
    case .check: "正常或有问题"
    case .yesNo: "是或否"
    case .text(let length): "文字，至多\(length)字"
    case .integer(let range):
      "整数，\(range.lowerBound)至\(range.upperBound)"
        + (field.problemBelow.map { "，低于\($0)算有问题" } ?? "")
    case .decimal(let range, let unit):
      "\(Tenths(range.lowerBound))至\(Tenths(range.upperBound))\(unit)"
        + (field.problemBelow.map { "，低于\(Tenths($0))算有问题" } ?? "")
    case .choice(let options): "选一项：\(options.joined(separator: "、"))"
    case .choices(let options): "可选多项：\(options.joined(separator: "、"))"
    case .date: "日期"
    }
  }
}
