import Casework
import Records

/// One kind of change: its fields, what stands now, and how it is made.
protocol FactChange {
  init(_ desk: ChangeDesk) throws

  var fields: [ChangeField] { get throws }
  /// What is on record of the matter, in lines.
  var standing: [String] { get throws }
  /// Names what is on record; another one after somebody has changed it.
  var base: String { get throws }
  /// Why there is nothing to fill in; nil where there is.
  var obstacle: String? { get throws }
  /// The village or area it is about, of which somebody must approve it; nil
  /// while it cannot be told.
  func area(_ typed: TypedChange) -> AreaCode?

  /// Reads and checks what was typed; the step that makes the change, to be
  /// taken where nothing was refused. Nil where it cannot even be read.
  func plan(_ typed: TypedChange) throws -> ChangeStep?
}

/// Makes a change that has been checked.
typealias ChangeStep = (ChangeWriter) throws -> Void

extension FactChange {
  var obstacle: String? { get throws { nil } }
}

extension ChangeKind {
  func change(_ desk: ChangeDesk) throws -> any FactChange {
    switch self {
    case .household: HouseholdCorrection(desk)
    case .member: NewMember(desk)
    case .circumstance: try CircumstanceBegin(desk)
    case .circumstanceEnd: try CircumstanceEnd(desk)
    case .absence, .personAbsence: try AbsenceBegin(desk)
    case .absenceEnd, .personAbsenceEnd: try AbsenceEnd(desk)
    case .relocation: try Relocation(desk)
    case .closing: Closing(desk)
    case .person: try PersonCorrection(desk)
    case .certificate: try CertificateChange(desk)
    case .status: try StatusBegin(desk)
    case .statusEnd: try StatusEnd(desk)
    case .assessment: try NewAssessment(desk)
    case .care: try CareBegin(desk)
    case .careEnd: try CareEnd(desk)
    case .leaving: try Leaving(desk)
    case .move: try Move(desk)
    case .death: try Death(desk)
    case .capacity: try CapacityBegin(desk)
    case .capacityCorrection: try CapacityCorrection(desk)
    case .newHousehold: try NewHousehold(desk)
    case .suspension: try SuspensionBegin(desk)
    case .suspensionEnd: try SuspensionEnd(desk)
    }
  }
}

/// A change of a household, decided on by those of its village.
protocol HouseholdChange: FactChange {
  var desk: ChangeDesk { get }
}

extension HouseholdChange {
  func area(_ typed: TypedChange) -> AreaCode? { desk.record.village }

  var home: HouseholdKey {
    desk.home?.key ?? HouseholdKey(county: 0, id: 0)
  }
}

/// A change of somebody in it.
protocol PersonChange: HouseholdChange {
  var subject: ChangeDesk.Subject { get }
}

extension PersonChange {
  var person: PersonRecord { subject.row.person }
}

extension ChangeDesk {
  /// - Throws: `Refusal.notFound` where it is about nobody.
  func requireSubject() throws -> Subject {
    guard let subject else { throw Refusal.notFound }
    return subject
  }
}

/// A dated row with its place, to be ended in a form.
struct StandingRow<Record: Equatable> {
  var stored: StoredEntry
  var record: Record

  /// Names the row in a form.
  var value: String { "\(stored.entry).\(stored.revision)" }
}

extension [String] {
  /// One text that is another one where any of them is.
  var joinedBase: String { joined(separator: ",") }
}

/// Days as the lines of a form say them.
extension Span {
  var words: String {
    switch (start, end) {
    case (nil, nil): "长期"
    case (let first?, nil): "\(first)起"
    case (nil, let last?): "至\(last)"
    case (let first?, let last?): "\(first)至\(last)"
    }
  }
}
