import Operations
import Testing

@Suite("The order in which people read addresses")
struct NaturalOrderTests {
  @Test("Numbers count as numbers, written either way")
  func numbers() {
    let read = ["2组", "9组", "10组", "一组", "二十三组", "十组", "九组", "组"]
      .map(NaturalOrder.init).sorted()
    let wanted = ["一组", "2组", "9组", "九组", "10组", "十组", "二十三组", "组"]
      .map(NaturalOrder.init)
    #expect(read == wanted)
  }

  @Test("Letters around them keep their order")
  func letters() {
    #expect(NaturalOrder("三里村9号") < NaturalOrder("三里村12号"))
    #expect(NaturalOrder("东村9组") < NaturalOrder("西村1组"))
    #expect(!(NaturalOrder("9组") < NaturalOrder("9组")))
    #expect(
      NaturalOrder("99999999999999999999号") > NaturalOrder("9号"))
  }
}
