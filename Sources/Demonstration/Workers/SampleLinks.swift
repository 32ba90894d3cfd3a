import Casework

/// Somebody tied to somebody or something by name.
struct SampleLink: Sendable {
  let kind: LinkKind
  /// Position of the worker.
  let worker: Int
  /// Position of the household, person, village or worker.
  let object: Int
  let span: Span
}

/// The links of a county.
struct SampleLinks: Sendable {
  /// 联系户, 结对 and 联系点 of cadres.
  var personal: [SampleLink] = []
  /// Who visits each person of 特困分散.
  var visitors: [[SampleService]] = []
  /// 探访责任 and 代理 as rows.
  var others: [SampleLink] = []

  var all: [SampleLink] { personal + others }
}
