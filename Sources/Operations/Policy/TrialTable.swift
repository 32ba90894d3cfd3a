import Casework
import Records

/// Gathers the loads of a trial over the counties of an area.
struct TrialTable {
  struct Loads {
    var today: MonthlyLoad
    var tried: MonthlyLoad
    var done: MonthlyLoad

    init(_ months: Int) {
      today = MonthlyLoad(months)
      tried = MonthlyLoad(months)
      done = MonthlyLoad(months)
    }
  }

  private let months: Int
  private var total: Loads
  private var villages: [AreaCode: Loads] = [:]
  private var makers: [TrialLoad.Maker: Loads] = [:]

  init(months: Int) {
    self.months = months
    total = Loads(months)
  }

  mutating func add(
    _ load: TrialLoad, to side: WritableKeyPath<Loads, MonthlyLoad>
  ) {
    total[keyPath: side].add(load.total)
    for (village, monthly) in load.villages {
      villages[village, default: Loads(months)][keyPath: side].add(monthly)
    }
    for (maker, monthly) in load.makers {
      makers[maker, default: Loads(months)][keyPath: side].add(monthly)
    }
  }

  func result(
    _ question: TrialQuestion, title: String, change: String,
    months: [Span], _ context: OperationContext
  ) throws -> TrialResult {
    let names = NameReader(context.connection)
    let capacity = Double(question.capacity)
    func line(
      _ number: String, _ name: String, _ place: String, _ loads: Loads,
      isLimited: Bool
    ) -> TrialResult.Line {
      TrialResult.Line(
        number: number, name: name, place: place, today: loads.today.mean,
        tried: loads.tried.mean, done: loads.done.mean,
        peak: loads.tried.peak,
        isOver: isLimited && loads.tried.peak > capacity)
    }
    let villages = try villages.sorted { $0.key < $1.key }.map {
      line(
        $0.key.description, try names.area($0.key),
        try $0.key.ancestor(.township).map { try names.area($0) } ?? "",
        $0.value, isLimited: false)
    }
    let posts = Dictionary(
      grouping: try StaffRegister(context.connection).posts(in: nil)
        .filter { $0.post.record.span.contains(context.today) },
      by: \.worker.number)
    let workers = try makers.map { maker, loads in
      switch maker {
      case .worker(let number):
        let post = posts[number]?.first?.post.record
        return line(
          number, try names.worker(number),
          try post.map { "\(try names.area($0.area)) \($0.role.word)" } ?? "",
          loads, isLimited: true)
      case .vacant(let role, let area):
        return line(
          "", "（无人在岗）", "\(try names.area(area)) \(role.word)", loads,
          isLimited: true)
      case .office(let name, let area):
        return line(
          "", "（\(name)合计）", try names.area(area), loads,
          isLimited: false)
      }
    }
    return TrialResult(
      question: question, areaName: try names.area(question.area),
      title: title, change: change, months: months,
      today: total.today.months, tried: total.tried.months,
      done: total.done.months, villages: villages,
      workers: workers.sorted {
        ($1.peak, $0.place, $0.number) < ($0.peak, $1.place, $1.number)
      })
  }
}

extension MonthlyLoad {
  mutating func add(_ other: MonthlyLoad) {
    for month in months.indices { add(other.months[month], in: month) }
  }
}
