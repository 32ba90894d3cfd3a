import Hummingbird
import Operations
import Testing
import Web

@Suite("Who reaches the pages of administration")
struct OfficeAccessTests {
  private static let endpoints: [Endpoint] = [
    .staff, .addWorker, .worker, .addPost, .addLink, .endStaffRow,
    .handOverForm, .handOver, .areas, .addVillage, .area, .renameArea,
    .endVillage, .policies, .putPolicy, .pack, .endPolicy, .trialForm,
    .startTrial, .trial, .importForm, .upload, .importJob, .startImport,
    .refusedRows,
  ]

  @Test("A village worker finds none of them", arguments: endpoints)
  func forbidden(_ endpoint: Endpoint) async throws {
    try await TestWorld.work { browser, _ in
      let path = endpoint.route.path("V2", "areas")
      let page =
        endpoint.method == .get
        ? try await browser.get(path)
        : try await browser.post(
          path,
          [
            ("row", "post-1-1"), ("role", "村专委"), ("area", "341202001201"),
            ("worker", "N1"), ("name", "某人"), ("from", "2026-01-01"),
            ("last", "2026-01-01"), ("kind", "联系户"), ("object", "H1"),
            ("window", "1"), ("required", "1"), ("capacity", "40"),
            ("do", "import"),
          ])
      #expect(page.status == 404, "\(endpoint)")
      #expect(!page.html.contains("周明"))
    }
  }

  @Test("管理 lists what the county may look after, and each opens")
  func listed() async throws {
    try await TestWorld.administer { browser, _ in
      let office = try await browser.get("/office")
      for (title, path) in [
        ("人员与联系", "/office/staff"), ("辖区", "/office/areas"),
        ("政策", "/office/policies"), ("政策试算", "/office/trial"),
        ("数据导入", "/office/import"),
      ] {
        #expect(office.words.contains(title))
        #expect(office.html.contains("href=\"\(path)\""))
        #expect(try await browser.get(path).status == 200, "\(path)")
      }
      let pack = try await browser.get("/office/policies/fuyang-2022")
      #expect(pack.words.contains("平台默认"))
      #expect(pack.words.contains("阜残联〔2022〕25号"))
      #expect(try await browser.get("/office/policies/none").status == 404)
    }
  }
}
