/// Finds an index by an id that counts up from 1 in each county: by position
/// where a whole county is loaded, else by a dictionary.
struct KeyMap {
  private struct Key: Hashable {
    var county: Int64
    var id: Int64
  }

  private let isSparse: Bool
  private var sparse: [Key: Int32] = [:]
  private var dense: [Int64: ContiguousArray<Int32>] = [:]
  private var lastCounty: Int64 = -1
  private var lastDense: ContiguousArray<Int32> = []

  /// - Parameter isSparse: only a few ids of a county will be set.
  init(isSparse: Bool) {
    self.isSparse = isSparse
  }

  mutating func set(_ index: Int32, county: Int64, id: Int64) {
    if isSparse {
      sparse[Key(county: county, id: id)] = index
      return
    }
    if county != lastCounty { turn(to: county) }
    let position = Int(id)
    if position >= lastDense.count {
      let missing = max(position + 1, lastDense.count * 2) - lastDense.count
      lastDense.append(contentsOf: repeatElement(-1, count: missing))
    }
    lastDense[position] = index
  }

  /// -1 for none.
  mutating func index(county: Int64, id: Int64) -> Int32 {
    if isSparse { return sparse[Key(county: county, id: id)] ?? -1 }
    if county != lastCounty { turn(to: county) }
    let position = Int(id)
    return position < lastDense.count ? lastDense[position] : -1
  }

  private mutating func turn(to county: Int64) {
    if lastCounty >= 0 { dense[lastCounty] = lastDense }
    lastDense = dense.removeValue(forKey: county) ?? []
    lastCounty = county
  }
}
