import Casework
import Operations

/// The matters of a household, on its page.
package struct HouseholdMattersPart: PagePart {
  /// What the visit just recorded has opened, in words.
  package var notice: String?
  package var open: [MatterCard]
  package var hasOpen: Bool
  package var closed: [MatterCard]
  package var closedTitle: String?
  /// Where one is opened; nil for who may not.
  package var newPath: String?

  package static let fields: [String: PageField<Self>] = [
    "notice": .text(\.notice),
    "open": .list(\.open),
    "hasOpen": .flag(\.hasOpen),
    "closed": .list(\.closed),
    "closedTitle": .text(\.closedTitle),
    "newPath": .text(\.newPath),
  ]

  /// - Parameter saved: 访视编号 of what has just been recorded.
  init(
    _ list: ReadHouseholdMatters.List, of household: String, saved: String?
  ) {
    func card(_ matter: HouseholdMatter) -> MatterCard {
      MatterCard(matter, now: list.now, today: list.today)
    }
    open = list.matters.filter { $0.standing.state.isOpen }.map(card)
    closed = list.matters.filter { !$0.standing.state.isOpen }.map(card)
    hasOpen = !open.isEmpty
    closedTitle = closed.isEmpty ? nil : "已办结的 \(closed.count) 件"
    newPath = list.mayOpen ? Route.newMatter.path(household) : nil
    let opened = list.matters.filter { matter in
      saved.map { !$0.isEmpty && matter.visit == $0 } ?? false
    }
    notice =
      opened.isEmpty
      ? nil : "这次访视登记了 \(opened.count) 件事项，已报乡镇（街道），办到哪一步会显示在这里。"
  }
}
