import Casework
import Demonstration
import Exchange
import Testing

struct SampleVisitTests {
  let folder: SampleFolder
  let visits: [[String]]

  init() throws {
    folder = try SampleFolder.shared.get()
    visits = folder.texts(
      .visits, "访视编号", "时间", "户编号", "工号", "见到人员", "登记时间", "更正", "结果",
      "方式", "未入户原因")
  }

  @Test("Every role is posted, and villages changed hands or had nobody")
  func roles() {
    #expect(
      Set(folder.column(.workers, "角色")) == Set(Role.allCases.map(\.word)))
    #expect(
      Set(folder.column(.links, "类型")) == Set(LinkKind.allCases.map(\.word)))
    let left = folder.texts(.workers, "角色", "离岗日期")
    #expect(left.contains { $0[0] == "村专委" && $0[1] != "" })
    let villages = folder.texts(.areas, "级别", "代码").filter { $0[0] == "村" }
    let served = folder.texts(.workers, "角色", "辖区代码")
      .filter { $0[0] == "村专委" }
    #expect(Set(served.map { $0[1] }).count < villages.count)
  }

  @Test("At most eleven visits of a county are implausible")
  func implausible() throws {
    let register = try SampleRegister(folder)
    var posts: [String: [Span]] = [:]
    for row in folder.texts(.workers, "工号", "上岗日期", "离岗日期") {
      posts[row[0], default: []].append(span(row[1], row[2]))
    }
    var wrong = 0
    for visit in visits {
      let day = try #require(Moment(visit[1])).day
      let isFiled = register.files[visit[2]]?.contains(day) ?? false
      let areMembers = list(visit[4]).allSatisfy {
        register.households(of: $0, on: day).contains(visit[2])
      }
      let arePosted = list(visit[3]).allSatisfy {
        posts[$0, default: []].contains { $0.contains(day) }
      }
      let isPast = day < SampleFolder.until
      if !isFiled || !areMembers || !arePosted || !isPast { wrong += 1 }
    }
    #expect((1...11).contains(wrong))
  }

  @Test("A correction names an earlier visit and was entered after it")
  func corrections() throws {
    var entered: [String: Moment] = [:]
    var corrections = 0
    for visit in visits {
      let time = try #require(Moment(visit[1]))
      let entry = visit[5].isEmpty ? time : try #require(Moment(visit[5]))
      entered[visit[0]] = entry
      guard visit[6] != "" else { continue }
      corrections += 1
      let before = try #require(entered[visit[6]])
      #expect(before <= entry)
      #expect(visit[5] != "")
    }
    #expect(corrections > 0)
  }

  @Test("Real life is in it: attempts, calls, refusals, late entries")
  func variety() throws {
    let results = Set(visits.map { $0[7] })
    #expect(results == Set(VisitResult.allCases.map(\.word)))
    #expect(Set(visits.map { $0[8] }) == Set(VisitMode.allCases.map(\.word)))
    let calls = visits.filter { $0[8] == "电话" && $0[7] == "完成" }
    #expect(calls.contains { $0[9] == "" })
    #expect(calls.contains { $0[9] != "" })
    #expect(visits.contains { $0[3].contains(";") })
    #expect(
      visits.contains {
        guard let time = Moment($0[1]), let entry = Moment($0[5]) else {
          return false
        }
        return entry.day - time.day > 7
      })
  }

  @Test("Visits cover two years, and today leaves work to do")
  func coverage() throws {
    let days = try visits.map { try #require(Moment($0[1])).day }
    #expect(try #require(days.min()) <= SampleFolder.until - 720)
    let cast = try Demonstration(
      persons: SampleFolder.persons, until: SampleFolder.until
    ).cast
    let homes = Set(
      folder.texts(.households, "户编号", "村代码")
        .filter { $0[1] == "\(cast.village)" }.map { $0[0] })
    let quarter = WindowKind.quarter.window(containing: SampleFolder.until)
    let visited = Set(
      zip(visits, days).filter { visit, day in
        quarter.contains(day) && homes.contains(visit[2])
          && visit[7] == "完成" && visit[8] == "入户"
          && list(visit[3]).contains(cast.villageWorker.worker)
      }.map { $0.0[2] })
    #expect(visited.count * 2 > homes.count)
    #expect(visited.count < homes.count)
  }
}
