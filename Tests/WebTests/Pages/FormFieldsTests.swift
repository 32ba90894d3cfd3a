import Testing
import Web

@Suite("Reading a posted form")
struct FormFieldsTests {
  @Test("whatever the bytes, it reads what can be read")
  func anything() {
    var generator = SystemRandomNumberGenerator()
    for length in 0..<400 {
      let bytes = (0..<length).map { _ in
        let odd = UInt8.random(in: 0...255, using: &generator)
        return [37, 38, 61, 43, 48, 70, odd].randomElement() ?? odd
      }
      let form = FormFields(urlEncoded: bytes)
      #expect(form.fields.count <= max(1, length))
    }
  }

  @Test("blanks, escapes, repeated names and line ends")
  func reading() {
    let form = FormFields(
      urlEncoded: Array("a=1+2&b=%E6%9D%8E&a=3&c=x%0D%0Ay%00&d&=e".utf8))
    #expect(form["a"] == "1 2")
    #expect(form.all("a") == ["1 2", "3"])
    #expect(form["b"] == "李")
    #expect(form["c"] == "x\ny")
    #expect(form["d"] == "")
    #expect(form[""] == "e")
  }

  @Test("a path leads back to its numbers")
  func routes() {
    let number = "户/1 %2F?#.é"
    let path = Route.correction.path(number, "V.1")
    #expect(Route.correction.numbers(in: path) == [number, "V.1"])
    #expect(Route.household.numbers(in: path) == nil)
    #expect(Route.today.numbers(in: "/today") == [])
  }
}
