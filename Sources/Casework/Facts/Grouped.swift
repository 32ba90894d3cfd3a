/// Values in one array, ordered by the owner they belong to.
public struct Grouped<Value: BitwiseCopyable & Sendable>: Sendable {
  @usableFromInline var starts: Column<Int32>
  public private(set) var values = Column<Value>()

  /// Of no owners.
  public init() {
    starts = Column()
  }

  /// Groups pairs of owner and value. Values of one owner keep their order.
  public init(
    _ pairs: ContiguousArray<(owner: Int32, value: Value)>, owners: Int
  ) {
    if pairs.isEmpty {
      starts = Column(count: owners + 1) { $0.update(repeating: 0) }
      return
    }
    var next = ContiguousArray<Int32>(repeating: 0, count: owners + 1)
    for pair in pairs { next[Int(pair.owner) + 1] += 1 }
    for owner in 0..<owners { next[owner + 1] += next[owner] }
    starts = Column(next)
    values = Column(count: pairs.count) { buffer in
      for pair in pairs {
        buffer[Int(next[Int(pair.owner)])] = pair.value
        next[Int(pair.owner)] += 1
      }
    }
  }

  /// Where the values of an owner stand in `values`.
  @inlinable public func range(_ owner: Int32) -> Range<Int> {
    Int(starts[Int(owner)])..<Int(starts[Int(owner) + 1])
  }

  public subscript(owner: Int32) -> Slice<Column<Value>> {
    values[range(owner)]
  }

  @inlinable public func isEmpty(_ owner: Int32) -> Bool {
    starts[Int(owner)] == starts[Int(owner) + 1]
  }

  /// Sorts the values of each owner.
  mutating func sort(by precedes: (Value, Value) -> Bool) {
    for owner in 0..<(starts.count - 1) {
      let range = range(Int32(owner))
      if range.count > 1 {
        values.update(range) { $0.sort(by: precedes) }
      }
    }
  }
}
