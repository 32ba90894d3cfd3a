import Casework
import Exchange
import Foundation
import Operations
import TestSupport
import Testing

/// Whatever the bytes: a folder is taken, or refused in words.
@Suite("A folder with damaged bytes")
struct FolderFuzzTests {
  /// What could not be told in words.
  private func wordless(_ problems: [RowProblem]) -> [String] {
    problems.filter { $0.problem.isEmpty || $0.remedy.isEmpty }
      .map { "\($0)" }
  }

  @Test("is read, or refused in words", arguments: 1...6)
  func damaged(seed: UInt64) async throws {
    let register = try await EmptyRegister.open()
    var seeded = Seeded(seed)
    var outcomes: Set<String> = []
    for _ in 1...50 {
      let folder = try damagedFolder(&seeded)
      do {
        try await register.take(folder, isDryRun: true)
      } catch let stopped as ImportStopped {
        #expect(wordless(stopped.report.problems) == [])
        outcomes.insert(stopped.report.problems.isEmpty ? "taken" : "rows")
      } catch let refusal as FileRefusal {
        #expect(!refusal.problem.isEmpty && !refusal.remedy.isEmpty)
        outcomes.insert("file")
      } catch let refusal as FolderRefusal {
        #expect(refusal.refusals.count > 1)
        outcomes.insert("file")
      }
    }
    #expect(outcomes.isSuperset(of: ["rows", "file"]))
    #expect(try await register.tablesWithRows() == [])
  }

  @Test("leaves a register that is exported and taken again", arguments: 7...8)
  func partly(seed: UInt64) async throws {
    let register = try await Register()
    var seeded = Seeded(seed)
    for _ in 1...20 {
      let folder = try damagedFolder(&seeded)
      do {
        let report = try await register.take(folder, partly: true)
        #expect(wordless(report.problems) == [])
        _ = try RefusedRows(folder: folder.path).write(report.problems)
      } catch is FileRefusal {
        continue
      } catch is FolderRefusal {
        continue
      }
    }
    #expect(try await register.differences() == [])
    let exported = try await register.export()
    let folder = try TestFolder()
    for (table, text) in exported {
      try folder.write(Data(text.utf8), to: table)
    }
    let again = try await Register()
    #expect(try await again.refusal(of: folder) == [])
    #expect(try await again.export() == exported)
    #expect(try await again.ledger() == register.ledger())
  }

  private func damagedFolder(_ seeded: inout Seeded) throws -> TestFolder {
    let folder = try TestFolder()
    let damaged = Set(
      (0...seeded.number(in: 0...1)).map { _ in
        seeded.element(of: RegisterTable.allCases)
      })
    for table in RegisterTable.allCases {
      var bytes = Array((SampleFiles().texts[table] ?? "").utf8)
      if damaged.contains(table) {
        for _ in 0...seeded.number(in: 0...2) { damage(&bytes, &seeded) }
      }
      try folder.write(Data(bytes), to: table)
    }
    return folder
  }

  private func damage(_ bytes: inout [UInt8], _ seeded: inout Seeded) {
    guard !bytes.isEmpty else { return }
    let place = seeded.number(in: 0...bytes.count - 1)
    let end = min(bytes.count, place + seeded.number(in: 1...12))
    switch seeded.number(in: 0...6) {
    case 0: bytes[place] = UInt8(seeded.number(in: 0...255))
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 3: bytes.removeSubrange(place...)
    case 4:
      bytes.insert(seeded.element(of: Array(",\"\n\r; \0".utf8)), at: place)
    case 5:
      let texts = ["P1", "H9", "是", "2026-02-30", "\u{FEFF}", "，", "-1", "0"]
      bytes.insert(contentsOf: seeded.element(of: texts).utf8, at: place)
    default:
      // Two lines change places, or one is there twice.
      var lines = bytes.split(separator: UInt8(ascii: "\n"))
      let one = seeded.number(in: 0...lines.count - 1)
      let other = seeded.number(in: 0...lines.count - 1)
      if seeded.chance(50) {
        lines.swapAt(one, other)
      } else {
        lines.append(lines[one])
      }
      bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }
  }
}
