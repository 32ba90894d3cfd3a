import Casework
import Testing

@Suite("Stored answers")
struct StoredAnswersTests {
  let form = SampleForm.form

  @Test("are one short text, in the order of the form")
  func compact() throws {
    let answers = try form.check([
      "rooms": "3", "living": "一切正常", "unmeasured": "说“\"\\\n\u{1}”",
    ])
    #expect(
      form.stored(answers)
        == #"{"living":"一切正常","unmeasured":"说“\"\\\n\u0001”","rooms":"3"}"#)
  }

  @Test(
    "read back as they were",
    arguments: [
      [:],
      ["living": "一切正常"],
      ["food": "正常"],
      ["food": "有问题", "food.note": "缺\"米\"\\油\n和盐😀", "power": "正常"],
      ["temperature": "-0.5", "alarm": "是", "since": "2024-02-29"],
      ["holder": "本人", "needs": "服药;手术"],
    ])
  func roundTrip(typed: [String: String]) throws {
    let answers = try form.check(typed)
    let stored = form.stored(answers)
    #expect(form.answers(stored: stored) == answers)
    #expect(try form.check(form.typed(answers)) == answers)
  }

  @Test("a problem on record without words is read all the same")
  func problemWithoutWords() {
    let text = #"{"food":"有问题","power":"正常"}"#
    #expect(form.answers(stored: text)?["food"] == .problem(""))
  }

  @Test("read escapes of other writers too")
  func escapes() throws {
    let text = #" { "food" : "有问题" , "food.note" : "\u7f3a\ud83d\ude00\/\t" } "#
    #expect(form.answers(stored: text)?["food"] == .problem("缺😀/"))
  }

  @Test(
    "refuse what is no such text",
    arguments: [
      "", "{", "[]", "{\"food\":1}", "{\"food\":\"正常\"", "{\"food\"}",
      "{\"food\":\"正常\"}x", "{\"food\":\"正常\",}", #"{"food":"\ud83d"}"#,
      #"{"food":"\x"}"#, #"{"food":"\u00+1"}"#, "{\"colour\":\"红\"}",
    ])
  func broken(text: String) {
    #expect(form.answers(stored: text) == nil)
  }
}
