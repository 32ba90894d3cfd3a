/// Many short texts in one run of bytes: numbers of persons, visits and the
/// like, kept without an object for each.
public struct Texts: Sendable {
  private var bytes = ContiguousArray<UInt8>()
  private var ends: ContiguousArray<Int> = [0]

  public init() {}

  public var count: Int { ends.count - 1 }

  public mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
  }

  public mutating func append(utf8 text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  public subscript(_ position: Int) -> String {
    String(decoding: bytes[ends[position]..<ends[position + 1]], as: UTF8.self)
  }

  /// Whether one text stands before another by Unicode code point.
  public func precedes(_ left: Int, _ right: Int) -> Bool {
    bytes[ends[left]..<ends[left + 1]]
      .lexicographicallyPrecedes(bytes[ends[right]..<ends[right + 1]])
  }
}
