import Casework
import Database

/// Who came on visits, or who was met: by household, each visit's in their
/// places.
struct VisitMembers {
  private struct Member: BitwiseCopyable {
    var visit: Int64
    var revision: Int64
    var place: Int32
    /// Of a worker or a person.
    var index: Int32

    var key: (Int64, Int64, Int32) { (visit, revision, place) }
  }

  private var rows: ContiguousArray<(owner: Int32, value: Member)> = []
  private var grouped = Grouped<Member>()

  /// Takes a row that begins with household, visit, revision and place.
  ///
  /// - Parameters:
  ///   - member: -1 for somebody who is not loaded.
  ///   - household: -1 for one that is not loaded.
  mutating func add(
    _ member: Int32, _ row: any Statement, of household: Int32
  ) {
    if member < 0 || household < 0 { return }
    rows.append(
      (
        household,
        Member(
          visit: row.int(1), revision: row.int(2),
          place: Int32(truncatingIfNeeded: row.int(3)), index: member)
      ))
  }

  /// To be called once all rows are there.
  mutating func group(households: Int) {
    grouped = Grouped(rows, owners: households)
    rows = []
    grouped.sort { $0.key < $1.key }
  }

  /// Puts those of one visit in place of what the array holds.
  func collect(
    _ indices: inout [Int32], of household: Int32, visit: Int64,
    _ revision: Int64
  ) {
    indices.removeAll(keepingCapacity: true)
    let range = grouped.range(household)
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      let member = grouped.values[middle]
      if (member.visit, member.revision) < (visit, revision) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    while low < range.upperBound {
      let member = grouped.values[low]
      guard (member.visit, member.revision) == (visit, revision) else { break }
      indices.append(member.index)
      low += 1
    }
  }
}
