import Casework
import Demonstration
import Exchange
import Testing

struct SamplePersonTests {
  let folder: SampleFolder

  init() throws { folder = try SampleFolder.shared.get() }

  @Test("As many hold a certificate today as were asked for")
  func holders() throws {
    let register = try SampleRegister(folder)
    #expect(register.holders(on: SampleFolder.until) == SampleFolder.persons)
  }

  @Test("Citizen numbers are samples and hold, but for four")
  func citizenIDs() throws {
    var wrong = 0
    var seen: Set<String> = []
    for row in folder.texts(.persons, "人员编号", "身份证号", "出生日期", "性别")
    where seen.insert(row[0]).inserted {
      guard let id = try? CitizenID(row[1]) else {
        wrong += 1
        continue
      }
      #expect(id.registrationArea == "341202")
      #expect(id.text.dropFirst(14).hasPrefix("9"))
      #expect(id.birthday.description == row[2])
      #expect(id.sex.word == row[3])
    }
    #expect(wrong == 4)
    let numbers = folder.texts(.persons, "人员编号", "身份证号")
    #expect(Set(numbers.map { $0[1] }).count == seen.count)
  }

  @Test("Every certificate number parses; three disagree with the file")
  func certificates() throws {
    var wrong = 0
    var seen: Set<String> = []
    let people = folder.texts(.persons, "人员编号", "残疾证号", "残疾类别", "残疾等级")
      .filter { $0[1] != "" && seen.insert($0[0]).inserted }
    let dated = folder.texts(
      .certificates, "人员编号", "残疾证号", "残疾类别", "残疾等级")
    for row in people + dated {
      let number = try CertificateNumber(row[1])
      let category = try #require(DisabilityCategory(word: row[2]))
      let level = try #require(UInt8(row[3]))
      wrong +=
        number.disagreements(category: category, level: level).isEmpty ? 0 : 1
    }
    #expect(wrong == 3)
  }

  @Test("Only multiple disabilities have components, the most severe first")
  func components() throws {
    let rows = folder.texts(.persons, "残疾类别", "残疾等级", "多重明细")
    for row in rows {
      #expect((row[0] == "多重") == (row[2] != ""))
      let levels = list(row[2]).compactMap { $0.last.map(String.init) }
      if row[0] == "多重" { #expect(levels.min() == row[1]) }
    }
    #expect(rows.contains { $0[0] == "多重" })
  }

  @Test("Families of all kinds are there")
  func families() {
    let people = folder.texts(
      .persons, "与户主关系", "疑似残疾", "照料人", "监护人", "死亡日期", "出生日期")
    #expect(Set(people.map { $0[0] }).count >= 7)
    #expect(people.contains { $0[1] == "是" })
    #expect(people.contains { $0[2].contains(";") })
    #expect(people.contains { $0[3] != "" })
    #expect(people.contains { $0[4] != "" })
    #expect(people.contains { $0[5] > "2019-06-20" })
    let statuses = Set(folder.column(.statuses, "身份"))
    #expect(statuses.isSuperset(of: ["低保", "特困分散", "特困集中"]))
  }

  @Test("Names of other peoples are common where they live")
  func names() throws {
    let steppe = try SampleFolder.make(
      persons: 300, county: AreaCode("150602"))
    let names = steppe.column(.persons, "姓名")
    #expect(names.filter { $0.contains("·") }.count > 20)
    #expect(names.allSatisfy { !$0.isEmpty })
  }

  @Test("Everything that names a place or a phone is marked as a sample")
  func marks() {
    let villages = folder.texts(.areas, "级别", "名称").filter { $0[0] == "村" }
    #expect(!villages.isEmpty)
    #expect(villages.allSatisfy { $0[1].hasSuffix("（样例）") })
    #expect(
      folder.column(.households, "住址").allSatisfy { $0.hasSuffix("（样例）") })
    #expect(
      folder.column(.persons, "联系电话").allSatisfy {
        $0.isEmpty || $0.hasPrefix("1990000") && $0.count == 11
      })
  }
}
