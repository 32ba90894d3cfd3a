import Casework
import Demonstration
import Operations

/// Puts the matters of a demonstration on record, each step on its day.
struct DemoMatters {
  let office: Office
  let matters: [SampleMatter]

  private static let author = Actor.system("演示数据")

  func add() async throws {
    for matter in matters {
      let id = try await open(matter)
      for step in matter.steps { try await record(step, of: id) }
    }
  }

  private func open(_ matter: SampleMatter) async throws -> String {
    let office = office.at(Self.clock(matter.openedOn, hour: 9))
    return try await office.perform(
      OpenMatter(
        MatterEntry(
          id: Identifier.make(at: office.clock.now()),
          household: matter.household,
          values: [
            "domain": matter.domain, "what": matter.what,
            "urgency": matter.urgency.word, "person": matter.person ?? "",
          ])), as: Self.author)
  }

  private func record(
    _ step: SampleMatter.Step, of matter: String
  ) async throws {
    let office = office.at(Self.clock(step.on, hour: 15))
    var values = [
      "words": step.words, "whom": "户主，当面",
      "day": (step.until ?? step.on).description,
      "outcome": MatterStepEntry.tookEffect,
      "rating": step.rating.map(String.init) ?? "",
    ]
    if step.kind == .planned { values["worker"] = step.worker }
    if step.kind == .closed || step.kind == .begun { values["whom"] = "" }
    _ = try await office.perform(
      RecordMatterStep(
        MatterStepEntry(
          id: Identifier.make(at: office.clock.now()), matter: matter,
          kind: step.kind, values: values)), as: Self.author)
  }

  private static func clock(_ day: Day, hour: Int) -> Clock {
    Clock { Moment(day, hour: hour) }
  }
}
