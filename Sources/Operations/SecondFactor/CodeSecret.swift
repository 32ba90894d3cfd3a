package import Casework
import Crypto
import Foundation

/// The secret that an account shares with a phone, and the codes that follow
/// from it with time: RFC 6238 with HMAC-SHA1, half a minute, six digits, as
/// every authenticator program has it.
package struct CodeSecret: Sendable, Hashable {
  /// Twenty bytes.
  private let bytes: [UInt8]

  static let length = 20
  /// Seconds for which a code is shown.
  static let period: Int64 = 30

  package static func make() -> CodeSecret {
    var generator = SystemRandomNumberGenerator()
    return CodeSecret(
      bytes: (0..<length).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      })
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads it as `text` writes it, whatever the case; blanks and hyphens may
  /// stand anywhere. Nil for anything else.
  package init?(_ text: String) {
    var bytes: [UInt8] = []
    var pending: UInt32 = 0
    var bits = 0
    var letters = 0
    for letter in text.uppercased().utf8 {
      if letter == UInt8(ascii: " ") || letter == UInt8(ascii: "-") {
        continue
      }
      guard let value = Self.letters.firstIndex(of: letter) else {
        return nil
      }
      pending = pending << 5 | UInt32(value)
      letters += 1
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
      }
    }
    guard bytes.count == Self.length, letters == Self.length * 8 / 5 else {
      return nil
    }
    self.bytes = bytes
  }

  /// 32 letters and digits of RFC 4648.
  package var text: String {
    var text = ""
    var pending: UInt32 = 0
    var bits = 0
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        let letter = Self.letters[Int(pending >> UInt32(bits) & 31)]
        text.unicodeScalars.append(Unicode.Scalar(letter))
      }
    }
    return text
  }

  /// In groups of four, to be typed.
  package var groups: String {
    let letters = Array(text)
    return stride(from: 0, to: letters.count, by: 4).map {
      String(letters[$0..<min($0 + 4, letters.count)])
    }.joined(separator: " ")
  }

  /// As authenticator programs take it over by a tap.
  package func uri(for login: String) -> String {
    "otpauth://totp/%E8%AE%BF%E8%A7%86:\(login)?secret=\(text)"
      + "&issuer=%E8%AE%BF%E8%A7%86&algorithm=SHA1&digits=6&period=30"
  }

  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
}

extension CodeSecret {
  /// The half minute a time falls in, counted from 1970 in UTC.
  static func step(of now: Moment) -> Int64 {
    // Asia/Shanghai is eight hours ahead of UTC all year.
    (now.seconds - 8 * 3_600) / period
  }

  /// The code at a time.
  package func code(at now: Moment) -> String {
    code(step: Self.step(of: now))
  }

  /// The half minute, of this one and those beside it, whose code was given;
  /// nil for none that is later than the one used last.
  func step(of code: String, at now: Moment, after last: Int64) -> Int64? {
    let current = Self.step(of: now)
    return ((current - 1)...(current + 1)).first { step in
      step > last && self.code(step: step) == code
    }
  }

  private func code(step: Int64) -> String {
    let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
    let hash = Array(
      HMAC<Insecure.SHA1>.authenticationCode(
        for: counter, using: SymmetricKey(data: bytes)))
    let offset = Int(hash[hash.count - 1] & 15)
    let number = hash[offset..<(offset + 4)].reduce(UInt32(0)) {
      $0 << 8 | UInt32($1)
    }
    let digits = String(number & 0x7fff_ffff)
    return String(("000000" + digits).suffix(6))
  }
}
