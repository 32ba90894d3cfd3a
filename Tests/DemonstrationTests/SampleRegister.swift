import Casework
import Exchange

/// Reads members and holders out of a folder by the rules of the contract.
struct SampleRegister {
  /// Days in each household of each person, an end by death included.
  private(set) var stays: [String: [(household: String, span: Span)]] = [:]
  private(set) var files: [String: Span] = [:]
  private var certificates: [String: [(span: Span, holds: Bool)]] = [:]

  init(_ folder: SampleFolder) throws {
    for row in folder.texts(.households, "户编号", "建档日期", "销户日期") {
      files[row[0]] = span(row[1], row[2])
    }
    let people = folder.texts(
      .persons, "人员编号", "户编号", "入户日期", "离户日期", "死亡日期", "残疾类别", "证件状态",
      "发证日期")
    for row in people {
      var stay = span(row[2], row[3])
      if let death = Day(row[4]) { stay.last = min(stay.last, death) }
      stays[row[0], default: []].append((row[1], stay))
      guard let state = CertificateState(word: row[6]) else { continue }
      certificates[row[0]] = [(span(row[7], ""), state.holds)]
    }
    var dated: [String: [(span: Span, holds: Bool)]] = [:]
    let changes = folder.texts(
      .certificates, "人员编号", "开始日期", "结束日期", "证件状态")
    for row in changes {
      let holds = CertificateState(word: row[3])?.holds ?? false
      dated[row[0], default: []].append((span(row[1], row[2]), holds))
    }
    certificates.merge(dated) { $1 }
  }

  /// The households a person is a member of on a day.
  func households(of person: String, on day: Day) -> [String] {
    stays[person, default: []].filter {
      $0.span.contains(day) && (files[$0.household]?.contains(day) ?? false)
    }.map(\.household)
  }

  func isHolder(_ person: String, on day: Day) -> Bool {
    !households(of: person, on: day).isEmpty
      && certificates[person, default: []].contains {
        $0.span.contains(day) && $0.holds
      }
  }

  func holders(on day: Day) -> Int {
    stays.keys.filter { isHolder($0, on: day) }.count
  }
}
