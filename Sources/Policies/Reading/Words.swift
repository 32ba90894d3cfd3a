import Casework

/// Values from closed lists.
extension PackReader {
  /// A word of the trade: `入户`.
  func word<Word: Vocabulary>(
    _ vocabulary: Word.Type
  ) -> (Place) -> Word? {
    return { place in
      guard let text = self.scalar(place, "a word") else { return nil }
      guard let word = Word(word: text) else {
        self.report(
          place, "\"\(text)\" is not a known word",
          suggestion(for: text, among: Word.words))
        return nil
      }
      return word
    }
  }

  /// One word of the trade, or a list of them, in the order of the file.
  func words<Word: Vocabulary & Hashable>(
    _ vocabulary: Word.Type
  ) -> (Place) -> [Word]? {
    return { place in
      var words: [Word] = []
      for item in self.oneOrMore(place) {
        guard let word = self.word(vocabulary)(item) else { continue }
        if words.contains(word) {
          self.report(
            item, "\"\(word.word)\" stands twice", "name it once")
        }
        words.append(word)
      }
      return words.isEmpty ? nil : words
    }
  }

  func wordSet<Word: Vocabulary & Hashable>(
    _ vocabulary: Word.Type
  ) -> (Place) -> WordSet<Word>? {
    return { place in self.words(vocabulary)(place).map(WordSet.init) }
  }

  /// A key word of the format: `quarter`.
  func keyword<Value>(_ list: [(word: String, value: Value)])
    -> (Place) -> Value?
  {
    return { place in
      guard let text = self.scalar(place, "a word") else { return nil }
      guard let found = list.first(where: { $0.word == text }) else {
        self.report(
          place, "\"\(text)\" is not a known word",
          suggestion(for: text, among: list.map(\.word)))
        return nil
      }
      return found.value
    }
  }
}

/// The key words of the format.
enum Keywords {
  static let windows: [(word: String, value: WindowKind)] = [
    ("half_month", .halfMonth), ("month", .month), ("quarter", .quarter),
    ("half_year", .halfYear), ("year", .year),
  ]

  static let areas: [(word: String, value: AreaLevel)] = [
    ("village", .village), ("township", .township), ("county", .county),
  ]

  /// Of offices that a rule names.
  static let officeLevels: [(word: String, value: AreaLevel)] = [
    ("village", .village), ("township", .township), ("county", .county),
    ("city", .city), ("province", .province),
  ]

  static let met: [(word: String, value: WhoIsMet)] = [
    ("household", .household), ("person", .person),
    ("person_or_family", .personOrFamily),
    ("person_or_family_of_ward", .personOrFamilyOfWard),
  ]

  static let units: [(word: String, value: TargetGroup.Unit)] = [
    ("household", .household), ("person", .person),
  ]

  static let tiers: [(word: String, value: TargetGroup.Tier)] = [
    ("基本", .base), ("重点关注", .focus), ("特别关注", .special),
  ]

  /// Whether the document is silent and the value is the platform's.
  static let sources: [(word: String, value: Bool)] = [
    ("文件规定", false), ("平台默认", true),
  ]
}
