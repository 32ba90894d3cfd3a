/// What kind of body an office is. Together with an area it names one:
/// 民政 at 341202 is the civil-affairs bureau of that county.
public enum InstitutionKind: UInt8, Vocabulary {
  /// Whoever is in charge of an area: 村（社区）, 乡镇（街道）, 县里的残联和民政.
  case local
  case federation, civilAffairs
  /// 村“两委” in a village, 党委政府 above it.
  case government
  // Departments; nobody holds a post in them so far, so what is for them
  // goes up, with the vacancy shown.
  case publicSecurity, health, insurance, education, housing, labour
  case justice, women, agriculture

  public static let words = [
    "属地", "残联", "民政", "党委政府", "公安", "卫健", "医保", "教育", "住建", "人社",
    "司法", "妇联", "农业农村",
  ]

  /// Whose posts at an area of the level make up the office.
  public func roles(at level: AreaLevel) -> Set<Role> {
    switch (self, level) {
    case (.local, .village):
      [.villageCommissioner, .associationChair, .villageCommittee]
    case (.local, .township):
      [.townshipCommissioner, .townshipStaff, .assistanceCoordinator]
    case (.local, _): [.federationStaff, .civilAffairsStaff]
    case (.federation, .village): [.villageCommissioner, .associationChair]
    case (.federation, .township): [.townshipCommissioner]
    case (.federation, _): [.federationStaff]
    case (.civilAffairs, .village): []
    case (.civilAffairs, .township):
      [.assistanceCoordinator, .civilAffairsStaff]
    case (.civilAffairs, _): [.civilAffairsStaff]
    case (.government, .village): [.villageCommittee]
    case (.government, .township): [.townshipStaff]
    default: []
    }
  }

  /// The institutions that a post makes somebody part of.
  public static func all(of role: Role, at level: AreaLevel)
    -> [InstitutionKind]
  {
    allCases.filter { $0.roles(at: level).contains(role) }
  }
}

/// An office: an institution in an area.
public struct OfficeAddress: Hashable, Sendable {
  public var area: AreaCode
  public var institution: InstitutionKind

  public init(_ area: AreaCode, _ institution: InstitutionKind) {
    self.area = area
    self.institution = institution
  }

  /// The same institution one level up; nil above provinces.
  public var above: OfficeAddress? {
    guard area.level.rawValue > 0,
      let level = AreaLevel(rawValue: area.level.rawValue - 1),
      let area = area.ancestor(level)
    else { return nil }
    return OfficeAddress(area, institution)
  }

  /// `颍州区民政局`, as pages and notices write it.
  ///
  /// - Parameter areaName: what the area is called.
  public func title(_ areaName: String) -> String {
    areaName + suffix
  }

  private var suffix: String {
    switch (institution, area.level) {
    case (.local, .village), (.local, .township): ""
    case (.local, _): "（残联、民政）"
    case (.federation, .village): "残协"
    case (.federation, _): "残联"
    case (.civilAffairs, .village), (.civilAffairs, .township): "民政"
    case (.civilAffairs, .county): "民政局"
    case (.civilAffairs, _): "民政"
    case (.government, .village): "“两委”"
    case (.government, _): "党委政府"
    case (.publicSecurity, .county): "公安局"
    default: institution.word
    }
  }
}
