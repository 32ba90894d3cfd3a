import Foundation

/// Turns the bytes of a file into UTF-8: as they are, less a byte-order mark,
/// or from GB18030.
enum TextEncoding {
  enum Problem: Error {
    /// Neither UTF-8 nor GB18030.
    case unknown
  }

  static func utf8(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
    if String(validating: content, as: UTF8.self) != nil { return content }
    let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    guard let text = String(data: Data(content), encoding: gb18030) else {
      throw .unknown
    }
    return Array(text.utf8)
  }
}
