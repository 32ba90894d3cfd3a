package import Casework

// How records stand in the exchange folder: a text for each column.

private func text(_ day: Day?) -> String { day?.description ?? "" }
private func text(_ flag: Bool) -> String { flag ? "是" : "" }
private func text(_ level: UInt8) -> String {
  level == 0 ? "" : String(level)
}

extension Span {
  fileprivate var texts: [String] { [text(start), text(end)] }
}

extension AreaRecord {
  package var fields: [String] {
    [
      code.description, name, level, parent?.description ?? "", urbanClass,
    ] + span.texts
  }
}

extension PolicyRecord {
  package var fields: [String] { [area.description, pack] + span.texts }
}

extension HouseholdRecord {
  package var fields: [String] {
    [
      number, village.description, head, address, grid, longitude, latitude,
    ] + onFile.texts
  }
}

extension PersonRecord {
  package func fields(_ stay: StayRecord) -> [String] {
    [
      number, name, stay.household, relation, sex, text(birth), citizenID,
      phone, guardian, certificate.number, certificate.category?.word ?? "",
      text(certificate.level), certificate.components.list,
      text(certificate.issued), text(certificate.validUntil),
      certificate.state?.word ?? "", text(isSuspected), text(needsCare),
      carers.joined(separator: ";"),
    ] + stay.span.texts + [text(death)]
  }
}

extension CertificateRecord {
  package var fields: [String] {
    [
      person, number, category.word, text(level), components.list,
      state.word,
    ] + span.texts
  }
}

extension CareRecord {
  package var fields: [String] { [person, carer] + span.texts }
}

extension CircumstanceRecord {
  package var fields: [String] {
    [household, kind.word] + span.texts + [note]
  }
}

extension StatusRecord {
  package var fields: [String] { [person, status.word] + span.texts }
}

extension AssessmentRecord {
  package var fields: [String] {
    [person, day.description]
      + indicators.map { can in can.map { $0 ? "能" : "不能" } ?? "" }
  }
}

extension PostRecord {
  package var fields: [String] {
    [worker, name, role.word, unit, area.description, text(isLeader)]
      + span.texts
  }
}

extension LinkRecord {
  package var fields: [String] {
    [kind.word, worker, object] + span.texts
  }
}

extension VisitRecord {
  package var fields: [String] {
    [
      number, at.description, mode.word, result.word, household,
      workers.joined(separator: ";"), persons.joined(separator: ";"),
      text(metFamily), reason?.word ?? "", occasion,
      registered?.description ?? "", corrects ?? "", remark,
    ]
  }
}

extension AbsenceRecord {
  package var fields: [String] {
    let objectFields =
      switch object {
      case .household(let number): ["户", number]
      case .person(let number): ["人员", number]
      }
    return objectFields + [reason.word] + span.texts
  }
}

extension SuspensionRecord {
  package var fields: [String] {
    [area.description] + span.texts + [reason]
  }
}
