/// What a notice says. It leaves the house by webhooks and stands on many
/// screens, so that no number of a person may be in it.
public enum NoticeText {
  /// Stands for what is left out.
  public static let left = "（号码略）"

  /// Replaces whatever may be a citizen ID, a certificate or a telephone
  /// number: 15 digits and more, or 11 that begin with 1. Codes of areas and
  /// numbers of the register are none.
  public static func plain(_ text: String) -> String {
    var result = ""
    var run = ""
    for letter in text {
      if letter.isASCII, letter.isNumber {
        run.append(letter)
        continue
      }
      let isHidden = isNumberOfPerson(run)
      result += isHidden ? left : run
      run = ""
      // The check letter of a citizen ID goes with its digits.
      if !isHidden || (letter != "X" && letter != "x") {
        result.append(letter)
      }
    }
    return result + (isNumberOfPerson(run) ? left : run)
  }

  private static func isNumberOfPerson(_ digits: String) -> Bool {
    digits.count >= 15 || (digits.count == 11 && digits.hasPrefix("1"))
  }
}
