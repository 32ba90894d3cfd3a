/// The text of a statement that adds one row to a table, and nothing else.
struct InsertText {
  enum Value {
    /// By position from 0.
    case argument(Int)
    case number(Int64)
  }

  let table: String
  /// All of the table's, in its order, where none are named.
  let columns: [String]
  let values: [Value]

  var arguments: Int {
    values.count { if case .argument = $0 { true } else { false } }
  }

  /// Takes in rows of these columns.
  var copy: String {
    let list = columns.isEmpty ? "" : " (\(columns.joined(separator: ", ")))"
    return "COPY \(table)\(list) FROM STDIN (FORMAT binary)"
  }

  /// - Returns: nil for any other text: one that reads, that says what to do
  ///   where the row is there already, or with values other than arguments
  ///   and whole numbers.
  init?(_ sql: String) {
    var words = sql.words
    guard words.popFirst() == "INSERT", words.popFirst() == "INTO",
      let table = words.popFirst()
    else { return nil }
    var columns: [String] = []
    if words.first == "(" {
      guard let list = words.takeList() else { return nil }
      columns = list
    }
    guard words.popFirst() == "VALUES", let list = words.takeList(),
      words.isEmpty, columns.isEmpty || columns.count == list.count
    else { return nil }
    var values: [Value] = []
    var arguments = 0
    for word in list {
      if word == "?" {
        values.append(.argument(arguments))
        arguments += 1
      } else if let number = Int64(word) {
        values.append(.number(number))
      } else {
        return nil
      }
    }
    self.table = table
    self.columns = columns
    self.values = values
  }
}

extension String {
  /// Names, numbers, and each other sign by itself.
  fileprivate var words: ArraySlice<String> {
    var words: [String] = []
    var isInWord = false
    for letter in self {
      let isPart = letter.isLetter || letter.isNumber || letter == "_"
      if isPart, isInWord {
        words[words.count - 1].append(letter)
      } else if !letter.isWhitespace {
        words.append(String(letter))
      }
      isInWord = isPart
    }
    return words[...]
  }
}

extension ArraySlice<String> {
  /// What stands between brackets, divided by commas; nil where that is
  /// more than one word each.
  fileprivate mutating func takeList() -> [String]? {
    guard popFirst() == "(" else { return nil }
    var list: [String] = []
    while let word = popFirst(), let sign = popFirst() {
      list.append(word)
      if sign == ")" { return list }
      if sign != "," { return nil }
    }
    return nil
  }
}
