/// Who noticed that a child may have a disability (来源).
public enum FindingSource: UInt8, Vocabulary {
  case medicalBody, school, family, village, other

  public static let words = ["医疗机构", "学校/幼儿园", "家庭", "村（社区）", "其他"]
}

/// How far a report of a child has come (阶段).
public enum ChildReportStage: UInt8, Vocabulary {
  case found, diagnosed, begun, ruledOut

  public static let words = ["已发现待诊断", "已诊断待干预", "已干预", "已排除"]

  /// Something has still to be done.
  public var isOpen: Bool { self == .found || self == .diagnosed }
}

/// A report of a child with a disability, or of one that may have one
/// (儿童残疾发生报告): early found, early diagnosed, early helped.
public struct ChildReport: Hashable, Sendable {
  public struct Diagnosis: Hashable, Sendable {
    public var day: Day
    public var what: String
    /// The hospital or body.
    public var place: String

    public init(day: Day, what: String, place: String) {
      self.day = day
      self.what = what
      self.place = place
    }
  }

  public struct Intervention: Hashable, Sendable {
    public var day: Day
    /// Where the child is treated or trained.
    public var body: String

    public init(day: Day, body: String) {
      self.day = day
      self.body = body
    }
  }

  public struct Exclusion: Hashable, Sendable {
    public var day: Day
    public var words: String

    public init(day: Day, words: String) {
      self.day = day
      self.words = words
    }
  }

  /// The day on which somebody first noticed.
  public var found: Day
  public var source: FindingSource
  /// What was noticed.
  public var signs: String
  /// The day on which it was put on record, and so reported upward.
  public var reported: Day
  public var diagnosis: Diagnosis?
  public var intervention: Intervention?
  public var exclusion: Exclusion?

  public init(found: Day, source: FindingSource, signs: String, reported: Day) {
    self.found = found
    self.source = source
    self.signs = signs
    self.reported = reported
  }

  /// Younger than this on the day of finding.
  public static let adultAge = 18

  public var stage: ChildReportStage {
    if exclusion != nil { return .ruledOut }
    if intervention != nil { return .begun }
    return diagnosis == nil ? .found : .diagnosed
  }

  public var intervals: ChildReportIntervals { ChildReportIntervals(self) }
}

/// The three intervals of a report, in days. The document asks for “早期发现、
/// 早期诊断、早期干预” and for reports, and names no days between which to
/// measure; birth to finding says little, as many disabilities begin later.
/// So each is what one party can hasten: finding to report (whoever found
/// the child), finding to diagnosis (who brings the child to a hospital),
/// diagnosis to intervention (who finds it a place). Nil while the second
/// day is open.
public struct ChildReportIntervals: Hashable, Sendable {
  public var toReport: Int
  public var toDiagnosis: Int?
  public var toIntervention: Int?

  init(_ report: ChildReport) {
    toReport = report.reported - report.found
    toDiagnosis = report.diagnosis.map { $0.day - report.found }
    toIntervention = report.diagnosis.flatMap { diagnosis in
      report.intervention.map { $0.day - diagnosis.day }
    }
  }
}

/// How many reports stand where, and how long each step took.
public struct ChildReportFigures: Hashable, Sendable {
  public private(set) var counts: [ChildReportStage: Int] = [:]
  private var toReport: [Int] = []
  private var toDiagnosis: [Int] = []
  private var toIntervention: [Int] = []

  public init() {}

  public mutating func add(_ report: ChildReport) {
    counts[report.stage, default: 0] += 1
    let intervals = report.intervals
    toReport.append(intervals.toReport)
    if let days = intervals.toDiagnosis { toDiagnosis.append(days) }
    if let days = intervals.toIntervention { toIntervention.append(days) }
  }

  public var total: Int { counts.values.reduce(0, +) }

  /// Medians in half days, so that they are whole numbers; nil for none.
  public var medianToReport: Int? { Self.median(toReport) }
  public var medianToDiagnosis: Int? { Self.median(toDiagnosis) }
  public var medianToIntervention: Int? { Self.median(toIntervention) }

  private static func median(_ days: [Int]) -> Int? {
    if days.isEmpty { return nil }
    let sorted = days.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? sorted[middle - 1] + sorted[middle] : 2 * sorted[middle]
  }
}
