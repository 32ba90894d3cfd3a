/// What a worker is posted as (角色).
public enum Role: UInt8, Vocabulary {
  case federationStaff, townshipCommissioner, villageCommissioner
  case responsibleVisitor, institutionStaff, volunteer
  case civilAffairsStaff, townshipStaff, assistanceCoordinator
  case associationChair, villageCommittee, gridWorker, socialWorker
  case specialAssociation

  public static let words = [
    "残联干部", "乡镇专委", "村专委", "探访责任人", "机构人员", "志愿者",
    "民政干部", "镇街干部", "社会救助协理员", "残协主席", "村居委会", "网格员",
    "专业社工", "协会人员",
  ]
}

/// What ties a worker to somebody by name (links.csv 类型).
public enum LinkKind: UInt8, Vocabulary {
  /// Worker to household (FY 第七条).
  case household
  /// Cadre to person (GS 九).
  case pair
  /// Leader to village (FY 第七条).
  case contactPoint
  /// Responsible visitor to person (DS 三).
  case responsibleVisitor
  /// Worker acts for worker.
  case deputy

  public static let words = ["联系户", "结对", "联系点", "探访责任", "代理"]
}
