import Casework
import Foundation
package import Operations

/// The files of an exchange folder as rows to be put on record.
package struct FolderSource: RegisterSource {
  package let folder: String

  package init(folder: String) {
    self.folder = folder
  }

  package func rows(
    _ each: (Int, RegisterRow) throws -> Void
  ) throws {
    for table in RegisterTable.allCases {
      guard let file = try TableFile(table, in: folder) else { continue }
      let columns = table.columns
      try file.rows { line, fields, places in
        var reader = RowReader(
          table: table, columns: columns, line: line, fields: fields,
          places: places)
        try each(line, reader.row())
      }
    }
  }

  /// Columns that no table has, by file; they are ignored.
  package func unknownColumns() throws -> [(file: String, columns: [String])] {
    try RegisterTable.allCases.compactMap { table in
      guard let file = try TableFile(table, in: folder),
        !file.unknownColumns.isEmpty
      else { return nil }
      return (table.fileName, file.unknownColumns)
    }
  }
}

/// A file that cannot be read as its table.
package struct FileRefusal: Error, CustomStringConvertible, Sendable {
  package let file: String
  package let problem: String
  package let remedy: String

  package var description: String { "\(file)：\(problem)；\(remedy)" }
}

/// One CSV file with its header understood.
struct TableFile {
  let table: RegisterTable
  let unknownColumns: [String]
  /// By column of the table: position in the file, -1 for none.
  private let places: [Int]
  private let reader: CSVReader

  /// Nil where the folder lacks the file.
  init?(_ table: RegisterTable, in folder: String) throws {
    self.table = table
    let path = folder + "/" + table.fileName
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileRefusal(
        file: table.fileName, problem: "无法读取", remedy: "检查文件权限")
    }
    let bytes: [UInt8]
    do throws(TextEncoding.Problem) {
      bytes = try TextEncoding.utf8(Array(data))
    } catch {
      throw FileRefusal(
        file: table.fileName, problem: "文字编码既不是 UTF-8 也不是 GB18030",
        remedy: "用表格软件另存为“CSV UTF-8”")
    }
    var reader = CSVReader(bytes)
    var header: [String] = []
    _ = try TableFile.next(&reader, &header, table)
    let names = table.columns.map(\.name)
    let missing = table.columns.filter {
      $0.isRequired && !header.contains($0.name)
    }
    guard missing.isEmpty else {
      let list = missing.map(\.name).joined(separator: "、")
      throw FileRefusal(
        file: table.fileName, problem: "缺少必需的列：\(list)",
        remedy: "第一行应是列名，请补上这些列")
    }
    unknownColumns = header.filter { !names.contains($0) && !$0.isEmpty }
    places = names.map { header.firstIndex(of: $0) ?? -1 }
    self.reader = reader
  }

  func rows(
    _ each: (Int, [String], [Int]) throws -> Void
  ) throws {
    var reader = reader
    var fields: [String] = []
    while try TableFile.next(&reader, &fields, table) {
      if fields.allSatisfy(\.isEmpty) { continue }
      try each(reader.line, fields, places)
    }
  }

  private static func next(
    _ reader: inout CSVReader, _ fields: inout [String],
    _ table: RegisterTable
  ) throws -> Bool {
    do throws(CSVReader.Problem) {
      return try reader.next(&fields)
    } catch .openQuote(let line) {
      throw FileRefusal(
        file: table.fileName, problem: "第\(line)行的引号没有结束",
        remedy: "补上引号，或删去多余的引号")
    }
  }
}
