/// All that the ledger judges by: the facts of a county, or of one household
/// and those tied to it, as known at one time. Everything is an index into a
/// contiguous array; texts are kept apart and read only for output.
///
/// Made by `FactsBuilder`, never changed afterwards.
public struct Facts: Sendable {
  // Places.
  public internal(set) var areas: ContiguousArray<Area> = []
  /// Days on which home visits are suspended, by area (and all above it).
  var suspensions = Grouped<Span>()
  /// Days on which a pack is in force, by pack × area.
  var inForce: [Grouped<Span>] = []

  // Households.
  public internal(set) var householdNumbers = Texts()
  public internal(set) var households: ContiguousArray<Household> = []
  /// Stays by household, by person: inside the days on file, till death.
  public internal(set) var residents = Grouped<Resident>()
  public internal(set) var residences = Grouped<Residence>()
  var circumstances = Grouped<Circumstance>()
  var householdAbsences = Grouped<Span>()

  // Persons.
  public internal(set) var personNumbers = Texts()
  public internal(set) var persons: ContiguousArray<Person> = []
  public internal(set) var certificates = Grouped<CertificateSpell>()
  var care = Grouped<Span>()
  var carers = Grouped<Carer>()
  var statuses = Grouped<StatusSpell>()
  var assessments = Grouped<Assessment>()
  var personAbsences = Grouped<Span>()

  // Workers.
  public internal(set) var workerNumbers = Texts()
  public internal(set) var posts = Grouped<Post>()
  /// By deputy: for whom he acts.
  var deputies = Grouped<WorkerSpell>()

  // Links.
  /// 联系户 and 结对, each pair of worker and object once, by worker.
  public internal(set) var links: ContiguousArray<Link> = []
  var linkSpans = Grouped<Span>()
  /// By person: who is responsible for visiting him.
  var responsible = Grouped<WorkerSpell>()
  /// By worker: villages he is contact point for.
  var contactPoints = Grouped<AreaSpell>()

  // Visits.
  public internal(set) var visitNumbers = Texts()
  /// By household, then time, then number.
  public internal(set) var visits = Grouped<Visit>()
  public internal(set) var visitWorkers: ContiguousArray<Int32> = []
  public internal(set) var visitPersons: ContiguousArray<Int32> = []
  /// By person: positions in `visits.values` where he was met, in order of
  /// time, then number.
  var meetings = Grouped<Int32>()
  /// The earliest day of any visit.
  var firstVisitDay = Day.distantFuture

  public struct Area: Sendable {
    public var code: AreaCode
    /// Index of the township and the county it is or lies in; -1 for none.
    public var township: Int32
    public var county: Int32
  }

  public struct Household: Sendable {
    public var village: Int32
    public var onFile: Span
    /// Whether it is judged here; others only give context.
    public var isJudged: Bool
  }

  public struct Resident: Sendable {
    public var person: Int32
    public var span: Span
  }

  public struct Residence: Sendable {
    public var household: Int32
    public var span: Span
  }

  public struct Person: Sendable {
    public var birth: Day?
    public var isSuspected: Bool
    public var needsCare: Bool
    public var hasGuardian: Bool
    /// 照料人 of the undated column; read only without dated care rows.
    var hasUndatedCarer: Bool
    public var isJudged: Bool
  }

  /// Days on which a person holds a certificate.
  public struct CertificateSpell: Sendable {
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

  public struct Post: Sendable {
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

  public struct Link: Sendable {
    public var kind: LinkKind
    public var worker: Int32
    /// A household for 联系户, a person for 结对.
    public var object: Int32
  }

  public struct Visit: Sendable {
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
