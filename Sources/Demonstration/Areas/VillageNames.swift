import Casework

/// Invents names of villages, each once in a township.
struct VillageNames {
  private let isSteppe: Bool
  private var township = ""
  private var taken: Set<String> = []

  init(province: AreaCode) {
    isSteppe = province.number == 15
  }

  mutating func next(
    community: Bool, township: String, _ chance: inout Chance
  ) -> String {
    if township != self.township {
      self.township = township
      taken = []
    }
    while true {
      let name = name(community: community, &chance)
      if taken.insert(name).inserted { return name }
    }
  }

  private func name(community: Bool, _ chance: inout Chance) -> String {
    if community { return chance.pick(VillageNames.fair) + "社区" }
    if isSteppe, chance.happens(600) {
      return chance.pick(VillageNames.steppe)
        + chance.pick(VillageNames.steppePlaces) + "嘎查"
    }
    if chance.happens(250) { return chance.pick(VillageNames.fair) + "村" }
    let side = chance.happens(350) ? chance.pick(VillageNames.sides) : ""
    return side + chance.pick(VillageNames.families)
      + chance.pick(VillageNames.places) + "村"
  }

  private static let fair = list(
    """
    清河 和平 胜利 红旗 新华 光明 建设 团结 友谊 前进 向阳 东风 永兴 兴隆 \
    太平 长安 安康 福寿 幸福 文昌 文化 青年 民主 民族 解放 人民 中心 河滨 \
    湖滨 柳林 桃园 杏花 梅园 竹园 松林 荷塘 龙泉 凤凰 白鹭 双桥 三桥 石桥 \
    泉河 城南 城北 城东 城西 新城 古城 北关 南关 东关 西关 新苑 家和 锦绣 \
    金桥 银河 丰收 丰乐 富民 惠民 利民 安居 阳光 春风 瑞祥 康乐 祥和 颐和 \
    仁和 义和 信义 明德 崇文 尚德 育才 振兴 新兴 复兴 中兴 永安 永康 永宁 \
    泰安 泰和 顺河 沿河 临河 滨河 清泉 甘泉 玉泉 金泉 月亮 星光 朝阳 晨光
    """)
  private static let sides = list("大 小 前 后 东 西 南 北 上 下 新 老")
  private static let families = list(
    """
    李 王 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 \
    谢 韩 唐 冯 于 董 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏
    """)
  private static let places = list(
    "庄 集 楼 寨 湾 桥 堂 营 店 庙 圩 窑 沟 坡 岗 塘 井 坪 台 园 滩 口 堡 家")
  private static let steppe = list(
    """
    巴音 乌兰 查干 哈达 阿日 呼和 白音 额尔 宝日 沙日 希热 塔拉 达来 布日 \
    敖包 浩雅 赛音 察汗 毛盖 乌审 阿吉 苏米 图克 吉日
    """)
  private static let steppePlaces = list(
    "图 淖尔 高勒 塔拉 敖包 柴达木 乌苏 陶亥 呼都格 布拉格 希里 浩特 乌素 温都")

  private static func list(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}
