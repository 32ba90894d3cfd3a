import Casework
import Demonstration
import Operations

/// Entrusted care for a demonstration: most persons who are owed an agreement
/// have one and are well looked after, and each thing that can go wrong has
/// happened to somebody.
struct DemoCare {
  let office: Office
  let cast: DemonstrationCast
  let day: Day

  /// Persons of the county that get any.
  private static let most = 120
  private static let carers = [
    "王秀珍", "李长山", "赵桂香", "张福来", "刘玉梅", "陈根生", "杨巧云",
    "黄志明", "周春兰", "吴保田",
  ]
  private static let relations = ["邻居", "侄子", "侄女", "堂弟", "外甥"]

  func add() async throws {
    let lines = try await persons()
    if lines.isEmpty { return }
    try await addInstitutions()
    for (place, line) in lines.enumerated() {
      try await add(place, line)
    }
  }

  /// Those of the township that accounts are made for come first.
  private func persons() async throws -> [CareLine] {
    var lines: [CareLine] = []
    for area in [cast.village, cast.township, cast.county] {
      let found = try await office.perform(
        ReadCareList(area: area, limit: Self.most), as: .commandLine)
      lines += found.lines.filter { line in
        !lines.contains { $0.person == line.person }
      }
    }
    return Array(lines.prefix(Self.most))
  }

  /// They are registered by the county's own office.
  private func addInstitutions() async throws {
    let token = try await office.perform(
      SignIn(login: "civil", password: DemoAccounts.password), as: .stranger)
    guard
      let civil = try await office.perform(OpenSession(token), as: .stranger)
    else { return }
    for (name, kind) in [
      ("区中心敬老院（样例）", CareInstitutionKind.support),
      ("区精神卫生中心（样例）", .medical), ("区社会福利院（样例）", .welfare),
    ] {
      try await office.perform(
        AddInstitution(
          id: Identifier.make(at: office.clock.now()), name: name,
          kind: kind.word, licence: "样例证字第\(kind.rawValue + 1)号",
          from: day - 2_000), as: .account(civil))
    }
  }

  private func add(_ place: Int, _ line: CareLine) async throws {
    switch place % 14 {
    case 0: return
    case 1:
      try await agree(place, line, since: 500)
      try await submit(
        .ending, line,
        ["day": "\(day - 20)", "reason": "照料人不能继续", "words": "外出务工"])
    case 2: try await agree(place, line, since: 350, isPledged: true)
    case 3:
      try await agree(place, line, since: 300, isPledged: true)
      try await evaluate(line, on: day - 5, isPassed: false)
    case 4:
      try await agree(place, line, since: 300)
      try await evaluate(line, on: day - 8, isPassed: false)
      try await submit(
        .ending, line, ["day": "\(day - 4)", "reason": "评价不合格"])
    case 5:
      try await agree(place, line, since: 0, isSigned: false)
    case 6:
      try await agree(place, line, since: 200, isPledged: true)
      try await submit(
        .custody, line,
        [
          "holder": "代管", "agent": Self.carers[place % 10],
          "relation": "照料人", "consent": "否", "money": "是",
        ])
    case 7:
      try await agree(place, line, since: 250, isPledged: true)
      try await evaluate(line, on: day - 30, isPassed: true)
      try await submit(.nomination, line, ["words": "三年如一日，照料细心周到。"])
    case 8:
      try await submit(.wish, line, ["reason": "无法确定照料人"])
    case 9:
      try await agree(place, line, since: 320)
      try await submit(
        .placement, line,
        ["institution": "1", "day": "\(day - 10)", "reason": "本人愿意集中供养"])
    default:
      try await agree(place, line, since: 150, isPledged: true)
      try await evaluate(line, on: day - 15, isPassed: true)
      try await submit(.custody, line, ["holder": "本人"])
    }
  }

  private func agree(
    _ place: Int, _ line: CareLine, since days: Int, isSigned: Bool = true,
    isPledged: Bool = false
  ) async throws {
    let from = day - days
    // What has lasted longer than a year was made for longer.
    let to = from.birthday(days > 360 ? 3 : 1) - 1
    try await submit(
      .agreement, line,
      [
        "carer": Self.carers[place % 10],
        "relation": Self.relations[place % 5], "place": line.villageName,
        "from": "\(from)", "to": "\(to)",
        "duties": "照料日常起居，做饭送饭，协助服药就医，打扫卫生；有情况立即报告。",
        "payment": "\(200 + place % 4 * 100)",
        "signed": isSigned ? "\(from)" : "",
      ])
    guard isPledged else { return }
    try await submit(.pledge, line, ["day": "\(from)"])
    try await submit(
      .publication, line, ["day": "\(from + 1)", "place": "村务公开栏"])
  }

  private func evaluate(
    _ line: CareLine, on day: Day, isPassed: Bool
  ) async throws {
    let grade = isPassed ? "满意" : "不满意"
    try await submit(
      .evaluation, line,
      [
        "day": "\(day)", "score": isPassed ? "5" : "1", "neighbour1": "孙大娘",
        "neighbour1-grade": grade, "visitor": "何建军",
        "visitor-grade": grade, "result": isPassed ? "合格" : "不合格",
        "words": isPassed ? "" : "多次不按时送饭，督促后没有改正。",
      ])
  }

  /// As somebody would fill in the form.
  private func submit(
    _ kind: CareKind, _ line: CareLine, _ typed: [String: String]
  ) async throws {
    let form = try await office.perform(
      PrepareCare(kind, household: line.household, person: line.person),
      as: .commandLine)
    var values: [String: [String]] = [:]
    for field in form.fields where !field.values.isEmpty {
      values[field.name] = field.values
    }
    for (name, text) in typed { values[name] = text.isEmpty ? nil : [text] }
    try await office.perform(
      SubmitCare(
        CareEntry(
          id: form.id, kind: kind, household: line.household,
          person: line.person, base: form.base, values: values)),
      as: .commandLine)
  }
}
