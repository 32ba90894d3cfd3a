extension DutyInstance {
  /// Why the state is what it is, in one Chinese line.
  public func note(_ duty: Duty) -> String {
    if case .standing = duty.timing {
      return counted >= required
        ? "判定日有效联系\(counted)个，应不少于\(required)个"
        : "判定日有效联系\(counted)个，应不少于\(required)个，缺\(required - counted)个"
    }
    var parts = [reason]
    if marks.contains(.clustered) { parts.append("与上一期间隔不足三分之一期") }
    if marks.contains(.deputy) { parts.append("含代理人完成") }
    if marks.contains(.lateEntry) { parts.append("含补录（超过7天登记）") }
    if marks.contains(.remoteMonth) { parts.append("当月只有远程、没有上门") }
    if marks.contains(.remoteShare) { parts.append("本季度上门未过半") }
    return parts.joined(separator: "；")
  }

  private var reason: String {
    let owed = "应\(required)次"
    switch state {
    case .done:
      return "\(owed)，已计\(counted)次"
    case .open:
      let kept = marks.contains(.contactKept) ? "，期间已电话或视频联系，入户仍欠" : ""
      return "期限至\(window.last)，\(owed)，已计\(counted)次\(kept)"
    case .deferred:
      return "\(owed)，已计\(counted)次；有原因的电话或视频联系保持了联系，入户待补"
    case .missed:
      return "期限已过，\(owed)，已计\(counted)次"
    case .excused:
      return "免访或暂停入户的天数达到本期一半以上，\(owed)，已计\(counted)次"
    case .void:
      let day = leftOn.map(\.description) ?? ""
      return "对象\(day)之后不在范围内，本期不再计"
    case .remoteRejected:
      return "连续两期只有远程方式，本期不予认可"
    }
  }
}
