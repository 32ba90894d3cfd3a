/// A citizen identity number (公民身份号码, GB 11643): six digits of the area
/// of first registration, eight of the birth date, three of a sequence (odd
/// for men, even for women) and a check character (ISO 7064 MOD 11-2).
///
/// The area may have been abolished since, so it is never looked up, and it
/// says nothing about residence.
public struct CitizenID: Hashable, Sendable {
  /// The 18 characters, the last a digit or an upper-case X.
  public let text: String
  /// The day of birth the number states.
  public let birthday: Day
  public let sex: Sex

  /// Reads a number as tables hold it: surrounding blanks and quotation
  /// marks, full-width digits and a lower-case x are mended, and an old
  /// number of 15 digits is brought to 18.
  public init(_ raw: some StringProtocol) throws(CitizenIDRefusal) {
    let characters = IdentityText.cleaned(raw)
    switch characters.count {
    case 0: throw .empty
    case 18: try self.init(cleaned: characters)
    case 15: try self.init(cleaned: CitizenID.extended(characters))
    default: throw CitizenID.refusal(ofLength: characters)
    }
  }

  /// The number of an area's six digits, a birthday and a sequence of 0–999;
  /// nil where they do not fit.
  public init?(area: AreaCode, birthday: Day, sequence: Int) {
    let (year, month, day) = birthday.date
    guard area.level == .county, (1_000...9_999).contains(year),
      (0...999).contains(sequence)
    else { return nil }
    var digits: [UInt8] = []
    digits.reserveCapacity(18)
    digits.append(decimal: Int(area.number), width: 6)
    digits.append(decimal: year, width: 4)
    digits.append(decimal: month, width: 2)
    digits.append(decimal: day, width: 2)
    digits.append(decimal: sequence, width: 3)
    digits.append(CitizenID.checkCharacter(of: digits[...]))
    text = String(decoding: digits, as: UTF8.self)
    self.birthday = birthday
    sex = sequence % 2 == 1 ? .male : .female
  }

  /// Six digits of the area where the person was first registered.
  public var registrationArea: Substring { text.prefix(6) }

  init(cleaned: [UInt8]) throws(CitizenIDRefusal) {
    if cleaned.contains(UInt8(ascii: "*")) { throw .masked }
    let digits = cleaned[0..<17]
    guard Day.decimal(digits) != nil,
      cleaned[17] == UInt8(ascii: "X") || Day.decimal(cleaned[17..<18]) != nil
    else { throw .foreignCharacter }
    guard cleaned[0] != UInt8(ascii: "0") else { throw .impossibleArea }
    guard let year = Day.decimal(cleaned[6..<10]), year >= 1_800,
      let month = Day.decimal(cleaned[10..<12]),
      let day = Day.decimal(cleaned[12..<14]),
      let birthday = Day(year: year, month: month, day: day)
    else { throw .impossibleBirthday }
    guard CitizenID.checkCharacter(of: digits) == cleaned[17] else {
      throw .wrongCheckCharacter
    }
    text = String(decoding: cleaned, as: UTF8.self)
    self.birthday = birthday
    sex = cleaned[16] % 2 == 1 ? .male : .female
  }

  /// An old number (GB 11643-1989) with its century and check character.
  /// The sequences 996 to 999 were kept for who had turned a hundred.
  private static func extended(
    _ old: [UInt8]
  ) throws(CitizenIDRefusal) -> [UInt8] {
    if old.contains(UInt8(ascii: "*")) { throw .masked }
    guard Day.decimal(old[...]) != nil, let sequence = Day.decimal(old[12...])
    else { throw .foreignCharacter }
    var digits = Array(old[0..<6])
    digits.append(decimal: sequence >= 996 ? 18 : 19, width: 2)
    digits += old[6...]
    digits.append(checkCharacter(of: digits[...]))
    return digits
  }

  /// The check character of 17 digits.
  private static func checkCharacter(of digits: ArraySlice<UInt8>) -> UInt8 {
    // Horner's rule: each weight is twice the next one modulo 11.
    var sum = 0
    for digit in digits { sum = (sum + Int(digit - 48)) * 2 % 11 }
    let check = (12 - sum) % 11
    return check == 10 ? UInt8(ascii: "X") : UInt8(48 + check)
  }

  private static func refusal(ofLength text: [UInt8]) -> CitizenIDRefusal {
    if text.contains(UInt8(ascii: "*")) { return .masked }
    let isScientific =
      text.contains(UInt8(ascii: "E")) && text.contains(UInt8(ascii: "."))
    return isScientific ? .scientificNotation : .wrongLength(text.count)
  }
}

extension CitizenID: CustomStringConvertible {
  public var description: String { text }
}

/// Why a text is no citizen identity number.
public enum CitizenIDRefusal: Error, Hashable, Sendable {
  case empty
  /// Neither 18 nor 15 characters.
  case wrongLength(Int)
  /// Digits were replaced by stars.
  case masked
  /// A spreadsheet made a number of it; what follows digit 15 is lost.
  case scientificNotation
  /// Something else than digits and a final X.
  case foreignCharacter
  case impossibleArea
  case impossibleBirthday
  case wrongCheckCharacter

  /// What is wrong and what to do, for the person at the table.
  public var words: String {
    switch self {
    case .empty: "身份证号为空，请填写"
    case .wrongLength(let count):
      "身份证号应为18位（旧号15位），现为\(count)位，请核对"
    case .masked: "身份证号含有星号，请填写完整号码"
    case .scientificNotation:
      "身份证号被表格软件改成了科学计数法，后几位已丢失，请按文本格式重新填写"
    case .foreignCharacter: "身份证号只能由数字组成，末位可为X，请核对"
    case .impossibleArea: "身份证号前六位不是行政区划代码，请核对"
    case .impossibleBirthday: "身份证号中的出生日期不存在，请核对第7至14位"
    case .wrongCheckCharacter: "身份证号校验码不符，请逐位核对"
    }
  }
}

/// Mends what tables do to identity numbers.
enum IdentityText {
  /// The ASCII characters of a number without surrounding blanks and
  /// quotation marks, full-width forms narrowed, letters in upper case.
  /// What has no ASCII form stays as a question mark, so that it is refused.
  static func cleaned(_ raw: some StringProtocol) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(22)
    for scalar in raw.unicodeScalars where !isTrimmed(scalar) {
      result.append(narrowed(scalar))
    }
    while result.last == UInt8(ascii: " ") { result.removeLast() }
    return Array(result.drop { $0 == UInt8(ascii: " ") })
  }

  /// Marks that never belong to a number, wherever they stand.
  private static func isTrimmed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", "`", "\t", "\r", "\n": true
    case "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}": true
    case "\u{200B}", "\u{200E}", "\u{200F}", "\u{FEFF}", "\u{202C}": true
    case "\u{202A}", "\u{202D}": true
    default: false
    }
  }

  private static func narrowed(_ scalar: Unicode.Scalar) -> UInt8 {
    let value =
      switch scalar.value {
      case 0xFF01...0xFF5E: scalar.value - 0xFEE0
      case 0x3000, 0xA0: UInt32(0x20)
      default: scalar.value
      }
    switch value {
    case 0x61...0x7A: return UInt8(value - 0x20)
    case 0..<0x80: return UInt8(value)
    default: return UInt8(ascii: "?")
    }
  }
}

extension [UInt8] {
  /// Appends a number of 0 or more with leading zeros.
  mutating func append(decimal number: Int, width: Int) {
    var unit = 1
    for _ in 1..<width { unit *= 10 }
    while unit > 0 {
      append(UInt8(48 + number / unit % 10))
      unit /= 10
    }
  }
}
