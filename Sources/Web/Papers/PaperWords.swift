import Casework
import Operations

/// Words that several papers share.
enum PaperWords {
  /// `肢体二级`; empty where no certificate is on file.
  static func disability(
    _ category: DisabilityCategory?, level: Int
  ) -> String {
    guard let category else { return "" }
    return (1...4).contains(level)
      ? category.word + ["一", "二", "三", "四"][level - 1] + "级"
      : category.word
  }

  static func tier(_ tier: TargetGroup.Tier) -> String {
    switch tier {
    case .base: ""
    case .focus: "重点关注"
    case .special: "特别关注"
    }
  }

  /// `2026-06-20 14:30`.
  static func moment(_ moment: Moment) -> String {
    "\(moment.day) \(ChineseDays.clock(moment))"
  }

  /// The same on two lines of a column.
  static func lines(_ moment: Moment) -> PaperCell {
    PaperCell([moment.day.description, ChineseDays.clock(moment)])
  }

  /// `张大妈：满意，常来做饭`.
  static func opinion(_ opinion: CareEvaluation.Opinion) -> String {
    opinion.name + "：" + opinion.grade.word
      + (opinion.words.isEmpty ? "" : "，\(opinion.words)")
  }

  /// Below a table: each duty with its document and article.
  static func basis(_ duties: [PaperDuty]) -> [PaperBlock] {
    if duties.isEmpty { return [] }
    return [
      .heading("依据和要求"),
      .terms(
        duties.enumerated().map { position, duty in
          "\(position + 1). \(duty.title)：\(duty.statement)"
            + "（\(duty.policy) \(duty.clause)）"
        }),
    ]
  }
}

extension PaperColumn {
  /// Of a wide sheet, and of an upright one.
  static let number = PaperColumn("序号", .s4, isFigure: true)
  static let order = PaperColumn("序号", .s6, isFigure: true)
}
