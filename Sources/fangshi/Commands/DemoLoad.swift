import Demonstration
import Exchange
import Operations

/// Puts a demonstration on record, a county at a time.
struct DemoLoad {
  let office: Office
  let story: Demonstration

  func run() async throws {
    let progress = ProgressBar()
    for (index, county) in story.counties.enumerated() {
      progress.show(
        "county \(county): \(index + 1) of \(story.counties.count)")
      var round = RoundSource()
      try story.write(county: index, to: &round)
      do {
        _ = try await office.perform(
          ImportRegister(source: round), as: .commandLine)
      } catch let stopped as ImportStopped {
        progress.finish()
        Standard.error(ImportOutput.text(stopped.report))
        throw CommandFailure("the demonstration's own rows were refused")
      }
    }
    progress.finish()
  }
}
