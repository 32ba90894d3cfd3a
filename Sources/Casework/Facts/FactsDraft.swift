/// What `Facts` will hold, while it is being put together; the fields mean
/// the same.
struct FactsDraft {
  var areas = Column<Facts.Area>()
  var suspensions = Grouped<Span>()
  var inForce = Grouped<Span>()
  var householdNumbers = Texts()
  var households = Column<Facts.Household>()
  var residents = Grouped<Facts.Resident>()
  var residences = Grouped<Facts.Residence>()
  var circumstances = Grouped<Facts.Circumstance>()
  var householdAbsences = Grouped<Span>()
  var personNumbers = Texts()
  var persons = Column<Facts.Person>()
  var certificates = Grouped<Facts.CertificateSpell>()
  var care = Grouped<Span>()
  var carers = Grouped<Facts.Carer>()
  var statuses = Grouped<Facts.StatusSpell>()
  var assessments = Grouped<Facts.Assessment>()
  var personAbsences = Grouped<Span>()
  var workerNumbers = Texts()
  var posts = Grouped<Facts.Post>()
  var deputies = Grouped<Facts.WorkerSpell>()
  var links = Column<Facts.Link>()
  var linkSpans = Grouped<Span>()
  var responsible = Grouped<Facts.WorkerSpell>()
  var contactPoints = Grouped<Facts.AreaSpell>()
  var visitNumbers = Texts()
  var visits = Grouped<Facts.Visit>()
  var visitWorkers = Column<Int32>()
  var visitPersons = Column<Int32>()
  var meetings = Grouped<Int32>()
  var firstVisitDay = Day.distantFuture

  init() {}
}
