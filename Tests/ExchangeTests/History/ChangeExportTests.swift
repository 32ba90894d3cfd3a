import Casework
import Exchange
import Operations
import Testing

@Suite("Changes made on pages, exported and imported elsewhere")
struct ChangeExportTests {
  @Test("give the same register and the same ledger")
  func roundTrip() async throws {
    let register = try await Register()
    var files = SampleFiles()
    // Undated certificates and carers, which changes turn into rows.
    files.texts[.certificates] = nil
    files.texts[.care] = nil
    try await register.take(files)
    let county = try await signIn(register)
    try await changes(register, county)
    #expect(try await register.differences() == [])

    let folder = try TestFolder()
    let path = folder.path
    try await register.office.perform(
      ExportRegister { try FolderWriter(folder: path) }, as: Register.actor)
    let elsewhere = try await Register()
    try await elsewhere.take(folder)
    let (sent, taken) = (try folder.texts(), try await elsewhere.export())
    #expect(taken == sent)
    let (here, there) = (
      try await register.ledger(), try await elsewhere.ledger()
    )
    #expect(there == here)
    #expect(!here.isEmpty)
    #expect(try await elsewhere.differences() == [])
    // Imported where it came from, it changes nothing.
    let report = try await register.take(folder)
    #expect(
      report.counts.values.allSatisfy {
        $0.added == 0 && $0.corrected == 0 && $0.refused == 0
      })
  }

  private func signIn(_ register: Register) async throws -> Actor {
    let area = try #require(AreaCode("341202"))
    try await register.office.perform(
      AddAccount(
        login: "county", password: "sunny-river-2026", workerNumber: "C1",
        role: .county, area: area), as: Register.actor)
    let token = try await register.office.perform(
      SignIn(login: "county", password: "sunny-river-2026"), as: .stranger)
    return .account(
      try #require(
        try await register.office.perform(OpenSession(token), as: .stranger)))
  }

  private func changes(
    _ register: Register, _ actor: Actor
  ) async throws {
    let steps: [(ChangeKind, String, String, [String: String])] = [
      (
        .certificate, "H1", "P1",
        ["category": "多重", "level": "1", "from": "2026-03-01", "state": "有效"]
      ),
      (.certificate, "H1", "P1", ["state": "注销", "from": "2026-06-01"]),
      (.careEnd, "H1", "P1", ["to": "2026-05-31"]),
      (.care, "H1", "P1", ["name": "邻居老张", "from": "2026-06-01"]),
      (
        .status, "H2", "P3", ["status": "低保", "from": "2026-02-01"]
      ),
      (
        .circumstance, "H2", "",
        ["kind": "重大自然灾害", "from": "2026-05-01", "note": "水淹"]
      ),
      (
        .newHousehold, "", "",
        [
          "village": "341202001202", "name": "周小妹", "sex": "女",
          "birth": "1950-02-03", "category": "肢体", "level": "2",
          "from": "2026-01-05",
        ]
      ),
      (
        .move, "H1", "P2",
        ["household": "H2", "relation": "其他", "from": "2026-04-01"]
      ),
      (
        .relocation, "H2", "",
        ["village": "341202001201", "from": "2026-06-01"]
      ),
      (
        .suspension, "", "",
        ["area": "341202001", "reason": "洪水", "from": "2026-06-05"]
      ),
    ]
    for (kind, household, person, typed) in steps {
      let key = person.isEmpty ? "" : "341202-\(person.dropFirst())"
      let form = try await register.office.perform(
        PrepareChange(kind, household: household, person: key), as: actor)
      var values: [String: [String]] = [:]
      for field in form.fields where !field.values.isEmpty {
        values[field.name] = field.values
      }
      for (name, text) in typed { values[name] = [text] }
      let done = try await register.office.perform(
        SubmitChange(
          ChangeEntry(
            id: form.id, kind: kind, household: household, person: key,
            base: form.base, values: values)), as: actor)
      #expect(done.state == .passed, "\(kind)")
      #expect(try await register.differences() == [], "\(kind)")
    }
  }
}
