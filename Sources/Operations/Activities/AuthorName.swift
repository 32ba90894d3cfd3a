import Records

extension NameReader {
  /// The name of whoever put something on record; his login where he has
  /// none.
  func shown(_ login: String) throws -> String {
    let name = try author(login).name
    return name.isEmpty ? login : name
  }
}
