package import Casework
package import Database

/// Something to be passed on to a webhook.
package struct Delivery: Sendable, Hashable {
  package enum State: Int64, Sendable {
    case waiting, delivered, givenUp, ended
  }

  package var county: Int64
  package var notice: String
  package var webhook: String
  /// Never changes, however often it is sent.
  package var body: String
  package var state = State.waiting
  /// How often it has been sent, or was about to be.
  package var attempts: Int64 = 0
  package var createdAt: Moment
  package var finishedAt: Moment?
  package var lastError = ""

  package init(
    county: Int64, notice: String, webhook: String, body: String,
    createdAt: Moment
  ) {
    self.county = county
    self.notice = notice
    self.webhook = webhook
    self.body = body
    self.createdAt = createdAt
  }
}

/// Keeps what is to be passed on. A row is there before anything is sent, and
/// every attempt is on record before it is made: whatever is interrupted is
/// made again, with the same id and the same body.
package struct OutboxStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func insert(_ delivery: Delivery, due: Moment) throws {
    try connection.execute(
      """
      INSERT INTO outbox (county, notice_id, webhook_id, body, state,
        attempts, next_at, created_at, finished_at, last_error)
      VALUES (?, ?, ?, ?, 0, 0, ?, ?, NULL, '')
      """,
      [
        .int(delivery.county), .text(delivery.notice),
        .text(delivery.webhook), .text(delivery.body), .int(due.seconds),
        .int(delivery.createdAt.seconds),
      ])
  }

  package func hasDue(by now: Moment) throws -> Bool {
    try connection.row(
      "SELECT 1 FROM outbox WHERE state = 0 AND next_at <= ? LIMIT 1",
      [.int(now.seconds)]
    ) { _ in true } ?? false
  }

  /// What is due, the oldest first.
  package func due(by now: Moment, limit: Int) throws -> [Delivery] {
    try list(
      "state = 0 AND next_at <= ?", [.int(now.seconds)],
      order: "next_at, notice_id", limit: limit, offset: 0)
  }

  /// Puts an attempt on record before it is made; where nothing is heard of
  /// it, the next is due then.
  package func begin(_ delivery: Delivery, next: Moment) throws {
    try change(
      "attempts = attempts + 1, next_at = ?", [.int(next.seconds)], delivery)
  }

  package func succeed(_ delivery: Delivery, at now: Moment) throws {
    try change(
      "state = 1, finished_at = ?, last_error = ''", [.int(now.seconds)],
      delivery)
  }

  /// - Parameter next: when it is tried again.
  package func fail(
    _ delivery: Delivery, _ words: String, next: Moment
  ) throws {
    try change(
      "last_error = ?, next_at = ?", [.text(words), .int(next.seconds)],
      delivery)
  }

  package func giveUp(
    _ delivery: Delivery, _ words: String, at now: Moment
  ) throws {
    try change(
      "state = 2, finished_at = ?, last_error = ?",
      [.int(now.seconds), .text(words)], delivery)
  }

  /// Once more from the beginning, after it was given up.
  package func again(_ delivery: Delivery, at now: Moment) throws {
    try connection.execute(
      """
      UPDATE outbox SET state = 0, attempts = 0, next_at = ?,
        finished_at = NULL
      WHERE county = ? AND notice_id = ? AND webhook_id = ? AND state = 2
      """, [.int(now.seconds)] + key(delivery))
  }

  package func find(
    notice: String, webhook: String
  ) throws -> Delivery? {
    try list(
      "notice_id = ? AND webhook_id = ?", [.text(notice), .text(webhook)],
      order: "notice_id", limit: 1, offset: 0
    ).first
  }

  /// How many of a webhook are in each state.
  package func counts(of webhook: String) throws -> [Delivery.State: Int] {
    var counts: [Delivery.State: Int] = [:]
    try connection.query(
      """
      SELECT state, count(*) FROM outbox WHERE webhook_id = ? GROUP BY state
      """, [.text(webhook)]
    ) { row in
      guard let state = Delivery.State(rawValue: row.int(0)) else { return }
      counts[state] = Int(row.int(1))
    }
    return counts
  }

  /// What was given up, the latest first.
  package func givenUp(
    of webhooks: [String], offset: Int, limit: Int
  ) throws -> [Delivery] {
    if webhooks.isEmpty { return [] }
    let marks = webhooks.map { _ in "?" }.joined(separator: ", ")
    return try list(
      "state = 2 AND webhook_id IN (\(marks))",
      webhooks.map(SQLValue.text), order: "notice_id DESC", limit: limit,
      offset: offset)
  }

  /// Where an attempt has succeeded, nothing that is heard later of an
  /// earlier one changes that.
  private func change(
    _ change: String, _ arguments: [SQLValue], _ delivery: Delivery
  ) throws {
    try connection.execute(
      """
      UPDATE outbox SET \(change)
      WHERE county = ? AND notice_id = ? AND webhook_id = ? AND state = 0
      """, arguments + key(delivery))
  }

  private func key(_ delivery: Delivery) -> [SQLValue] {
    [
      .int(delivery.county), .text(delivery.notice), .text(delivery.webhook),
    ]
  }

  private func list(
    _ condition: String, _ arguments: [SQLValue], order: String, limit: Int,
    offset: Int
  ) throws -> [Delivery] {
    try connection.rows(
      """
      SELECT county, notice_id, webhook_id, body, state, attempts,
        created_at, finished_at, last_error
      FROM outbox WHERE \(condition) ORDER BY \(order) LIMIT ? OFFSET ?
      """, arguments + [.int(Int64(limit)), .int(Int64(offset))]
    ) { row in
      var delivery = Delivery(
        county: row.int(0), notice: row.text(1), webhook: row.text(2),
        body: row.text(3), createdAt: Moment(seconds: row.int(6)))
      delivery.state = Delivery.State(rawValue: row.int(4)) ?? .waiting
      delivery.attempts = row.int(5)
      delivery.finishedAt = row.optionalInt(7).map { Moment(seconds: $0) }
      delivery.lastError = row.text(8)
      return delivery
    }
  }
}
