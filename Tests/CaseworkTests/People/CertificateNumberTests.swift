import Testing

@testable import Casework

struct CertificateNumberTests {
  @Test("E-26: a reissue is the same person and the same series")
  func reissue() throws {
    let first = try CertificateNumber("34122119620304015X41")
    let again = try CertificateNumber("34122119620304015X41B1")
    #expect(first.citizenID == again.citizenID)
    #expect(first.series == again.series)
    #expect(first.reissue == 0)
    #expect(again.reissue == 1)
    #expect(first.category == .physical)
    #expect(first.level == 1)
    #expect(again.text == "34122119620304015X41B1")
    #expect(first.text == "34122119620304015X41")
  }

  @Test("What tables do to a number is mended")
  func mended() throws {
    let number = try CertificateNumber(" ３４１２２１１９６２０３０４０１５x41b12 ")
    #expect(number.text == "34122119620304015X41B12")
    #expect(number.reissue == 12)
  }

  @Test(
    "A text that is no certificate number says why",
    arguments: [
      ("", CertificateNumberRefusal.empty),
      ("34122119620304015X", .wrongLength(18)),
      ("34122119620304015X4", .wrongLength(19)),
      ("34122119620304015X41B", .wrongLength(21)),
      ("34122119620304015X41B100", .wrongLength(24)),
      ("34122119620304015141", .citizenID(.wrongCheckCharacter)),
      ("341221********015X41", .citizenID(.masked)),
      ("34122119620304015X01", .noSuchCategory),
      ("34122119620304015X81", .noSuchCategory),
      ("34122119620304015XX1", .noSuchCategory),
      ("34122119620304015X40", .noSuchLevel),
      ("34122119620304015X45", .noSuchLevel),
      ("34122119620304015X41C1", .wrongReissue),
      ("34122119620304015X41B0", .wrongReissue),
      ("34122119620304015X41BX", .wrongReissue),
    ])
  func refused(text: String, refusal: CertificateNumberRefusal) {
    #expect(throws: refusal) { try CertificateNumber(text) }
    #expect(!refusal.words.isEmpty)
  }

  @Test("Digits that differ from the file are named, not refused")
  func disagreements() throws {
    let number = try CertificateNumber("34122119620304015X41")
    #expect(number.disagreements(category: .physical, level: 1).isEmpty)
    #expect(
      number.disagreements(category: .visual, level: 2) == [
        .category(number: .physical, file: .visual),
        .level(number: 1, file: 2),
      ])
    #expect(
      number.disagreements(category: .physical, level: 3).map(\.words)
        == ["残疾证号中的等级是1级，登记为3级"])
  }

  @Test("Every category and level makes a number that reads back")
  func everyNumber() throws {
    let id = try CitizenID("34122119620304015X")
    for category in DisabilityCategory.allCases {
      for level in UInt8(1)...4 {
        let number = try #require(
          CertificateNumber(
            citizenID: id, category: category, level: level, reissue: 2))
        #expect(try CertificateNumber(number.text) == number)
      }
    }
    #expect(
      CertificateNumber(citizenID: id, category: .visual, level: 5) == nil)
  }
}
