import Casework

extension Staffing {
  /// The federations: the county's with its leaders first, then those of the
  /// city and the province where they are given with this county.
  mutating func appointFederations() {
    let county = max(6, min(26, place.persons / 560))
    let leaders = max(1, county / 5)
    for position in 0..<county {
      var span = Span(longAgo(), .distantFuture)
      // One came and one left in the period.
      if position == leaders + 2 { span.first = period.day(&chance) }
      if position == leaders + 3 { span.last = period.day(&chance) }
      staff.cadres.append(
        appoint(
          .federationStaff, place.name + "残联", place.code,
          isLeader: position < leaders, span))
    }
    if place.givesCity {
      appointAbove(place.city, place.cityName, digits: 4, count: 6)
    }
    if place.givesProvince {
      appointAbove(place.province, place.provinceName, digits: 2, count: 3)
    }
  }

  private mutating func appointAbove(
    _ area: AreaCode, _ name: String, digits: Int, count: Int
  ) {
    for position in 0..<count {
      let span = Span(longAgo(), .distantFuture)
      staff.cadres.append(
        add(
          id: SampleText.number(
            "W", area: Int(area.number), areaDigits: digits, position + 1,
            digits: 3),
          SamplePost(
            role: .federationStaff, unit: name + "残联",
            area: area.description, isLeader: position < 2, span: span)))
    }
  }

  /// A responsible visitor for about eight persons of 特困分散 that no
  /// village commissioner visits.
  mutating func appointVisitors() {
    for (position, township) in townships.enumerated() {
      let destitute = villages.filter { $0.township == position }
        .reduce(0) { $0 + $1.destitute }
      let wanted = max(position == 0 ? 1 : 0, (destitute * 7 + 79) / 80)
      staff.visitors.append(
        (0..<wanted).map { _ in
          appoint(
            .responsibleVisitor, township.name + "社会事务办", township.code)
        })
    }
  }

  /// Everybody else who may meet a family.
  mutating func appointOthers() {
    for township in townships {
      _ = appoint(.townshipStaff, township.name + "人民政府", township.code)
      _ = appoint(
        .assistanceCoordinator, township.name + "社会事务办", township.code)
    }
    let local: [(Role, String, Int)] = [
      (.associationChair, "残协", 10), (.villageCommittee, "村委会", 6),
      (.gridWorker, "网格", 4),
    ]
    for (role, unit, step) in local {
      for position in stride(from: 0, to: villages.count, by: step) {
        let village = villages[position]
        _ = appoint(role, village.plainName + unit, village.code)
      }
    }
    let central: [(Role, String, Int)] = [
      (.civilAffairsStaff, "民政局", 4), (.socialWorker, "社会工作服务中心", 4),
      (.specialAssociation, "专门协会", 5),
    ]
    for (role, unit, count) in central {
      for _ in 0..<count { _ = appoint(role, place.name + unit, place.code) }
    }
    staff.institutions = (0..<10).map {
      appoint(
        .institutionStaff,
        place.name + ($0 < 5 ? "残疾人之家" : "居家托养服务中心"), place.code)
    }
    staff.volunteers = (0..<20).map { _ in
      appoint(.volunteer, place.name + "助残志愿服务队", place.code)
    }
  }
}
