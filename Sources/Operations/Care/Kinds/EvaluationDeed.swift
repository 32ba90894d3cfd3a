import Casework
import Records

/// A carer is evaluated: by the person, by neighbours, by the visitor.
struct EvaluationDeed: CareDeed {
  let desk: CareDesk

  init(_ desk: CareDesk) { self.desk = desk }

  private static let scores = [
    ("5", "5　很好"), ("4", "4　好"), ("3", "3　一般"), ("2", "2　差"), ("1", "1　很差"),
  ]
  static let neighbours = ["neighbour1", "neighbour2"]
  static let passed = "合格"
  static let failed = "不合格"

  var fields: [ChangeField] {
    let view = desk.file.notes.last { $0.kind == .view }
    return [
      ChangeField(
        "day", "评价日期", .day, help: "那一天须有有效的协议。", isRequired: true,
        value: today.description),
      ChangeField(
        "score", "本人打分",
        .choice(Self.scores.map { .init($0.0, $0.1) }), isRequired: true),
      ChangeField("person-words", "本人怎么说", .longText(most: 300)),
    ] + neighbourFields(0) + neighbourFields(1) + [
      ChangeField(
        "visitor", "探访责任人姓名", .text(most: 40), isRequired: true,
        value: view?.body ?? ""),
      ChangeField(
        "visitor-grade", "探访责任人的看法", grades, isRequired: true,
        value: view?.grade?.word ?? ""),
      ChangeField(
        "visitor-words", "探访责任人怎么说", .longText(most: 300),
        value: view?.words ?? ""),
      ChangeField(
        "result", "结论", .choice([.init(Self.passed), .init(Self.failed)]),
        help: "不合格的，要在期限内解除协议，更换照料人，重新签订。", isRequired: true),
      ChangeField(
        "words", "说明", .longText(most: 500), help: "不合格的必须写明。"),
    ]
  }

  private var grades: ChangeField.Control {
    .choice(CareGrade.words.map { .init($0) })
  }

  private func neighbourFields(_ place: Int) -> [ChangeField] {
    let name = Self.neighbours[place]
    let title = place == 0 ? "邻里" : "另一位邻里"
    return [
      ChangeField(
        name, "\(title)姓名", .text(most: 40),
        help: place == 0 ? "至少一位" : nil, isRequired: place == 0),
      ChangeField(
        "\(name)-grade", "\(title)的看法", grades, isRequired: place == 0),
      ChangeField("\(name)-words", "\(title)怎么说", .longText(most: 300)),
    ]
  }

  var standing: [String] {
    desk.agreementLines
      + desk.file.evaluations.map { evaluation in
        "\(evaluation.day)评价：\(evaluation.isPassed ? Self.passed : Self.failed)"
      }
  }

  var obstacle: String? {
    let isThere = desk.file.agreements.contains { !$0.inForce.isEmpty }
    return isThere ? nil : "没有签过委托照料服务协议，不能评价照料人；先签订协议。"
  }

  func plan(_ typed: TypedChange) -> CareStep? {
    let day = typed.day("day")
    desk.checkDay(typed, "day", day)
    let score = Int(typed.raw("score")).flatMap {
      (1...5).contains($0) ? $0 : nil
    }
    if score == nil { typed.refuse("score", "请选本人打的分") }
    let personWords = typed.text("person-words", most: 300)
    let neighbours = [
      opinion(typed, Self.neighbours[0], isRequired: true),
      opinion(typed, Self.neighbours[1], isRequired: false),
    ].compactMap(\.self)
    let visitor = opinion(typed, "visitor", isRequired: true)
    let result = typed.raw("result")
    if result != Self.passed, result != Self.failed {
      typed.refuse("result", "请选结论")
    }
    let words = typed.text("words", most: 500)
    if result == Self.failed, words.isEmpty {
      typed.refuse("words", "不合格的，请写明哪里不合格")
    }
    guard let day else { return nil }
    guard let agreement = desk.file.agreements.valid(on: day) else {
      typed.refuse(
        "day", "\(day.inWords)没有有效的委托照料服务协议，不能评价；先签订协议，或者核对日期")
      return nil
    }
    if desk.file.evaluations.contains(where: {
      $0.agreement == agreement.id && $0.day == day
    }) {
      typed.refuse("day", "这一天已经评价过，请核对日期")
    }
    guard let score, let visitor, !neighbours.isEmpty else { return nil }
    let desk = desk
    return { writing in
      let evaluation = CareEvaluation(
        id: writing.id, agreement: agreement.id, day: day, score: score,
        personWords: personWords, neighbours: neighbours, visitor: visitor,
        isPassed: result == Self.passed, words: words)
      try writing.care.insert(evaluation)
      if !evaluation.isPassed {
        try CareNotices(desk: desk).failed(evaluation)
      }
    }
  }

  private func opinion(
    _ typed: TypedChange, _ field: String, isRequired: Bool
  ) -> CareEvaluation.Opinion? {
    let given = [field, "\(field)-grade", "\(field)-words"].map(typed.raw)
    if !isRequired, given.allSatisfy(\.isEmpty) { return nil }
    let name = typed.name(field)
    let grade: CareGrade? = typed.word("\(field)-grade", "请选看法")
    let words = typed.text("\(field)-words", most: 300)
    return grade.map {
      CareEvaluation.Opinion(name: name, grade: $0, words: words)
    }
  }
}
