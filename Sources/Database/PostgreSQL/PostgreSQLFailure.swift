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
    self.init(
      state: field("C"), message: field("M"), table: field("t"),
      constraint: field("n"), column: field("c"))
  }

  /// - Parameters:
  ///   - state: SQLSTATE; empty where the connection broke.
  ///   - message: it may name values where a value is at fault.
  init(
    state: String, message: String, table: String = "",
    constraint: String = "", column: String = ""
  ) {
    switch state {
    case "40001", "40P01": self = .conflict
    case "55P03", "57014", "25P03": self = .busy
    case "53100": self = .diskFull
    case "53200": self = .outOfMemory
    case "53300": self = .tooManyConnections
    case "25006": self = .readOnlyServer
    // A standby's word for a serializable transaction, which a write begins.
    case "0A000" where message.contains("standby"): self = .readOnlyServer
    case "", "57P01", "57P02", "57P03", "08006", "08003":
      self = .connectionLost
    // Detail and context, and some messages, would name the row's values.
    case "23505":
      self = .constraint(
        "\(table): a row with the same key is there already (\(constraint))")
    case "23503":
      self = .constraint(
        "\(table): a row names another that is not there (\(constraint))")
    case "23502":
      self = .constraint("\(table): a row has no value for \(column)")
    case "23514":
      self = .constraint(
        "\(table): a row holds a value that is not allowed (\(constraint))")
    case let state where state.hasPrefix("23"):
      self = .constraint("\(table): \(constraint)")
    case let state where state.hasPrefix("22"):
      self = .constraint("a value does not fit its column (\(state))")
    default: self = .refused(state: state, message: message)
    }
  }

  /// Why a connection could not be made.
  init(connecting handle: OpaquePointer) {
    let words = String(cString: PQerrorMessage(handle))
    let reason =
      words.split(whereSeparator: \.isNewline).first.map(
        String.init) ?? "no reason given"
    if words.contains("too many clients")
      || words.contains("remaining connection slots")
      || words.contains("too many connections")
    {
      self = .tooManyConnections
    } else if words.contains("password authentication failed")
      || words.contains("no password supplied")
      || words.contains("role \"")
      // Whatever language the server speaks.
      || PQconnectionNeedsPassword(handle) == 1
    {
      self = .loginRefused(reason: reason)
    } else {
      self = .unreachable(reason: reason)
    }
  }
}
