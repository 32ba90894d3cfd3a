import Casework
import Demonstration
import Operations

/// Activities and support money for a demonstration: what a township holds
/// in a year, and who was paid in time, late, too little or not at all.
struct DemoHelp {
  let office: Office
  let cast: DemonstrationCast
  let day: Day

  func add() async throws {
    guard let civil = try await account("civil"),
      let township = try await account("township"),
      let village = try await account("village")
    else { return }
    try await addActivities(village, township)
    try await addStandard(civil)
    let last = PayMonth(containing: day).previous
    try await addPayments(last.previous, township, isWhole: true)
    try await addPayments(last, township, isWhole: false)
  }

  private func account(_ login: String) async throws -> Actor? {
    let token = try await office.perform(
      SignIn(login: login, password: DemoAccounts.password), as: .stranger)
    return try await office.perform(OpenSession(token), as: .stranger)
      .map(Actor.account)
  }

  private var id: String { Identifier.make(at: office.clock.now()) }

  private func addActivities(
    _ village: Actor, _ township: Actor
  ) async throws {
    try await office.perform(
      AddHelper(
        id: id,
        values: [
          "name": "青年志愿服务队（样例）", "kind": HelperKind.volunteers.word,
          "offer": "上门理发、打扫、陪同就医",
        ]), as: township)
    let samples: [(Actor, ActivityKind, Int, String, [String: String])] = [
      (village, .volunteering, 6, "上门理发和打扫", ["helpers": "4", "hours": "2.5"]),
      (village, .mutualCare, 20, "邻里互助包饺子", ["helpers": "8", "others": "12"]),
      (township, .publicity, 30, "残疾人保障法宣传", ["others": "65"]),
      (township, .measure, 90, "代办代购不收跑腿费", [:]),
      (village, .volunteering, 45, "家电维修", ["helpers": "2", "hours": "3"]),
    ]
    for (actor, kind, before, title, more) in samples {
      let form = try await office.perform(
        PrepareActivity(.area(nil)), as: actor)
      let body = kind == .volunteering ? form.bodies.first : nil
      var values = [
        "kind": kind.word, "first": (day - before).description,
        "title": title, "body": body.map { "\($0.id)" } ?? "",
        "holder": "助残工作站（样例）", "holder-kind": HelperKind.village.word,
      ]
      values.merge(more) { $1 }
      _ = try await office.perform(
        RecordActivity(
          ActivityEntry(
            id: id, persons: form.persons.prefix(before / 3).map(\.key),
            values: values)), as: actor)
    }
  }

  private func addStandard(_ civil: Actor) async throws {
    guard let first = Day(year: day.date.year - 1, month: 1, day: 1) else {
      return
    }
    try await office.perform(
      SetPaymentStandard(
        id: id,
        values: [
          "from": first.description, "scattered": "866",
          "institution": "1012.50", "self-caring": "105", "half": "315",
          "full": "630", "basis": "供养标准通知（样例）",
        ]), as: civil)
  }

  /// - Parameter isWhole: everybody in time; else one in nine gets nothing
  ///   and one in seven too little, and what is left comes late.
  private func addPayments(
    _ month: PayMonth, _ township: Actor, isWhole: Bool
  ) async throws {
    let list = try await office.perform(
      ListPayments(month: month, limit: RecordPayments.most), as: township)
    var groups: [Bool: [PaymentEntry.Line]] = [:]
    for (place, line) in list.lines.enumerated() {
      guard let due = line.standing.due, isWhole || place % 9 != 4 else {
        continue
      }
      let isShort = !isWhole && place % 7 == 3
      groups[!isWhole && place % 5 == 2, default: []].append(
        PaymentEntry.Line(
          person: line.person, basic: "\(due.basic)",
          care: isShort ? "0" : "\(due.care)", seen: 0))
    }
    for isLate in [false, true] {
      guard let lines = groups[isLate] else { continue }
      try await office.perform(
        RecordPayments(
          PaymentEntry(
            id: id, month: "\(month)",
            day: month.day(isLate ? 16 : 8).description, lines: lines)),
        as: township)
    }
  }
}
