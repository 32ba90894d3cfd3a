import Casework
import Policies
import Testing

@Suite("A pack described")
struct DescriptionTests {
  @Test("names its document, groups, duties, parameters, seasons and forms")
  func everything() throws {
    for pack in try ShippedPacks.library().packs {
      let text = describe(pack)
      var names = [pack.citation, pack.title, pack.id, pack.issuer]
      for group in pack.groups { names += [group.title, group.id] }
      for duty in pack.duties {
        names += [duty.title, duty.id, duty.clause, duty.statement]
      }
      for parameter in pack.parameters {
        names += [parameter.title, parameter.id, parameter.interpretation]
      }
      for season in pack.seasons { names += [season.title, season.id] }
      for form in pack.forms {
        names += [form.title, form.id] + form.fields.map(\.title)
      }
      #expect(names.filter { !text.contains($0) } == [])
    }
  }

  @Test("says in plain Chinese what a duty demands")
  func duty() throws {
    let text = describe(try SamplePack.pack())
    #expect(
      text.contains(
        """
        2. 每月探访  sample/monthly  四
           每月探访1次。
           单位：人
           对象：救助身份是特困分散，且没有监护人
           周期：每月1次
           中途进入：本期至少还剩10天才应访
           类别：只在本期第16天自理类别是“自理”时应访
           责任人：与本人有“探访责任”的在岗人员
           完成：入户、电话；须是本人，或接触到家属
           地点：入户须是到本人家中
           上门：入户；其余是远程
           远程：不得连续两期都只有远程，否则不予认可
           远程：一个季度内上门的天数须过半，不足的加注
           代理：不可以
           暂停入户的日子：不免
        3. 结对  sample/pair  九
           每年入户2次。
           单位：残联干部的每个“结对”，一人的各个合并计次
        """))
    #expect(
      text.contains(
        """
        4. 联系户  sample/links  第七条
           至少联系2户。
           单位：每名在岗的残联干部
           要求：任何一天都有至少2个“结对”，对象是老人
           起算：上岗30天后
        """))
  }

  @Test("says what is a parameter, a season and a question")
  func rest() throws {
    let text = describe(try SamplePack.pack())
    #expect(
      text.contains(
        """
        == 参数（1） ==
        1. 年龄
           age = 60  平台默认  A-48  第一条

        == 季节（2） ==
        1. 供暖期  heating  10月15日至4月15日
        2. 冰冻  freeze  由县按天气预警起止

        == 表单（1） ==
        1. 记录  sample/visit  第1版  第四条  每户一份
           ［生活］ 第四条  只问：有成员持残疾证
             吃穿：正常或有问题
             意愿：选一项：去、不去
           ［取暖］ 第五条  只在供暖期或冰冻
             室内温度：-30至45℃，低于18算有问题，必填（或填“原因”）
             原因：文字，至多200字

        """))
  }
}
