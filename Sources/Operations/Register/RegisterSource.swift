package import Casework

/// Where rows to be put on record come from: files, or a generator. Rows are
/// already read and their words checked; `line` says where each stands.
package protocol RegisterSource: Sendable {
  /// Hands over every table's rows in the order of `RegisterRow.Table`, and
  /// what could not be read.
  func rows(_ each: (Int, RegisterRow) throws -> Void) throws
}

/// One row of the register.
package enum RegisterRow: Sendable {
  case area(AreaRecord)
  case policy(PolicyRecord)
  case household(HouseholdRecord)
  case person(PersonRecord, StayRecord)
  case certificate(CertificateRecord)
  case care(CareRecord)
  case circumstance(CircumstanceRecord)
  case status(StatusRecord)
  case assessment(AssessmentRecord)
  case post(PostRecord)
  case link(LinkRecord)
  case visit(VisitRecord)
  case absence(AbsenceRecord)
  case suspension(SuspensionRecord)
  /// A row that could not be read: table, what is wrong, the remedy.
  case unreadable(RowProblem)

  package var table: RegisterTable {
    switch self {
    case .area: .areas
    case .policy: .policies
    case .household: .households
    case .person: .persons
    case .certificate: .certificates
    case .care: .care
    case .circumstance: .circumstances
    case .status: .statuses
    case .assessment: .assessments
    case .post: .workers
    case .link: .links
    case .visit: .visits
    case .absence: .absences
    case .suspension: .suspensions
    case .unreadable(let problem): problem.table
    }
  }
}
