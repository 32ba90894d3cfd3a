package import Casework

/// Equal problems of one table, which a report tells together.
package struct ProblemGroup: Sendable, Hashable {
  package var table: RegisterTable
  package var column: String
  package var problem: String
  package var remedy: String
  package var rows: [RowProblem]

  /// In the order in which they were found.
  package static func groups(_ problems: [RowProblem]) -> [ProblemGroup] {
    var groups: [ProblemGroup] = []
    var places: [ProblemGroup: Int] = [:]
    for problem in problems {
      let group = ProblemGroup(
        table: problem.table, column: problem.column,
        problem: problem.problem, remedy: problem.remedy, rows: [])
      if let place = places[group] {
        groups[place].rows.append(problem)
      } else {
        places[group] = groups.count
        groups.append(group)
        groups[groups.count - 1].rows = [problem]
      }
    }
    return groups
  }
}
