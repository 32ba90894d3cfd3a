@testable import Casework

extension NaiveRegister {
  func home(of person: Int, on day: Day) -> Int? {
    if let death = persons[person].death, day > death { return nil }
    return persons[person].stays.first {
      $0.span.contains(day) && households[$0.household].onFile.contains(day)
    }?.household
  }

  func holds(_ condition: Condition, household: Int, on day: Day) -> Bool {
    let members = persons.indices.filter { home(of: $0, on: day) == household }
    switch condition {
    case .all(let parts):
      return parts.allSatisfy { holds($0, household: household, on: day) }
    case .any(let parts):
      return parts.contains { holds($0, household: household, on: day) }
    case .not(let part):
      return !holds(part, household: household, on: day)
    case .member(let part):
      return members.contains { holds(part, person: $0, on: day) }
    case .membersAtLeast(let least, let part):
      return members.count { holds(part, person: $0, on: day) } >= least
    case .onlyMember(let part):
      return members.count == 1 && holds(part, person: members[0], on: day)
    case .circumstance(let kinds):
      return households[household].circumstances.contains {
        kinds.contains($0.kind) && $0.span.contains(day)
      }
    default:
      return false
    }
  }

  func holds(_ condition: Condition, person: Int, on day: Day) -> Bool {
    let row = persons[person]
    switch condition {
    case .all(let parts):
      return parts.allSatisfy { holds($0, person: person, on: day) }
    case .any(let parts):
      return parts.contains { holds($0, person: person, on: day) }
    case .not(let part): return !holds(part, person: person, on: day)
    case .certificate(let levels, let categories):
      guard let certificate = certificate(of: row, on: day),
        let category = certificate.category, let state = certificate.state
      else { return false }
      let own = WordSet(certificate.components.words + [category]).words
      return (state == .valid || state == .expired)
        && levels.contains(certificate.level)
        && own.contains { categories.contains($0) }
    case .suspected: return row.isSuspected
    case .needsCare: return row.needsCare
    case .guardian: return row.hasGuardian
    case .cared:
      return row.care.isEmpty
        ? !row.carers.isEmpty : row.care.contains { $0.span.contains(day) }
    case .carersFromAge(let age):
      let carers = carers(of: person, on: day)
      return !carers.isEmpty
        && carers.allSatisfy { carer in
          persons[carer].birth.map { $0.birthday(age) <= day } ?? false
        }
    case .status(let statuses):
      return row.statuses.contains {
        statuses.contains($0.status) && $0.span.contains(day)
      }
    case .ageUnder(let age):
      return row.birth.map { $0 <= day && day < $0.birthday(age) } ?? false
    case .ageFrom(let age):
      return row.birth.map { $0.birthday(age) <= day } ?? false
    case .selfCare(let selfCare):
      return self.selfCare(of: row, on: day) == selfCare
    default: return false
    }
  }

  /// The row in force: of several the one that began last.
  private func certificate(of person: Person, on day: Day) -> CertificateRow? {
    if person.dated.isEmpty {
      return person.undated.span.contains(day) ? person.undated : nil
    }
    return person.dated.filter { $0.span.contains(day) }
      .max { $0.span.first < $1.span.first }
  }

  /// Co-resident carers who are on file.
  private func carers(of person: Int, on day: Day) -> [Int] {
    let row = persons[person]
    let registered =
      row.care.isEmpty
      ? row.carers
      : row.care.filter { $0.span.contains(day) }.compactMap(\.carer)
    guard let home = home(of: person, on: day) else { return [] }
    return registered.filter { self.home(of: $0, on: day) == home }
  }

  /// Of the latest assessment dated before the day; with a blank and no 不能
  /// it is none.
  private func selfCare(of person: Person, on day: Day) -> SelfCareClass {
    let latest = person.assessments
      .filter { $0.day < day && ($0.failed > 0 || $0.blank == 0) }
      .max { ($0.day.number, $0.failed) < ($1.day.number, $1.failed) }
    return latest?.failed == 0 ? .selfCaring : .key
  }
}
