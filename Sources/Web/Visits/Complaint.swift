import Hummingbird
import Logging
import Operations

/// What came of sending a form that was not taken.
struct Complaint {
  var title: String
  var words: String
  var problems: [FieldProblem]
  var status: HTTPResponse.Status

  /// A refusal, or a fault that is logged.
  init(_ error: any Error, in logger: Logger) {
    if let refusal = error as? Refusal {
      self.init(refusal)
    } else {
      self.init(Fault(error, in: logger))
    }
  }

  init(_ refusal: Refusal) {
    status = refusal.status
    title = refusal.title
    words = refusal.pageWords
    if case .invalid(let problems) = refusal {
      self.problems = problems
    } else {
      problems = []
    }
  }

  private init(_ fault: Fault) {
    status = fault.status
    title = "没有保存"
    words = fault.wordsBesideForm + "编号 \(fault.reference)。"
    problems = []
  }
}

extension ErrorSummary {
  /// - Parameters:
  ///   - targets: the id of each field in the page, by its name in problems.
  ///   - labels: what each field is called, to say which one is meant.
  init(
    _ complaint: Complaint, targets: [(name: String, id: String)],
    labels: [String: String] = [:]
  ) {
    title = complaint.title
    words = complaint.words
    let ids = Dictionary(targets.map { ($0.name, $0.id) }) { first, _ in
      first
    }
    entries = complaint.problems.map { problem in
      Entry(
        words: (labels[problem.field].map { "\($0)：" } ?? "") + problem.words,
        target: ids[problem.field].map { "#\($0)" })
    }
  }
}
