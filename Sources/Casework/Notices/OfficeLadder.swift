/// Somebody of an office on a day.
public struct OfficeStaff: Hashable, Sendable {
  /// 工号.
  public var worker: String
  public var name: String
  /// Name of the one he acts for; nil for who holds the post himself.
  public var actsFor: String?

  public init(worker: String, name: String, actsFor: String? = nil) {
    self.worker = worker
    self.name = name
    self.actsFor = actsFor
  }
}

/// Where something for an office arrives on a day.
public struct OfficeResolution: Hashable, Sendable {
  /// The office that has it; nil where nobody is in post as far up as there
  /// are areas.
  public var reached: OfficeAddress?
  /// Its workers in post, and their deputies.
  public var staff: [OfficeStaff]
  /// Offices passed over because nobody was in post, the lowest first.
  public var vacant: [OfficeAddress]

  public init(
    reached: OfficeAddress?, staff: [OfficeStaff], vacant: [OfficeAddress]
  ) {
    self.reached = reached
    self.staff = staff
    self.vacant = vacant
  }
}

/// The way up from an office: an office with nobody in post stops nothing,
/// what is for it goes to the next level at once, and the vacancy is shown.
public enum OfficeLadder {
  /// - Parameter staff: who is in post at an office on the day.
  public static func resolve(
    _ office: OfficeAddress,
    staff: (OfficeAddress) throws -> [OfficeStaff]
  ) rethrows -> OfficeResolution {
    var vacant: [OfficeAddress] = []
    func climb(
      from first: OfficeAddress
    ) throws -> OfficeResolution? {
      var next: OfficeAddress? = first
      while let office = next {
        let found = try staff(office)
        if !found.isEmpty {
          return OfficeResolution(
            reached: office, staff: found, vacant: vacant)
        }
        vacant.append(office)
        next = office.above
      }
      return nil
    }
    if let found = try climb(from: office) { return found }
    // Nobody of that institution anywhere above: whoever is in charge. Then
    // it is enough to say of the office itself that nobody is there.
    vacant = [office]
    let area =
      office.area.level == .village
      ? office.area.ancestor(.township) ?? office.area : office.area
    if office.institution != .local,
      let found = try climb(from: OfficeAddress(area, .local))
    {
      return OfficeResolution(
        reached: found.reached, staff: found.staff, vacant: [office])
    }
    return OfficeResolution(reached: nil, staff: [], vacant: [office])
  }

  /// Where what was not acknowledged in time rises to.
  public static func next(
    after office: OfficeAddress,
    staff: (OfficeAddress) throws -> [OfficeStaff]
  ) rethrows -> OfficeResolution {
    guard let above = office.above else {
      return OfficeResolution(reached: nil, staff: [], vacant: [])
    }
    return try resolve(above, staff: staff)
  }
}
