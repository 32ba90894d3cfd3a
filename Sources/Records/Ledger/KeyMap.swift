/// Finds an index by an id that counts up from 1 in each county: by position
/// where a whole county was loaded.
struct KeyMap {
  private var dense: [Int64: ContiguousArray<Int32>] = [:]
  private var lastCounty: Int64 = -1
  private var lastDense: ContiguousArray<Int32> = []

  mutating func set(_ index: Int32, county: Int64, id: Int64) {
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
