import Casework
import Operations

/// A round as it was typed: what all visits share, and a line for each
/// household.
struct RoundEntry {
  var village: String
  var day: String
  var time: String
  var mode: String
  var workers: [String]
  var occasion: String
  var lateReason: String
  /// By 户编号.
  var lines: [String: Line]

  struct Line {
    var id: String
    /// Empty where nothing is put down for the household.
    var result: String
    var persons: [String]
    var metFamily: Bool
    var allNormal: Bool
    var remark: String
  }

  init(_ form: FormFields) {
    village = form["village"] ?? ""
    day = form["day"] ?? ""
    time = String((form["time"] ?? "").prefix(8))
    mode = form["mode"] ?? ""
    workers = form.all("workers")
    occasion = form["occasion"] ?? ""
    lateReason = form["late-reason"] ?? ""
    lines = [:]
    for number in form.all("household") {
      let line = form.under("line.\(number).")
      lines[number] = Line(
        id: line["id"] ?? "", result: line["result"] ?? "",
        persons: line.all("persons"), metFamily: line["met-family"] != nil,
        allNormal: line["all-normal"] != nil, remark: line["remark"] ?? "")
    }
  }

  /// A form nobody has touched.
  init(new round: VisitRound, at time: String) {
    village = round.village?.code.description ?? ""
    day = round.day.description
    self.time = time
    mode = VisitMode.home.word
    workers = []
    occasion = ""
    lateReason = ""
    lines = [:]
  }

  /// The visit to one household; nil where none is put down.
  func visit(to household: String) -> VisitEntry? {
    guard let line = lines[household], !line.result.isEmpty else {
      return nil
    }
    var entry = VisitEntry()
    entry.id = line.id
    entry.household = household
    entry.day = day
    entry.time = time
    entry.mode = mode
    entry.result = line.result
    entry.workers = workers
    entry.persons = line.persons
    entry.metFamily = line.metFamily
    entry.occasion = occasion
    entry.remark = line.remark
    entry.lateReason = lateReason
    return entry
  }
}

/// What became of the line of a household.
enum RoundOutcome {
  case saved
  case refused(String)
}
