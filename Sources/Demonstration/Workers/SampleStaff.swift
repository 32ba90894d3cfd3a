import Casework

/// Everybody who works in a county, and who serves which place.
struct SampleStaff: Sendable {
  var workers: [SampleWorker] = []
  /// Village commissioners of each village.
  var villages: [[SampleService]] = []
  /// Township commissioners of each township.
  var townships: [[SampleService]] = []
  /// Responsible visitors of each township.
  var visitors: [[Int]] = []
  /// Staff of the county's, then of the city's and province's federations.
  var cadres: [Int] = []
  var institutions: [Int] = []
  var volunteers: [Int] = []
  var leaves: [SampleLeave] = []
  /// Workers with a leave, for a quick look.
  var onLeave: Set<Int> = []

  /// Who makes the visits of a village on a day: the commissioner, a deputy
  /// while on leave, or nobody.
  func villageWorker(_ village: Int, on day: Day) -> Int? {
    serving(villages[village], on: day)
  }

  func townshipWorker(_ township: Int, on day: Day) -> Int? {
    serving(townships[township], on: day)
  }

  private func serving(_ services: [SampleService], on day: Day) -> Int? {
    guard let service = services.first(where: { $0.span.contains(day) })
    else { return nil }
    guard onLeave.contains(service.worker) else { return service.worker }
    let leave = leaves.first {
      $0.worker == service.worker && $0.span.contains(day)
    }
    guard let leave else { return service.worker }
    return workers[leave.deputy].isInPost(on: day) ? leave.deputy : nil
  }
}
