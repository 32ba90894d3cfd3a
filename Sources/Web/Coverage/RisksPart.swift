import Operations

/// What leaders should look at first (FY 第二十一条).
package struct RisksPart: PagePart {
  package var figures: [FigurePart]
  package var words: String

  package static let fields: [String: PageField<Self>] = [
    "figures": .list(\.figures),
    "words": .text(\.words),
  ]

  /// - Parameter seesPeople: whether who asks may open the list of
  ///   households.
  init(
    _ risks: RiskFigures, _ coverage: Coverage, period: Period,
    seesPeople: Bool
  ) {
    let area = coverage.area.code
    let list = AreaQuery(area).added(
      to: Route.peopleList.path(PeopleListName.silent.text))
    figures = [
      FigurePart(
        title: PeopleListName.silent.title,
        number: risks.silent.map(String.init) ?? "分乡镇看",
        path: seesPeople && risks.silent != 0 ? list : nil,
        isLate: risks.silent.map { $0 > 0 } ?? false)
    ]
    for duty in coverage.duties where duty.duty.isOfSpecial {
      let overdue = duty.total.overdue
      figures.append(
        FigurePart(
          title: "\(duty.duty.title)欠访", number: String(overdue),
          path: overdue == 0
            ? nil
            : CoveragePaths(area, period).rows(duty.duty.id, nil),
          isLate: overdue > 0))
    }
    words = "没有联系上按\(PeopleListName.silentDays)天算（平台默认）；突发紧迫的事项见上面。"
  }
}
