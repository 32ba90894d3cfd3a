import Foundation

/// The folder the packs are read from.
package enum PackDirectory {
  package struct NotFound: Error, CustomStringConvertible, Sendable {
    /// Where it was looked for, in order.
    package var looked: [String]

    package var description: String {
      "no folder of policy packs; looked in \(looked.joined(separator: ", ")); "
        + "name one with --policies DIR or FANGSHI_POLICIES"
    }
  }

  /// The folder that was named; else that of FANGSHI_POLICIES; else `packs`
  /// beside the program or above it; else `packs` in the working folder.
  ///
  /// A folder that was named is taken as it is: whether it can be read shows
  /// when it is.
  package static func find(
    named: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    program: String? = runningProgram,
    workingDirectory: String = FileManager.default.currentDirectoryPath
  ) throws(NotFound) -> String {
    if let named { return named }
    if let given = environment["FANGSHI_POLICIES"], !given.isEmpty {
      return given
    }
    var looked: [String] = []
    for folder in foldersAbove(program) + [workingDirectory] {
      let candidate = folder == "/" ? "/packs" : "\(folder)/packs"
      if holdsPacks(candidate) { return candidate }
      if !looked.contains(candidate) { looked.append(candidate) }
    }
    throw NotFound(looked: looked)
  }

  /// The running program's file, links resolved.
  package static var runningProgram: String? {
    let link = "/proc/self/exe"
    let path =
      FileManager.default.fileExists(atPath: link)
      ? link : CommandLine.arguments.first
    return path.map { URL(filePath: $0).resolvingSymlinksInPath().path }
  }

  private static func foldersAbove(_ program: String?) -> [String] {
    guard let program else { return [] }
    var folders: [String] = []
    var url = URL(filePath: program).standardizedFileURL
    while url.path != "/", folders.count < 50 {
      url = url.deletingLastPathComponent().standardizedFileURL
      folders.append(url.path)
    }
    return folders
  }

  private static func holdsPacks(_ folder: String) -> Bool {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return names?.contains { PackLibrary.isPack($0) } ?? false
  }
}
