package import Casework
import Records

/// Which list of people, as paths name it.
package enum PeopleListName: Sendable, Hashable {
  case certificate90, certificate180, certificateExpired
  case unassigned, suspected, left
  /// Households nobody has reached for ninety days.
  case silent
  case protected, unguarded
  /// A group of a pack.
  case group(pack: String, group: String)

  /// Those that are no group, in the order of the page.
  package static let plain: [PeopleListName] = [
    .unassigned, .certificateExpired, .certificate90, .certificate180,
    .suspected, .protected, .unguarded, .left,
    .silent,
  ]

  package init?(_ text: String) {
    if let known = Self.plain.first(where: { $0.text == text }) {
      self = known
      return
    }
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    self = .group(pack: String(parts[0]), group: String(parts[1]))
  }

  package var text: String {
    switch self {
    case .certificate90: "certificate-90"
    case .certificate180: "certificate-180"
    case .certificateExpired: "certificate-expired"
    case .unassigned: "unassigned"
    case .suspected: "suspected"
    case .left: "left"
    case .silent: "silent"
    case .protected: "protected"
    case .unguarded: "unguarded"
    case .group(let pack, let group): "\(pack):\(group)"
    }
  }

  package var title: String {
    switch self {
    case .certificate90: "残疾证90天内到期"
    case .certificate180: "残疾证180天内到期"
    case .certificateExpired: "残疾证已过期"
    case .unassigned: "没有探访责任人的特困分散人员"
    case .suspected: "疑似残疾，未办证"
    case .left: "近一年离户或去世"
    case .silent: "\(Self.silentDays)天没有联系上的户"
    case .protected: "未成年人和无（限制）行为能力人"
    case .unguarded: "未成年和无（限制）行为能力，没有监护人"
    case .group: ""
    }
  }

  /// What to do about those on it.
  package var words: String {
    switch self {
    case .certificate90, .certificate180: "按到期日排列，提醒并协助换领。"
    case .certificateExpired: "有效期已过，还没有换领。"
    case .unassigned: "每个人都应当有一名在岗的探访责任人，请尽快指定。"
    case .suspected: "动员并协助申办残疾证。"
    case .left: "核对原因，办好停访和交接。"
    case .silent: "这么久没有一次访视或联系成功（平台默认天数），请尽快上门看望。"
    case .protected: "不满18岁的残疾人，以及无或限制民事行为能力的人；特别关注权益，核对监护人。"
    case .unguarded: "还没有登记监护人，请尽快落实并登记。"
    case .group: ""
    }
  }

  /// The office whose policies it is about; nil for every one's. That of a
  /// group is its pack's.
  var office: PolicyOffice? {
    switch self {
    case .certificate90, .certificate180, .certificateExpired, .suspected,
      .protected, .unguarded:
      .federation
    case .unassigned: .civilAffairs
    case .left, .silent, .group: nil
    }
  }

  /// So long without contact is a risk (FY 第二十一条; the number is the
  /// platform's, the document names none).
  package static let silentDays = 90

  /// Whether each person on it is a gap that must be closed.
  package var isAlarm: Bool { self == .unassigned || self == .unguarded }

  var kind: PeopleListKind? {
    switch self {
    case .certificate90: .expiring(within: 90)
    case .certificate180: .expiring(within: 180)
    case .certificateExpired: .expired
    case .unassigned: .unassigned
    case .suspected: .suspected
    case .left: .left(within: 365)
    case .silent: .silent(for: Self.silentDays)
    case .protected: .protected
    case .unguarded: .unguarded
    case .group: nil
    }
  }
}

/// How many are on a list: of a whole county not more than so many are
/// counted, so that no page grows with it.
package struct PeopleCount: Sendable, Hashable {
  package var number: Int
  /// There are more than these.
  package var isMore: Bool

  package init(_ number: Int, isMore: Bool = false) {
    self.number = number
    self.isMore = isMore
  }

  init(_ count: PeopleLists.Count) {
    self.init(count.number, isMore: count.isMore)
  }

  static func + (left: PeopleCount, right: PeopleCount) -> PeopleCount {
    PeopleCount(
      left.number + right.number, isMore: left.isMore || right.isMore)
  }
}

/// A list of people, or a page of it.
package struct PeopleList: Sendable, Hashable {
  package var day: Day
  package var name: PeopleListName
  package var title: String
  /// Document and article; empty for what no document names.
  package var basis: String
  package var words: String
  package var choice: AreaChoice
  /// Nil where the area is too wide to list at once.
  package var persons: [ListedPerson]?
  package var total: PeopleCount
  package var offset: Int
  package var limit: Int
  /// Whether a page comes after this one.
  package var hasMore: Bool
  /// The villages a page is of, where it holds all who are listed in some;
  /// offsets are of villages then.
  package var villages: Range<Int>?
  package var villageCount: Int
  package var mayExport: Bool
}

/// Somebody on a list.
package struct ListedPerson: Sendable, Hashable {
  /// 户编号.
  package var household: String
  package var head: String
  package var villageName: String
  package var address: String
  /// 人员编号 and name; empty where a household is listed as a whole.
  package var number: String
  package var name: String
  package var sex: String
  package var age: Int?
  package var category: DisabilityCategory?
  /// 1–4; 0 where none is on file.
  package var level: Int
  /// The day the list is about.
  package var day: Day?
  package var hasDied: Bool
  /// On the lists of those who need somebody to act for them; else nil.
  package var protection: Protection?

  package struct Protection: Sendable, Hashable {
    package var isMinor: Bool
    /// In force; nil where none is on record.
    package var capacity: LegalCapacity?
    /// Name and relation; empty where none is on record.
    package var guardian: String
  }
}
