/// The number of a disability certificate (残疾人证): the citizen number, a
/// digit for the category (1 visual to 7 multiple) and one for the level
/// (1–4); a certificate issued again after a loss has B1, B2 … after it.
///
/// A new category or level makes a new number, so it names no person: keep
/// every number with its dates.
public struct CertificateNumber: Hashable, Sendable {
  public let citizenID: CitizenID
  public let category: DisabilityCategory
  /// 1, the most severe, to 4.
  public let level: UInt8
  /// How often it was issued again: 0 for the first certificate.
  public let reissue: Int

  /// Reads a number as tables hold it, mended like a citizen number.
  public init(_ raw: some StringProtocol) throws(CertificateNumberRefusal) {
    let characters = IdentityText.cleaned(raw)
    guard !characters.isEmpty else { throw .empty }
    guard (20...23).contains(characters.count), characters.count != 21 else {
      throw .wrongLength(characters.count)
    }
    do throws(CitizenIDRefusal) {
      citizenID = try CitizenID(cleaned: Array(characters[0..<18]))
    } catch {
      throw .citizenID(error)
    }
    guard (49...55).contains(characters[18]),
      let category = DisabilityCategory(rawValue: characters[18] - 49)
    else { throw .noSuchCategory }
    guard (49...52).contains(characters[19]) else { throw .noSuchLevel }
    self.category = category
    level = characters[19] - 48
    reissue = try CertificateNumber.reissue(characters[20...])
  }

  /// The number of a certificate; nil where the level is not 1–4 or the
  /// reissue not 0–99.
  public init?(
    citizenID: CitizenID, category: DisabilityCategory, level: UInt8,
    reissue: Int = 0
  ) {
    guard (1...4).contains(level), (0...99).contains(reissue) else {
      return nil
    }
    self.citizenID = citizenID
    self.category = category
    self.level = level
    self.reissue = reissue
  }

  /// As it is printed on the certificate.
  public var text: String { reissue == 0 ? series : "\(series)B\(reissue)" }

  /// The 20 characters that a certificate and its reissues share.
  public var series: String {
    "\(citizenID.text)\(category.rawValue + 1)\(level)"
  }

  /// How the digits differ from the category and level on file, a matter of
  /// data quality and no ground to refuse either.
  public func disagreements(
    category: DisabilityCategory, level: UInt8
  ) -> [CertificateDisagreement] {
    var result: [CertificateDisagreement] = []
    if category != self.category {
      result.append(.category(number: self.category, file: category))
    }
    if level != self.level {
      result.append(.level(number: self.level, file: level))
    }
    return result
  }

  private static func reissue(
    _ tail: ArraySlice<UInt8>
  ) throws(CertificateNumberRefusal) -> Int {
    guard let mark = tail.first else { return 0 }
    guard mark == UInt8(ascii: "B"), tail.count >= 2,
      let count = Day.decimal(tail.dropFirst()), count > 0
    else { throw .wrongReissue }
    return count
  }
}

extension CertificateNumber: CustomStringConvertible {
  public var description: String { text }
}

/// Where a certificate number says something else than the file.
public enum CertificateDisagreement: Hashable, Sendable {
  case category(number: DisabilityCategory, file: DisabilityCategory)
  case level(number: UInt8, file: UInt8)

  /// For the list of data-quality items.
  public var words: String {
    switch self {
    case .category(let number, let file):
      "残疾证号中的类别是\(number.word)，登记为\(file.word)"
    case .level(let number, let file):
      "残疾证号中的等级是\(number)级，登记为\(file)级"
    }
  }
}

/// Why a text is no certificate number.
public enum CertificateNumberRefusal: Error, Hashable, Sendable {
  case empty
  /// Not 20 characters, or 22 to 23 with a reissue.
  case wrongLength(Int)
  /// The first 18 characters are no citizen number.
  case citizenID(CitizenIDRefusal)
  case noSuchCategory
  case noSuchLevel
  case wrongReissue

  /// What is wrong and what to do, for the person at the table.
  public var words: String {
    switch self {
    case .empty: "残疾证号为空，请填写"
    case .wrongLength(18): "残疾证号应为20位，现为18位，可能填成了身份证号"
    case .wrongLength(let count):
      "残疾证号应为20位（补发为22位），现为\(count)位，请核对"
    case .citizenID(let refusal): "残疾证号前18位：\(refusal.words)"
    case .noSuchCategory: "残疾证号第19位（类别）应为1至7，请核对"
    case .noSuchLevel: "残疾证号第20位（等级）应为1至4，请核对"
    case .wrongReissue: "残疾证号末尾的补发次数应为B1、B2……，请核对"
    }
  }
}
