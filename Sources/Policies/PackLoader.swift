package import Casework
import Yams

/// Reads one policy pack.
package enum PackLoader {
  /// The pack a YAML text holds, or everything that is wrong with it.
  /// `file` is the name the errors give.
  package static func load(
    yaml: String, file: String
  ) throws(PackErrors) -> PolicyPack {
    let root = try compose(yaml, file: file)
    let reader = PackReader(file: file)
    let pack = reader.pack(Place(node: root, path: ""))
    guard let pack, reader.errors.isEmpty else {
      throw PackErrors(reader.sortedErrors)
    }
    return pack
  }

  /// The keys of a pack, in the order in which they are best written.
  static let keys = [
    "pack", "document", "parameters", "seasons", "groups", "duties",
    "matters", "forms", "care", "emergencies", "remedies",
  ]
}

extension PackReader {
  func pack(_ root: Place) -> PolicyPack? {
    guard let entry = Entry(root, of: "a pack", PackLoader.keys, self) else {
      return nil
    }
    packID = entry.required("pack", identifier)
    readParameters(entry)
    let document = entry.required("document", documentEntry)
    seasonIDs = entry["seasons"]?.items.compactMap(\.id) ?? []
    let seasons = entry.list("seasons", season)
    let groups = readGroups(entry)
    let duties = entry.list("duties", duty)
    hasMatters = entry.has("matters")
    let matters = entry.optional("matters", matterRules)
    matterDomains = matters?.domains
    let forms = entry.list("forms", form)
    let care = entry.optional("care") { careRules($0, forms) }
    let emergencies = entry.optional("emergencies", emergencies)
    let remedies = entry.optional("remedies", remedies)
    reportRepeated(entry, ["seasons", "groups", "duties", "forms"])
    if errors.isEmpty { reportUnusedParameters() }
    guard let packID, let document else { return nil }
    return PolicyPack(
      id: packID, title: document.title,
      documentNumber: document.number, issuer: document.issuer,
      office: document.office, issued: document.issued,
      parameters: parameters.map(\.parameter), groups: groups,
      duties: duties, forms: forms, seasons: seasons, care: care,
      emergencies: emergencies, matters: matters, remedies: remedies)
  }

  struct Document {
    var title: String
    var number: String?
    var issuer: String
    var office: PolicyOffice
    var issued: Day?
  }

  func documentEntry(_ place: Place) -> Document? {
    guard
      let entry = Entry(
        place, of: "the document",
        ["title", "number", "issuer", "office", "issued"], self)
    else { return nil }
    let title = entry.required("title", text)
    let number = entry.optional("number", text)
    let issuer = entry.required("issuer", text)
    let office = entry.optional("office", word(PolicyOffice.self))
    let issued = entry.optional("issued", day)
    guard let title, let issuer else { return nil }
    return Document(
      title: title, number: number, issuer: issuer,
      office: office ?? .federation, issued: issued)
  }
}
