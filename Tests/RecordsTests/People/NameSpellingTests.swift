import Records
import Testing

@Suite("Names as they are typed in letters")
struct NameSpellingTests {
  @Test("A name is spelt from each syllable on, and by its initials")
  func spelling() {
    #expect(
      NameSpelling("王建国").text == " wangjianguo jianguo guo wjg jg g")
  }

  @Test("A surname is read as one, the same character later is not")
  func surnames() {
    #expect(NameSpelling("单晓").text == " shanxiao xiao sx x")
    #expect(NameSpelling("曾仇").text == " zengchou chou zc c")
    #expect(NameSpelling("吕布").text == " lubu bu lb b")
  }

  @Test("Names of other scripts are words; what cannot be spelt is left out")
  func others() {
    #expect(
      NameSpelling("买买提·艾力").text
        == " maimaitiaili maitiaili tiaili aili li mmtal mtal tal al l")
    #expect(
      NameSpelling("Anna-Maria Li").text
        == " annamariali mariali li aml ml l")
    #expect(NameSpelling("").text.isEmpty)
    #expect(NameSpelling("（）").text.isEmpty)
  }

  @Test("What is typed is read as the columns are written")
  func typed() {
    #expect(NameSpelling.typed("Lv Bu") == "lubu")
    #expect(NameSpelling.typed("O'Neil") == "oneil")
    #expect(NameSpelling.typed("12%_") == nil)
  }
}
