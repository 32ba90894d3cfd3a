import Casework
import Operations

/// What was found in an area and what became of it (FY-2).
package struct SolvedPart: PagePart {
  package var steps: [FigurePart]
  package var words: String
  package var figures: [FigurePart]

  package static let fields: [String: PageField<Self>] = [
    "steps": .list(\.steps),
    "words": .text(\.words),
    "figures": .list(\.figures),
  ]

  /// - Parameters:
  ///   - done: duties met, of the same period.
  ///   - isShared: whether these are those of one of a county's offices,
  ///     while matters are counted for both.
  ///   - listPath: the lists of the area; nil for who may not see them.
  init(
    _ found: MatterFigures, done: Int, isShared: Bool,
    listPath: ((MatterList) -> String)?
  ) {
    let numbers = found.numbers
    func figure(
      _ title: String, _ number: Int, _ list: MatterList? = nil,
      isLate: Bool = false
    ) -> FigurePart {
      FigurePart(
        title: title, number: String(number),
        path: number == 0 ? nil : list.flatMap { listPath?($0) },
        isLate: isLate && number > 0)
    }
    steps = [
      figure("访视完成", done), figure("发现问题", numbers.found),
      figure("已解决", numbers.solved), figure("家庭确认", numbers.confirmed),
      figure("办结", numbers.closed),
    ]
    words =
      numbers.medianDays.map { "从登记到解决，一半在 \($0) 天以内。" }
      ?? "还没有解决的，算不出用了多少天。"
    if isShared { words += "“发现问题”到“办结”是残联和民政共同的数字，其余只含本部门。" }
    figures = [
      figure("现在在办", found.open, .open),
      figure("超时", found.late, .late, isLate: true),
      figure("突发紧迫", found.pressing, .pressing, isLate: true),
      figure("待告知", found.untold, .untold),
      figure("待回访", found.checksDue, .checks),
      figure("长期", found.longStanding, .long),
    ]
  }
}
