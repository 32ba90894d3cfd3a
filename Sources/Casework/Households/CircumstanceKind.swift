/// What makes a household's situation special (特殊情况, FY 第二条; the last is
/// the county's own designation, A-07).
public enum CircumstanceKind: UInt8, Vocabulary {
  case epidemic, disaster, illness, familyUpheaval, dispute, accident
  case designated

  public static let words = [
    "重大疫情", "重大自然灾害", "重大疾病", "重大家庭变故", "重大矛盾纠纷", "其他意外",
    "指定",
  ]
}
