import CPostgreSQL
import Dispatch
import Foundation

/// The rows that saves wrote, written again to the tables as they were before
/// them, PostgreSQL: a plain loop on each of as many connections as the
/// program holds, a commit for each save, all of a save in one journey.
final class RawServerSaves: RawSaving, @unchecked Sendable {
  private let url: String
  private var results: [OpaquePointer?] = []

  /// Of the program, for writes.
  private static let connections = 10

  init(before url: String) throws {
    self.url = url
    let link = try RawLink(url)
    try link.run("DROP SCHEMA IF EXISTS raw CASCADE; CREATE SCHEMA raw")
    for table in savedTables {
      try link.run("CREATE TABLE raw.\(table) (LIKE \(table) INCLUDING ALL)")
      try link.run("INSERT INTO raw.\(table) SELECT * FROM \(table)")
    }
  }

  deinit { for result in results { PQclear(result) } }

  func run(saves: Int, batch: Int) throws -> Double {
    let link = try RawLink(url)
    for table in savedTables {
      let result = PQexecParams(
        link.handle,
        "SELECT * FROM \(table) EXCEPT SELECT * FROM raw.\(table)", 0, nil,
        nil, nil, nil, 1)
      guard PQresultStatus(result) == PGRES_TUPLES_OK else {
        throw link.failure
      }
      results.append(result)
    }
    let links = try (0..<Self.connections).map { _ in try prepared() }
    let start = ContinuousClock.now
    DispatchQueue.concurrentPerform(iterations: links.count) { number in
      for save in stride(from: number, to: saves, by: links.count) {
        self.write(save, of: saves, links[number])
      }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    try link.run("DROP SCHEMA raw CASCADE")
    return Double(saves) / seconds
  }

  private func prepared() throws -> RawLink {
    let link = try RawLink(url)
    for (index, table) in savedTables.enumerated() {
      let width = Int(PQnfields(results[index]))
      let marks = (1...width).map { "$\($0)" }.joined(separator: ", ")
      let tail = table == savedTables.last ? upsert(results[index]) : ""
      PQclear(
        PQprepare(
          link.handle, table,
          "INSERT INTO raw.\(table) VALUES (\(marks))\(tail)", 0, nil))
    }
    PQclear(PQprepare(link.handle, "begin", "BEGIN", 0, nil))
    PQclear(PQprepare(link.handle, "commit", "COMMIT", 0, nil))
    return link
  }

  /// A window that is there is written over.
  private func upsert(_ result: OpaquePointer?) -> String {
    let columns = (0..<PQnfields(result)).map {
      String(cString: PQfname(result, $0))
    }
    let key = columns[..<6].joined(separator: ", ")
    let changes = columns[6...].map { "\($0) = excluded.\($0)" }
    return " ON CONFLICT (\(key)) DO UPDATE SET "
      + changes.joined(separator: ", ")
  }

  private func write(_ save: Int, of saves: Int, _ link: RawLink) {
    let handle = link.handle
    PQenterPipelineMode(handle)
    PQsendQueryPrepared(handle, "begin", 0, nil, nil, nil, 1)
    for (index, table) in savedTables.enumerated() {
      let result = results[index]
      let count = Int(PQntuples(result))
      for row in (count * save / saves)..<(count * (save + 1) / saves) {
        let columns = 0..<PQnfields(result)
        let values: [UnsafePointer<CChar>?] = columns.map {
          PQgetisnull(result, Int32(row), $0) == 1
            ? nil : UnsafePointer(PQgetvalue(result, Int32(row), $0))
        }
        let lengths = columns.map { PQgetlength(result, Int32(row), $0) }
        let formats = columns.map { _ in Int32(1) }
        PQsendQueryPrepared(
          handle, table, Int32(columns.count), values, lengths, formats, 1)
      }
    }
    PQsendQueryPrepared(handle, "commit", 0, nil, nil, nil, 1)
    PQpipelineSync(handle)
    while true {
      guard let answer = PQgetResult(handle) else {
        if PQstatus(handle) != CONNECTION_OK { return }
        continue
      }
      let isEnd = PQresultStatus(answer) == PGRES_PIPELINE_SYNC
      PQclear(answer)
      if isEnd { break }
    }
    PQexitPipelineMode(handle)
  }
}
