import Casework

/// Surnames and the characters given names are made of.
enum NameLists {
  struct Given: Sendable {
    let first: [String]
    let second: [String]
  }

  static func given(_ sex: Sex, birthYear: Int) -> Given {
    switch (sex, birthYear) {
    case (.male, ..<1965): oldMen
    case (.female, ..<1965): oldWomen
    case (.male, ..<1998): men
    case (.female, ..<1998): women
    case (.male, _): youngMen
    case (.female, _): youngWomen
    }
  }

  static let surnames = characters(
    """
    王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈\
    曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白\
    崔康毛邱秦江史顾侯邵孟龙万段章钱汤尹黎易常武乔贺赖龚文牛宁葛路耿
    """)
  static let huiSurnames = characters("马马马马哈丁白穆沙撒拜韩杨王李")

  private static let oldMen = Given(
    first: characters("国建德永志明文金玉福保庆克学传广洪家兴万振长怀殿树"),
    second: characters("军林海山才贵祥义友荣春成华民平生堂田臣功良全法胜礼"))
  private static let oldWomen = Given(
    first: characters("秀桂玉素凤翠兰春美金淑月玲巧爱俊瑞"),
    second: characters("英兰芳珍荣侠梅云霞莲华琴芝花玲真勤香"))
  private static let men = Given(
    first: characters("建志伟海永晓文卫新学少宏振小立红"),
    second: characters("军强勇涛峰波刚辉斌飞亮杰伟林超磊鹏"))
  private static let women = Given(
    first: characters("红丽晓艳海春小玉雪文秋冬会"),
    second: characters("丽霞燕敏娟静梅玲萍芳侠云娜丹慧婷"))
  private static let youngMen = Given(
    first: characters("子浩宇俊梓天明家嘉一思博文"),
    second: characters("轩然辰杰豪宇泽航阳博睿涵铭"))
  private static let youngWomen = Given(
    first: characters("子梓雨欣诗一佳思梦语若可"),
    second: characters("涵萱怡琪妍彤悦桐瑶琳汐宁"))

  static let mongolianFirst = words(
    "那顺 阿拉腾 孟和 布仁 巴彦 朝格 敖登 萨仁 乌云 娜仁 额尔敦 宝音 斯琴 苏日")
  static let mongolianMen = words(
    "巴特尔 巴雅尔 乌力吉 巴图 敖其尔 苏和 吉日嘎拉 图门 达来 那木拉")
  static let mongolianWomen = words(
    "其木格 高娃 图雅 格日勒 花 托娅 乌兰 萨日娜 琪琪格 娜布其")
  static let tibetanFirst = words("扎西 才让 旦增 拉毛 贡布 桑吉 仁青 索南 加央")
  static let tibetanMen = words("才让 东智 扎西 加措 次力 道吉 尼玛 旺杰")
  static let tibetanWomen = words("卓玛 草 吉 措 拉姆 央金 卓嘎 曲珍")

  private static func characters(_ text: String) -> [String] {
    text.map { String($0) }
  }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}
