package import Casework
import Foundation
package import Operations

/// Writes the register as an exchange folder. The files are written beside
/// their places, and moved there when the last one is whole: a folder that was
/// there before is replaced as a whole or not at all.
package final class FolderWriter: RegisterSink {
  private let folder: String
  private var table: RegisterTable?
  private var handle: FileHandle?
  private var buffer = CSVWriter()
  private var written: [RegisterTable] = []

  deinit {
    for table in written {
      try? FileManager.default.removeItem(atPath: partPath(table))
    }
  }

  package init(folder: String) throws {
    self.folder = folder
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
  }

  package func take(_ row: RegisterRow) throws {
    try turn(to: row.table)
    guard let fields = row.fields else { return }
    buffer.append(fields)
    if buffer.bytes.count > 1 << 16 { try flush() }
  }

  /// Begins a table's file, also where no row will follow.
  package func begin(_ table: RegisterTable) throws {
    try turn(to: table)
  }

  package func end() throws {
    try closeFile()
    for table in written {
      let target = folder + "/" + table.fileName
      guard rename(partPath(table), target) == 0 else {
        throw FileRefusal(
          file: table.fileName, problem: "无法写入",
          remedy: "检查文件夹权限；同名的文件夹请移走")
      }
    }
    written = []
  }

  private func turn(to table: RegisterTable) throws {
    guard table != self.table else { return }
    try closeFile()
    self.table = table
    let path = partPath(table)
    written.append(table)
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else {
      throw FileRefusal(
        file: table.fileName, problem: "无法写入", remedy: "检查文件夹权限和磁盘空间")
    }
    self.handle = handle
    buffer.append(table.columns.map(\.name))
  }

  private func closeFile() throws {
    guard table != nil else { return }
    try flush()
    try handle?.close()
    handle = nil
    table = nil
  }

  private func flush() throws {
    try handle?.write(contentsOf: Data(buffer.bytes))
    buffer.removeAll()
  }

  private func partPath(_ table: RegisterTable) -> String {
    folder + "/." + table.fileName + ".part"
  }
}

extension RegisterRow {
  /// As the exchange folder writes it; nil for what cannot be written.
  var fields: [String]? {
    switch self {
    case .area(let row): row.fields
    case .policy(let row): row.fields
    case .household(let row): row.fields
    case .person(let row, let stay): row.fields(stay)
    case .certificate(let row): row.fields
    case .care(let row): row.fields
    case .circumstance(let row): row.fields
    case .status(let row): row.fields
    case .assessment(let row): row.fields
    case .post(let row): row.fields
    case .link(let row): row.fields
    case .visit(let row): row.fields
    case .absence(let row): row.fields
    case .suspension(let row): row.fields
    case .unreadable: nil
    }
  }
}
