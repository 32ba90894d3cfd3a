import Casework
import Records

/// A carer binds himself in writing.
struct PledgeDeed: CareDeed {
  let desk: CareDesk
  private let agreements: [CareAgreement]

  init(_ desk: CareDesk) {
    self.desk = desk
    agreements = desk.openAgreements.filter {
      $0.step(.signed) != nil && desk.file.pledge(of: $0.id) == nil
    }
  }

  var fields: [ChangeField] {
    [
      desk.choice(agreements, label: "哪一份协议的照料人"),
      ChangeField(
        "day", "签承诺书的日期", .day, isRequired: true,
        value: today.description),
    ]
  }

  var obstacle: String? {
    agreements.isEmpty ? "没有缺承诺书的协议；先签订照料协议。" : nil
  }

  func plan(_ typed: TypedChange) -> CareStep? {
    let agreement = desk.chosen(typed, of: agreements)
    let day = typed.day("day")
    desk.checkDay(typed, "day", day)
    guard let agreement, let day else { return nil }
    return { writing in
      try writing.care.insert(
        CarePledge(id: writing.id, agreement: agreement.id, signed: day))
    }
  }
}

/// A pledge hangs in public.
struct PublicationDeed: CareDeed {
  let desk: CareDesk
  private let pledges: [CarePledge]

  init(_ desk: CareDesk) {
    self.desk = desk
    pledges = desk.file.pledges.filter { $0.published == nil }.reversed()
  }

  var fields: [ChangeField] {
    [
      ChangeField(
        "pledge", "哪一份承诺书",
        .choice(
          pledges.map { pledge in
            let carer = desk.file.agreement(pledge.agreement)?.carer.name ?? ""
            return .init(pledge.id, "\(carer)　\(pledge.signed)签")
          }), isRequired: true, value: pledges.count == 1 ? pledges[0].id : ""),
      ChangeField(
        "day", "公示开始的日期", .day, isRequired: true,
        value: today.description),
      ChangeField(
        "place", "公示地点", .text(most: 60), help: "如：村务公开栏",
        isRequired: true),
    ]
  }

  var obstacle: String? { pledges.isEmpty ? "没有还没公示的承诺书。" : nil }

  func plan(_ typed: TypedChange) -> CareStep? {
    let id = typed.raw("pledge")
    let pledge = pledges.first { $0.id == id }
    if pledge == nil { typed.refuse("pledge", "请选是哪一份承诺书") }
    let day = typed.day("day")
    desk.checkDay(typed, "day", day)
    let place = typed.text("place", most: 60, required: "请填公示地点")
    guard let pledge, let day else { return nil }
    if day < pledge.signed {
      typed.refuse("day", "承诺书\(pledge.signed.inWords)才签，请核对日期")
    }
    return { writing in
      try writing.care.insert(
        CarePledge.Publication(day: day, place: place), of: pledge.id)
    }
  }
}
