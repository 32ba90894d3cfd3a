import Casework
import Yams

/// Reads the parts of one pack file and collects what is wrong with them.
/// Its functions return nil for what they have reported; the pack is used
/// only if nothing was.
final class PackReader {
  let file: String
  var errors: [PackErrors.Entry] = []
  var packID: String?
  var parameters: [ParameterEntry] = []
  /// All parameters of the file, also those that could not be read.
  var parameterIDs: [String] = []
  var usedParameters: Set<String> = []
  /// The groups read so far: conditions may name them.
  var groups: [String: GroupEntry] = [:]
  /// All groups of the file, in its order.
  var groupIDs: [String] = []
  var seasonIDs: [String] = []
  /// What matters may be about; nil where the pack has none, or they could
  /// not be read.
  var matterDomains: [MatterDomain]?
  var hasMatters = false
  /// Of the section being read: the domain of its problems.
  var sectionOpening: MatterOpening?

  init(file: String) { self.file = file }

  func report(_ place: Place, _ problem: String, _ remedy: String) {
    guard !place.isReported else { return }
    report(place.node.mark, place.path, problem, remedy)
  }

  func report(
    _ mark: Mark?, _ key: String, _ problem: String, _ remedy: String
  ) {
    let entry = PackErrors.Entry(
      file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, key: key,
      problem: problem, remedy: remedy)
    // A parameter used in several places is wrong once.
    if !errors.contains(entry) { errors.append(entry) }
  }

  var sortedErrors: [PackErrors.Entry] {
    errors.sorted {
      ($0.line, $0.column, $0.key) < ($1.line, $1.column, $1.key)
    }
  }

  /// Reports entries of one list that share an id, list by list.
  func reportRepeated(_ entry: Entry, _ lists: [String]) {
    for list in lists {
      guard let place = entry[list] else { continue }
      reportRepeated(place.items, in: "`\(list)`")
    }
  }

  /// Reports entries that share an id; `pack/name` and `name` are the same.
  func reportRepeated(_ entries: [Place], in whole: String) {
    var seen: Set<Substring> = []
    for entry in entries {
      guard let id = entry["id"], let name = entry.id else { continue }
      if !seen.insert(name.split(separator: "/").last ?? "").inserted {
        report(
          id, "the id stands twice in \(whole)",
          "give one of them another id")
      }
    }
  }
}
