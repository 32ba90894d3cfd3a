import Casework
import Operations

/// The page on which a round through a village is put down.
package struct RoundPage: Page {
  package static let template = "round"

  package var frame: Frame
  package var path: String
  package var chosen: String?
  package var village: SelectPart
  package var choiceDay: InputPart
  /// What became of it, in words.
  package var notice: String?
  package var trouble: String?
  /// Nil until a village is chosen.
  package var form: RoundFormPart?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "path": .text(\.path),
    "chosen": .text(\.chosen),
    "village": .part(\.village),
    "choiceDay": .part(\.choiceDay),
    "notice": .text(\.notice),
    "trouble": .text(\.trouble),
    "form": .part(\.form),
  ]
}

/// What all visits of the round share, and the households.
package struct RoundFormPart: PagePart {
  package var path: String
  package var villageCode: String
  package var day: String
  package var time: InputPart
  package var mode: GroupPart
  package var workers: GroupPart
  package var occasion: InputPart
  package var lateReason: InputPart
  package var households: [RoundLinePart]
  package var isEmpty: Bool

  package static let fields: [String: PageField<Self>] = [
    "path": .text(\.path),
    "villageCode": .text(\.villageCode),
    "day": .text(\.day),
    "time": .part(\.time),
    "mode": .part(\.mode),
    "workers": .part(\.workers),
    "occasion": .part(\.occasion),
    "lateReason": .part(\.lateReason),
    "households": .list(\.households),
    "isEmpty": .flag(\.isEmpty),
  ]
}

/// One household of the round.
package struct RoundLinePart: PagePart {
  package var name: String
  package var address: String
  package var path: String
  package var number: String
  package var idName: String
  package var id: String
  /// It is on record: nothing more to fill in.
  package var isSaved: Bool
  package var error: String?
  package var errorID: String
  package var result: SelectPart
  package var met: GroupPart
  package var isOpen: Bool
  package var remark: InputPart

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "address": .text(\.address),
    "path": .text(\.path),
    "number": .text(\.number),
    "idName": .text(\.idName),
    "id": .text(\.id),
    "isSaved": .flag(\.isSaved),
    "error": .text(\.error),
    "errorID": .text(\.errorID),
    "result": .part(\.result),
    "met": .part(\.met),
    "isOpen": .flag(\.isOpen),
    "remark": .part(\.remark),
  ]
}

extension RoundPage {
  /// - Parameters:
  ///   - outcomes: of the lines that were sent, by 户编号; nil where none were.
  ///   - before: how many the round before this page put on record.
  init(
    _ round: VisitRound, _ entry: RoundEntry,
    outcomes sent: [String: RoundOutcome]?, before: Int = 0, frame: Frame
  ) {
    let outcomes = sent ?? [:]
    self.frame = frame
    path = Route.round.path()
    chosen = round.village?.name
    let builder = FieldBuilder(problems: [])
    village = SelectPart(
      id: "choose-village", name: "village", label: "村",
      options: [SelectPart.Option("", "请选")]
        + round.villages.map {
          SelectPart.Option(
            $0.code.description, $0.name,
            isChosen: $0.code == round.village?.code)
        })
    choiceDay = builder.input(
      "day", id: "choose-day", label: "日期", value: round.day.description,
      type: "date")
    let saved =
      before
      + outcomes.values.count {
        if case .saved = $0 { true } else { false }
      }
    let refused = outcomes.values.count {
      if case .refused = $0 { true } else { false }
    }
    notice = saved == 0 ? nil : "已登记 \(saved) 户。"
    if refused > 0 {
      trouble =
        "还有 \(refused) 户没有登记，原因写在各户下面；改好后再提交，已登记的不会重复。"
    }
    if sent?.isEmpty == true { trouble = "还没有选任何一户的结果，没有登记。" }
    form = round.village.map {
      RoundFormPart($0, round, entry, outcomes, builder)
    }
  }
}

extension RoundFormPart {
  fileprivate init(
    _ village: VisitRound.Village, _ round: VisitRound,
    _ entry: RoundEntry, _ outcomes: [String: RoundOutcome],
    _ builder: FieldBuilder
  ) {
    path = Route.round.path()
    villageCode = village.code.description
    day = round.day.description
    time = builder.input(
      "time", id: "time", label: "时间", value: entry.time, type: "time")
    mode = builder.group(
      "mode", id: "mode", legend: "方式",
      options: round.modes.map { Option($0.word) }, chosen: [entry.mode])
    workers = builder.group(
      "workers", id: "workers", legend: "谁去的", type: "checkbox",
      options: round.colleagues.map {
        Option(
          $0.number, label: $0.isAuthor ? "\($0.name)（我）" : $0.name,
          hint: $0.post)
      }, chosen: entry.workers)
    occasion = builder.input(
      "occasion", id: "occasion", label: "事由", value: entry.occasion,
      help: "例如：季度访视、节日慰问")
    lateReason = builder.input(
      "late-reason", id: "late-reason", label: "补录原因",
      value: entry.lateReason, help: "访视已过 7 天才登记的，写明原因。")
    households = round.households.enumerated().map { place, household in
      RoundLinePart(
        household, place, entry.lines[household.number],
        outcomes[household.number], round, builder)
    }
    isEmpty = round.households.isEmpty
  }
}

extension RoundLinePart {
  fileprivate init(
    _ household: VisitRound.Household, _ place: Int,
    _ line: RoundEntry.Line?, _ outcome: RoundOutcome?,
    _ round: VisitRound, _ builder: FieldBuilder
  ) {
    let prefix = "line.\(household.number)."
    name = HouseholdName.of(head: household.head, number: household.number)
    address = household.address
    path = Route.household.path(household.number)
    number = household.number
    idName = prefix + "id"
    id = line.map(\.id).flatMap { $0.isEmpty ? nil : $0 } ?? household.id
    errorID = "line-\(place)-error"
    if case .refused(let words) = outcome { error = words }
    if case .saved = outcome { isSaved = true } else { isSaved = false }
    let result = line?.result ?? ""
    self.result = SelectPart(
      id: "line-\(place)-result", name: prefix + "result", label: "结果",
      options: [SelectPart.Option("", "不登记", isChosen: result.isEmpty)]
        + round.results.map {
          SelectPart.Option($0.word, $0.word, isChosen: $0.word == result)
        })
    var met = builder.group(
      prefix + "persons", id: "line-\(place)-met", legend: "见到或联系到谁",
      type: "checkbox",
      options: household.members.map { Option($0.number, label: $0.name) },
      chosen: line?.persons ?? [])
    met.choices.append(
      ChoicePart(
        id: "line-\(place)-family", name: prefix + "met-family",
        type: "checkbox", value: "是", label: "家属或照料人",
        isChosen: line?.metFamily == true))
    met.choices.append(
      ChoicePart(
        id: "line-\(place)-normal", name: prefix + "all-normal",
        type: "checkbox", value: "是", label: "检查表一切正常",
        isChosen: line?.allNormal == true))
    self.met = met
    isOpen = !result.isEmpty || error != nil
    remark = builder.input(
      prefix + "remark", id: "line-\(place)-remark", label: "备注",
      value: line?.remark ?? "")
  }
}
