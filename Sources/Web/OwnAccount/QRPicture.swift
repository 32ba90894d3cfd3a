import CQRCode

/// Text as a picture that a phone's camera reads (QR code).
enum QRPicture {
  /// Light squares that a reader needs around the code.
  private static let margin = 4

  /// As SVG, a square of user space for each of the code's.
  ///
  /// - Returns: nil where the text is too long for a code, or there is no
  ///   memory.
  static func draw(_ text: String, label: StaticString) -> Markup? {
    guard
      let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M)
    else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    let squares = UnsafeBufferPointer(
      start: code.pointee.data, count: width * width)
    var picture = Markup("<svg class=\"qr\" role=\"img\" aria-label=\"")
    picture.add(label)
    picture.add("\" viewBox=\"0 0 ")
    picture.add(number: width + 2 * margin)
    picture.add(" ")
    picture.add(number: width + 2 * margin)
    picture.add(
      "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0H")
    picture.add(number: width + 2 * margin)
    picture.add("V")
    picture.add(number: width + 2 * margin)
    picture.add("H0z\"/><path fill=\"#000\" d=\"")
    for (place, square) in squares.enumerated() where square & 1 == 1 {
      picture.add("M")
      picture.add(number: place % width + margin)
      picture.add(" ")
      picture.add(number: place / width + margin)
      picture.add("h1v1h-1z")
    }
    picture.add("\"/></svg>")
    return picture
  }
}
