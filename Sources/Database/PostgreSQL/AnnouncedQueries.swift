/// Queries on their way to a server before anybody asks for them, so that many
/// are answered on one journey. Whatever is sent to change something makes
/// their answers old.
final class AnnouncedQueries {
  private struct Query: Hashable {
    /// Under which the text is prepared.
    var name: String
    var arguments: [PostgreSQLStatement.Argument]
  }

  private var answers: [Query: Answer] = [:]

  /// Whether the text is prepared, under a name by which the query is known
  /// again, and the query has not been announced yet.
  func wants(
    _ text: PreparedText, _ arguments: [PostgreSQLStatement.Argument]
  ) -> Bool {
    !text.name.isEmpty
      && answers[Query(name: text.name, arguments: arguments)] == nil
  }

  func add(
    _ answer: Answer, _ text: PreparedText,
    _ arguments: [PostgreSQLStatement.Argument]
  ) {
    answers[Query(name: text.name, arguments: arguments)] = answer
  }

  /// The answer to a query that was announced; it is given once.
  func take(
    _ text: PreparedText, _ arguments: [PostgreSQLStatement.Argument]
  ) -> Answer? {
    if answers.isEmpty { return nil }
    return answers.removeValue(
      forKey: Query(name: text.name, arguments: arguments))
  }

  func forget() {
    if !answers.isEmpty { answers.removeAll(keepingCapacity: true) }
  }
}
