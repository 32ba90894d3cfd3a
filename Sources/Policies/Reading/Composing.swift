import Yams

extension PackLoader {
  /// No pack is near this size; a longer text is not one.
  private static let longest = 1_000_000

  /// The tree of a YAML text, each node with its line and column.
  static func compose(
    _ yaml: String, file: String
  ) throws(PackErrors) -> Node {
    guard yaml.utf8.count <= longest else {
      throw refusal(
        file, nil, "is longer than a pack can be",
        "name a policy pack written in YAML")
    }
    do {
      // Some editors begin a file with a byte-order mark.
      let text = yaml.hasPrefix("\u{FEFF}") ? String(yaml.dropFirst()) : yaml
      // Anchors are known as long as the parser lives.
      let parser = try Parser(yaml: text)
      defer { withExtendedLifetime(parser) {} }
      if let root = try parser.singleRoot() {
        guard let anchor = anchor(in: root) else { return root }
        throw refusal(
          file, anchor.mark, "names an entry to repeat it (`&`, `*`)",
          "write a parameter or a group and name that")
      }
    } catch let error as YamlError {
      throw refusal(file, error)
    } catch let error as PackErrors {
      throw error
    } catch {
      throw refusal(file, nil, "is not YAML: \(error)", "write it as YAML")
    }
    throw refusal(
      file, nil, "is empty", "begin with `pack:` and the id of the pack")
  }

  /// The first node that is named to be repeated. Repeated nodes could
  /// make a small text a huge tree; parameters and groups say the same.
  private static func anchor(in node: Node) -> Node? {
    if node.anchor != nil { return node }
    switch node {
    case .mapping(let mapping):
      for (key, value) in mapping {
        if let found = anchor(in: key) ?? anchor(in: value) { return found }
      }
      return nil
    case .sequence(let nodes): return nodes.lazy.compactMap(anchor).first
    case .scalar, .alias: return nil
    }
  }

  private static func refusal(
    _ file: String, _ error: YamlError
  ) -> PackErrors {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let during = context.map { " (\($0.text))" } ?? ""
      return refusal(
        file, mark, "is not YAML: \(problem)\(during)",
        "check indentation, colons, quotes and brackets here (half-width)")
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "`\($0)`" }.joined(separator: ", ")
      return refusal(
        file, context.mark, "\(names) stands twice in one entry",
        "keep one of them")
    case .reader(let problem, _, _, _):
      return refusal(
        file, nil, "is not YAML: \(problem)", "save it as UTF-8 text")
    default:
      return refusal(file, nil, "is not YAML: \(error)", "write it as YAML")
    }
  }

  private static func refusal(
    _ file: String, _ mark: Mark?, _ problem: String, _ remedy: String
  ) -> PackErrors {
    PackErrors([
      PackErrors.Entry(
        file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, key: "",
        problem: problem, remedy: remedy)
    ])
  }
}
