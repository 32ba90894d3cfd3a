import Casework
import Records

/// Keeps an import by an account inside its own area; whoever runs the
/// command line may import everything.
struct ImportScope {
  /// Nil: everywhere.
  private let area: AreaCode?
  /// Workers with a post in the area.
  private var workers: Set<String>

  init(_ context: OperationContext) throws {
    area = try context.managedArea()
    workers =
      area == nil
      ? []
      : Set(
        try StaffRegister(context.connection).posts(in: area)
          .map(\.worker.number))
  }

  /// Why a row may not be imported: column and value; nil where it may.
  mutating func objection(
    to row: RegisterRow, _ index: RegisterIndex
  ) -> (column: String, value: String)? {
    guard let area else { return nil }
    func home(_ number: String) -> Bool {
      guard let key = index.households[number],
        let village = index.villages[key]
      else { return true }
      return area.contains(village)
    }
    func person(_ number: String) -> Bool {
      guard let key = index.persons[number] else { return true }
      return key.county == area.countyKey
    }
    func place(_ code: AreaCode) -> Bool { area.contains(code) }
    switch row {
    case .unreadable: return nil
    case .area(let row):
      // Those above may be named, so that a county's folder is whole.
      let isAbove = row.code.contains(area) && !index.areas.contains(row.code)
      return place(row.code) || isAbove ? nil : ("代码", row.code.description)
    case .policy(let row):
      return place(row.area) ? nil : ("辖区代码", row.area.description)
    case .household(let row):
      if !place(row.village) { return ("村代码", row.village.description) }
      return home(row.number) ? nil : ("户编号", row.number)
    case .person(let row, let stay):
      if !home(stay.household) { return ("户编号", stay.household) }
      return person(row.number) ? nil : ("人员编号", row.number)
    case .certificate(let row):
      return person(row.person) ? nil : ("人员编号", row.person)
    case .care(let row):
      return person(row.person) ? nil : ("人员编号", row.person)
    case .status(let row):
      return person(row.person) ? nil : ("人员编号", row.person)
    case .assessment(let row):
      return person(row.person) ? nil : ("人员编号", row.person)
    case .circumstance(let row):
      return home(row.household) ? nil : ("户编号", row.household)
    case .absence(let row):
      switch row.object {
      case .household(let number): return home(number) ? nil : ("对象", number)
      case .person(let number): return person(number) ? nil : ("对象", number)
      }
    case .post(let row):
      guard place(row.area) else { return ("辖区代码", row.area.description) }
      workers.insert(row.worker)
      return nil
    case .link(let row):
      let isOwn =
        switch row.kind {
        case .household: home(row.object)
        case .pair, .responsibleVisitor: person(row.object)
        case .contactPoint: AreaCode(row.object).map(place) ?? true
        case .deputy:
          workers.contains(row.object) && workers.contains(row.worker)
        }
      return isOwn ? nil : ("对象", row.object)
    case .visit(let row):
      return home(row.household) ? nil : ("户编号", row.household)
    case .suspension(let row):
      return place(row.area) ? nil : ("辖区代码", row.area.description)
    }
  }

  /// Whether an area known already is above one's own: it stays as it is.
  func leaves(_ row: RegisterRow, _ index: RegisterIndex) -> Bool {
    guard let area, case .area(let record) = row, record.code != area else {
      return false
    }
    return record.code.contains(area) && index.areas.contains(record.code)
  }

  var isLimited: Bool { area != nil }

  /// Whether a record of a household is one's own to correct.
  func mayCorrect(county: Int64) -> Bool {
    area.map { $0.countyKey == county } ?? true
  }
}

extension RegisterImport {
  /// Whether a row is to be taken; what is not one's own is refused.
  func isInScope(_ row: RegisterRow, _ place: RowPlace) throws -> Bool {
    if scope.leaves(row, writer.index) {
      report.note(.unchanged, in: row.table)
      return false
    }
    var objection = scope.objection(to: row, writer.index)
    if objection == nil, scope.isLimited, case .visit(let visit) = row,
      let stored = try VisitReader(context.connection).find(visit.number),
      !scope.mayCorrect(county: stored.county)
    {
      objection = ("访视编号", visit.number)
    }
    guard let objection else { return true }
    refuse(
      place, objection.column, "不在您的辖区内", "只导入本辖区的行",
      objection.value)
    return false
  }
}
