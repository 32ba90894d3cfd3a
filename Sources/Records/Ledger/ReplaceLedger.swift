import Casework
import Database

extension LedgerStore {
  /// Brings the stored windows of a county to what they are now; rows that
  /// stay the same are left alone.
  ///
  /// - Parameter windows: in any order.
  package func replaceAll(
    of county: Int64, with windows: [LedgerWindow]
  ) throws {
    let windows = windows.sorted { $0.key < $1.key }
    var change = LedgerChange()
    var next = windows.startIndex
    // Both side by side, in the same order.
    try rows.eachInOrder(of: county) { stored in
      while next < windows.endIndex, windows[next].key < stored.key {
        change.new.append(windows[next])
        next += 1
      }
      guard next < windows.endIndex, windows[next].key == stored.key else {
        change.gone.append(stored)
        return
      }
      if windows[next] != stored {
        change.changed.append((stored, windows[next]))
      }
      next += 1
    }
    change.new += windows[next...]
    // Where much has changed, all anew is less work.
    if (change.gone.count + change.changed.count) * 4 > windows.count {
      try rows.removeAll(of: county)
      try rows.insert(windows)
    } else {
      try rows.apply(change)
    }
  }
}
