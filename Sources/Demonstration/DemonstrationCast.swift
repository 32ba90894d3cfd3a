package import Casework

/// The few persons whose accounts a demonstration is looked at with; the
/// same seed and county give the same ones.
package struct DemonstrationCast: Hashable, Sendable {
  /// Somebody of the cast: the 工号, the name and the area of the post.
  package struct Player: Hashable, Sendable {
    package let worker: String
    package let name: String
    package let role: Role
    package let area: AreaCode
  }

  /// 村专委 of the first village.
  package let villageWorker: Player
  /// 乡镇专委 of the township that village lies in.
  package let townshipWorker: Player
  /// 残联干部 of the county, no leader.
  package let countyWorker: Player
  /// 残联干部 of the county and 班子成员.
  package let countyLeader: Player
  /// 民政干部 of the county.
  package let civilAffairsWorker: Player
  /// 残联干部 of the city.
  package let cityWorker: Player
  /// 残联干部 of the province.
  package let provinceWorker: Player
  /// 探访责任人 in that township.
  package let responsibleVisitor: Player
  /// 机构人员 of the county.
  package let institutionWorker: Player
  /// 志愿者 of the county.
  package let volunteer: Player

  package var village: AreaCode { villageWorker.area }
  package var township: AreaCode { townshipWorker.area }
  package var county: AreaCode { countyWorker.area }
  package var city: AreaCode { cityWorker.area }
}

extension DemonstrationCast {
  /// The cast of the first county.
  init(place: CountyPlace, period: SamplePeriod, seed: UInt64) {
    let areas = SampleVillages(place: place, seed: seed)
    let staff = Staffing.appoint(
      place: place, period: period, villages: areas, seed: seed)
    villageWorker = staff.player(staff.villages[0][0].worker)
    townshipWorker = staff.player(staff.townships[0][0].worker)
    countyLeader = staff.player(staff.cadres[0])
    countyWorker = staff.player { !$0.isLeader && $0.role == .federationStaff }
    civilAffairsWorker = staff.player { $0.role == .civilAffairsStaff }
    cityWorker = staff.player {
      $0.role == .federationStaff && $0.area.utf8.count == 4
    }
    provinceWorker = staff.player {
      $0.role == .federationStaff && $0.area.utf8.count == 2
    }
    responsibleVisitor = staff.player(staff.visitors[0][0])
    institutionWorker = staff.player(staff.institutions[0])
    volunteer = staff.player(staff.volunteers[0])
  }
}

extension SampleStaff {
  /// The first worker with such a post.
  fileprivate func player(
    where matches: (SamplePost) -> Bool
  ) -> DemonstrationCast.Player {
    player(workers.firstIndex { matches($0.posts[0]) } ?? 0)
  }

  fileprivate func player(_ worker: Int) -> DemonstrationCast.Player {
    let post = workers[worker].posts[0]
    guard let area = AreaCode(post.area) else {
      preconditionFailure("a post has an area")
    }
    return DemonstrationCast.Player(
      worker: workers[worker].id, name: workers[worker].name,
      role: post.role, area: area)
  }
}
