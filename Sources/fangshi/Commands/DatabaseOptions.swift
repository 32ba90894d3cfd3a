public import ArgumentParser
public import Casework
import Operations

/// The database, and where packs are read from.
struct DatabaseOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: "The database: a SQLite file, or postgres://USER@HOST:PORT/NAME.")
  var database: String

  @Option(help: "Another folder of policy packs.")
  var policies: String?

  func open(create: Bool = false, today: Day? = nil) async throws -> Office {
    try await Office.open(
      database, create: create, policies: policies, today: today)
  }
}

extension Day: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension AreaCode: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// A time, or a day for its end.
struct KnownAt: ExpressibleByArgument {
  var moment: Moment

  init?(argument: String) {
    if let moment = Moment(argument) {
      self.moment = moment
    } else if let day = Day(argument) {
      moment = .end(of: day)
    } else {
      return nil
    }
  }
}

extension Actor {
  /// Whoever runs the program on the database's machine.
  static let commandLine = Actor.system("command line")
}
