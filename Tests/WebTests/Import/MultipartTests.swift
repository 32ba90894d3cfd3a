import Testing

@testable import Web

@Suite("Files in a request")
struct MultipartTests {
  private static let body =
    "--B\r\nContent-Disposition: form-data; name=\"files\"; "
    + "filename=\"areas.csv\"\r\nContent-Type: text/csv\r\n\r\n"
    + "一,二\r\n--A\r\n\r\n--B\r\nContent-Disposition: form-data; "
    + "name=\"x\"\r\n\r\n\r\n--B--\r\n"

  private func read(_ pieces: [[UInt8]]) throws -> [String] {
    var reader = try #require(
      MultipartReader(contentType: "multipart/form-data; boundary=B"))
    var found: [String] = []
    var data: [UInt8] = []
    for piece in pieces {
      try reader.read(piece) { event in
        switch event {
        case .begin(let name, let file): found.append("\(name) \(file ?? "-")")
        case .data(let bytes): data += bytes
        case .end:
          found.append(String(decoding: data, as: UTF8.self))
          data = []
        }
      }
    }
    #expect(reader.isOver)
    return found
  }

  @Test("What is no form is refused, and no bytes break it")
  func malformed() throws {
    #expect(MultipartReader(contentType: "multipart/form-data") == nil)
    var generator = SystemRandomNumberGenerator()
    let plain = Array(Self.body.utf8)
    for _ in 0..<400 {
      var bytes = plain
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] =
          UInt8.random(in: 0...255, using: &generator)
      }
      var reader = try #require(
        MultipartReader(contentType: "multipart/form-data; boundary=B"))
      do {
        try reader.read(bytes) { _ in }
      } catch is MultipartReader.Malformed {
        continue
      }
    }
  }

  @Test("The same wherever the pieces are cut")
  func pieces() throws {
    let bytes = Array(Self.body.utf8)
    let expected = ["files areas.csv", "一,二\r\n--A\r\n", "x -", ""]
    for cut in 0...bytes.count {
      #expect(
        try read([Array(bytes[..<cut]), Array(bytes[cut...])]) == expected)
    }
    #expect(try read(bytes.map { [$0] }) == expected)
  }
}
