public import ArgumentParser
public import Casework
import Exchange
import Operations

struct LedgerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "How far each duty is met.",
    subcommands: [List.self, Verify.self, Explain.self],
    defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List every duty instance whose window touches the period.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case csv, json
    }

    @OptionGroup var database: DatabaseOptions

    @Option(help: "First day of the period.")
    var from: Day

    @Option(help: "Last day of the period.")
    var to: Day

    @Option(help: "The day it is judged on.")
    var asOf: Day

    @Option(help: "Leave out what was recorded later.")
    var knownAt: KnownAt?

    @Option(help: "Only rows of this area.")
    var area: AreaCode?

    @Option(help: "Only rows of this duty.")
    var duty: String?

    @Option(help: "Only rows of this unit.")
    var unit: String?

    @Option(help: "Only rows in this state.")
    var state: DutyState?

    @Option(help: "csv or json.")
    var format = Format.csv

    func validate() throws {
      if to < from {
        throw ValidationError("--to \(to) lies before --from \(from).")
      }
    }

    func run() async throws {
      let office = try await database.open()
      if let duty { try office.requireDuty(duty) }
      let rows = try await office.perform(
        ListLedger(
          period: Span(from, to), asOf: asOf,
          knownAt: knownAt?.moment ?? .distantFuture, area: area, duty: duty,
          unit: unit, state: state), as: .commandLine)
      Standard.output(
        format == .csv ? LedgerOutput.csv(rows) : LedgerOutput.json(rows))
      if rows.isEmpty, area != nil || unit != nil {
        Standard.error("nothing was found for \(filters); check the code")
      }
    }

    /// As they were typed.
    private var filters: String {
      [
        area.map { "--area \($0)" }, unit.map { "--unit \($0)" },
        duty.map { "--duty \($0)" }, state.map { "--state \($0.word)" },
        "--from \(from)", "--to \(to)", "--as-of \(asOf)",
      ].compactMap(\.self).joined(separator: " ")
    }
  }

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compare what is stored with a full rebuild.")

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
      let office = try await database.open()
      let differences = try await office.perform(
        VerifyLedger(), as: .commandLine)
      for line in differences.prefix(200) { Standard.output(line) }
      Standard.output("differences \(differences.count)")
      if !differences.isEmpty { throw ExitCode(1) }
    }
  }

  struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Why one instance stands as it does.")

    @OptionGroup var database: DatabaseOptions

    @Option(help: "The duty's id.")
    var duty: String

    @Option(help: "The unit.")
    var unit: String

    @Option(help: "First day of the window.")
    var from: Day

    @Option(help: "The day it is judged on; today where not given.")
    var asOf: Day?

    @Option(help: "Leave out what was recorded later.")
    var knownAt: KnownAt?

    func run() async throws {
      let office = try await database.open()
      let explanation = try await office.perform(
        ExplainLedger(
          duty: duty, unit: unit, from: from,
          asOf: asOf ?? office.clock.today,
          knownAt: knownAt?.moment ?? .distantFuture), as: .commandLine)
      Standard.output(ExplanationOutput.text(explanation))
    }
  }
}

extension Office {
  /// - Throws: `CommandFailure` that names the duties there are.
  fileprivate func requireDuty(_ id: String) throws {
    if rules.position(of: id) != nil { return }
    let known = rules.duties.map(\.id).sorted().joined(separator: "\n  ")
    throw CommandFailure("there is no duty \(id); there are:\n  \(known)")
  }
}

extension DutyState: ExpressibleByArgument {
  public init?(argument: String) { self.init(word: argument) }

  public static var allValueStrings: [String] { words }
}
