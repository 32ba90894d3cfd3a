import ArgumentParser
import Casework
import Operations
import Web

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the pages of a database.",
    discussion: """
      Behind a proxy that ends TLS give --behind-tls: cookies are then sent
      over TLS only.
      """)

  @OptionGroup var database: DatabaseOptions

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen on; 0 for any that is free.")
  var port = 8_080

  @Option(help: "Fix the calendar, for demonstrations and tests.")
  var today: Day?

  @Flag(help: "The pages are reached by TLS only.")
  var behindTls = false

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port must lie between 0 and 65535.")
    }
  }

  func run() async throws {
    let office = try await database.open(today: today)
    // The key is needed for the first page with a person on it: better now.
    try office.requireKey()
    try await office.perform(RequirePacks(), as: .commandLine)
    do {
      try await WebServer(
        office: office,
        configuration: WebConfiguration(
          host: host, port: port, isSecure: behindTls)
      ).run()
    } catch {
      throw ListenFailure(error, host: host, port: port) ?? error
    }
  }
}
