import Casework
import Exchange
import Foundation
import Operations

/// A household of one 特困分散 person, with a township's account.
enum CareWorld {
  static let citizenID = "341202195805061239"
  static let phone = "13912345679"
  /// What must not hang in public.
  static let secrets = [citizenID, phone, "1239", "九组77号", "肢体", "H9", "P9"]

  static func work(
    _ test: @escaping @Sendable (Browser, TestWorld) async throws -> Void
  ) async throws {
    try await TestWorld.browse { browser, world in
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "care-\(UUID().uuidString)")
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      for (name, text) in files {
        try text.write(
          to: folder.appending(path: name), atomically: true,
          encoding: .utf8)
      }
      let system = Actor.system("test")
      _ = try await world.office.perform(
        ImportRegister(source: FolderSource(folder: folder.path)), as: system)
      guard let township = AreaCode("341202001"),
        let county = AreaCode("341202")
      else { return }
      try await world.office.perform(
        AddAccount(
          login: "civil", password: TestWorld.password, workerNumber: "",
          role: .countyCivilAffairs, area: county), as: system)
      try await world.office.perform(
        AddAccount(
          login: "township", password: TestWorld.password,
          workerNumber: "T1", role: .township, area: township), as: system)
      try await test(try await browser.signedIn(as: "township"), world)
    }
  }

  private static let files = [
    "policies.csv": "辖区代码,政策包,生效日期\n341202,dongsheng-2024,2026-01-01\n",
    "households.csv": """
    户编号,村代码,户主,住址,建档日期
    H9,341202001201,冯德贵,双河村九组77号,2025-01-01

    """,
    "persons.csv": """
    人员编号,姓名,户编号,与户主关系,性别,出生日期,身份证号,联系电话,残疾类别,残疾等级,发证日期,证件状态
    P9,冯德贵,H9,户主,男,1958-05-06,\(citizenID),\(phone),肢体,2,2020-01-01,有效

    """,
    "statuses.csv": "人员编号,身份,开始日期\nP9,特困分散,2025-01-01\n",
  ]
}
