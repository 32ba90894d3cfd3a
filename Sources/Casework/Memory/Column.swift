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
  private var memory: ManagedBuffer<Void, UInt64>

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
    precondition(
      MemoryLayout<Element>.alignment <= MemoryLayout<UInt64>.alignment)
    memory =
      count == 0
      ? noMemory : .make(byteCount: count * MemoryLayout<Element>.stride)
    start = memory.withUnsafeMutablePointerToElements {
      UnsafeMutableRawPointer($0).bindMemory(
        to: Element.self, capacity: count)
    }
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

/// The memory of one column, in one piece with what counts its references.
private typealias ColumnMemory = ManagedBuffer<Void, UInt64>

extension ColumnMemory {
  fileprivate static func make(byteCount: Int) -> ColumnMemory {
    create(minimumCapacity: max(1, (byteCount + 7) / 8)) { _ in }
  }
}

/// Of all columns without values; nobody writes to it.
nonisolated(unsafe) private let noMemory = ColumnMemory.make(byteCount: 0)
