/// The text of a statement as PostgreSQL takes it.
struct PreparedText {
  /// Under which it is prepared; empty for a text used once.
  var name: String
  var sql: String
  var parameters: Int
  var returnsRows: Bool

  /// - Parameter shared: SQL with `?` for each argument, none of them inside
  ///   a text.
  init(_ shared: String, name: String = "") {
    var sql = ""
    var parameters = 0
    for letter in shared {
      if letter == "?" {
        parameters += 1
        sql += "$\(parameters)"
      } else {
        sql.append(letter)
      }
    }
    self.name = name
    self.sql = sql
    self.parameters = parameters
    let first = shared.prefix { !$0.isWhitespace }
    // None of these changes anything; a WITH that did would have to say so.
    returnsRows = ["SELECT", "WITH", "SHOW", "FETCH"].contains(first)
  }
}

extension String {
  /// A list of ids in the text makes a text of its own; kept, they would
  /// pile up. Lists of arguments come in few sizes.
  var isMadeOnce: Bool {
    var sql = self
    return sql.withUTF8 { text in
      var list = text.count - 1
      while list > 3, text[list] != UInt8(ascii: "(") { list -= 1 }
      guard list > 3, list + 1 < text.count else { return false }
      let isNumber =
        text[list + 1] >= UInt8(ascii: "0")
        && text[list + 1] <= UInt8(ascii: "9")
      return isNumber && text[(list - 3)..<list].elementsEqual("IN ".utf8)
    }
  }
}
