/// Values that never change, in one run of memory that stays where it is.
///
/// Reading an element is a load: no reference is counted and no uniqueness
/// asked, which an array in the judge's inner loop cannot promise.
public struct Column<Element: BitwiseCopyable & Sendable>:
  RandomAccessCollection, @unchecked Sendable
{
  @usableFromInline let start: UnsafeMutablePointer<Element>
  public let count: Int
  /// Keeps the memory as long as any copy of the column lives.
  private var memory: ColumnMemory

  /// The values of an array, in its order.
  public init(_ values: some Collection<Element>) {
    self.init(count: values.count) { buffer in
      _ = buffer.update(fromContentsOf: values)
    }
  }

  public init() {
    self.init(count: 0) { _ in }
  }

  /// Room for so many values; `fill` must set every one of them.
  init(
    count: Int, fill: (UnsafeMutableBufferPointer<Element>) -> Void
  ) {
    memory = ColumnMemory(
      byteCount: Swift.max(count, 1) * MemoryLayout<Element>.stride,
      alignment: MemoryLayout<Element>.alignment)
    start = memory.start.bindMemory(to: Element.self, capacity: count)
    self.count = count
    fill(UnsafeMutableBufferPointer(start: start, count: count))
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  /// Bounds are checked in debug builds alone.
  @inlinable public subscript(position: Int) -> Element {
    @inline(__always) get {
      assert(position >= 0 && position < count, "outside the column")
      return start[position]
    }
  }

  /// Changes values while nobody else holds them yet.
  mutating func update(
    _ range: Range<Int>,
    _ body: (inout Slice<UnsafeMutableBufferPointer<Element>>) -> Void
  ) {
    precondition(
      isKnownUniquelyReferenced(&memory), "a column in use cannot change")
    var slice = UnsafeMutableBufferPointer(start: start, count: count)[range]
    body(&slice)
  }
}

/// The memory of one column.
private final class ColumnMemory {
  let start: UnsafeMutableRawPointer

  init(byteCount: Int, alignment: Int) {
    start = .allocate(byteCount: byteCount, alignment: alignment)
  }

  deinit { start.deallocate() }
}
