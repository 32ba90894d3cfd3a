/// Checks free text: how long it is, and that nothing in it is hidden.
enum PlainText {
  /// Why a text is refused, in words; nil for none.
  ///
  /// Letters of every script pass: names of people are written in several.
  static func problem(_ text: String, most: Int) -> String? {
    if text.count > most { return "最多\(most)字，现在有\(text.count)字" }
    for scalar in text.unicodeScalars where !mayStand(scalar) {
      return "含有看不见的控制字符或无法显示的字，请删去后重新输入"
    }
    return nil
  }

  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD: return true
    // Joiners, which Uyghur and Mongolian need.
    case 0x200C, 0x200D, 0x180E: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .surrogate,
      .lineSeparator, .paragraphSeparator:
      return false
    default: return true
    }
  }
}
