import ArgumentParser
import Casework
import Demonstration
import Exchange
import Foundation
import Operations

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Make a synthetic county; nobody in it exists.",
    discussion: """
      The same options give the same county. Above 50,000 holders they are
      spread over the counties of the province.
      """)

  @Option(name: .customLong("db"), help: "A database to make.")
  var database: String?

  @Option(help: "An exchange folder to write.")
  var folder: String?

  @Option(help: "Certificate holders.")
  var persons = 14_536

  @Option(help: "Another seed, another county.")
  var seed: UInt64 = 1

  @Option(help: "Code of the county; a county of Fuyang by default.")
  var county: AreaCode?

  @Option(help: "The last day of the story; today by default.")
  var until: Day?

  @Option(help: "Another folder of policy packs.")
  var policies: String?

  func validate() throws {
    if (database == nil) == (folder == nil) {
      throw ValidationError("Give either --db DB or --folder DIR.")
    }
  }

  func run() async throws {
    let day = until ?? Clock().today
    let story = try Demonstration(
      persons: persons, seed: seed, county: county, until: day)
    if let folder {
      var sink = FolderSink(folder: folder)
      try story.write(to: &sink)
      try sink.finish()
      return
    }
    guard let database else { return }
    if try await Office.isThere(database) {
      throw CommandFailure(
        "the database is there already; name another or remove it first")
    }
    let office = try await Office.open(
      database, create: true, policies: policies, today: day)
    try await office.perform(FixToday(day: day), as: .commandLine)
    try await DemoLoad(office: office, story: story).run()
    try await DemoMatters(office: office, matters: story.matters()).add()
    try await DemoAccounts(office: office, cast: story.cast).add()
    try await DemoCare(office: office, cast: story.cast, day: day).add()
    try await DemoHelp(office: office, cast: story.cast, day: day).add()
    try await office.close()
  }
}
