/// A closed list of words as the exchange folder writes them. The raw value
/// is the position in the list; it is stored, so words are only appended.
public protocol Vocabulary: RawRepresentable, CaseIterable, Sendable,
  BitwiseCopyable
where RawValue == UInt8 {
  /// The words, in the order of the raw values.
  static var words: [String] { get }
}

extension Vocabulary {
  public init?(word: some StringProtocol) {
    guard let position = Self.words.firstIndex(where: { $0 == word })
    else { return nil }
    self.init(rawValue: UInt8(position))
  }

  /// As files and pages write it.
  public var word: String { Self.words[Int(rawValue)] }
}

/// A set of words of one vocabulary, at most 32.
public struct WordSet<Word: Vocabulary>: Hashable, Sendable,
  BitwiseCopyable
{
  public var bits: UInt32

  @inlinable public init(bits: UInt32 = 0) { self.bits = bits }

  public init(_ words: [Word]) {
    bits = words.reduce(0) { $0 | (1 << UInt32($1.rawValue)) }
  }

  public static var all: WordSet { WordSet(Array(Word.allCases)) }

  @inlinable public func contains(_ word: Word) -> Bool {
    bits & (1 << UInt32(word.rawValue)) != 0
  }

  @inlinable public var isEmpty: Bool { bits == 0 }

  public var words: [Word] { Word.allCases.filter(contains) }
}
