package import Casework

extension RegisterWriter {
  /// Reads what is on record of areas and workers, to match with.
  func rememberOffice(_ reader: RegisterReader) throws {
    if areas.hasHistory {
      try reader.areas {
        areas.remember($1, key: Self.key($1), $0)
      }
    }
    if policies.hasHistory {
      try reader.policies {
        policies.remember($1, key: Self.key($1), $0)
      }
    }
    if suspensions.hasHistory {
      try reader.suspensions {
        suspensions.remember($1, key: Self.key($1), $0)
      }
    }
    if posts.hasHistory {
      try reader.posts {
        posts.remember($1, key: Self.key($1), $0)
      }
    }
    if workerLinks.hasHistory {
      try reader.workerLinks {
        workerLinks.remember($1, key: Self.key($1), $0)
      }
    }
  }

  /// Reads what is on record of the households and persons of a county.
  func rememberCounty(_ reader: RegisterReader) throws {
    if links.hasHistory {
      try reader.links {
        links.remember($1, key: Self.key($1), $0)
      }
    }
    if certificates.hasHistory {
      try reader.certificates {
        certificates.remember($1, key: Self.key($1), $0)
      }
    }
    if care.hasHistory {
      try reader.care {
        care.remember($1, key: Self.key($1), $0)
      }
    }
    if circumstances.hasHistory {
      try reader.circumstances {
        circumstances.remember($1, key: Self.key($1), $0)
      }
    }
    if statuses.hasHistory {
      try reader.statuses {
        statuses.remember($1, key: Self.key($1), $0)
      }
    }
    if assessments.hasHistory {
      try reader.assessments {
        assessments.remember($1, key: Self.key($1), $0)
      }
    }
    if absences.hasHistory {
      try reader.absences {
        absences.remember($1, key: Self.key($1), $0)
      }
    }
  }

  /// Reads what is on record of one household, person or area.
  func remember(_ owner: RegisterOwner, _ reader: RegisterReader) throws {
    switch owner {
    case .household:
      try reader.circumstances {
        circumstances.remember($1, key: Self.key($1), $0)
      }
      try reader.absences {
        absences.remember($1, key: Self.key($1), $0)
      }
    case .person:
      try reader.certificates {
        certificates.remember($1, key: Self.key($1), $0)
      }
      try reader.care { care.remember($1, key: Self.key($1), $0) }
      try reader.statuses {
        statuses.remember($1, key: Self.key($1), $0)
      }
      try reader.assessments {
        assessments.remember($1, key: Self.key($1), $0)
      }
      try reader.absences {
        absences.remember($1, key: Self.key($1), $0)
      }
    case .area:
      try reader.suspensions {
        suspensions.remember($1, key: Self.key($1), $0)
      }
    case .county: try rememberCounty(reader)
    }
  }

  // Of rows with equal keys the one named is corrected.

  package func put(
    _ row: CircumstanceRecord, correcting old: CircumstanceRecord
  ) throws -> PutOutcome {
    circumstances.prefer(old, key: Self.key(old))
    return try put(row)
  }

  package func put(
    _ row: AbsenceRecord, correcting old: AbsenceRecord
  ) throws -> PutOutcome {
    absences.prefer(old, key: Self.key(old))
    return try put(row)
  }

  package func put(
    _ row: StatusRecord, correcting old: StatusRecord
  ) throws -> PutOutcome {
    statuses.prefer(old, key: Self.key(old))
    return try put(row)
  }

  package func put(
    _ row: SuspensionRecord, correcting old: SuspensionRecord
  ) throws -> PutOutcome {
    suspensions.prefer(old, key: Self.key(old))
    return try put(row)
  }
}
