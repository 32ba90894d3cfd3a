import Casework

// Rows without a number of their own are matched on their bold columns.

extension RegisterWriter {
  static func key(_ area: AreaRecord) -> String {
    "\(area.code) \(area.name)"
  }

  static func key(_ policy: PolicyRecord) -> String {
    "\(policy.area) \(policy.pack)"
  }

  static func key(_ suspension: SuspensionRecord) -> String {
    "\(suspension.area) \(suspension.span.first) \(suspension.reason)"
  }

  static func key(_ post: PostRecord) -> String {
    "\(post.worker) \(post.role.word) \(post.area) \(post.span.first)"
  }

  static func key(_ link: LinkRecord) -> String {
    "\(link.kind.word) \(link.worker) \(link.object) \(link.span.first)"
  }

  static func key(_ certificate: CertificateRecord) -> String {
    "\(certificate.person) \(certificate.span.first)"
  }

  static func key(_ care: CareRecord) -> String {
    "\(care.person) \(care.carer) \(care.span.first)"
  }

  static func key(_ circumstance: CircumstanceRecord) -> String {
    "\(circumstance.household) \(circumstance.kind.word) "
      + "\(circumstance.span.first)"
  }

  static func key(_ status: StatusRecord) -> String {
    "\(status.person) \(status.status.word) \(status.span.first)"
  }

  static func key(_ assessment: AssessmentRecord) -> String {
    "\(assessment.person) \(assessment.day)"
  }

  static func key(_ absence: AbsenceRecord) -> String {
    switch absence.object {
    case .household(let number):
      "户 \(number) \(absence.reason.word) \(absence.span.first)"
    case .person(let number):
      "人员 \(number) \(absence.reason.word) \(absence.span.first)"
    }
  }
}
