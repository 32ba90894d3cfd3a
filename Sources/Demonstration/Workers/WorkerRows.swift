import Casework
import Exchange

extension SampleCounty {
  func writeWorkers(to sink: inout some RowSink) throws {
    for worker in staff.workers {
      for post in worker.posts {
        try sink.append(
          [
            worker.id, worker.name, post.role.word, post.unit, post.area,
            post.isLeader ? "是" : "否", SampleText.day(post.span.first),
            SampleText.day(post.span.end),
          ], to: .workers)
      }
    }
  }

  func writeLinks(to sink: inout some RowSink) throws {
    for link in links.all {
      try sink.append(
        [
          link.kind.word, staff.workers[link.worker].id, name(of: link),
          SampleText.day(link.span.first), SampleText.day(link.span.end),
        ], to: .links)
    }
  }

  private func name(of link: SampleLink) -> String {
    switch link.kind {
    case .household: population.households[link.object].id
    case .pair, .responsibleVisitor: population.people[link.object].id
    case .contactPoint: villages[link.object].code
    case .deputy: staff.workers[link.object].id
    }
  }
}
