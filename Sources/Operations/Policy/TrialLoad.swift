import Casework
import Records

/// The visits that rules demand of an area, month by month.
///
/// One visit of whoever owes it serves all that he owes at that household in
/// that month, so of several duties the most demanding counts. A window of
/// several months is spread over them. Duties that no home visit fulfils are
/// left out, as are windows that are excused or left.
struct TrialLoad {
  /// Who makes them: a worker by 工号, a post that nobody holds, or an office
  /// of many.
  enum Maker: Hashable {
    case worker(String)
    case vacant(Role, AreaCode)
    case office(String, AreaCode)
  }

  /// Above so many who may come, nobody is named.
  private static let mostNamed = 6

  private(set) var total: MonthlyLoad
  private(set) var villages: [AreaCode: MonthlyLoad] = [:]
  private(set) var makers: [Maker: MonthlyLoad] = [:]

  private let months: [Span]
  private let area: AreaCode

  private struct Key: Hashable {
    var maker: Hand
    var household: Int32
    var month: Int
  }

  /// A maker while the facts are at hand.
  private enum Hand: Hashable {
    case worker(Int32)
    case vacant(Role, AreaCode)
    case office(String, AreaCode)
  }

  private struct Need {
    var village: AreaCode
    var visits: Double
  }

  init(_ area: AreaCode, months: [Span]) {
    self.area = area
    self.months = months
    total = MonthlyLoad(months.count)
  }

  /// Adds what the facts of a county demand.
  ///
  /// - Parameter posts: of today, taken for those of the months to come.
  mutating func add(
    _ rules: LedgerRules, _ facts: Facts, _ posts: TrialPosts
  ) {
    guard let first = months.first, let last = months.last else { return }
    let period = Span(first.first, last.last)
    var judge = LedgerJudge(
      rules: rules, facts: facts, period: period, asOf: .distantFuture)
    judge.judgeAll()
    var needs: [Key: Need] = [:]
    for instance in judge.listing.instances {
      let duty = rules.duties[Int(instance.duty)]
      guard duty.fulfilment.modes.contains(.home), instance.place >= 0,
        instance.state != .excused, instance.state != .void
      else { continue }
      let village = facts.areas[Int(instance.place)].code
      guard area.contains(village),
        let home = household(of: instance, duty, facts)
      else { continue }
      let touched = months.indices.filter {
        months[$0].overlaps(instance.window)
      }
      let all = WindowKind.month.windows(touching: instance.window).count
      let each = Double(instance.required) / Double(all)
      let hands = hands(of: instance, duty, facts, posts, at: village)
      for maker in hands {
        for month in touched {
          let key = Key(maker: maker, household: home, month: month)
          // Several who may come share it.
          let visits = each / Double(hands.count)
          if visits > needs[key]?.visits ?? 0 {
            needs[key] = Need(village: village, visits: visits)
          }
        }
      }
    }
    for (key, need) in needs {
      total.add(need.visits, in: key.month)
      villages[need.village, default: MonthlyLoad(months.count)]
        .add(need.visits, in: key.month)
      makers[named(key.maker, posts), default: MonthlyLoad(months.count)]
        .add(need.visits, in: key.month)
    }
  }

  /// Adds the visits that were made.
  mutating func add(visitsOf facts: Facts) {
    for visit in facts.visits.values
    where visit.stands && visit.result == .completed
      && facts.households[Int(visit.household)].isJudged
    {
      guard visit.mode == .home || visit.mode == .inPerson,
        let month = months.firstIndex(where: { $0.contains(visit.day) })
      else { continue }
      let place = facts.households[Int(visit.household)].village
      let village = facts.areas[Int(place)].code
      guard area.contains(village) else { continue }
      total.add(1, in: month)
      villages[village, default: MonthlyLoad(months.count)]
        .add(1, in: month)
      let first = Int(visit.workers)
      for place in first..<(first + Int(visit.workerCount)) {
        makers[
          .worker(facts.workerNumbers[Int(facts.visitWorkers[place])]),
          default: MonthlyLoad(months.count)
        ].add(1, in: month)
      }
    }
  }

  private func household(
    of instance: DutyInstance, _ duty: Duty, _ facts: Facts
  ) -> Int32? {
    var person = instance.unit
    switch duty.unit {
    case .worker: return nil
    case .household: return instance.unit
    case .link:
      let link = facts.links[Int(instance.unit)]
      if link.kind == .household { return link.object }
      person = link.object
    case .person: break
    }
    let day = min(instance.window.last, instance.leftOn ?? .distantFuture)
    return facts.home(of: person, on: day)
      ?? facts.home(of: person, on: instance.listedFrom)
  }

  private func named(_ hand: Hand, _ posts: TrialPosts) -> Maker {
    switch hand {
    case .worker(let worker): .worker(posts.numbers[Int(worker)])
    case .vacant(let role, let area): .vacant(role, area)
    case .office(let name, let area): .office(name, area)
    }
  }

  private func hands(
    of instance: DutyInstance, _ duty: Duty, _ facts: Facts,
    _ posts: TrialPosts, at village: AreaCode
  ) -> [Hand] {
    if case .link = duty.unit {
      return [.worker(facts.links[Int(instance.unit)].worker)]
    }
    if instance.actor >= 0 { return [.worker(instance.actor)] }
    switch duty.actor {
    case .linkedWorker: return []
    case .responsible:
      return [.vacant(.responsibleVisitor, village)]
    case .office(let roles, let level, let name):
      let place = village.ancestor(level) ?? village
      let held = Set(roles.flatMap { posts.workers($0, at: place) })
      if held.isEmpty {
        return [.vacant(roles.first ?? .villageCommissioner, place)]
      }
      return held.count > Self.mostNamed
        ? [.office(name, place)] : held.map { .worker($0) }
    }
  }
}

/// Who holds which post on a day. Workers are numbered as in the facts; those
/// whom no link and no visit names come after them.
struct TrialPosts {
  private struct Key: Hashable {
    var role: Role
    var area: AreaCode
  }

  private(set) var numbers: [String] = []
  private var held: [Key: [Int32]] = [:]

  /// - Parameter posts: in force on the day.
  init(_ facts: Facts, _ posts: [PostRecord]) {
    var known: [String: Int32] = [:]
    for worker in 0..<facts.workerNumbers.count {
      numbers.append(facts.workerNumbers[worker])
      known[numbers[worker]] = Int32(worker)
    }
    for post in posts {
      let worker = known[post.worker] ?? Int32(numbers.count)
      if known[post.worker] == nil {
        known[post.worker] = worker
        numbers.append(post.worker)
      }
      held[Key(role: post.role, area: post.area), default: []].append(worker)
      // A county's duty may be done by posts anywhere in it.
      if post.area.level != .county, let county = post.area.ancestor(.county) {
        held[Key(role: post.role, area: county), default: []].append(worker)
      }
    }
  }

  func workers(_ role: Role, at area: AreaCode) -> [Int32] {
    held[Key(role: role, area: area)] ?? []
  }
}
