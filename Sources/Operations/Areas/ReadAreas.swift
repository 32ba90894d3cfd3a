package import Casework
import Records

/// The areas of an area as a tree, with who lives and works there.
package struct AreaTree: Sendable {
  package var day: Day
  package var areas: [AreaView]
  /// Posts of 村专委 that are at no village of the tree.
  package var misplaced: [Misplaced]

  package struct Misplaced: Sendable {
    package var number: String
    package var name: String
    package var area: AreaCode
    package var areaName: String
  }
}

/// An area, in the order of codes: what lies in it follows it.
package struct AreaView: Sendable {
  package var code: AreaCode
  package var name: String
  /// The days of the name shown, which is that of today, else the last.
  package var span: Span
  package var isInForce: Bool
  /// Names before and after, with their days.
  package var otherNames: [(name: String, span: Span)]
  /// On file today, in all of it.
  package var households: Int
  /// Names of 村专委 in post today at a village, 乡镇专委 at a township.
  package var commissioners: [String]
  /// With households, in force, and nobody to visit them.
  package var lacksCommissioner: Bool
  /// Villages in it that lack one.
  package var lacking: Int
}

package struct ReadAreas: Query {
  package static let permission = Permission.manageAreas
  package static let action = AuditAction.readAreas

  /// Nil for one's own.
  package var area: AreaCode?

  package init(of area: AreaCode? = nil) { self.area = area }

  /// - Throws: `Refusal.notFound` for an area that is not his.
  package func perform(in context: OperationContext) throws -> AreaTree {
    let managed = try context.managedArea()
    if let area, try !context.isOwn(area) { throw Refusal.notFound }
    let own = area ?? managed
    let day = context.today
    let reader = AreaRegister(context.connection)
    var homes: [AreaCode: Int] = [:]
    for (village, count) in try reader.households(in: own, from: day) {
      for level in AreaLevel.allCases {
        if let area = village.ancestor(level) {
          homes[area, default: 0] += count
        }
      }
    }
    let posts = try StaffRegister(context.connection).posts(in: own)
      .filter { $0.post.record.span.contains(day) }
    let here = Dictionary(grouping: posts, by: \.post.record.area)
    let rows = Dictionary(
      grouping: try reader.areas(in: own).map(\.record), by: \.code)
    var views = rows.keys.sorted().map { code in
      let names = rows[code] ?? []
      return AreaView(
        code, names, on: day,
        households: homes[code] ?? 0,
        commissioners: (here[code] ?? []).filter {
          $0.post.record.role.level == code.level
        }.map(\.worker.name))
    }
    let lacking = views.filter(\.lacksCommissioner).map(\.code)
    for position in views.indices where views[position].code.level != .village {
      views[position].lacking = lacking.count {
        views[position].code.contains($0)
      }
    }
    let villages = Set(
      views.filter { $0.code.level == .village && $0.isInForce }
        .map(\.code))
    let names = NameReader(context.connection)
    return AreaTree(
      day: day, areas: views,
      misplaced: try posts.filter {
        $0.post.record.role == .villageCommissioner
          && !villages.contains($0.post.record.area)
      }.map {
        AreaTree.Misplaced(
          number: $0.worker.number, name: $0.worker.name,
          area: $0.post.record.area,
          areaName: try names.area($0.post.record.area))
      })
  }
}

extension AreaView {
  fileprivate init(
    _ code: AreaCode, _ names: [AreaRecord], on day: Day, households: Int,
    commissioners: [String]
  ) {
    let shown = names.first { $0.span.contains(day) } ?? names.last
    let isInForce = names.contains { $0.span.contains(day) }
    self.init(
      code: code, name: shown?.name ?? code.description,
      span: shown?.span ?? .always, isInForce: isInForce,
      otherNames: names.filter { $0 != shown }.map { ($0.name, $0.span) },
      households: households, commissioners: commissioners,
      lacksCommissioner: code.level == .village && households > 0
        && commissioners.isEmpty,
      lacking: 0)
  }
}
