/// Numbers of persons as pages show them: enough to tell two apart, too
/// little to use.
enum Masking {
  /// `341***********1234`.
  static func citizenID(_ number: String) -> String {
    masked(number, first: 3, last: 4)
  }

  /// `138****5678`.
  static func phone(_ number: String) -> String {
    masked(number, first: 3, last: 4)
  }

  /// `341*************3442`: the last two digits are category and level.
  static func certificate(_ number: String) -> String {
    masked(number, first: 3, last: 4)
  }

  /// What is too short to hide anything in is hidden whole.
  private static func masked(
    _ number: String, first: Int, last: Int
  ) -> String {
    let hidden = number.count - first - last
    guard hidden >= 3 else {
      return String(repeating: "*", count: number.count)
    }
    return number.prefix(first) + String(repeating: "*", count: hidden)
      + number.suffix(last)
  }
}
