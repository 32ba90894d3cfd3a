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
    for table in try tables() {
      guard let file = try TableFile(table, in: folder) else { continue }
      let columns = table.columns
      try file.rows { line, fields, places in
        if let problem = file.problem(of: fields, line: line) {
          return try each(line, .unreadable(problem))
        }
        var reader = RowReader(
          table: table, columns: columns, line: line, fields: fields,
          places: places)
        try each(line, reader.row())
      }
    }
  }

  /// The tables whose files are there.
  ///
  /// - Throws: `FolderRefusal` with every file that is not its table.
  private func tables() throws -> [RegisterTable] {
    var found: [RegisterTable] = []
    var refusals: [FileRefusal] = []
    for table in RegisterTable.allCases {
      do {
        if try TableFile(table, in: folder) != nil { found.append(table) }
      } catch let refusal as FileRefusal {
        refusals.append(refusal)
      }
    }
    if refusals.count == 1 { throw refusals[0] }
    if !refusals.isEmpty { throw FolderRefusal(refusals: refusals) }
    return found
  }

  /// Whether none of the files is there: most likely another folder was
  /// meant.
  package var isEmpty: Bool {
    !RegisterTable.allCases.contains {
      FileManager.default.fileExists(atPath: folder + "/" + $0.fileName)
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

/// Several files of a folder that cannot be read as their tables.
package struct FolderRefusal: Error, CustomStringConvertible, Sendable {
  package let refusals: [FileRefusal]

  package var description: String {
    refusals.map(\.description).joined(separator: "\n")
  }
}

/// One CSV file with its header understood.
struct TableFile {
  let table: RegisterTable
  let unknownColumns: [String]
  /// By column of the table: position in the file, -1 for none.
  private let places: [Int]
  private let width: Int
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
    let twice = names.filter { name in header.count { $0 == name } > 1 }
    guard twice.isEmpty else {
      throw FileRefusal(
        file: table.fileName,
        problem: "列名重复：\(twice.joined(separator: "、"))",
        remedy: "每列只留一个，看清哪一列是要用的")
    }
    width = header.count
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

  /// Nil for as many fields as the header has.
  func problem(of fields: [String], line: Int) -> RowProblem? {
    if fields.count == width { return nil }
    return RowProblem(
      table: table, line: line, column: table.columns[0].name,
      problem: "这一行有\(fields.count)个字段，表头有\(width)个",
      remedy: "补齐空字段的逗号；文字里有逗号的，用英文引号把整个字段括起来",
      value: fields.first ?? "")
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
