import Hummingbird

/// What the web itself refuses, before any operation is asked.
enum WebRefusal: Error, Hashable {
  case crossOrigin
  case tooLarge
  case notAForm

  var status: HTTPResponse.Status {
    switch self {
    case .crossOrigin: .forbidden
    case .tooLarge: .contentTooLarge
    case .notAForm: .unsupportedMediaType
    }
  }

  var title: String {
    switch self {
    case .crossOrigin: "没有受理"
    case .tooLarge: "内容太长"
    case .notAForm: "没有读懂"
    }
  }

  var words: String {
    switch self {
    case .crossOrigin: "这次提交不是从本系统的页面发出的，没有受理。请从本系统的页面重新操作。"
    case .tooLarge: "提交的内容超过 256 KB，没有保存。请返回上一页，把文字缩短后再提交。"
    case .notAForm: "提交的内容不是本系统的表单，没有保存。请从本系统的页面重新操作。"
    }
  }
}
