/// One of many things, chosen from a list that folds away.
package struct SelectPart: PagePart {
  package var id: String
  package var name: String
  package var label: String
  package var help: String?
  package var error: String?
  package var describedBy: String?
  package var options: [Option]

  package init(
    id: String, name: String, label: String, help: String? = nil,
    error: String? = nil, options: [Option]
  ) {
    self.id = id
    self.name = name
    self.label = label
    self.help = help
    self.error = error
    let ids = [
      help.map { _ in "\(id)-help" }, error.map { _ in "\(id)-error" },
    ].compactMap { $0 }
    describedBy = ids.isEmpty ? nil : ids.joined(separator: " ")
    self.options = options
  }

  package struct Option: PagePart {
    package var value: String
    package var label: String
    package var isChosen: Bool

    package init(_ value: String, _ label: String, isChosen: Bool = false) {
      self.value = value
      self.label = label
      self.isChosen = isChosen
    }

    package static let fields: [String: PageField<Self>] = [
      "value": .text(\.value),
      "label": .text(\.label),
      "isChosen": .flag(\.isChosen),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "id": .text(\.id),
    "name": .text(\.name),
    "label": .text(\.label),
    "help": .text(\.help),
    "error": .text(\.error),
    "describedBy": .text(\.describedBy),
    "options": .list(\.options),
  ]
}
