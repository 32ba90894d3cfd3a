/// Everything that is wrong with a pack file, in the order of its lines.
package struct PackErrors: Error, Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var file: String
    /// From 1; 0 where the file could not be read at all.
    package var line: Int
    /// In characters, from 1.
    package var column: Int
    /// What leads to the place: `duties[village-quarterly].actor.at`.
    package var key: String
    package var problem: String
    /// What would be right.
    package var remedy: String

    package init(
      file: String, line: Int, column: Int, key: String, problem: String,
      remedy: String
    ) {
      self.file = file
      self.line = line
      self.column = column
      self.key = key
      self.problem = problem
      self.remedy = remedy
    }
  }

  package var entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries }
}

extension PackErrors.Entry: CustomStringConvertible {
  /// `file:line:column: key: problem; remedy`.
  package var description: String {
    let place = line == 0 ? file : "\(file):\(line):\(column)"
    return [place, key, "\(problem); \(remedy)"]
      .filter { !$0.isEmpty }.joined(separator: ": ")
  }
}

extension PackErrors: CustomStringConvertible {
  /// One line for each error.
  package var description: String {
    entries.map(\.description).joined(separator: "\n")
  }
}
