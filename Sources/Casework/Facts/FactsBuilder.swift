/// Collects facts in any order and makes `Facts` of them. Rows refer to each
/// other by the indices that the `add…` functions return.
public struct FactsBuilder {
  var facts = FactsDraft()
  let knownAt: Moment
  var areas: ContiguousArray<Facts.Area> = []
  var households: ContiguousArray<Facts.Household> = []
  var persons: ContiguousArray<Facts.Person> = []
  var links: ContiguousArray<Facts.Link> = []
  var visitWorkers: ContiguousArray<Int32> = []
  var visitPersons: ContiguousArray<Int32> = []
  var areaIndex: [AreaCode: Int32] = [:]
  var policyRows: [PolicyRow] = []
  var suspensionRows: [(area: AreaCode, span: Span)] = []
  var stays: ContiguousArray<Stay> = []
  var deaths: ContiguousArray<Day> = []
  var undatedCertificates: ContiguousArray<CertificateRow> = []
  var undatedCarers: ContiguousArray<(Int32, Int32)> = []
  var certificateRows = Pairs<CertificateRow>()
  var careRows = Pairs<(Int32, Span)>()
  var circumstances = Pairs<Facts.Circumstance>()
  var statuses = Pairs<Facts.StatusSpell>()
  var assessments = Pairs<Facts.Assessment>()
  var householdAbsences = Pairs<Span>()
  var personAbsences = Pairs<Span>()
  var posts = Pairs<Facts.Post>()
  var deputies = Pairs<Facts.WorkerSpell>()
  var responsible = Pairs<Facts.WorkerSpell>()
  var contactPoints = Pairs<Facts.AreaSpell>()
  var linkRows: [(link: Facts.Link, span: Span)] = []
  var visits = Pairs<Facts.Visit>()
  /// For visits that are or have a correction: the entry they name.
  var corrections: [(visit: Int32, corrected: Int32)] = []
  var recordedTimes: [Int32: Moment] = [:]

  typealias Pairs<Value> = ContiguousArray<(owner: Int32, value: Value)>

  /// - Parameter knownAt: entries recorded later are left out.
  public init(knownAt: Moment = .distantFuture) {
    self.knownAt = knownAt
  }

  struct PolicyRow {
    var area: AreaCode
    var pack: String
    var span: Span
  }

  struct Stay {
    var person: Int32
    var household: Int32
    var span: Span
  }
}
