import Testing

@testable import Casework

struct CitizenIDTests {
  @Test(
    "Numbers printed in the standard hold",
    arguments: [
      ("11010519491231002X", "1949-12-31", Sex.female),
      ("440524188001010014", "1880-01-01", Sex.male),
      ("34052419800101001X", "1980-01-01", Sex.male),
    ])
  func standard(text: String, birthday: String, sex: Sex) throws {
    let id = try CitizenID(text)
    #expect(id.text == text)
    #expect(id.birthday.description == birthday)
    #expect(id.sex == sex)
    #expect(id.registrationArea == text.prefix(6))
  }

  @Test(
    "What tables do to a number is mended",
    arguments: [
      "11010519491231002x", " 11010519491231002X\u{3000}",
      "１１０１０５１９４９１２３１００２Ｘ", "\u{FEFF}11010519491231002ｘ",
      "'11010519491231002X", "\"11010519491231002X\"",
      "11010519491231002X\r\n",
    ])
  func mended(text: String) throws {
    #expect(try CitizenID(text).text == "11010519491231002X")
  }

  @Test("An old number of 15 digits is brought to 18")
  func extended() throws {
    #expect(try CitizenID("110105491231002").text == "11010519491231002X")
    #expect(try CitizenID("340524800101001").text == "34052419800101001X")
    // Sequences from 996 on were kept for those over a hundred.
    #expect(try CitizenID("110105951231998").birthday.date.year == 1895)
  }

  @Test(
    "A text that is no number says why",
    arguments: [
      ("", CitizenIDRefusal.empty),
      ("  ", .empty),
      ("1101051949123100", .wrongLength(16)),
      ("110105********002X", .masked),
      ("1101**491231002", .masked),
      ("1.10105E+17", .scientificNotation),
      ("1101051949123X0021", .foreignCharacter),
      ("1101054912310O2", .foreignCharacter),
      ("11010519491231 02X", .foreignCharacter),
      ("张10519491231002X12", .foreignCharacter),
      ("01010519491231002X", .impossibleArea),
      ("11010519490229002X", .impossibleBirthday),
      ("11010519491331002X", .impossibleBirthday),
      ("110105194912310021", .wrongCheckCharacter),
      ("11010519491230002X", .wrongCheckCharacter),
    ])
  func refused(text: String, refusal: CitizenIDRefusal) {
    #expect(throws: refusal) { try CitizenID(text) }
    #expect(!refusal.words.isEmpty)
  }

  @Test("A number is made of its parts, and none of parts that do not fit")
  func made() throws {
    let area = try #require(AreaCode("340524"))
    let birthday = try #require(Day("1980-01-01"))
    let id = try #require(
      CitizenID(area: area, birthday: birthday, sequence: 1))
    #expect(id.text == "34052419800101001X")
    #expect(try CitizenID(id.text) == id)
    #expect(CitizenID(area: area, birthday: birthday, sequence: 1_000) == nil)
    let city = try #require(AreaCode("3405"))
    #expect(CitizenID(area: city, birthday: birthday, sequence: 1) == nil)
  }

  @Test("One wrong digit never passes")
  func everyWrongDigit() {
    let right = Array("11010519491231002X".utf8)
    for position in 0..<17 {
      for digit in UInt8(48)...57 where digit != right[position] {
        var wrong = right
        wrong[position] = digit
        let text = String(decoding: wrong, as: UTF8.self)
        #expect((try? CitizenID(text)) == nil)
      }
    }
  }
}
