/// A visit as somebody types it into the form of a page.
struct VisitTyped: Sendable {
  private(set) var fields: [(String, String)]

  /// At home, yesterday, done, with 李秀英 met.
  init(_ form: PageRead) {
    fields = [
      ("id", form.hidden("id") ?? ""), ("day", "2026-06-19"),
      ("time", "09:30"), ("mode", "入户"), ("result", "完成"),
      ("workers", "V1"), ("persons", TestWorld.person), ("reason", ""),
      ("occasion", "季度访视"), ("remark", ""), ("late-reason", ""),
      ("answers.fuyang-2022/visit.basics", "一切正常"),
      ("answers.fuyang-2022/visit.needs", "一切正常"),
    ]
  }

  mutating func set(_ name: String, _ value: String) {
    fields.removeAll { $0.0 == name }
    fields.append((name, value))
  }
}
