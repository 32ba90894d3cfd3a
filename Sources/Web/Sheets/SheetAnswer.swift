import Exchange
import Foundation
import Hummingbird

/// A table as a file to be saved: written to a private file, sent, removed.
struct SheetAnswer {
  let format: SheetFormat
  /// The name it is saved under, without its ending.
  let name: String
  let header: [String]

  func response(
    _ rows: some Sequence<[SheetCell]>
  ) throws -> Response {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "\(UUID().uuidString).\(format.rawValue)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try format.writer(path: path, title: name, header: header)
    for row in rows { try writer.append(row) }
    try writer.finish()
    let bytes = try Data(contentsOf: URL(filePath: path))
    let file = PercentEncoding.encode("\(name).\(format.rawValue)")
    return Response(
      status: .ok,
      headers: [
        .contentType: format.contentType,
        .contentDisposition: "attachment; filename*=UTF-8''\(file)",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
