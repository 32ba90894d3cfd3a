/// A lawful provider of care, on the register of a county.
public struct Institution: Hashable, Sendable {
  public var id: Int64
  public var name: String
  public var kind: CareInstitutionKind
  /// Number of the licence or registration.
  public var licence: String
  public var span: Span

  public init(
    id: Int64 = 0, name: String, kind: CareInstitutionKind, licence: String,
    span: Span
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.licence = licence
    self.span = span
  }
}

/// A season that a county has called.
public struct SeasonCall: Hashable, Sendable {
  public var id: Int64
  /// As a pack names it: `freeze`.
  public var season: String
  public var reason: String
  public var span: Span
  /// Login.
  public var by: String

  public init(
    id: Int64 = 0, season: String, reason: String, span: Span,
    by: String = ""
  ) {
    self.id = id
    self.season = season
    self.reason = reason
    self.span = span
    self.by = by
  }
}
