package import Casework
import Records

/// 名册: the households one may see, village by village.
package struct ListHouseholds: Query {
  package static let permission = Permission.readHousehold
  package static let action = AuditAction.listHouseholds

  /// Nil for all that one may see.
  package var area: AreaCode?
  package var offset: Int
  /// 1 to 100 households.
  package var limit: Int

  package init(area: AreaCode? = nil, offset: Int = 0, limit: Int = 50) {
    self.area = area
    self.offset = max(0, offset)
    self.limit = min(max(1, limit), 100)
  }

  /// - Throws: `Refusal.notFound` for an area that is none of his.
  package func perform(in context: OperationContext) throws -> HouseholdList {
    let reach = try PeopleReach(context)
    _ = try reach.scopes(asked: area)
    let choice = try AreaChoice(area, reach, context)
    guard reach.isSmall || area?.level == .village else {
      return HouseholdList(
        day: context.today, choice: choice, households: nil, total: 0,
        offset: 0, limit: limit)
    }
    let scope = ScopeReader(context.connection, on: context.today)
    var homes = reach.homes.filter { home in
      (area?.contains(home.village) ?? true)
        && home.onFile.contains(context.today)
    }
    for part in area.map({ [$0] }) ?? reach.areas where reach.sees(part) {
      homes += try scope.households(in: part)
    }
    var seen = try context.hidden(among: homes.map(\.key))
    let ordered = homes.filter { seen.insert($0.key).inserted }
      .map { (place: PlaceOrder($0), home: $0) }
      .sorted { $0.place < $1.place }.map(\.home)
    let page = Array(ordered.dropFirst(offset).prefix(limit))
    context.noteRead(
      of: area ?? choice.chosen?.code, detail: "\(page.count) households")
    return HouseholdList(
      day: context.today, choice: choice,
      households: try HouseholdLineWriter(context: context).lines(of: page),
      total: ordered.count, offset: offset, limit: limit)
  }
}

/// One page of the households of a place.
package struct HouseholdList: Sendable, Hashable {
  package var day: Day
  package var choice: AreaChoice
  /// Nil where a village must be chosen first.
  package var households: [HouseholdLine]?
  package var total: Int
  /// Households passed over before this page, and the length of a page.
  package var offset: Int
  package var limit: Int

  package var hasMore: Bool { offset + (households?.count ?? 0) < total }
}

/// The order in which one walks: village, grid, address, 户编号.
struct PlaceOrder: Hashable, Comparable {
  private let village: AreaCode
  private let grid: NaturalOrder
  private let address: NaturalOrder
  private let number: String

  init(_ home: HomeLine) {
    village = home.village
    grid = NaturalOrder(home.grid)
    address = NaturalOrder(home.address)
    number = home.number
  }

  static func < (left: PlaceOrder, right: PlaceOrder) -> Bool {
    if left.village != right.village { return left.village < right.village }
    if left.grid != right.grid { return left.grid < right.grid }
    if left.address != right.address { return left.address < right.address }
    return left.number < right.number
  }
}
