import Operations

/// 管理: what an account may look after, a line each.
package struct OfficePage: Page {
  package static let template = "office"

  package var frame: Frame
  package var entries: [OfficeEntry]

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "entries": .list(\.entries),
  ]
}

/// Something to look after.
package struct OfficeEntry: PagePart {
  package var title: String
  package var words: String
  package var path: String
  /// What waits there.
  package var mark: StatusMark?

  /// All that an actor may do, in the order of the page.
  static func all(for actor: Actor) -> [OfficeEntry] {
    list.filter { actor.may($0.permission) }.map(\.entry)
  }

  private static let list: [(permission: Permission, entry: OfficeEntry)] = [
    (
      .assignVisitors,
      OfficeEntry(
        title: "人员与联系", words: "在岗人员、联系户、结对、探访责任、代理；离任交接",
        path: Route.staff.path())
    ),
    (
      .readSupervision,
      OfficeEntry(
        title: "整改督办", words: "各地整改了多少、逾期多少、用了几天；未落实的转介",
        path: Route.supervision.path())
    ),
    (
      .readWarnings,
      OfficeEntry(
        title: "返贫致贫预警", words: "等待核实的预警、纳入监测的户和帮扶措施",
        path: Route.warnings.path())
    ),
    (
      .manageAreas,
      OfficeEntry(
        title: "辖区", words: "乡镇（街道）和村（社区）的名称、户数、在岗专委",
        path: Route.areas.path())
    ),
    (
      .managePolicies,
      OfficeEntry(
        title: "政策", words: "施行哪些文件、各有哪些职责和参数",
        path: Route.policies.path())
    ),
    (
      .managePolicies,
      OfficeEntry(
        title: "节假日", words: "哪些天放假、哪些周末上班；以工作日计的期限按它计算",
        path: Route.holidays.path())
    ),
    (
      .tryPolicies,
      OfficeEntry(
        title: "政策试算", words: "改了频次或施行新文件，每个村、每个人每月要多跑多少次",
        path: Route.trialForm.path())
    ),
    (
      .manageRegister,
      OfficeEntry(
        title: "数据导入", words: "上传交换文件夹的表格，先检查，再导入",
        path: Route.importForm.path())
    ),
    (
      .manageAccounts,
      OfficeEntry(
        title: "账号", words: "谁可以登录：新建、重设密码、锁定、结束登录",
        path: Route.accounts.path())
    ),
    (
      .manageWebhooks,
      OfficeEntry(
        title: "通知转发", words: "把通知同时送到短信等平台；没有送到的可以重发",
        path: Route.webhooks.path())
    ),
    (
      .readAudit,
      OfficeEntry(
        title: "操作日志", words: "谁在什么时候改了什么、看过谁",
        path: Route.audit.path())
    ),
    (
      .proposeChange,
      OfficeEntry(
        title: "资料变更", words: "待审的和自己提出的变更；新建一户",
        path: Route.changes.path())
    ),
    (
      .recordForOthers,
      OfficeEntry(
        title: "按村补录访视", words: "替去过的人一次登记一个村多户的访视",
        path: Route.round.path())
    ),
    (
      .readCare,
      OfficeEntry(
        title: "照料服务", words: "委托照料协议、承诺书、考核评价、一卡通；谁还没有协议",
        path: Route.care.path())
    ),
    (
      .readActivities,
      OfficeEntry(
        title: "活动", words: "助残志愿服务、互助关爱、政策宣传和扶持措施；助残力量名册",
        path: Route.activities.path())
    ),
    (
      .readPayments,
      OfficeEntry(
        title: "供养金发放", words: "特困人员每月应发、实发、差额；未发、少发和晚发的名单",
        path: Route.payments.path())
    ),
    (
      .superviseCare,
      OfficeEntry(
        title: "机构名册", words: "可以安置特困人员的供养、医疗、福利机构",
        path: Route.institutions.path())
    ),
    (
      .superviseCare,
      OfficeEntry(
        title: "季节和天气", words: "供暖期、汛期的日期；发布冰冻雨雪预警后启动加问的项目",
        path: Route.seasons.path())
    ),
    (
      .readChildReports,
      OfficeEntry(
        title: "儿童残疾报告", words: "发现的残疾和疑似残疾儿童，诊断和干预到哪一步、各用了几天",
        path: Route.childReports.path())
    ),
    (
      .printPapers,
      OfficeEntry(
        title: "打印", words: "对象清单、工作计划、访视和探访台账、问题清单，按 A4 打印",
        path: Route.papers.path())
    ),
    (
      .suspendVisits,
      OfficeEntry(
        title: "暂停入户", words: "疫情、灾害等期间，全县或一个乡镇、村暂停入户",
        path: Route.areaChange.path(ChangeKind.suspension.rawValue))
    ),
  ]

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "words": .text(\.words),
    "path": .text(\.path),
    "mark": .part(\.mark),
  ]
}
