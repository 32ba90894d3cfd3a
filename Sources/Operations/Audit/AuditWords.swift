extension AuditAction {
  /// What a log calls it, for people. A test holds the list against the
  /// cases.
  package var words: String { Self.list[self] ?? rawValue }

  /// Those that logs can hold lines of.
  package static let logged = allCases.filter { !unlogged.contains($0) }

  /// Looking at what concerns nobody in particular leaves no line.
  private static let unlogged: Set<AuditAction> = [
    .listLedger, .verifyLedger, .verifyDatabase, .sealAudit, .readAudit,
    .listAccounts, .readAccount, .readOwnAccount, .readToday, .readCoverage,
    .prepareChange, .readChanges, .prepareRound, .listStaff, .readWorker,
    .prepareHandOver, .readAreas, .readPolicies, .tryPolicy,
    .listHouseholds,
    .listCare, .readInstitutions, .readSeasons,
    .readNotices, .prepareIncident, .readSafetyChecks, .readWebhooks,
    .prepareMatter, .readMatterNumbers,
    .readRemedies, .prepareWarning,
    .listChildReports, .prepareChildReport, .markInfringement,
  ]

  /// Whether there are words for it.
  package var hasWords: Bool { Self.list[self] != nil }

  /// Of an action as it is stored, even by a later program.
  static func words(of stored: String) -> String {
    AuditAction(rawValue: stored)?.words ?? stored
  }

  /// Of a detail as it is stored; what is no code stands for itself.
  static func words(ofDetail stored: String) -> String {
    details[stored] ?? stored
  }

  private static let list: [AuditAction: String] = [
    .importRegister: "导入登记数据",
    .exportRegister: "导出登记数据",
    .listLedger: "查看台账",
    .explainLedger: "查看台账说明",
    .verifyLedger: "核对台账",
    .verifyDatabase: "核对数据库",
    .rebuildLedger: "重算台账",
    .rollOver: "台账翻期",
    .sealAudit: "日志加封",
    .readAudit: "查看操作日志",
    .addAccount: "新建账号",
    .listAccounts: "查看账号列表",
    .readAccount: "查看账号",
    .resetPassword: "重设密码",
    .lockAccount: "锁定账号",
    .unlockAccount: "解锁账号",
    .endSessions: "结束账号的登录",
    .resetSecondFactor: "重设动态口令",
    .readOwnAccount: "查看我的账号",
    .changePassword: "修改密码",
    .endOwnSession: "结束自己的登录",
    .enrolSecondFactor: "启用动态口令",
    .removeSecondFactor: "停用动态口令",
    .proveCode: "输入动态口令",
    .signIn: "登录",
    .signOut: "退出",
    .readCoverage: "查看进度",
    .readCoverageRows: "查看进度明细",
    .readToday: "查看今日",
    .readHousehold: "查看家庭",
    .prepareVisit: "打开访视表",
    .recordVisit: "登记访视",
    .correctVisit: "更正访视",
    .setSetting: "修改设置",
    .prepareChange: "打开变更表",
    .submitChange: "提出资料变更",
    .decideChange: "审核资料变更",
    .withdrawChange: "撤回资料变更",
    .readChanges: "查看资料变更",
    .prepareRound: "打开补录表",
    .listStaff: "查看工作人员",
    .readWorker: "查看工作人员",
    .setPost: "变更岗位",
    .setLink: "变更联系",
    .prepareHandOver: "准备离任交接",
    .handOver: "离任交接",
    .readAreas: "查看辖区",
    .setArea: "变更辖区",
    .readPolicies: "查看政策",
    .setPolicy: "变更施行的政策",
    .tryPolicy: "政策试算",
    .listHouseholds: "查看名册",
    .searchPeople: "查找人员",
    .listPeople: "查看人员名单",
    .exportPeople: "导出人员名单",
    .revealIdentity: "查看完整号码",
    .readCare: "查看照料情况",
    .listCare: "查看照料服务",
    .prepareCare: "打开照料表",
    .recordCare: "登记照料情况",
    .readInstitutions: "查看机构名册",
    .setInstitution: "变更机构名册",
    .readSeasons: "查看季节和天气",
    .setSeason: "启动或结束季节",
    .readNotices: "查看待办",
    .acknowledgeNotice: "确认通知",
    .replyToNotice: "回复通知",
    .raiseNotices: "逾期通知上报一级",
    .findSafetyChecks: "提出安全核查",
    .readSafetyChecks: "查看安全核查",
    .closeSafetyCheck: "办结安全核查",
    .prepareIncident: "打开应急报告",
    .reportIncident: "报告应急",
    .stepIncident: "登记应急处置",
    .readIncident: "查看应急",
    .sendMessage: "转告",
    .readWebhooks: "查看转发",
    .addWebhook: "新建转发",
    .endWebhook: "停用转发",
    .retryDelivery: "重发通知",
    .prepareMatter: "打开事项表",
    .openMatter: "登记事项",
    .recordMatterStep: "办理事项",
    .readMatter: "查看事项",
    .listMatters: "查看事项清单",
    .readMatterNumbers: "查看事项数字",
    .followMatters: "事项随人移交",
    .printPaper: "打印文书",
    .readRemedies: "查看上报、整改和转介",
    .escalateMatter: "上报事项",
    .recordRectification: "登记整改",
    .sendReferral: "转介事项",
    .recordReferral: "登记转介进展",
    .readSupervision: "查看整改督办",
    .prepareWarning: "打开预警表",
    .raiseWarning: "提出返贫致贫预警",
    .recordWarning: "登记预警结论和措施",
    .readWarnings: "查看预警",
    .findWarnings: "按规则提出预警",
    .listChildReports: "查看儿童残疾报告清单",
    .readChildReport: "查看儿童残疾报告",
    .prepareChildReport: "打开儿童残疾报告表",
    .recordChildReport: "登记儿童残疾报告",
    .markInfringement: "查看有没有侵权记录",
    .readInfringement: "查看侵权记录",
    .prepareInfringement: "打开侵权记录表",
    .recordInfringement: "登记侵权记录",
  ]

  private static let details = [
    "wrong password": "密码不对",
    "wrong present password": "改密码时，现在的密码不对",
    "wrong code": "动态口令不对",
    "locked": "多次输错，暂时锁定",
    "unknown login": "没有这个账号",
    "others": "其他登录",
  ]
}
