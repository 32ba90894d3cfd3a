import Casework

/// An invented worker and the posts held, one after or beside another.
struct SampleWorker: Sendable {
  /// 工号.
  let id: String
  let name: String
  var posts: [SamplePost]

  func isInPost(on day: Day) -> Bool {
    posts.contains { $0.span.contains(day) }
  }
}

struct SamplePost: Sendable {
  let role: Role
  let unit: String
  let area: String
  var isLeader = false
  var span: Span
}

/// Days on which a worker serves a village or township.
struct SampleService: Sendable {
  /// Position of the worker.
  let worker: Int
  var span: Span
}

/// A leave, and who stands in.
struct SampleLeave: Sendable {
  let worker: Int
  let deputy: Int
  let span: Span
}
