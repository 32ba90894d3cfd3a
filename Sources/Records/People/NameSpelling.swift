import Foundation
import Synchronization

/// A name as it is typed in letters: by syllables, or by their initials.
package struct NameSpelling: Sendable, Hashable {
  /// Both from each syllable on, a blank before each:
  /// ` wangjianguo jianguo guo wjg jg g`.
  package let text: String

  package init(_ name: String) {
    let syllables = NameSpelling.syllables(name)
    let initials = syllables.compactMap(\.first)
    var text = ""
    for first in syllables.indices {
      text += " " + syllables[first...].joined()
    }
    for first in initials.indices {
      text += " " + String(initials[first...])
    }
    self.text = text
  }

  /// What somebody typed, as the columns hold it; nil where there are no
  /// letters. `v` stands for `ü`, which the columns write `u`.
  package static func typed(_ text: String) -> String? {
    let plain = letters(
      text.replacing("v", with: "u").replacing("V", with: "u"))
    return plain.isEmpty ? nil : plain
  }

  /// The syllable of each Chinese character, a whole word of letters for
  /// each other word.
  private static func syllables(_ name: String) -> [String] {
    var syllables: [String] = []
    var word = ""
    func endWord() {
      let plain = letters(word)
      if !plain.isEmpty { syllables.append(plain) }
      word = ""
    }
    var isFirst = true
    for character in name {
      guard let scalar = character.unicodeScalars.first,
        scalar.properties.isIdeographic
      else {
        if character.isLetter { word.append(character) } else { endWord() }
        continue
      }
      endWord()
      let surname = isFirst ? surnames[character] : nil
      let syllable = surname ?? Self.syllable(of: character)
      if !syllable.isEmpty { syllables.append(syllable) }
      isFirst = false
    }
    endWord()
    return syllables
  }

  /// Small letters without marks, all else left out.
  private static func letters(_ text: String) -> String {
    let plain =
      text.allSatisfy(\.isASCII)
      ? text
      : text.applyingTransform(.toLatin, reverse: false)?
        .applyingTransform(.stripDiacritics, reverse: false) ?? ""
    return String(
      plain.lowercased().filter { ("a"..."z").contains($0) })
  }

  private static let known = Mutex<[Character: String]>([:])

  private static func syllable(of character: Character) -> String {
    if let known = known.withLock({ $0[character] }) { return known }
    let latin =
      String(character).applyingTransform(.mandarinToLatin, reverse: false)
      ?? ""
    // A character nobody can spell stays itself.
    let syllable = latin == String(character) ? "" : letters(latin)
    known.withLock { $0[character] = syllable }
    return syllable
  }

  /// Characters that are read otherwise where they begin a name.
  private static let surnames: [Character: String] = [
    "单": "shan", "曾": "zeng", "仇": "qiu", "区": "ou", "查": "zha",
    "盖": "ge", "解": "xie", "朴": "piao", "缪": "miao", "翟": "zhai",
    "尉": "yu", "覃": "qin", "冼": "xian", "员": "yun", "乐": "yue",
    "任": "ren", "折": "she", "种": "chong", "秘": "bi", "繁": "po",
    "召": "shao", "逄": "pang", "薄": "bo", "燕": "yan", "句": "gou",
  ]
}
