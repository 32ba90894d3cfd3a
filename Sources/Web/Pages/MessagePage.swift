/// What went wrong, in words.
package struct MessagePage: Page {
  package static let template = "message"

  package var frame: Frame
  package var words: String
  /// Of a fault in the log.
  package var reference: String?
  /// Where a form can be sent again.
  package var retry: Retry?
  /// Where to go on; nil where there is nowhere.
  package var onward: String?
  package var onwardWords = "回到今日"

  /// A form that was not taken, to be sent again.
  package struct Retry: PagePart {
    package var path: String
    package var kept: [KeptField]

    package static let fields: [String: PageField<Self>] = [
      "path": .text(\.path),
      "kept": .list(\.kept),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "words": .text(\.words),
    "reference": .text(\.reference),
    "retry": .part(\.retry),
    "onward": .text(\.onward),
    "onwardWords": .text(\.onwardWords),
  ]
}
