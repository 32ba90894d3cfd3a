/// Working memory that grows and is used again: appending and dropping cost
/// a store, and nothing is allocated once it has its working size.
struct Pile<Element: BitwiseCopyable>: ~Copyable {
  private(set) var start: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 64) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  @inline(__always) var isEmpty: Bool { count == 0 }
  @inline(__always) var indices: Range<Int> { 0..<count }
  @inline(__always) var last: Element? {
    count == 0 ? nil : start[count - 1]
  }

  /// Bounds are checked in debug builds alone.
  subscript(position: Int) -> Element {
    @inline(__always) get {
      assert(position >= 0 && position < count, "outside the pile")
      return start[position]
    }
    @inline(__always) set {
      assert(position >= 0 && position < count, "outside the pile")
      start[position] = newValue
    }
  }

  @inline(__always) mutating func append(_ element: Element) {
    if count == capacity { grow() }
    start[count] = element
    count += 1
  }

  /// Keeps the first so many.
  @inline(__always) mutating func drop(to count: Int) {
    assert(count >= 0 && count <= self.count, "nothing there to drop")
    self.count = count
  }

  @inline(__always) mutating func append(
    contentsOf other: borrowing Pile<Element>
  ) {
    for position in 0..<other.count { append(other[position]) }
  }

  /// The elements, for the length of the call.
  mutating func withBuffer<Value>(
    _ body: (inout UnsafeMutableBufferPointer<Element>) -> Value
  ) -> Value {
    var buffer = UnsafeMutableBufferPointer(start: start, count: count)
    return body(&buffer)
  }

  @inline(never) private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(
      capacity: capacity * 2)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
    capacity *= 2
  }
}
