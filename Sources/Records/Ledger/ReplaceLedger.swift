import Casework
import Database

extension LedgerStore {
  /// Brings the stored windows of a county to what they are now; rows that
  /// stay the same are left alone.
  ///
  /// - Parameter windows: in the order of their keys.
  package func replaceAll(
    of county: Int64, with windows: [LedgerWindow]
  ) throws {
    var gone: [LedgerWindow] = []
    var new: [LedgerWindow] = []
    var next = windows.startIndex
    // Both side by side, in the same order.
    try connection.streaming.query(
      """
      SELECT \(Self.columns) FROM ledger_windows WHERE county = ?
      ORDER BY unit_kind, unit_id, worker_id, duty_id, window_start
      """, [.int(county)]
    ) { row in
      let stored = try LedgerWindow(row)
      while next < windows.endIndex, windows[next].precedes(stored) {
        new.append(windows[next])
        next += 1
      }
      guard next < windows.endIndex, !stored.precedes(windows[next]) else {
        gone.append(stored)
        return
      }
      if windows[next] != stored {
        gone.append(stored)
        new.append(windows[next])
      }
      next += 1
    }
    new += windows[next...]
    // Where much has changed, all anew is less work.
    if gone.count * 4 > windows.count {
      try removeAll(of: county)
      try insert(windows)
    } else {
      for window in gone { try remove(window) }
      try insert(new)
    }
  }
}

extension LedgerWindow {
  /// By key.
  package func precedes(_ other: LedgerWindow) -> Bool {
    unit == other.unit
      ? (duty, window.first) < (other.duty, other.window.first)
      : unit < other.unit
  }
}
