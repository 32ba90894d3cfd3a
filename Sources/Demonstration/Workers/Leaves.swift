import Casework

extension Staffing {
  /// Gives some commissioners a leave of two to seven weeks with a deputy:
  /// the neighbour for a village, the township's own staff for a township.
  mutating func grantLeaves() {
    for village in villages.indices.dropFirst() where chance.happens(60) {
      let neighbours = [village - 1, village + 1].filter {
        $0 < villages.count
          && villages[$0].township == villages[village].township
      }
      for neighbour in neighbours
      where grantLeave(
        staff.villages[village], deputy: staff.villages[neighbour])
      { break }
    }
    let deputies = staff.workers.indices.filter {
      staff.workers[$0].posts[0].role == .townshipStaff
    }
    for (position, deputy) in deputies.enumerated()
    where position == 0 || chance.happens(150) {
      _ = grantLeave(
        staff.townships[position],
        deputy: [SampleService(worker: deputy, span: .always)])
    }
  }

  /// Only who serves in the whole period goes on leave or stands in, and
  /// nobody stands in for himself.
  private mutating func grantLeave(
    _ services: [SampleService], deputy: [SampleService]
  ) -> Bool {
    guard let service = services.first, let other = deputy.first,
      service.worker != other.worker, service.span.first < period.first,
      service.span.last == .distantFuture, other.span.first < period.first,
      other.span.last == .distantFuture,
      !staff.onLeave.contains(service.worker),
      !staff.onLeave.contains(other.worker)
    else { return false }
    let start = period.day(&chance)
    staff.leaves.append(
      SampleLeave(
        worker: service.worker, deputy: other.worker,
        span: Span(start, start + chance.between(14, 50))))
    staff.onLeave.insert(service.worker)
    return true
  }
}
