/// What became of a change of facts that somebody asked for.
public enum ChangeState: UInt8, Vocabulary {
  case open, passed, returned, withdrawn

  public static let words = ["待审", "已通过", "已退回", "已撤回"]
}
