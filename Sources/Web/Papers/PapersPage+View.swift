import Casework
import Operations

extension PapersPage {
  init(
    _ index: PaperIndex, period: Period, asked: AreaCode?, frame: Frame
  ) {
    self.frame = frame
    crumbs = [.office]
    action = Route.papers.path()
    area = AreaPart(
      index.choice, asked: index.choice.chosen?.code,
      path: Route.papers.path())
    // Going to another area keeps the period.
    area.above = area.above.map { $0.with(period) }
    area.below = area.below.map { $0.with(period) }
    self.period = period.words
    var choices = PaperPeriods.choices(on: index.day)
    if !choices.contains(period) { choices.insert(period, at: 0) }
    choice = SelectPart(
      id: "period", name: "period", label: "期间",
      options: choices.map {
        SelectPart.Option($0.text, $0.words, isChosen: $0 == period)
      })
    papers =
      index.choice.chosen.map { chosen in
        AreaPaper.allCases.compactMap {
          PaperEntryPart($0, chosen, index.choice.below, period)
        }
      } ?? []
    hint =
      papers.isEmpty
      ? index.choice.chosen == nil
        ? nil : "台账和清单按村、按乡镇打印，请在下面选择。" : nil
    planPath =
      index.worker.isEmpty
      ? nil : Route.workerPlan.path(index.worker) + "?" + period.query
  }
}

extension PaperEntryPart {
  /// Nil where the area is too wide even for its parts.
  fileprivate init?(
    _ paper: AreaPaper, _ chosen: AreaChoice.Area,
    _ below: [AreaChoice.Area], _ period: Period
  ) {
    title = paper.title
    words = paper.words
    let level = chosen.code.level.rawValue
    if level >= paper.widest.rawValue {
      path = PaperPaths(chosen.code, period).paper(paper)
      parts = []
    } else if level + 1 == paper.widest.rawValue, !below.isEmpty {
      path = nil
      parts = below.map { part in
        LinkPart(
          title: part.name, path: PaperPaths(part.code, period).paper(paper))
      }
    } else {
      return nil
    }
  }
}

extension LinkPart {
  fileprivate func with(_ period: Period) -> LinkPart {
    LinkPart(
      title: title,
      path: path + (path.contains("?") ? "&" : "?") + period.query)
  }
}
