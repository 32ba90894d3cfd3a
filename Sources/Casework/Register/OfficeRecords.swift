/// An area in a time (areas.csv).
public struct AreaRecord: Hashable, Sendable {
  public var code: AreaCode
  public var name: String
  /// As given; the code's length is what counts.
  public var level: String
  public var parent: AreaCode?
  public var urbanClass: String
  public var span: Span

  public init(
    code: AreaCode, name: String, level: String = "",
    parent: AreaCode? = nil, urbanClass: String = "", span: Span = .always
  ) {
    self.code = code
    self.name = name
    self.level = level
    self.parent = parent
    self.urbanClass = urbanClass
    self.span = span
  }
}

/// A policy pack in force in an area (policies.csv).
public struct PolicyRecord: Hashable, Sendable {
  public var area: AreaCode
  public var pack: String
  public var span: Span

  public init(area: AreaCode, pack: String, span: Span) {
    self.area = area
    self.pack = pack
    self.span = span
  }
}

/// A worker's post (workers.csv holds a row for each).
public struct PostRecord: Hashable, Sendable {
  public var worker: String
  public var name: String
  public var role: Role
  public var unit: String
  public var area: AreaCode
  public var isLeader: Bool
  public var span: Span

  public init(
    worker: String, name: String, role: Role, unit: String = "",
    area: AreaCode, isLeader: Bool = false, span: Span
  ) {
    self.worker = worker
    self.name = name
    self.role = role
    self.unit = unit
    self.area = area
    self.isLeader = isLeader
    self.span = span
  }
}

/// What ties a worker to somebody for a time (links.csv).
public struct LinkRecord: Hashable, Sendable {
  public var kind: LinkKind
  public var worker: String
  /// 户编号, 人员编号, 村代码 or 工号, as the kind says.
  public var object: String
  public var span: Span

  public init(kind: LinkKind, worker: String, object: String, span: Span) {
    self.kind = kind
    self.worker = worker
    self.object = object
    self.span = span
  }
}

/// Home visits suspended in an area for a time (suspensions.csv).
public struct SuspensionRecord: Hashable, Sendable {
  public var area: AreaCode
  public var reason: String
  public var span: Span

  public init(area: AreaCode, reason: String, span: Span) {
    self.area = area
    self.reason = reason
    self.span = span
  }
}
