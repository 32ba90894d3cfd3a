import CPostgreSQL

extension DatabaseFailure {
  /// Whether waiting for a moment may help.
  var mayPass: Bool {
    switch self {
    case .unreachable, .connectionLost, .tooManyConnections: true
    default: false
    }
  }

  /// What a server said of a statement, by its SQLSTATE.
  init(result: OpaquePointer) {
    func field(_ code: Character) -> String {
      let number = Int32(code.asciiValue ?? 0)
      return PQresultErrorField(result, number).map { String(cString: $0) }
        ?? ""
    }
    let state = field("C")
    let message = field("M")
    switch state {
    case "40001", "40P01": self = .conflict
    case "55P03", "57014", "25P03": self = .busy
    case "53100": self = .diskFull
    case "53300": self = .tooManyConnections
    case "25006": self = .readOnly
    case "57P01", "57P02", "57P03", "08006", "08003": self = .connectionLost
    case let state where state.hasPrefix("23"):
      // The detail would name the row.
      self = .constraint(message)
    case "": self = .connectionLost
    default: self = .refused(state: state, message: message)
    }
  }

  /// Why a connection could not be made.
  init(connecting handle: OpaquePointer) {
    let words = String(cString: PQerrorMessage(handle))
    let reason =
      words.split(whereSeparator: \.isNewline).first.map(
        String.init) ?? "no reason given"
    if words.contains("password authentication failed")
      || words.contains("no password supplied")
      || words.contains("role \"")
    {
      self = .loginRefused(reason: reason)
    } else if words.contains("too many clients")
      || words.contains("remaining connection slots")
      || words.contains("too many connections")
    {
      self = .tooManyConnections
    } else {
      self = .unreachable(reason: reason)
    }
  }
}
