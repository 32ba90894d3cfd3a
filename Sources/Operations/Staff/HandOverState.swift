import Casework
import Crypto
import Foundation
import Records

/// What a worker leaves behind on a last day, read in one transaction.
struct HandOverState {
  let worker: VisibleWorker
  let last: Day
  let posts: [StoredPost]
  let links: [StoredLink]
  let deputies: [StoredLink]

  /// - Throws: `Refusal.notFound`; `Refusal.invalid` where something begins
  ///   after the last day, or there is nothing to hand over.
  init(
    _ number: String, last: Day, in context: OperationContext
  ) throws {
    worker = try context.see(worker: number)
    self.last = last
    let reader = StaffRegister(context.connection)
    let isLeft = { (span: Span) in span.last > last }
    posts = try reader.posts(of: worker.id).filter {
      try isLeft($0.record.span) && context.isOwn($0.record.area)
    }
    links = try reader.links(of: worker.id).filter {
      try isLeft($0.record.span)
        && ($0.village.map { try context.isOwn($0) } ?? true)
    }
    deputies = try reader.deputyships(for: worker.id).filter {
      isLeft($0.record.span)
    }
    let begins =
      (posts.map(\.record.span) + (links + deputies).map(\.record.span))
      .map(\.first).max()
    if let begins, begins > last {
      throw Refusal.invalid([
        FieldProblem(
          HandOverField.last,
          "有岗位或联系在\(begins.inWords)才开始，最后一天不能早于这一天")
      ])
    }
    if posts.isEmpty && links.isEmpty && deputies.isEmpty {
      throw Refusal.invalid([
        FieldProblem(
          HandOverField.last, "到这一天，\(worker.name)已没有岗位和联系需要移交")
      ])
    }
  }

  /// Changes with anything that would move.
  var digest: String {
    var text = "\(worker.number) \(last)"
    for post in posts {
      text += " p\(post.stored.entry).\(post.stored.revision)"
    }
    for link in links + deputies {
      text += " \(link.rowID.text)"
    }
    return SHA256.hash(data: Data(text.utf8))
      .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
      .joined()
  }

  /// Those with a post on the day after, but himself.
  func candidates(
    _ context: OperationContext
  ) throws -> [(worker: StaffLine, posts: [PostRecord])] {
    let posts = try StaffRegister(context.connection)
      .posts(in: context.managedArea())
      .filter { $0.post.record.span.contains(last + 1) }
    return Dictionary(grouping: posts, by: \.worker)
      .filter { $0.key.id != worker.id }
      .map { ($0.key, $0.value.map(\.post.record)) }
      .sorted { $0.0.number < $1.0.number }
  }
}

extension StoredLink {
  /// Whether a worker with these posts may take it over.
  func fits(_ posts: [PostRecord], number: String) -> Bool {
    guard let village else { return record.object != number }
    return posts.contains { $0.area.contains(village) }
  }
}
