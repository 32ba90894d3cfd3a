package import Casework
import Records

/// The workers of an area, a line each.
package struct StaffList: Sendable {
  package var day: Day
  package var area: AreaCode?
  package var areaName: String
  /// Areas below one's own that can be looked at alone, with their names.
  package var areas: [(code: AreaCode, name: String)]
  package var rows: [StaffRow]
  /// Of all pages.
  package var count: Int
  package var offset: Int
  package var showsFormer: Bool
}

package struct StaffRow: Sendable {
  package var number: String
  package var name: String
  /// In force on the day; all of them where none is.
  package var posts: [PostView]
  package var isPosted: Bool
  package var counts: [LinkKind: Int]
  /// Names of those for whom he acts, and of those who act for him.
  package var actsFor: [String]
  package var deputies: [String]
}

package struct PostView: Sendable {
  package var row: StaffRowID
  package var role: Role
  package var unit: String
  package var area: AreaCode
  package var areaName: String
  package var isLeader: Bool
  package var span: Span
  /// Whether whoever asks may end it.
  package var isOwn: Bool
}

package struct LinkView: Sendable {
  package var row: StaffRowID
  package var kind: LinkKind
  /// Number and name of the object, or of the worker.
  package var number: String
  package var name: String
  package var village: AreaCode?
  package var villageName: String
  package var span: Span
  package var isOwn: Bool
}

/// A worker with all that hangs on him.
package struct WorkerView: Sendable {
  package var day: Day
  package var number: String
  package var name: String
  package var posts: [PostView]
  package var links: [LinkView]
  /// 代理 by which others act for him.
  package var deputies: [LinkView]
  /// Kinds whoever asks may give.
  package var kinds: [LinkKind]
  package var mayManage: Bool
  /// Areas a post can be given at.
  package var areas: [(code: AreaCode, name: String)]
}

/// The workers who have or had posts in one's area.
package struct ReadStaff: Query {
  package static let permission = Permission.assignVisitors
  package static let action = AuditAction.listStaff
  package static let page = 100

  package var area: AreaCode?
  package var offset: Int
  /// Also those who have left.
  package var showsFormer: Bool

  package init(
    area: AreaCode? = nil, offset: Int = 0, showsFormer: Bool = false
  ) {
    self.area = area
    self.offset = max(0, offset)
    self.showsFormer = showsFormer
  }

  /// - Throws: `Refusal.notFound` for an area that is not his.
  package func perform(in context: OperationContext) throws -> StaffList {
    let own = try context.managedArea()
    if let area, try !context.isOwn(area) { throw Refusal.notFound }
    let shown = area ?? own
    let day = context.today
    let reader = StaffRegister(context.connection)
    let names = NameReader(context.connection)
    let page = try reader.page(
      in: shown, on: showsFormer ? nil : day, limit: Self.page,
      offset: offset)
    let ids = page.workers.map(\.id)
    let counts = try reader.linkCounts(of: ids, on: day)
    var deputies: [Int64: Set<String>] = [:]
    var actsFor: [Int64: Set<String>] = [:]
    for link in try reader.deputyships(among: ids, on: day) {
      actsFor[link.worker.id, default: []].insert(link.name)
      if case .worker(let principal) = link.target {
        deputies[principal, default: []].insert(link.worker.name)
      }
    }
    let allPosts = Dictionary(
      grouping: try reader.posts(of: ids), by: \.worker.id)
    let rows = try page.workers.map { worker in
      let posts = (allPosts[worker.id] ?? []).map(\.post).filter {
        shown?.contains($0.record.area) ?? true
      }
      let current = posts.filter { $0.record.span.contains(day) }
      let listed = current.isEmpty ? posts : current
      return StaffRow(
        number: worker.number, name: worker.name,
        posts: try listed.map { try PostView($0, names, isOwn: true) },
        isPosted: !current.isEmpty, counts: counts[worker.id] ?? [:],
        actsFor: (actsFor[worker.id] ?? []).sorted(),
        deputies: (deputies[worker.id] ?? []).sorted())
    }
    return StaffList(
      day: day, area: area,
      areaName: try shown.map { try names.area($0) } ?? "全部",
      areas: try context.areasBelow(own, opening: area), rows: rows,
      count: page.count, offset: offset, showsFormer: showsFormer)
  }
}

/// A worker's page.
package struct ReadWorker: Query {
  package static let permission = Permission.assignVisitors
  package static let action = AuditAction.readWorker

  package var number: String

  package init(_ number: String) { self.number = number }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> WorkerView {
    let worker = try context.see(worker: number)
    let reader = StaffRegister(context.connection)
    let names = NameReader(context.connection)
    func view(_ link: StoredLink, isDeputy: Bool = false) throws -> LinkView {
      LinkView(
        row: link.rowID, kind: link.record.kind,
        number: isDeputy ? link.worker.number : link.record.object,
        name: isDeputy ? link.worker.name : link.name, village: link.village,
        villageName: try link.village.map { try names.area($0) } ?? "",
        span: link.record.span,
        isOwn: !isDeputy && context.actor.may(link.record.kind))
    }
    let mayManage = context.actor.may(.manageStaff)
    return WorkerView(
      day: context.today, number: worker.number, name: worker.name,
      posts: try reader.posts(of: worker.id).map {
        try PostView(
          $0, names, isOwn: mayManage && context.isOwn($0.record.area))
      },
      // Whom else he is tied to is no matter of another area.
      links: try reader.links(of: worker.id).filter {
        try $0.village.map { try context.isOwn($0) } ?? true
      }.map { try view($0) },
      deputies: try reader.deputyships(for: worker.id).map {
        try view($0, isDeputy: true)
      },
      kinds: LinkKind.allCases.filter { context.actor.may($0) },
      mayManage: mayManage,
      areas: mayManage ? try context.areasBelow(context.managedArea()) : [])
  }
}

extension PostView {
  init(_ post: StoredPost, _ names: NameReader, isOwn: Bool) throws {
    self.init(
      row: StaffRowID(
        .post, entry: post.stored.entry, revision: post.stored.revision),
      role: post.record.role, unit: post.record.unit, area: post.record.area,
      areaName: try names.area(post.record.area),
      isLeader: post.record.isLeader, span: post.record.span, isOwn: isOwn)
  }
}

extension OperationContext {
  /// Of the areas in an area those above villages, and the villages of one
  /// township: a list that does not grow with the county.
  ///
  /// - Parameter opened: the township, or a village of it.
  func areasBelow(
    _ area: AreaCode?, opening opened: AreaCode?
  ) throws -> [(code: AreaCode, name: String)] {
    let township = opened?.ancestor(.township)
    return try areasBelow(area).filter { code, _ in
      code.level != .village || area?.level == .township
        || township?.contains(code) ?? false
    }
  }

  /// The areas in an area as a list to choose from, itself first; villages
  /// under their townships. Above counties it ends with counties.
  func areasBelow(
    _ area: AreaCode?
  ) throws -> [(code: AreaCode, name: String)] {
    var found: [AreaCode: String] = [:]
    let isAbove = area?.ancestor(.county) == nil
    let deepest = isAbove ? AreaLevel.county : .village
    for row in try AreaRegister(connection).areas(in: area)
    where row.record.span.last >= today
      && row.record.code.level.rawValue <= deepest.rawValue
    {
      found[row.record.code] = row.record.name
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
