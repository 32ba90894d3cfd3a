import Testing

@testable import Web

@Suite("A text as a QR code")
struct QRPictureTests {
  @Test("is a square picture with the three corner signs and a light edge")
  func corners() throws {
    let html = try #require(
      QRPicture.draw("otpauth://totp/x?secret=ABC", label: "二维码")?.html)
    #expect(html.contains("aria-label=\"二维码\""))
    let box = try #require(html.firstMatch(of: /viewBox="0 0 (\d+) (\d+)"/))
    let side = try #require(Int(box.1))
    #expect(box.1 == box.2)
    func isDark(_ x: Int, _ y: Int) -> Bool {
      html.contains("M\(x) \(y)h1v1h-1z")
    }
    for (x, y) in [(4, 4), (side - 11, 4), (4, side - 11)] {
      // Seven squares dark, a light ring within.
      for step in 0..<7 { #expect(isDark(x + step, y)) }
      #expect(!isDark(x + 1, y + 1))
      #expect(isDark(x + 3, y + 3))
    }
    for step in 0..<side {
      #expect(!isDark(step, 3))
      #expect(!isDark(3, step))
    }
  }

  @Test("holds the text: another one looks different")
  func differs() throws {
    let one = try #require(QRPicture.draw("secret=AAAA", label: "码")?.html)
    let other = try #require(QRPicture.draw("secret=AAAB", label: "码")?.html)
    #expect(one != other)
  }

  @Test("says so where the text is too long")
  func tooLong() {
    #expect(
      QRPicture.draw(String(repeating: "x", count: 5_000), label: "") == nil)
  }
}
