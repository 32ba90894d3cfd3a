package import Casework
import Records

/// Ends a leaver's posts and links on his last day and opens his
/// successors' links the day after, all in one.
package struct HandOver: Operation {
  package static let permission = Permission.manageStaff
  package static let action = AuditAction.handOver

  package var worker: String
  package var last: Day
  package var choices: HandOverChoices
  /// Of the preview that was agreed to.
  package var digest: String
  package var login: LoginAfter

  package init(
    worker: String, last: Day, choices: HandOverChoices, digest: String,
    login: LoginAfter = .stays
  ) {
    self.login = login
    self.worker = worker
    self.last = last
    self.choices = choices
    self.digest = digest
  }

  /// - Throws: `Refusal.notFound`; `Refusal.changedMeanwhile` where anything
  ///   that moves has changed since the preview; `Refusal.invalid`.
  package func perform(in context: OperationContext) throws -> HandedOver {
    let state: HandOverState
    do {
      state = try HandOverState(worker, last: last, in: context)
    } catch Refusal.invalid where !digest.isEmpty {
      // There was something to hand over when it was looked at.
      throw Refusal.changedMeanwhile
    }
    guard state.digest == digest else { throw Refusal.changedMeanwhile }
    let successors = try check(state, context)
    var refresh = StaffRefresh(context)
    let writer = OfficeWriter(context.connection, context.recording)
    var done = HandedOver(posts: 0, ended: 0, opened: 0)
    for link in state.links + state.deputies {
      var record = link.record
      record.span = Span(from: record.span.start, to: last)
      try writer.put(record, replacing: link)
      done.ended += 1
      try refresh.touch(
        link: link.target, of: link.worker.id,
        on: Span(last + 1, link.record.span.last))
    }
    for post in state.posts {
      var record = post.record
      record.span = Span(from: record.span.start, to: last)
      try writer.put(record, of: state.worker.id, replacing: post)
      done.posts += 1
      try refresh.touch(
        postOf: state.worker.id, on: Span(last + 1, post.record.span.last))
    }
    for (link, successor) in successors {
      let span = Span(from: last + 1, to: link.record.span.end)
      // Whoever has the same link already keeps it.
      let hasIt = try StaffRegister(context.connection)
        .links(of: successor.id).contains {
          $0.record.kind == link.record.kind && $0.target == link.target
            && $0.record.span.overlaps(span)
        }
      if hasIt { continue }
      try writer.put(
        LinkRecord(
          kind: link.record.kind, worker: successor.number,
          object: link.record.object, span: span),
        of: successor.id, to: link.target)
      done.opened += 1
      try refresh.touch(link: link.target, of: successor.id, on: span)
    }
    let county =
      (state.posts.map(\.record.area) + state.links.compactMap(\.village))
      .map(\.countyKey).first { $0 != 0 } ?? 0
    if login == .ends { done.logins = try endLogin(of: state, context) }
    try context.audit(
      county: county, subject: worker,
      detail: "last day \(last), posts \(done.posts), ended \(done.ended), "
        + "opened \(done.opened), logins ended \(done.logins)")
    try refresh.store()
    return done
  }

  /// His accounts end with his last post; while another is left, even one of
  /// another area, they stay.
  private func endLogin(
    of state: HandOverState, _ context: OperationContext
  ) throws -> Int {
    let isPosted = try StaffRegister(context.connection)
      .posts(of: state.worker.id).contains { $0.record.span.last > last }
    if isPosted { return 0 }
    return try AccountStore(context.connection)
      .end(worker: worker, on: last).count
  }

  /// Who takes what; a link that only ends is left out.
  private func check(
    _ state: HandOverState, _ context: OperationContext
  ) throws -> [(link: StoredLink, successor: StaffLine)] {
    let candidates = Dictionary(
      uniqueKeysWithValues: try state.candidates(context).map {
        ($0.worker.number, $0)
      })
    var problems: [FieldProblem] = []
    var successors: [(link: StoredLink, successor: StaffLine)] = []
    let names = NameReader(context.connection)
    func complain(_ link: StoredLink, _ words: String) {
      var field = HandOverField.all
      if choices.rows[link.rowID.text] != nil {
        field = HandOverField.row(link.rowID)
      } else if let village = link.village, choices.villages[village] != nil {
        field = HandOverField.village(village)
      }
      let problem = FieldProblem(field, words)
      if !problems.contains(problem) { problems.append(problem) }
    }
    for link in state.links {
      let named =
        choices.rows[link.rowID.text]
        ?? link.village.flatMap { choices.villages[$0] } ?? choices.all
      guard let number = named, !number.isEmpty else { continue }
      if number == worker {
        complain(link, "不能移交给离任者本人")
        continue
      }
      guard let candidate = candidates[number] else {
        let day = (last + 1).inWords
        complain(link, "\(number)：没有这个工号，或者在\(day)没有本辖区的岗位")
        continue
      }
      guard link.fits(candidate.posts, number: number) else {
        let place = try link.village.map { try names.area($0) } ?? link.name
        complain(
          link,
          "\(candidate.worker.name)的岗位辖区不包括\(place)，"
            + "不能接“\(link.record.kind.word)”\(link.name)")
        continue
      }
      successors.append((link, candidate.worker))
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
    return successors
  }
}
