/// All that the ledger judges by: the facts of a county, or of one household
/// and those tied to it, as known at one time. Everything is an index into a
/// contiguous array; texts are kept apart and read only for output.
///
/// Made by `FactsBuilder`, never changed afterwards.
public final class Facts: Sendable {
  // Places.
  public let areas: Column<Area>
  /// Days on which home visits are suspended, by area (and all above it).
  let suspensions: Grouped<Span>
  /// Days on which a pack is in force, by pack × area; see `inForce`.
  let inForce: Grouped<Span>

  // Households.
  public let householdNumbers: Texts
  public let households: Column<Household>
  /// Stays by household, by person: inside the days on file, till death.
  public let residents: Grouped<Resident>
  public let residences: Grouped<Residence>
  let circumstances: Grouped<Circumstance>
  let householdAbsences: Grouped<Span>

  // Persons.
  public let personNumbers: Texts
  public let persons: Column<Person>
  public let certificates: Grouped<CertificateSpell>
  let care: Grouped<Span>
  let carers: Grouped<Carer>
  let statuses: Grouped<StatusSpell>
  let assessments: Grouped<Assessment>
  let personAbsences: Grouped<Span>

  // Workers.
  public let workerNumbers: Texts
  public let posts: Grouped<Post>
  /// By deputy: for whom he acts.
  let deputies: Grouped<WorkerSpell>

  // Links.
  /// 联系户 and 结对, each pair of worker and object once, by worker.
  public let links: Column<Link>
  let linkSpans: Grouped<Span>
  /// By person: who is responsible for visiting him.
  let responsible: Grouped<WorkerSpell>
  /// By worker: villages he is contact point for.
  let contactPoints: Grouped<AreaSpell>

  // Visits.
  public let visitNumbers: Texts
  /// By household, then time, then number.
  public let visits: Grouped<Visit>
  public let visitWorkers: Column<Int32>
  public let visitPersons: Column<Int32>
  /// By person: positions in `visits.values` where he was met, in order of
  /// time, then number.
  let meetings: Grouped<Int32>
  /// The earliest day of any visit.
  let firstVisitDay: Day

  init(_ draft: consuming FactsDraft) {
    areas = draft.areas
    suspensions = draft.suspensions
    inForce = draft.inForce
    householdNumbers = draft.householdNumbers
    households = draft.households
    residents = draft.residents
    residences = draft.residences
    circumstances = draft.circumstances
    householdAbsences = draft.householdAbsences
    personNumbers = draft.personNumbers
    persons = draft.persons
    certificates = draft.certificates
    care = draft.care
    carers = draft.carers
    statuses = draft.statuses
    assessments = draft.assessments
    personAbsences = draft.personAbsences
    workerNumbers = draft.workerNumbers
    posts = draft.posts
    deputies = draft.deputies
    links = draft.links
    linkSpans = draft.linkSpans
    responsible = draft.responsible
    contactPoints = draft.contactPoints
    visitNumbers = draft.visitNumbers
    visits = draft.visits
    visitWorkers = draft.visitWorkers
    visitPersons = draft.visitPersons
    meetings = draft.meetings
    firstVisitDay = draft.firstVisitDay
  }
}

extension Facts {
  public struct Area: Sendable, BitwiseCopyable {
    public var code: AreaCode
    /// Index of the township and the county it is or lies in; -1 for none.
    public var township: Int32
    public var county: Int32
  }

  public struct Household: Sendable, BitwiseCopyable {
    public var village: Int32
    public var onFile: Span
    /// Whether it is judged here; others only give context.
    public var isJudged: Bool
  }

  public struct Resident: Sendable, BitwiseCopyable {
    public var person: Int32
    public var span: Span
  }

  public struct Residence: Sendable, BitwiseCopyable {
    public var household: Int32
    public var span: Span
  }

  public struct Person: Sendable, BitwiseCopyable {
    public var birth: Day?
    public var isSuspected: Bool
    public var needsCare: Bool
    public var hasGuardian: Bool
    /// 照料人 of the undated column; read only without dated care rows.
    var hasUndatedCarer: Bool
    public var isJudged: Bool
  }

  /// Days on which a person holds a certificate.
  public struct CertificateSpell: Sendable, BitwiseCopyable {
    public var span: Span
    /// 1–4; 0 where none is on file.
    public var level: UInt8
    /// Its category, and for a multiple one those of its components too.
    public var categories: WordSet<DisabilityCategory>
  }

  struct Circumstance: Sendable {
    var kind: CircumstanceKind
    var span: Span
  }

  struct Carer: Sendable {
    var person: Int32
    var span: Span
  }

  struct StatusSpell: Sendable {
    var status: AssistanceStatus
    var span: Span
  }

  struct Assessment: Sendable {
    var day: Day
    var failed: Int
  }

  public struct Post: Sendable, BitwiseCopyable {
    public var role: Role
    public var area: Int32
    public var isLeader: Bool
    public var span: Span
  }

  struct WorkerSpell: Sendable {
    var worker: Int32
    var span: Span
  }

  struct AreaSpell: Sendable {
    var area: Int32
    var span: Span
  }

  public struct Link: Sendable, BitwiseCopyable {
    public var kind: LinkKind
    public var worker: Int32
    /// A household for 联系户, a person for 结对.
    public var object: Int32
  }

  public struct Visit: Sendable, BitwiseCopyable {
    public var household: Int32
    public var day: Day
    public var at: Moment
    /// When the first entry of its record was made.
    public var firstRecorded: Day
    /// Position in `visitNumbers`.
    public var number: Int32
    public var mode: VisitMode
    public var result: VisitResult
    public var metFamily: Bool
    public var hasReason: Bool
    /// Whether it stands: not replaced by a later entry of its record.
    public var stands: Bool
    /// Start and count in `visitWorkers` and `visitPersons`.
    public var workers: Int32
    public var workerCount: UInt16
    public var persons: Int32
    public var personCount: UInt16
  }
}

extension Facts {
  /// Where the days stand on which a pack is in force in an area.
  func inForce(_ pack: Int, in area: Int32) -> Range<Int> {
    inForce.range(Int32(pack * areas.count) + area)
  }

  /// The household a person lives in on a day, or -1.
  func household(of person: Int32, on day: Day) -> Int32 {
    for position in residences.range(person)
    where residences.values[position].span.contains(day) {
      return residences.values[position].household
    }
    return -1
  }

  /// The household a person lives in on a day, or the last one before it,
  /// or -1.
  func lastHousehold(of person: Int32, by day: Day) -> Int32 {
    var found: Int32 = -1
    for position in residences.range(person)
    where residences.values[position].span.first <= day {
      found = residences.values[position].household
    }
    return found
  }

  /// Whether the worker holds any post on a day.
  func isPosted(_ worker: Int32, on day: Day) -> Bool {
    posts.range(worker).contains { posts.values[$0].span.contains(day) }
  }

  func workers(of visit: Visit) -> Range<Int> {
    Int(visit.workers)..<Int(visit.workers) + Int(visit.workerCount)
  }

  func persons(of visit: Visit) -> Range<Int> {
    Int(visit.persons)..<Int(visit.persons) + Int(visit.personCount)
  }
}
