/// Says that something is being worked out; asks anew by itself.
package struct WaitPage: Page {
  package static let template = "wait"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var words: String
  package var progress: String?
  package var path: String

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "words": .text(\.words),
    "progress": .text(\.progress),
    "path": .text(\.path),
  ]
}
