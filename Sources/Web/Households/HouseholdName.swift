/// What a household is called.
enum HouseholdName {
  static func of(head: String, number: String) -> String {
    head.isEmpty ? "户 \(number)" : "\(head)家"
  }
}
