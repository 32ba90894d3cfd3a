/// A stack of sets of days. A set is a frame: the spans from a start index
/// to the top, in order, apart from one another (days that touch are one
/// span). Set operations replace the frames they take; nothing is allocated
/// once the stack has grown to its working size.
struct SpanStack: ~Copyable {
  var spans = Pile<Span>()
  private var scratch = Pile<Span>()
  var edges = Pile<Edge>()

  /// A day from which one more span, or one less, covers the days.
  struct Edge {
    var day: Int32
    var step: Int32
  }

  @inline(__always) var top: Int { spans.count }

  @inline(__always) mutating func push(_ span: Span) {
    if !span.isEmpty { spans.append(span) }
  }

  @inline(__always) mutating func drop(to start: Int) {
    spans.drop(to: start)
  }

  @inline(__always) func isEmpty(_ start: Int) -> Bool {
    spans.count == start
  }

  /// Makes one set of everything from `start` on, in whatever order.
  mutating func unite(from start: Int) {
    let count = spans.count - start
    if count < 2 { return }
    var isOrdered = true
    for index in (start + 1)..<spans.count
    where spans[index].first <= spans[index - 1].last + 1 {
      isOrdered = false
      break
    }
    if isOrdered { return }
    sort(from: start)
    var kept = start
    for index in (start + 1)..<spans.count {
      if spans[index].first <= spans[kept].last + 1 {
        spans[kept].last = max(spans[kept].last, spans[index].last)
      } else {
        kept += 1
        spans[kept] = spans[index]
      }
    }
    drop(to: kept + 1)
  }

  /// Replaces the sets [first, second) and [second, top) by what is in both.
  mutating func intersect(_ first: Int, _ second: Int) {
    scratch.drop(to: 0)
    var left = first
    var right = second
    while left < second && right < spans.count {
      let both = spans[left].intersection(spans[right])
      if !both.isEmpty { scratch.append(both) }
      if spans[left].last < spans[right].last {
        left += 1
      } else {
        right += 1
      }
    }
    drop(to: first)
    spans.append(contentsOf: scratch)
  }

  /// Cuts the set from `start` on down to one span.
  mutating func clip(from start: Int, to limit: Span) {
    var kept = start
    for index in start..<spans.count {
      let both = spans[index].intersection(limit)
      if !both.isEmpty {
        spans[kept] = both
        kept += 1
      }
    }
    drop(to: kept)
  }

  /// Replaces the set from `start` on by all other days.
  mutating func complement(from start: Int) {
    scratch.drop(to: 0)
    var next = Day.distantPast
    for index in start..<spans.count {
      let gap = Span(next, spans[index].first - 1)
      if !gap.isEmpty { scratch.append(gap) }
      next = spans[index].last + 1
    }
    if next <= .distantFuture { scratch.append(Span(next, .distantFuture)) }
    drop(to: start)
    spans.append(contentsOf: scratch)
  }

  /// Replaces the spans from `start` on, which may overlap, by the days that
  /// at least `least` and at most `most` of them cover.
  mutating func covered(from start: Int, least: Int, most: Int) {
    edges.drop(to: 0)
    for index in start..<spans.count {
      edges.append(Edge(day: spans[index].first.number, step: 1))
      edges.append(Edge(day: spans[index].last.number + 1, step: -1))
    }
    edges.withBuffer { $0.sort { $0.day < $1.day } }
    drop(to: start)
    var depth = 0
    var since: Int32?
    var position = 0
    while position < edges.count {
      let day = edges[position].day
      while position < edges.count, edges[position].day == day {
        depth += Int(edges[position].step)
        position += 1
      }
      let holds = depth >= least && depth <= most
      if holds, since == nil { since = day }
      if !holds, let begun = since {
        push(Span(Day(number: begun), Day(number: day) - 1))
        since = nil
      }
    }
  }

  func contains(_ day: Day, from start: Int) -> Bool {
    for index in start..<spans.count where spans[index].contains(day) {
      return true
    }
    return false
  }

  /// The spans of the set from `start` on.
  func set(from start: Int) -> [Span] {
    (start..<spans.count).map { spans[$0] }
  }

  /// Number of days in the set from `start` on.
  func dayCount(from start: Int) -> Int {
    var days = 0
    for index in start..<spans.count { days += spans[index].length }
    return days
  }

  static func merged(_ spans: [Span]) -> [Span] {
    var stack = SpanStack()
    for span in spans { stack.push(span) }
    stack.unite(from: 0)
    return stack.set(from: 0)
  }

  /// Frames are short: insertion keeps them in order without allocation.
  private mutating func sort(from start: Int) {
    for index in (start + 1)..<spans.count {
      let moving = spans[index]
      var hole = index
      while hole > start, spans[hole - 1].first > moving.first {
        spans[hole] = spans[hole - 1]
        hole -= 1
      }
      spans[hole] = moving
    }
  }
}
