import Casework
import Foundation
package import Operations

/// Writes refused rows beside the folder they came from, in files of the same
/// form with the reason in a last column, ready to be mended and imported.
package struct RefusedRows {
  private let folder: String

  package init(folder: String) {
    self.folder = folder
  }

  /// The folder written to.
  package func write(_ problems: [RowProblem]) throws -> String {
    let target = folder + "/refused"
    try FileManager.default.createDirectory(
      atPath: target, withIntermediateDirectories: true)
    for table in RegisterTable.allCases {
      let reasons = Dictionary(
        problems.filter { $0.table == table }.map { ($0.line, $0) },
        uniquingKeysWith: { first, _ in first })
      let path = target + "/" + table.fileName
      try? FileManager.default.removeItem(atPath: path)
      guard !reasons.isEmpty, let file = try TableFile(table, in: folder)
      else { continue }
      var writer = CSVWriter()
      writer.append(table.columns.map(\.name) + ["退回原因"])
      try file.rows { line, fields, places in
        guard let reason = reasons[line] else { return }
        let values = places.map {
          $0 >= 0 && $0 < fields.count ? fields[$0] : ""
        }
        writer.append(
          values + ["\(reason.column)：\(reason.problem)；\(reason.remedy)"])
      }
      try Data(writer.bytes).write(to: URL(fileURLWithPath: path))
    }
    return target
  }
}
