import GRDB
import GRDBSQLite

/// A prepared statement of SQLite. GRDB keeps it in the connection's cache.
final class SQLiteStatement: Statement {
  private let statement: GRDB.Statement
  private let handle: OpaquePointer
  private let connection: GRDB.Database

  init(_ statement: GRDB.Statement, of connection: GRDB.Database) {
    self.statement = statement
    self.connection = connection
    handle = statement.sqliteStatement
  }

  func bind(_ value: Int64, at position: Int32) {
    sqlite3_bind_int64(handle, position, value)
  }

  func bind(_ value: String, at position: Int32) {
    var value = value
    value.withUTF8 { bytes in
      bindText(bytes, at: position)
    }
  }

  private func bindText(
    _ bytes: UnsafeBufferPointer<UInt8>, at position: Int32
  ) {
    // Without a base address it would bind NULL.
    let empty: StaticString = ""
    let start = bytes.baseAddress ?? empty.utf8Start
    start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
      _ = sqlite3_bind_text(
        handle, position, $0, Int32(bytes.count), transient)
    }
  }

  func bind(_ value: [UInt8], at position: Int32) {
    value.withUnsafeBytes { bytes in
      _ = sqlite3_bind_blob(
        handle, position, bytes.baseAddress, Int32(bytes.count), transient)
    }
  }

  func bindNull(at position: Int32) {
    sqlite3_bind_null(handle, position)
  }

  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let message = String(cString: sqlite3_errmsg(connection.sqliteConnection))
      throw DatabaseFailure(code: code, message: message)
    }
  }

  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  var columnCount: Int32 { sqlite3_column_count(handle) }

  func value(_ column: Int32) -> SQLValue {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .int(int(column))
    case SQLITE_BLOB: .blob(blob(column))
    default: .text(text(column))
    }
  }

  func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  func int(_ column: Int32) -> Int64 {
    sqlite3_column_int64(handle, column)
  }

  func text(_ column: Int32) -> String {
    String(decoding: utf8(column), as: UTF8.self)
  }

  func blob(_ column: Int32) -> [UInt8] {
    let count = Int(sqlite3_column_bytes(handle, column))
    guard count > 0, let bytes = sqlite3_column_blob(handle, column)
    else { return [] }
    return Array(UnsafeRawBufferPointer(start: bytes, count: count))
  }

  func utf8(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let bytes = sqlite3_column_text(handle, column)
    let count = Int(sqlite3_column_bytes(handle, column))
    return UnsafeBufferPointer(start: bytes, count: count)
  }
}

/// Tells SQLite to copy what is bound.
private let transient = unsafeBitCast(
  -1 as Int, to: sqlite3_destructor_type.self)

extension DatabaseFailure {
  init(code: Int32, message: String) {
    switch code & 0xFF {
    case SQLITE_FULL: self = .diskFull
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_READONLY: self = .readOnly
    case SQLITE_CONSTRAINT: self = .constraint(message)
    case SQLITE_NOTADB: self = .notADatabase(path: message)
    default: self = .other(code: Int(code), message: message)
    }
  }

  init(_ error: any Error, path: String) {
    switch error {
    case let failure as DatabaseFailure: self = failure
    case let error as GRDB.DatabaseError:
      switch error.resultCode {
      case .SQLITE_CANTOPEN:
        self = .cannotOpen(path: path, reason: error.message ?? "")
      case .SQLITE_NOTADB: self = .notADatabase(path: path)
      default:
        self.init(
          code: error.extendedResultCode.rawValue,
          message: error.message ?? "")
      }
    default: self = .cannotOpen(path: path, reason: "\(error)")
    }
  }
}
