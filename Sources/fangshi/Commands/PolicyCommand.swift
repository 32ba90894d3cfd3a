import ArgumentParser
import Casework
import Policies

struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "The rules, as packs.",
    subcommands: [Check.self, Show.self, List.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what is wrong in pack files, and what would be right.")

    @Argument(help: "Pack files.")
    var files: [String]

    func run() throws {
      var hasErrors = false
      for file in files {
        do throws(PackErrors) {
          let pack = try PackLibrary.read(file)
          Standard.output(
            "\(file): \(pack.id): \(pack.duties.count) duties, "
              + "\(pack.groups.count) groups, \(pack.forms.count) forms; "
              + "nothing wrong")
        } catch {
          hasErrors = true
          Standard.error(error.description)
        }
      }
      if hasErrors { throw ExitCode(1) }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a pack for a person.")

    @Argument(help: "The pack's id.")
    var pack: String

    @Option(help: "Another folder of policy packs.")
    var policies: String?

    func run() throws {
      let library = try PackLibrary(
        directory: PackDirectory.find(named: policies))
      guard let found = library[pack] else {
        let known = library.packs.map(\.id).joined(separator: ", ")
        throw CommandFailure("there is no pack \(pack); there are: \(known)")
      }
      Standard.output(describe(found))
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the packs.")

    @Option(help: "Another folder of policy packs.")
    var policies: String?

    func run() throws {
      let library = try PackLibrary(
        directory: PackDirectory.find(named: policies))
      for pack in library.packs {
        Standard.output(
          "\(pack.id)\t\(pack.citation)\t\(pack.title)\t"
            + "\(pack.duties.count) duties")
      }
    }
  }
}
