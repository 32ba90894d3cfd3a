import Casework
import Exchange
import Foundation
import Hummingbird
import Operations

/// Folders for files that were sent, each readable by the program's user
/// alone, and apart from those of other servers beside this one.
struct UploadFolders: Sendable {
  private let parent: String
  private let root: String

  /// - Parameter process: of the server, by its number.
  init(in folder: String, process: Int32 = getpid()) {
    parent = folder + "/.fangshi-uploads"
    root = parent + "/\(process)"
  }

  /// Removes what servers have left that no longer run.
  func sweep() {
    let names = try? FileManager.default.contentsOfDirectory(atPath: parent)
    for name in names ?? [] {
      let other = Int32(name) ?? 0
      let isRunning =
        other > 0 && other != getpid()
        && (kill(other, 0) == 0 || errno == EPERM)
      if !isRunning {
        try? FileManager.default.removeItem(atPath: parent + "/" + name)
      }
    }
  }

  func make(_ id: String) throws -> String {
    let folder = path(id)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    return folder
  }

  func path(_ id: String) -> String { root + "/" + id }

  func remove(_ id: String) {
    try? FileManager.default.removeItem(atPath: path(id))
  }

  /// Removes what was sent, and keeps the rows that were refused.
  func removeSent(_ id: String) {
    for table in RegisterTable.allCases {
      try? FileManager.default.removeItem(
        atPath: path(id) + "/" + table.fileName)
    }
  }
}

/// Reads files of an exchange folder from a request to disk, piece by piece.
struct UploadReader {
  /// 64 MB for all files together.
  static let most = 64 * 1_024 * 1_024
  static let field = "files"

  /// Whether a request is one whose files are read here.
  static func takes(_ request: Request) -> Bool {
    isMultipart(request) && request.uri.path == Route.importForm.path()
  }

  private static func isMultipart(_ request: Request) -> Bool {
    request.headers[.contentType]?.lowercased()
      .hasPrefix("multipart/form-data") ?? false
  }

  /// Writes the files into a folder.
  ///
  /// - Returns: the tables that came.
  /// - Throws: `Refusal.invalid`; `WebRefusal`.
  static func read(
    _ request: Request, into folder: String
  ) async throws -> Set<RegisterTable> {
    guard isMultipart(request),
      var reader = MultipartReader(
        contentType: request.headers[.contentType] ?? "")
    else { throw WebRefusal.notAForm }
    let declared = request.headers[.contentLength].flatMap { Int($0) } ?? 0
    guard declared <= most else { throw tooLarge }
    var files = ReceivedFiles(folder: folder)
    var read = 0
    do {
      for try await piece in request.body {
        read += piece.readableBytes
        guard read <= most else { throw tooLarge }
        try reader.read(piece.readableBytesView) { try files.take($0) }
      }
    } catch is MultipartReader.Malformed {
      throw WebRefusal.notAForm
    }
    guard reader.isOver else {
      throw Refusal.invalid([
        FieldProblem(field, "文件没有传完，请重新上传")
      ])
    }
    if !files.problems.isEmpty { throw Refusal.invalid(files.problems) }
    if files.tables.isEmpty {
      throw Refusal.invalid([FieldProblem(field, "请选择要导入的文件")])
    }
    return files.tables
  }

  private static var tooLarge: Refusal {
    .invalid([
      FieldProblem(
        field, "文件一共超过\(most / 1_024 / 1_024) MB。请分几次上传，先传辖区、户和人员")
    ])
  }
}

/// The files of a request as they arrive.
private struct ReceivedFiles {
  let folder: String
  private(set) var tables: Set<RegisterTable> = []
  private(set) var problems: [FieldProblem] = []
  private var file: FileHandle?

  init(folder: String) { self.folder = folder }

  mutating func take(_ event: MultipartReader.Event) throws {
    switch event {
    case .begin(let name, let sent):
      guard name == UploadReader.field, let sent, !sent.isEmpty else {
        return
      }
      try begin(sent)
    case .data(let bytes):
      try file?.write(contentsOf: Data(bytes))
    case .end:
      try file?.close()
      file = nil
    }
  }

  private mutating func begin(_ sent: String) throws {
    // Some browsers name the folder too.
    let last = sent.split { $0 == "/" || $0 == "\\" }.last.map(String.init)
    let table = RegisterTable.allCases.first {
      $0.fileName == last?.lowercased()
    }
    guard let table else {
      complain("“\(last ?? sent)”不是交换文件夹里的文件名，请改名或去掉")
      return
    }
    guard tables.insert(table).inserted else {
      complain("\(table.fileName)选了两次，只留一个")
      return
    }
    let path = folder + "/" + table.fileName
    guard
      FileManager.default.createFile(
        atPath: path, contents: nil,
        attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown) }
    file = FileHandle(forWritingAtPath: path)
  }

  private mutating func complain(_ words: String) {
    if problems.count < 20 {
      problems.append(FieldProblem(UploadReader.field, words))
    }
  }
}
