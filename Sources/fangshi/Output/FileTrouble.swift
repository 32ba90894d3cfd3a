import Foundation

/// What the system says about a file or folder, in one line that names it
/// and what helps.
struct FileTrouble {
  private let path: String
  private let code: POSIXErrorCode?
  /// The system's own words.
  private let reason: String

  init(_ error: CocoaError) {
    path = error.filePath ?? error.url?.path ?? "the file"
    let posix = error.underlying as? POSIXError
    code = posix?.code ?? Self.code(of: error.code)
    reason = posix.map(Self.reason) ?? error.localizedDescription
  }

  init(_ error: POSIXError) {
    path = "the file"
    code = error.code
    reason = Self.reason(error)
  }

  var words: String {
    switch code {
    case .EEXIST, .ENOTDIR:
      "\(path): there is a file where a folder is needed; name another "
        + "folder, or move the file away"
    case .EISDIR:
      "\(path) is a folder where a file is needed; name another one"
    case .EACCES, .EPERM:
      "\(path): no permission; name a place you may write to, or have the "
        + "permissions changed"
    case .ENOSPC, .EDQUOT:
      "\(path): no space is left on the disk; free some and try again"
    case .EROFS:
      "\(path): the disk cannot be written to; name a place on another one"
    case .ENOENT:
      "\(path): there is no such folder, and it cannot be made there; check "
        + "the path"
    default:
      "\(path): \(reason); check the path and its permissions"
    }
  }

  private static func code(of code: CocoaError.Code) -> POSIXErrorCode? {
    switch code {
    case .fileWriteFileExists: .EEXIST
    case .fileReadNoPermission, .fileWriteNoPermission: .EACCES
    case .fileWriteOutOfSpace: .ENOSPC
    case .fileWriteVolumeReadOnly: .EROFS
    case .fileNoSuchFile, .fileReadNoSuchFile: .ENOENT
    default: nil
    }
  }

  private static func reason(_ error: POSIXError) -> String {
    String(cString: strerror(error.code.rawValue))
  }
}
