import Casework
import Operations

/// 上报、整改、转介 of one matter, where a form came back.
package struct RemediesPage: Page {
  package static let template = "matter-remedies"

  package var frame: Frame
  package var matterPath: String
  package var errors: ErrorSummary?
  package var remedies: RemediesPart

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "matterPath": .text(\.matterPath),
    "errors": .part(\.errors),
    "remedies": .part(\.remedies),
  ]
}
