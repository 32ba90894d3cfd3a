import Casework

/// A state as word, shape and colour.
package struct StatusMark: PagePart {
  /// Names the colour in the stylesheet.
  package var tone: String
  package var shape: String
  package var words: String

  package static let fields: [String: PageField<Self>] = [
    "tone": .text(\.tone),
    "shape": .text(\.shape),
    "words": .text(\.words),
  ]

  static let overdue = StatusMark(tone: "late", shape: "▲", words: "欠访")
  static let due = StatusMark(tone: "due", shape: "●", words: "待访")
  static let soon = StatusMark(tone: "soon", shape: "◆", words: "将到期")
  static let kept = StatusMark(
    tone: "kept", shape: "◇", words: "已联系，待入户")

  /// - Parameter isOverdue: missed before and not made good since.
  init(_ state: DutyState, isOverdue: Bool) {
    if isOverdue && state == .open {
      self = .overdue
      return
    }
    switch state {
    case .open: self.init("due", "●", state)
    case .done: self.init("done", "✓", state)
    case .deferred: self.init("kept", "◇", state)
    case .missed: self.init("late", "▲", state)
    case .excused, .void: self.init("none", "–", state)
    case .remoteRejected: self.init("late", "✕", state)
    }
  }

  private init(_ tone: String, _ shape: String, _ state: DutyState) {
    self.init(tone: tone, shape: shape, words: state.label)
  }

  init(tone: String, shape: String, label: String) {
    self.init(tone: tone, shape: shape, words: label)
  }

  private init(tone: String, shape: String, words: String) {
    self.tone = tone
    self.shape = shape
    self.words = words
  }
}
