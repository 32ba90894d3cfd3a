import Casework
import Exchange

extension SampleCounty {
  func writeHouseholds(to sink: inout some RowSink) throws {
    for household in population.households {
      let village = villages[Int(household.village)]
      let name = village.plainName
      let group = String(household.group)
      let head = household.members.first.map {
        population.people[Int($0)].name
      }
      try sink.append(
        [
          household.id, village.code, head ?? "",
          name + group + "组" + String(household.door) + "号"
            + SampleVillage.mark,
          name + "第" + String((household.group + 3) / 4) + "网格",
          SampleText.degrees(household.point.longitude),
          SampleText.degrees(household.point.latitude),
          SampleText.day(household.file.first),
          SampleText.day(household.file.end),
        ], to: .households)
    }
  }

  func writeCircumstances(to sink: inout some RowSink) throws {
    for circumstance in population.circumstances {
      try sink.append(
        [
          population.households[Int(circumstance.household)].id,
          circumstance.kind.word, SampleText.day(circumstance.span.first),
          SampleText.day(circumstance.span.end),
          SampleCounty.words(for: circumstance.kind),
        ], to: .circumstances)
    }
  }

  func writeAbsences(to sink: inout some RowSink) throws {
    for absence in population.absences {
      let object = Int(absence.object)
      try sink.append(
        [
          absence.isHousehold ? "户" : "人员",
          absence.isHousehold
            ? population.households[object].id : population.people[object].id,
          absence.reason.word, SampleText.day(absence.span.first),
          SampleText.day(absence.span.end),
        ], to: .absences)
    }
  }

  func writeSuspensions(to sink: inout some RowSink) throws {
    try sink.append(
      [
        townships[flood.township].code.description,
        SampleText.day(flood.span.first), SampleText.day(flood.span.last),
        "汛期洪水，暂停入户（样例）",
      ], to: .suspensions)
  }

  private static func words(for kind: CircumstanceKind) -> String {
    switch kind {
    case .epidemic: "居家隔离"
    case .disaster: "房屋受损"
    case .illness: "家庭成员患重病，需长期治疗"
    case .familyUpheaval: "主要劳动力去世"
    case .dispute: "邻里宅基地纠纷，正在调解"
    case .accident: "交通事故受伤"
    case .designated: "村级提请重点关注"
    }
  }
}
