/// A household as the register keeps it (households.csv).
public struct HouseholdRecord: Hashable, Sendable {
  public var number: String
  public var village: AreaCode
  /// Name of the head.
  public var head: String
  public var address: String
  public var grid: String
  public var longitude: String
  public var latitude: String
  /// Days on file.
  public var onFile: Span

  public init(
    number: String, village: AreaCode, head: String = "",
    address: String = "", grid: String = "", longitude: String = "",
    latitude: String = "", onFile: Span = .always
  ) {
    self.number = number
    self.village = village
    self.head = head
    self.address = address
    self.grid = grid
    self.longitude = longitude
    self.latitude = latitude
    self.onFile = onFile
  }
}
