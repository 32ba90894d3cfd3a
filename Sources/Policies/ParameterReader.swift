import Casework
import Yams

/// A parameter and the value that stands for it wherever it is named.
struct ParameterEntry {
  var parameter: Parameter
  var value: Place
  var place: Place
}

extension PackReader {
  func readParameters(_ pack: Entry) {
    parameterIDs = pack["parameters"]?.items.compactMap(\.id) ?? []
    parameters = pack.list("parameters", parameter)
    reportRepeated(pack, ["parameters"])
  }

  private func parameter(_ place: Place) -> ParameterEntry? {
    let keys = ["id", "interpretation", "clause", "title", "value", "source"]
    guard let entry = Entry(place, of: "a parameter", keys, self) else {
      return nil
    }
    let id = entry.required("id", identifier)
    let interpretation = entry.required("interpretation", interpretation)
    let clause = entry.required("clause", text)
    let title = entry.required("title", text)
    let value = entry.required("value", parameterValue)
    let source = entry.required("source", keyword(Keywords.sources))
    guard let id, let interpretation, let clause, let title, let value,
      let source, let written = entry["value"]
    else { return nil }
    let parameter = Parameter(
      id: id, interpretation: interpretation, clause: clause, title: title,
      value: value, isPlatformDefault: source)
    return ParameterEntry(parameter: parameter, value: written, place: place)
  }

  /// `A-07`, or the duty of the catalogue that names it: `D-01`.
  private func interpretation(_ place: Place) -> String? {
    guard let text = text(place) else { return nil }
    let digits = text.utf8.dropFirst(2)
    guard text.hasPrefix("A-") || text.hasPrefix("D-"), digits.count == 2,
      digits.allSatisfy({ $0 >= 48 && $0 <= 57 })
    else {
      report(
        place, "\"\(text)\" is not the number of an interpretation",
        "write it as A-07")
      return nil
    }
    return text
  }

  /// A text, number or word, or a list of them, as one text.
  private func parameterValue(_ place: Place) -> String? {
    let texts = oneOrMore(place).map(text)
    guard !texts.isEmpty, texts.allSatisfy({ $0 != nil }) else { return nil }
    return texts.compactMap { $0 }.joined(separator: ";")
  }

  /// The value a place stands for: its own, or for `{parameter: NAME}` that
  /// of the parameter.
  func resolve(_ place: Place) -> Place {
    guard case .mapping(let mapping) = place.node, mapping.count == 1,
      let named = mapping["parameter"], let name = named.scalar?.string
    else { return place }
    usedParameters.insert(name)
    if let entry = parameters.first(where: { $0.parameter.id == name }) {
      return entry.value
    }
    if !parameterIDs.contains(name) {
      report(
        place.key("parameter", named),
        "the parameter `\(name)` is not defined",
        suggestion(for: name, among: parameterIDs))
    }
    return Place(node: place.node, path: place.path, isReported: true)
  }

  func reportUnusedParameters() {
    for entry in parameters
    where !usedParameters.contains(entry.parameter.id) {
      report(
        entry.place,
        "the parameter is never used: changing it would do nothing",
        "write {parameter: \(entry.parameter.id)} where it is meant, or "
          + "remove it")
    }
  }
}
