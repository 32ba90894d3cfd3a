/// A wall-clock time in Asia/Shanghai, in seconds since 1970-01-01 00:00.
public struct Moment: Hashable, Comparable, Sendable, BitwiseCopyable {
  public let seconds: Int64

  @inlinable public init(seconds: Int64) { self.seconds = seconds }

  public init(_ day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    seconds =
      Int64(day.number) * 86_400
      + Int64(hour * 3_600 + minute * 60 + second)
  }

  /// Reads `2026-03-01 14:30`, with seconds too; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    let hasSeconds = bytes.count == 19
    guard bytes.count == 16 || hasSeconds, bytes[10] == UInt8(ascii: " "),
      bytes[13] == UInt8(ascii: ":"), let day = Day(ascii: bytes[0..<10]),
      let hour = Day.decimal(bytes[11..<13]), hour < 24,
      let minute = Day.decimal(bytes[14..<16]), minute < 60
    else { return nil }
    var second = 0
    if hasSeconds {
      guard bytes[16] == UInt8(ascii: ":"),
        let given = Day.decimal(bytes[17..<19]), given < 60
      else { return nil }
      second = given
    }
    self.init(day, hour: hour, minute: minute, second: second)
  }

  /// The last second of a day.
  public static func end(of day: Day) -> Moment {
    Moment(day, hour: 23, minute: 59, second: 59)
  }

  public static let distantFuture = Moment(seconds: Int64.max)

  @inlinable public static func < (left: Moment, right: Moment) -> Bool {
    left.seconds < right.seconds
  }

  /// The calendar day it falls on.
  @inlinable public var day: Day {
    let floored =
      seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    return Day(number: Int32(truncatingIfNeeded: floored))
  }
}

extension Moment: CustomStringConvertible {
  /// `2026-03-01 14:30`, with seconds where they are not 0.
  public var description: String {
    let rest = Int(seconds - Int64(day.number) * 86_400)
    let clock = "\(padded(rest / 3_600, 2)):\(padded(rest / 60 % 60, 2))"
    let second = rest % 60
    return "\(day) \(clock)" + (second == 0 ? "" : ":\(padded(second, 2))")
  }
}
