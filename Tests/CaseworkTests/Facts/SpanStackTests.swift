import TestSupport
import Testing

@testable import Casework

/// Every operation against plain sets of days.
@Suite("Sets of days as spans")
struct SpanStackTests {
  /// Longer than any span drawn, so that complements show at both ends.
  private static let days = Int32(-20)...60

  @Test("unite, intersect and complement as sets of days do")
  func setOperations() {
    var seeded = Seeded(3)
    for _ in 0..<1_500 {
      let (left, right) = (spans(&seeded), spans(&seeded))
      var stack = SpanStack()
      let first = push(left, &stack)
      var frame = stack.set(from: first)
      #expect(set(frame) == set(left))
      #expect(isInOrder(frame))
      let second = push(right, &stack)
      stack.intersect(first, second)
      frame = stack.set(from: first)
      #expect(set(frame) == set(left).intersection(set(right)))
      #expect(isInOrder(frame))
      stack.drop(to: first)
      _ = push(left, &stack)
      stack.complement(from: first)
      frame = stack.set(from: first)
      #expect(set(frame) == Set(Self.days).subtracting(set(left)))
      #expect(isInOrder(frame))
      stack.complement(from: first)
      frame = stack.set(from: first)
      #expect(set(frame) == set(left))
    }
  }

  @Test("clip and count as sets of days do")
  func clipping() {
    var seeded = Seeded(4)
    for _ in 0..<1_500 {
      let (drawn, limit) = (spans(&seeded), span(&seeded))
      var stack = SpanStack()
      let start = push(drawn, &stack)
      let count = stack.dayCount(from: start)
      #expect(count == set(drawn).count)
      stack.clip(from: start, to: limit)
      let frame = stack.set(from: start)
      #expect(set(frame) == set(drawn).intersection(set([limit])))
      #expect(isInOrder(frame))
    }
  }

  @Test("keep the days that so many spans cover")
  func covered() {
    var seeded = Seeded(5)
    for _ in 0..<1_500 {
      let drawn = spans(&seeded)
      let least = seeded.number(in: 1...3)
      let most = seeded.chance(50) ? Int.max : seeded.number(in: least...4)
      var stack = SpanStack()
      for span in drawn { stack.push(span) }
      stack.covered(from: 0, least: least, most: most)
      let expected = Self.days.filter { number in
        let depth = drawn.count { $0.contains(Day(number: number)) }
        return depth >= least && depth <= most
      }
      let frame = stack.set(from: 0)
      #expect(set(frame) == Set(expected))
      #expect(isInOrder(frame))
    }
  }

  @Test("reach from the beginning to the end of all days")
  func open() {
    var stack = SpanStack()
    stack.complement(from: 0)
    var whole = stack.set(from: 0)
    #expect(whole == [.always])
    stack.complement(from: 0)
    whole = stack.set(from: 0)
    #expect(whole.isEmpty)
    stack.push(Span(from: nil, to: Day(number: 5)))
    stack.push(Span(from: Day(number: 6), to: nil))
    stack.unite(from: 0)
    whole = stack.set(from: 0)
    #expect(whole == [.always])
  }

  @Test("leave what lies beneath them alone")
  func beneath() {
    var seeded = Seeded(6)
    let bottom = Span(Day(number: 7), Day(number: 9))
    for _ in 0..<300 {
      var stack = SpanStack()
      stack.push(bottom)
      let first = push(spans(&seeded), &stack)
      let second = push(spans(&seeded), &stack)
      stack.complement(from: second)
      stack.intersect(first, second)
      stack.clip(from: first, to: span(&seeded))
      stack.covered(from: first, least: 1, most: 1)
      let lowest = stack.set(from: 0).first
      #expect(lowest == bottom)
      stack.drop(to: first)
      let top = stack.top
      #expect(top == 1)
    }
  }

  private func span(_ seeded: inout Seeded) -> Span {
    let first = seeded.number(in: -5...45)
    // Now and then an empty one.
    let last = first + seeded.number(in: -2...12)
    return Span(Day(number: Int32(first)), Day(number: Int32(last)))
  }

  private func spans(_ seeded: inout Seeded) -> [Span] {
    (0..<seeded.number(in: 0...6)).map { _ in span(&seeded) }
  }

  private func push(_ spans: [Span], _ stack: inout SpanStack) -> Int {
    let start = stack.top
    for span in spans { stack.push(span) }
    stack.unite(from: start)
    return start
  }

  private func set(_ spans: [Span]) -> Set<Int32> {
    Set(
      Self.days.filter { number in
        spans.contains { $0.contains(Day(number: number)) }
      })
  }

  /// Apart from one another: spans that touch are one.
  private func isInOrder(_ frame: [Span]) -> Bool {
    zip(frame, frame.dropFirst()).allSatisfy {
      $0.last + 1 < $1.first
    } && frame.allSatisfy { !$0.isEmpty }
  }
}
