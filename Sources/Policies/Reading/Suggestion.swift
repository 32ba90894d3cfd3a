/// What would be right in place of an unknown word: the nearest known one,
/// and all that are known.
func suggestion(for word: String, among known: [String]) -> String {
  guard !known.isEmpty else { return "none is defined in this pack" }
  let all = "known: \(known.joined(separator: ", "))"
  guard let nearest = nearest(to: word, among: known) else { return all }
  return "did you mean `\(nearest)`? \(all)"
}

/// The known word of which most stays, if that is at least half.
func nearest(to word: String, among known: [String]) -> String? {
  let ranked = known.map { candidate in
    let length = max(word.count, candidate.count, 1)
    let changed = changes(Array(word), Array(candidate))
    return (word: candidate, share: Double(changed) / Double(length))
  }
  return ranked.min { $0.share < $1.share }
    .flatMap { $0.share <= 0.5 ? $0.word : nil }
}

/// Characters added, dropped or replaced between two words.
private func changes(_ from: [Character], _ to: [Character]) -> Int {
  guard from.count <= 100 else { return .max / 4 }
  var previous = Array(0...to.count)
  for (row, character) in from.enumerated() {
    var current = [row + 1]
    for (column, other) in to.enumerated() {
      current.append(
        min(
          previous[column] + (character == other ? 0 : 1),
          previous[column + 1] + 1, current[column] + 1))
    }
    previous = current
  }
  return previous[to.count]
}
