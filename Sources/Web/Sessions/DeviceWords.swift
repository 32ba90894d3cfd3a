/// What a browser says of itself, in words its owner knows it by.
struct DeviceWords {
  let text: String

  /// - Parameter agent: the header `User-Agent`; empty for none.
  init(_ agent: String) {
    text = [Self.devices, Self.programs].compactMap { known in
      known.first { agent.contains($0.sign) }?.words
    }.joined(separator: " · ")
  }

  /// What is more special stands first.
  private static let devices: [(sign: String, words: String)] = [
    ("OpenHarmony", "鸿蒙手机"), ("HarmonyOS", "鸿蒙手机"),
    ("iPhone", "苹果手机"), ("iPad", "苹果平板"), ("Android", "安卓手机"),
    ("Windows", "Windows 电脑"), ("Macintosh", "苹果电脑"),
    ("Linux", "Linux 电脑"),
  ]

  private static let programs: [(sign: String, words: String)] = [
    ("MicroMessenger", "微信"), ("DingTalk", "钉钉"),
    ("Edg", "Edge 浏览器"), ("Firefox", "火狐浏览器"),
    ("HuaweiBrowser", "华为浏览器"), ("MiuiBrowser", "小米浏览器"),
    ("QQBrowser", "QQ 浏览器"), ("Chrome", "谷歌浏览器"),
    ("Safari", "Safari 浏览器"),
  ]
}
