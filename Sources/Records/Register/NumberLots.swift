import Database

/// Numbers of the register in lots of one size, so that one statement serves
/// all: the last lot is filled up.
enum NumberLots {
  private static let lot = 256

  static let marks = repeatElement("?", count: lot).joined(separator: ", ")

  static func lots(of numbers: some Collection<String>) -> [[SQLValue]] {
    let numbers = Array(numbers)
    return stride(from: 0, to: numbers.count, by: lot).map { start in
      let some = numbers[start..<min(start + lot, numbers.count)]
      let filling = repeatElement(numbers[start], count: lot - some.count)
      return (some + filling).map(SQLValue.text)
    }
  }
}
