import Casework

/// Short ways to write somebody's care.
enum CareWorld {
  static let rules = CareRules(
    clause: "六（三）", statuses: WordSet([.destituteScattered]),
    daysWithout: 7, evaluation: .halfYear, replaceWithin: 15,
    remindBefore: 30)

  static func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure(text) }
    return day
  }

  static func agreement(
    _ id: String, _ from: String, _ to: String, signed: String? = nil,
    ended: String? = nil, isVoid: Bool = false, carer: String = "王强",
    number: String = ""
  ) -> CareAgreement {
    var steps: [CareAgreement.Step] = []
    if let signed { steps.append(.init(kind: .signed, day: day(signed))) }
    if let ended {
      steps.append(
        .init(kind: .ended, day: day(ended), end: .failedEvaluation))
    }
    if isVoid { steps.append(.init(kind: .void, day: day(from))) }
    return CareAgreement(
      id: id,
      carer: .init(
        name: carer, number: number, relation: "邻居", place: "双河村"),
      township: AreaCode(filled: 341_202_001, level: .county),
      span: Span(day(from), day(to)), duties: "照料", payment: 300,
      steps: steps)
  }

  static func evaluation(
    _ agreement: String, _ on: String, score: Int = 5,
    isPassed: Bool = true, grade: CareGrade = .good
  ) -> CareEvaluation {
    let opinion = CareEvaluation.Opinion(name: "李四", grade: grade, words: "")
    return CareEvaluation(
      id: "\(agreement)-\(on)", agreement: agreement, day: day(on),
      score: score, personWords: "", neighbours: [opinion], visitor: opinion,
      isPassed: isPassed, words: "")
  }

  static func file(
    _ agreements: [CareAgreement], _ evaluations: [CareEvaluation] = []
  ) -> CareFile {
    var file = CareFile()
    file.agreements = agreements
    file.evaluations = evaluations
    return file
  }

  static func standing(_ file: CareFile, on text: String) -> CareStanding {
    CareStanding(
      file, needed: [Span(from: day("2025-01-01"), to: nil)], rules: rules,
      on: day(text))
  }
}
