/// The fields of a posted form, in order; a name may come several times.
package struct FormFields: Sendable, Hashable {
  package struct Field: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// More than any form of ours has; the rest of a longer body is not read.
  static let mostFields = 2_000

  package private(set) var fields: [Field]

  package init(_ fields: [Field] = []) { self.fields = fields }

  /// Reads `application/x-www-form-urlencoded`. Whatever the bytes are, they
  /// are read as well as can be.
  package init(urlEncoded bytes: some Sequence<UInt8>) {
    let pairs = Array(bytes).split(
      separator: UInt8(ascii: "&"), maxSplits: Self.mostFields)
    fields = pairs.prefix(Self.mostFields).map { pair in
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let value = pair[equals...].dropFirst()
      return Field(
        PercentEncoding.decode(pair[..<equals], plusIsBlank: true),
        Self.plain(PercentEncoding.decode(value, plusIsBlank: true)))
    }
  }

  /// The first value under a name.
  package subscript(_ name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// All values under a name.
  package func all(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// The fields whose name begins so, without the beginning.
  package func under(_ prefix: String) -> FormFields {
    FormFields(
      fields.compactMap { field in
        field.name.hasPrefix(prefix)
          ? Field(String(field.name.dropFirst(prefix.count)), field.value)
          : nil
      })
  }

  package var isEmpty: Bool { fields.isEmpty }

  /// Lines end in \n only, and no character can disturb what stores them.
  private static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars.makeIterator()
    var previous: Unicode.Scalar?
    while let scalar = scalars.next() {
      switch scalar {
      case "\r": result.append("\n")
      case "\n" where previous == "\r": break
      case _ where scalar.value < 0x20 && scalar != "\n" && scalar != "\t":
        break
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }
}
