import Casework
import Operations

/// 应急: whom to call at once, and for which household to report.
package struct EmergencyPage: Page {
  package static let template = "emergency"

  package var frame: Frame
  package var calls: [CallLink]
  package var errors: ErrorSummary?
  package var searchPath: String
  package var term: InputPart
  package var found: [Link]
  package var hasFound: Bool
  /// Searched, and nobody was found.
  package var isNobody: Bool
  package var recent: [Link]
  package var hasRecent: Bool

  /// A household to report for.
  package struct Link: PagePart {
    package var name: String
    package var place: String?
    package var path: String

    package static let fields: [String: PageField<Self>] = [
      "name": .text(\.name),
      "place": .text(\.place),
      "path": .text(\.path),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "calls": .list(\.calls),
    "errors": .part(\.errors),
    "searchPath": .text(\.searchPath),
    "term": .part(\.term),
    "found": .list(\.found),
    "hasFound": .flag(\.hasFound),
    "isNobody": .flag(\.isNobody),
    "recent": .list(\.recent),
    "hasRecent": .flag(\.hasRecent),
  ]
}

/// A number that is called by one tap.
package struct CallLink: PagePart {
  package var number: String
  package var title: String
  package var path: String

  package static let fields: [String: PageField<Self>] = [
    "number": .text(\.number),
    "title": .text(\.title),
    "path": .text(\.path),
  ]

  init(_ number: String) {
    self.number = number
    title = Self.titles[number] ?? "电话"
    path = "tel:\(number)"
  }

  static let all = ["110", "120", "119"].map { CallLink($0) }

  private static let titles = ["110": "报警", "120": "急救", "119": "火警"]
}

extension EmergencyPage {
  /// What was looked for, and what came of it.
  struct Search {
    var text: String
    var found: PeopleFound?
    var refusal: Refusal?

    init(_ text: String, _ found: PeopleFound) {
      self.text = text
      self.found = found
    }

    init(_ text: String, _ refusal: Refusal) {
      self.text = text
      self.refusal = refusal
    }
  }

  init(_ recent: [NamedNumber], search: Search?, frame: Frame) {
    self.frame = frame
    calls = CallLink.all
    searchPath = Route.emergency.path()
    let complaint = search?.refusal.map(Complaint.init)
    errors = complaint.map {
      ErrorSummary(
        $0, targets: [(SearchPeople.field, SearchPeople.field)])
    }
    term = FieldBuilder(problems: complaint?.problems ?? []).input(
      SearchPeople.field, id: SearchPeople.field, label: "是哪一户",
      value: search?.text ?? "", help: "姓名、拼音、证件号后四位或编号")
    found = (search?.found?.households ?? []).map { line in
      Link(
        name: HouseholdName.of(head: line.head, number: line.number),
        place: [
          line.villageName, line.address,
          line.members.filter(\.isFound).map(\.name).joined(separator: "、"),
        ].filter { !$0.isEmpty }.joined(separator: " · "),
        path: Route.householdEmergency.path(line.number))
    }
    hasFound = !found.isEmpty
    isNobody = search?.found != nil && found.isEmpty
    self.recent = recent.map {
      Link(
        name: HouseholdName.of(head: $0.name, number: $0.number), place: nil,
        path: Route.householdEmergency.path($0.number))
    }
    hasRecent = !recent.isEmpty
  }
}
