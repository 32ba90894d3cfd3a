extension [PostgreSQLStatement.Argument] {
  /// The arguments as libpq takes them; valid inside the closure.
  func withParameters<Value>(
    _ body: (
      UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?,
      UnsafePointer<Int32>?
    ) -> Value
  ) -> Value {
    // One run of bytes holds all; each text ends with a zero.
    var bytes: [CChar] = []
    var starts: [Int] = []
    var lengths: [Int32] = []
    var formats: [Int32] = []
    for argument in self {
      switch argument {
      case .null:
        starts.append(-1)
        lengths.append(0)
        formats.append(0)
      case .text(let text):
        starts.append(bytes.count)
        lengths.append(Int32(text.count))
        formats.append(0)
        for byte in text { bytes.append(CChar(bitPattern: byte)) }
        bytes.append(0)
      case .bytes(let blob):
        starts.append(bytes.count)
        lengths.append(Int32(blob.count))
        formats.append(1)
        for byte in blob { bytes.append(CChar(bitPattern: byte)) }
        bytes.append(0)
      }
    }
    return bytes.withUnsafeBufferPointer { buffer in
      let values = starts.map { start in
        start < 0 ? nil : buffer.baseAddress.map { $0 + start }
      }
      return body(values, lengths, formats)
    }
  }
}
