/// What is wrong with a step as it was filled in.
public struct MatterProblem: Hashable, Sendable {
  public var field: Field
  /// In Chinese, to stand beside the field.
  public var words: String

  public enum Field: String, Sendable {
    case words, whom, day, worker, urgency, rating, outcome
  }

  init(_ field: Field, _ words: String) {
    self.field = field
    self.words = words
  }
}

extension MatterStanding {
  /// Everything that a step lacks or has wrong; it may be done as the matter
  /// stands.
  public func problems(of step: MatterStep, on today: Day) -> [MatterProblem] {
    var problems: [MatterProblem] = []
    if let needed = neededWords(step),
      step.words.allSatisfy(\.isWhitespace)
    {
      problems.append(MatterProblem(.words, needed))
    }
    if let rating = step.rating, !(1...5).contains(rating) {
      problems.append(MatterProblem(.rating, "满意程度请选1到5"))
    }
    switch step.kind {
    case .planned: problems += planProblems(step, today)
    case .told:
      if step.whom.allSatisfy(\.isWhitespace) {
        problems.append(MatterProblem(.whom, "请写告知了谁、怎么告知的"))
      }
      problems += dayProblems(step.day, today)
    case .solved, .confirmed, .disputed, .checked:
      problems += dayProblems(step.day, today)
      if step.kind == .checked, step.isGood == nil {
        problems.append(MatterProblem(.outcome, "请选见效还是没有见效"))
      }
    case .reclassed:
      if step.urgency == nil {
        problems.append(MatterProblem(.urgency, "请选类别"))
      } else if step.urgency == urgency {
        problems.append(MatterProblem(.urgency, "已经是“\(urgency.word)”了"))
      }
    default: break
    }
    return problems
  }

  /// What to write, where something must be written.
  private func neededWords(_ step: MatterStep) -> String? {
    switch step.kind {
    case .planned: "请写明采取什么措施"
    case .solved: "请写明怎么解决的"
    case .confirmed, .disputed: "请写明家庭怎么说的"
    case .closed where closingNeedsReason:
      "家庭还没有确认，请写明为什么办结；最好先问家庭认不认可"
    case .reopened: "请写明为什么重开"
    case .reclassed: "请写明为什么改类别"
    case .checked where step.isGood == false: "请写明哪里没有见效"
    default: nil
    }
  }

  private func planProblems(
    _ step: MatterStep, _ today: Day
  ) -> [MatterProblem] {
    var problems: [MatterProblem] = []
    if step.worker == nil {
      problems.append(MatterProblem(.worker, "请选责任人"))
    }
    switch step.day {
    case nil: problems.append(MatterProblem(.day, "请填完成日期"))
    case let day? where day < today:
      problems.append(
        MatterProblem(.day, "完成日期不能早于今天（\(today.inWords)）"))
    case let day? where today + 730 < day:
      problems.append(MatterProblem(.day, "完成日期太远，请在两年以内"))
    default: break
    }
    return problems
  }

  private func dayProblems(_ day: Day?, _ today: Day) -> [MatterProblem] {
    guard let day else { return [MatterProblem(.day, "请填日期")] }
    if day > today { return [MatterProblem(.day, "日期在今天之后，请核对")] }
    if day < openedAt.day {
      return [
        MatterProblem(.day, "早于登记的日子（\(openedAt.day.inWords)），请核对")
      ]
    }
    return []
  }
}
