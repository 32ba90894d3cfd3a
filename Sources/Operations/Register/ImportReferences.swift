import Casework
import Records

/// Whether what a row names is known, what became of a row, and whose ledger
/// it touches.
extension RegisterImport {
  func refuse(_ problem: RowProblem) {
    report.problems.append(problem)
    report.note(.refused, in: problem.table)
  }

  func refuse(
    _ place: RowPlace, _ column: String, _ problem: String,
    _ remedy: String, _ value: String
  ) {
    refuse(
      RowProblem(
        table: place.table, line: place.line, column: column,
        problem: problem, remedy: remedy, value: value))
  }

  func knows(area: AreaCode, _ column: String, _ place: RowPlace) throws
    -> Bool
  {
    if writer.index.areas.contains(area) { return true }
    refuse(
      place, column, "辖区代码不在 areas.csv 中",
      "在 areas.csv 补上这个辖区，或改正代码", area.description)
    return false
  }

  func knows(
    household: String, column: String = "户编号", _ place: RowPlace
  ) throws -> Bool {
    if writer.index.households[household] != nil { return true }
    refuse(
      place, column, "没有这个户编号（或者该户的行被退回）",
      "在 households.csv 补上或改正该户，或改正编号", household)
    return false
  }

  func knows(
    person: String, column: String = "人员编号", _ place: RowPlace
  ) throws -> Bool {
    if writer.index.persons[person] != nil { return true }
    refuse(
      place, column, "没有这个人员编号（或者该人员的行被退回）",
      "在 persons.csv 补上或改正此人，或改正编号", person)
    return false
  }

  func knows(worker: String, _ column: String, _ place: RowPlace) -> Bool {
    if writer.index.workers[worker] != nil { return true }
    refuse(
      place, column, "没有这个工号（或者该工作人员的行被退回）",
      "在 workers.csv 补上或改正此人，或改正工号", worker)
    return false
  }

  /// Notes what became of a row, and whose ledger it touches.
  func saved(
    _ outcome: PutOutcome, _ area: AreaCode, _ place: RowPlace
  ) throws {
    report.note(.init(outcome), in: place.table)
    if outcome == .unchanged { return }
    if area.countyKey == 0, place.table != .areas {
      touchesAll = true
    } else if area.countyKey != 0 {
      touched.insert(area.countyKey)
    }
  }

  func touch(_ county: Int64) {
    touched.insert(county)
  }

  /// What is known of a person matters wherever he lives or has lived.
  func touch(_ person: PersonKey) {
    touched.insert(person.county)
    if let others = writer.index.otherCounties[person] {
      touched.formUnion(others)
    }
  }

  func saved(
    _ outcome: PutOutcome, household: String, _ place: RowPlace
  ) throws {
    report.note(.init(outcome), in: place.table)
    if outcome != .unchanged, let key = writer.index.households[household] {
      touched.insert(key.county)
    }
  }

  func saved(
    _ outcome: PutOutcome, person: String, _ place: RowPlace
  ) throws {
    report.note(.init(outcome), in: place.table)
    if outcome != .unchanged, let key = writer.index.persons[person] {
      touch(key)
    }
  }
}
