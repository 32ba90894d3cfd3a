import Casework
import TestSupport
import Testing

@Suite("An area code")
struct AreaCodeTests {
  @Test(
    "has 2, 4, 6, 9 or 12 digits and no others",
    arguments: [
      "", "3", "341", "34120", "3412020", "34120200", "3412020012",
      "34120200120", "3412020012011", "34120x", "041202", " 341202",
      "３４１２０２", "-34120", "3412 2",
    ])
  func refused(text: String) {
    #expect(AreaCode(text) == nil)
  }

  @Test(
    "has the level of its digits",
    arguments: zip(
      ["34", "3412", "341202", "341202001", "341202001201"],
      AreaLevel.allCases))
  func levels(text: String, level: AreaLevel) throws {
    let code = try #require(AreaCode(text))
    #expect(code.level == level)
    #expect(code.description == text)
    #expect(AreaCode(number: code.number) == code)
  }

  @Test("is no number of another length", arguments: [0, 7, 341, 12_345, -34])
  func refusedNumbers(number: Int64) {
    #expect(AreaCode(number: number) == nil)
  }

  @Test("lies in another where that one's digits begin its own")
  func nesting() {
    var seeded = Seeded(2)
    // Few digits, so that many codes share a beginning.
    let texts = (0..<160).map { _ in
      let count = seeded.element(of: [2, 4, 6, 9, 12])
      return (0..<count).map { place in
        String(seeded.number(in: (place == 0 ? 1 : 0)...2))
      }.joined()
    }
    let codes = texts.compactMap(AreaCode.init)
    #expect(codes.count == texts.count)
    var wrong: [String] = []
    for (outerText, outer) in zip(texts, codes) {
      for (innerText, inner) in zip(texts, codes) {
        if outer.contains(inner) != innerText.hasPrefix(outerText)
          || (outer < inner) != (outerText < innerText)
          || (outer == inner) != (outerText == innerText)
        {
          wrong.append("\(outerText) \(innerText)")
        }
      }
      let above = AreaLevel.allCases.map { outer.ancestor($0)?.description }
      let digits = [2, 4, 6, 9, 12].map { count in
        count <= outerText.count ? String(outerText.prefix(count)) : nil
      }
      if above != digits { wrong.append("above \(outerText): \(above)") }
    }
    #expect(wrong.isEmpty)
  }
}
