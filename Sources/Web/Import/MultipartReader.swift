/// Takes `multipart/form-data` apart while it arrives. Whatever the bytes
/// are, it holds no more of them than one piece and one header.
struct MultipartReader {
  enum Event: Equatable {
    /// A part begins; the file's name as it was sent, nil for a plain field.
    case begin(name: String, file: String?)
    case data(ArraySlice<UInt8>)
    case end
  }

  /// What is no form of this kind.
  struct Malformed: Error {}

  private enum State { case content(isPart: Bool), afterMark, header, over }

  private static let mostHeader = 8 * 1_024
  private let mark: [UInt8]
  // The first mark stands at the beginning, without a line before it.
  private var held: [UInt8] = [13, 10]
  private var state = State.content(isPart: false)

  /// - Parameter type: of the request; nil where it names no boundary.
  init?(contentType type: String) {
    guard let range = type.firstRange(of: "boundary=") else { return nil }
    var boundary = type[range.upperBound...].prefix { $0 != ";" }
    if boundary.hasPrefix("\""), boundary.hasSuffix("\"") {
      boundary = boundary.dropFirst().dropLast()
    }
    guard (1...70).contains(boundary.utf8.count) else { return nil }
    mark = Array("\r\n--".utf8) + Array(boundary.utf8)
  }

  var isOver: Bool {
    if case .over = state { return true }
    return false
  }

  /// - Throws: `Malformed`.
  mutating func read(
    _ bytes: some Sequence<UInt8>, _ each: (Event) throws -> Void
  ) throws {
    held.append(contentsOf: bytes)
    var start = 0
    defer { held.removeFirst(start) }
    while true {
      switch state {
      case .over:
        start = held.count
        return
      case .content(let isPart):
        guard let found = find(mark, from: start) else {
          // A mark may have begun at the end.
          let safe = held.count - mark.count + 1
          if safe > start {
            if isPart { try each(.data(held[start..<safe])) }
            start = safe
          }
          return
        }
        if isPart {
          if found > start { try each(.data(held[start..<found])) }
          try each(.end)
        }
        start = found + mark.count
        state = .afterMark
      case .afterMark:
        guard held.count >= start + 2 else { return }
        let two = (held[start], held[start + 1])
        start += 2
        switch two {
        case (45, 45): state = .over
        case (13, 10): state = .header
        default: throw Malformed()
        }
      case .header:
        guard let end = find([13, 10, 13, 10], from: start) else {
          if held.count - start > Self.mostHeader { throw Malformed() }
          return
        }
        guard let event = Self.event(held[start..<end]) else {
          throw Malformed()
        }
        try each(event)
        start = end + 4
        state = .content(isPart: true)
      }
    }
  }

  private func find(_ wanted: [UInt8], from start: Int) -> Int? {
    let last = held.count - wanted.count
    guard start <= last else { return nil }
    return held.withUnsafeBufferPointer { held in
      wanted.withUnsafeBufferPointer { wanted in
        var place = start
        search: while place <= last {
          if held[place] == wanted[0] {
            for offset in 1..<wanted.count
            where held[place + offset] != wanted[offset] {
              place += 1
              continue search
            }
            return place
          }
          place += 1
        }
        return nil
      }
    }
  }

  private static func event(_ header: ArraySlice<UInt8>) -> Event? {
    let text = String(decoding: header, as: UTF8.self)
    for line in text.split(separator: "\r\n") {
      guard line.lowercased().hasPrefix("content-disposition:") else {
        continue
      }
      guard let name = value("name", in: line) else { return nil }
      return .begin(name: name, file: value("filename", in: line))
    }
    return nil
  }

  /// The quoted value after ` key="`.
  private static func value(_ key: String, in line: Substring) -> String? {
    guard let begin = line.firstRange(of: " \(key)=\"")?.upperBound,
      let end = line[begin...].firstIndex(of: "\"")
    else { return nil }
    return String(line[begin..<end])
  }
}
