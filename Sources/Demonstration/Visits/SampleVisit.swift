import Casework

/// A visit, call or attempt that is about to be written.
struct SampleVisit {
  var day: Day
  /// From midnight.
  var minute: Int
  var mode = VisitMode.home
  var result = VisitResult.completed
  /// Position of the household.
  let household: Int
  /// Position of the worker who makes it.
  let lead: Int
  /// Positions of those who come along.
  var others: [Int] = []
  var met = Meeting.nobody
  var reason: NoHomeVisitReason?
  var occasion: Occasion
  var note = ""
}

/// Who was met or spoken to.
struct Meeting {
  /// 人员编号, joined.
  var ids: String
  /// 接触到家属.
  var family: Bool

  static let nobody = Meeting(ids: "", family: false)
}

/// What a visit was made for (事由).
enum Occasion: UInt8, Vocabulary {
  case quarterly, monthly, baseline, halfYear, cadre, pair, regular
  case service, volunteering, reachedByCall

  static let words = [
    "季度访视", "月度访视", "年度普遍摸底", "半年访视", "联系户走访", "结对关爱",
    "定期探访", "居家托养服务", "志愿服务", "电话联系",
  ]
}
