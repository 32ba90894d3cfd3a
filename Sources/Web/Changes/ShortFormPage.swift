import Hummingbird
import Operations

/// Where a short form is sent, and the way back.
struct ShortFormPlace {
  var action: String
  var backPath: String
  var backTitle: String
}

extension ShortEntry {
  /// What was posted, as it was typed.
  init(_ form: FormFields) {
    var values: [String: [String]] = [:]
    for field in form.under(ChangeFormPage.fieldPrefix).fields
    where !field.value.isEmpty {
      values[field.name, default: []].append(field.value)
    }
    self.init(
      id: form["id"] ?? "", base: form["base"] ?? "", values: values)
  }
}

extension ChangeFormPage {
  /// - Parameters:
  ///   - typed: as it was sent; nil for a form nobody has touched.
  ///   - isOvertaken: somebody put something down meanwhile.
  init(
    _ form: ShortForm, at place: ShortFormPlace, typed: ShortEntry?,
    complaint: Complaint?, isOvertaken: Bool, frame: Frame
  ) {
    self.frame = frame
    title = form.title
    self.frame.title = (complaint == nil ? "" : "需要修改：") + title
    words = form.words
    about = [
      HouseholdName.of(head: form.head, number: form.household), form.person,
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    backPath = place.backPath
    backTitle = place.backTitle
    standing = form.standing.map { TextLine($0) }
    hasStanding = !form.standing.isEmpty
    obstacle = form.obstacle
    action = place.action
    id =
      typed.map(\.id).flatMap { Identifier.isValid($0) ? $0 : nil }
      ?? form.id
    // Sent again, it is what whoever reads this wants, knowing both.
    base = isOvertaken || typed == nil ? form.base : typed?.base ?? ""
    let fields = FieldBuilder(problems: complaint?.problems ?? [])
    fieldParts = form.fields.map { field in
      Self.part(
        field, values: typed.map { $0.values[field.name] ?? [] }, fields,
        isOvertaken: isOvertaken)
    }
    note = "保存后立即生效，由谁、什么时候登记的都会留下记录。"
    save = "保存"
    errors = complaint.map { Self.summary($0, form.fields) }
  }
}

extension Site {
  /// The form with all that was typed, and what is wrong with it.
  ///
  /// - Throws: what was thrown, where it is told on a page of its own.
  func refused(
    _ form: ShortForm, at place: ShortFormPlace, _ typed: ShortEntry,
    _ error: any Error, for context: SignedInContext
  ) throws -> Response {
    let complaint = Complaint(error, in: context.logger)
    return try answer(
      ChangeFormPage(
        form, at: place, typed: typed, complaint: complaint,
        isOvertaken: error as? Refusal == .factsChanged,
        frame: frame("", for: context.account)),
      status: complaint.status)
  }
}
