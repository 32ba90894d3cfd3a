import Casework
import Exchange

/// The ledger listing as CSV or JSON (exchange.md "fangshi ledger").
enum LedgerOutput {
  static let columns = [
    "duty", "policy", "clause", "unit_type", "unit", "actor", "from", "to",
    "required", "counted", "state", "events", "marks", "note",
  ]

  static func csv(_ rows: [LedgerRow]) -> [UInt8] {
    var writer = CSVWriter()
    writer.append(columns)
    for row in rows { writer.append(fields(row)) }
    return writer.bytes
  }

  /// An array; all fields texts but `required` and `counted`.
  static func json(_ rows: [LedgerRow]) -> [UInt8] {
    var text = "["
    for (index, row) in rows.enumerated() {
      text += index == 0 ? "\n" : ",\n"
      let pairs = zip(columns, fields(row)).map { name, value in
        let isNumber = name == "required" || name == "counted"
        return "\"\(name)\":" + (isNumber ? value : quoted(value))
      }
      text += "{" + pairs.joined(separator: ",") + "}"
    }
    return Array((text + "\n]\n").utf8)
  }

  private static func fields(_ row: LedgerRow) -> [String] {
    [
      row.duty, row.policy, row.clause, row.unitType, row.unit, row.actor,
      row.from.description, row.to.description, String(row.required),
      String(row.counted), row.state.word,
      row.events.joined(separator: ";"),
      row.marks.words.map(\.word).joined(separator: ";"), row.note,
    ]
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case let other where other.value < 0x20:
        let code = String(other.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      case let other: result.unicodeScalars.append(other)
      }
    }
    return result + "\""
  }
}
