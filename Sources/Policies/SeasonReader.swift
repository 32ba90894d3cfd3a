import Casework

extension PackReader {
  func season(_ place: Place) -> Season? {
    let keys = ["id", "title", "from", "to", "by_hand"]
    guard let entry = Entry(place, of: "a season", keys, self) else {
      return nil
    }
    let id = entry.required("id", identifier)
    let title = entry.required("title", text)
    let byHand = entry.optional("by_hand", flag) ?? false
    if byHand {
      for key in ["from", "to"] {
        entry.refuse(
          key, "a season called by hand has no fixed days",
          "remove `\(key)` or `by_hand`")
      }
      guard let id, let title else { return nil }
      return Season(byHand: id, title: title)
    }
    let from = entry.required("from", monthDay)
    let to = entry.required("to", monthDay)
    guard let id, let title, let from, let to else { return nil }
    return Season(id: id, title: title, from: from, to: to)
  }

  /// `10-15`.
  private func monthDay(_ place: Place) -> Season.MonthDay? {
    guard let text = scalar(place, "a month and day") else { return nil }
    // A leap year: 02-29 is a day of the year.
    guard text.utf8.count == 5, let day = Day("2024-\(text)") else {
      report(
        place, "\"\(text)\" is not a month and day", "write it as 10-15")
      return nil
    }
    return Season.MonthDay(month: day.date.month, day: day.date.day)
  }
}
