/// The checked answers to a form, in its order; what was not answered is not
/// in it.
public struct FormAnswers: Hashable, Sendable {
  public var form: String
  public var version: Int
  public var answers: [Answer]

  public struct Answer: Hashable, Sendable {
    public var field: String
    public var value: FormValue

    public init(field: String, value: FormValue) {
      self.field = field
      self.value = value
    }
  }

  public init(form: String, version: Int, answers: [Answer]) {
    self.form = form
    self.version = version
    self.answers = answers
  }

  public subscript(_ field: String) -> FormValue? {
    answers.first { $0.field == field }?.value
  }
}

/// The answer to one field.
public enum FormValue: Hashable, Sendable {
  case normal
  /// Something is wrong, and what; empty where nothing was said.
  case problem(String)
  case yesNo(Bool)
  case text(String)
  case integer(Int)
  /// In tenths.
  case decimal(Int)
  case choice(String)
  /// In the order of the form.
  case choices([String])
  case date(Day)
}

extension FormValue {
  /// The words of a check.
  public static let normalWord = "正常"
  public static let problemWord = "有问题"
  /// Typed for a section: all its checks that have no answer are normal.
  public static let allNormalWord = "一切正常"

  /// What is typed for it; for a problem what is wrong stands beside it,
  /// under ``FormDefinition/Field/noteID``.
  public var typed: String {
    switch self {
    case .normal: Self.normalWord
    case .problem: Self.problemWord
    case .yesNo(let answer): answer ? "是" : "否"
    case .text(let text), .choice(let text): text
    case .integer(let number): String(number)
    case .decimal(let tenths): Tenths(tenths).description
    case .choices(let options): options.joined(separator: ";")
    case .date(let day): day.description
    }
  }
}

extension FormDefinition.Field {
  /// The key under which is typed what is wrong.
  public var noteID: String { "\(id).note" }
}
