import Foundation

/// Why the server cannot listen where it was told to, and what helps.
struct ListenFailure: Error, CustomStringConvertible {
  let description: String

  /// Nil for an error that is not about listening.
  init?(_ error: any Error, host: String, port: Int) {
    // The error's type is the network library's own, which this target does
    // not import: its number stands in its words.
    let words = "\(error)"
    guard words.hasPrefix("bind("),
      let mark = words.range(of: "(errno: "),
      let number = Int32(words[mark.upperBound...].prefix(while: \.isNumber))
    else { return nil }
    let reason = String(cString: strerror(number))
    description =
      "cannot listen on \(host), port \(port): \(reason); "
      + Self.remedy(POSIXErrorCode(rawValue: number))
  }

  private static func remedy(_ code: POSIXErrorCode?) -> String {
    switch code {
    case .EADDRINUSE:
      "name another --port, or stop the server that uses this one"
    case .EACCES: "name a --port of 1024 or above"
    default: "name an address of this computer with --host"
    }
  }
}
