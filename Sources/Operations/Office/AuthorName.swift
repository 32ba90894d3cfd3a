import Records

extension NameReader {
  /// The name of whoever put something on record, 系统 for what the product
  /// did by itself, the login where an account has no name.
  func shown(_ login: String) throws -> String {
    let name = try author(login).name
    if !name.isEmpty { return name }
    return login == "jobs" ? "系统" : login
  }
}
