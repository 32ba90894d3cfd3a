import Casework

/// Everybody who lives in a county, in contiguous arrays whose positions
/// stand for persons and households.
struct Population: Sendable {
  var households: [SampleHousehold] = []
  var people: [SamplePerson] = []
  /// Persons of 特困分散.
  var destitute: [SampleDestitute] = []
  var statuses: [SampleStatus] = []
  var circumstances: [SampleCircumstance] = []
  var absences: [SampleAbsence] = []

  /// Whether somebody is to be visited in a household on a day.
  func hasTarget(_ household: Int, on day: Day) -> Bool {
    guard households[household].file.contains(day) else { return false }
    return households[household].members.contains {
      people[Int($0)].isTarget(on: day)
        && people[Int($0)].lives(in: household, on: day)
    }
  }

  /// Whether a household is visited every month at the time of a day.
  func isSpecial(_ household: Int, on day: Day) -> Bool {
    let home = households[household]
    if home.isLoneSevere || home.hardships.contains(where: { $0.contains(day) })
    {
      return true
    }
    return home.members.contains {
      let person = people[Int($0)]
      return person.isSuspected && person.certificate == nil
        && person.lives(in: household, on: day)
    }
  }

  func lives(_ person: Int, in household: Int, on day: Day) -> Bool {
    people[person].lives(in: household, on: day)
      && households[household].file.contains(day)
  }
}

/// A person of 特困分散: since when, and how the person cares for himself.
struct SampleDestitute: Sendable {
  let person: Int32
  let household: Int32
  let span: Span
  /// In order; of the six indicators the failed ones as bits.
  var assessments: [Assessment] = []

  struct Assessment: Sendable {
    let day: Day
    let failed: UInt8
  }

  /// The class on a day: key where any indicator failed, or none was
  /// assessed before.
  func isKey(on day: Day) -> Bool {
    assessments.last { $0.day < day }.map { $0.failed != 0 } ?? true
  }
}

struct SampleStatus: Sendable {
  let person: Int32
  let status: AssistanceStatus
  let span: Span
}

struct SampleCircumstance: Sendable {
  let household: Int32
  let kind: CircumstanceKind
  let span: Span
}

struct SampleAbsence: Sendable {
  /// 户 or 人员 and the number of it.
  let isHousehold: Bool
  let object: Int32
  let reason: AbsenceReason
  let span: Span
}
