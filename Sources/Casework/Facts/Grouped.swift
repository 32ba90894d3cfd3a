/// Values in one array, ordered by the owner they belong to.
public struct Grouped<Value: Sendable>: Sendable {
  @usableFromInline var starts: ContiguousArray<Int32> = [0]
  public private(set) var values = ContiguousArray<Value>()

  public init() {}

  /// Groups pairs of owner and value. Values of one owner keep their order.
  public init(
    _ pairs: ContiguousArray<(owner: Int32, value: Value)>, owners: Int
  ) {
    starts = ContiguousArray(repeating: 0, count: owners + 1)
    for pair in pairs { starts[Int(pair.owner) + 1] += 1 }
    for owner in 0..<owners { starts[owner + 1] += starts[owner] }
    guard let filler = pairs.first?.value else { return }
    values = ContiguousArray(repeating: filler, count: pairs.count)
    var next = starts
    for pair in pairs {
      values[Int(next[Int(pair.owner)])] = pair.value
      next[Int(pair.owner)] += 1
    }
  }

  /// Where the values of an owner stand in `values`.
  @inlinable public func range(_ owner: Int32) -> Range<Int> {
    Int(starts[Int(owner)])..<Int(starts[Int(owner) + 1])
  }

  public subscript(owner: Int32) -> ArraySlice<Value> {
    ArraySlice(values[range(owner)])
  }

  @inlinable public func isEmpty(_ owner: Int32) -> Bool {
    starts[Int(owner)] == starts[Int(owner) + 1]
  }

  /// Sorts the values of each owner.
  mutating func sort(by precedes: (Value, Value) -> Bool) {
    for owner in 0..<(starts.count - 1) {
      let range = range(Int32(owner))
      if range.count > 1 { values[range].sort(by: precedes) }
    }
  }

  /// Replaces what each owner has; the transform may drop or add values.
  mutating func rewrite(_ transform: (ArraySlice<Value>) -> [Value]) {
    var rewritten = ContiguousArray<Value>()
    rewritten.reserveCapacity(values.count)
    var newStarts: ContiguousArray<Int32> = [0]
    newStarts.reserveCapacity(starts.count)
    for owner in 0..<(starts.count - 1) {
      let range = range(Int32(owner))
      if range.count < 2 {
        rewritten.append(contentsOf: values[range])
      } else {
        rewritten.append(contentsOf: transform(ArraySlice(values[range])))
      }
      newStarts.append(Int32(rewritten.count))
    }
    values = rewritten
    starts = newStarts
  }
}
