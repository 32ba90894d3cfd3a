import Operations

/// 管理: what an account may look after, a line each.
package struct OfficePage: Page {
  package static let template = "office"

  package var frame: Frame
  package var entries: [OfficeEntry]

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "entries": .list(\.entries),
  ]
}

/// Something to look after.
package struct OfficeEntry: PagePart {
  package var title: String
  package var words: String
  package var path: String

  /// All that an actor may do, in the order of the page.
  static func all(for actor: Actor) -> [OfficeEntry] {
    list.filter { actor.may($0.permission) }.map(\.entry)
  }

  private static let list: [(permission: Permission, entry: OfficeEntry)] = []

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "words": .text(\.words),
    "path": .text(\.path),
  ]
}
