/// A table handed out as a file, row by row.
package protocol SheetWriter: AnyObject {
  /// - Throws: `SheetFailure` where the file cannot be written.
  func append(_ cells: [SheetCell]) throws
  /// Must come last: without it there is no file.
  func finish() throws
}

/// What stands in one cell.
package enum SheetCell: Sendable, Hashable {
  case text(String)
  case number(Int)
  /// Of 1, shown as a percentage.
  case share(Double)
  case empty
}

/// In which form a table is handed out.
package enum SheetFormat: String, CaseIterable, Sendable {
  case xlsx, csv

  package var contentType: String {
    switch self {
    case .xlsx:
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .csv: "text/csv; charset=utf-8"
    }
  }

  /// Begins a file with its header row.
  ///
  /// - Throws: `SheetFailure`.
  package func writer(
    path: String, title: String, header: [String]
  ) throws -> any SheetWriter {
    switch self {
    case .xlsx:
      try XLSXSheet(path: path, title: title, header: header)
    case .csv: try CSVSheet(path: path, header: header)
    }
  }
}

/// A file that cannot be written.
package enum SheetFailure: Error, Hashable {
  case cannotWrite(path: String, reason: String)
}
