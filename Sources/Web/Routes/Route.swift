/// Every path of the product, for routing and for links alike.
package enum Route: String, CaseIterable, Sendable {
  case home = "/"
  case session = "/session"
  case sessionEnd = "/session/end"
  case today = "/today"
  case people = "/households"
  case peopleLists = "/lists"
  case peopleList = "/lists/{list}"
  case peopleExport = "/lists/{list}/export"
  case household = "/households/{household}"
  case calls = "/households/{household}/calls"
  case numbers = "/households/{household}/persons/{person}/numbers"
  case visits = "/households/{household}/visits"
  case newVisit = "/households/{household}/visits/new"
  case correction = "/households/{household}/visits/{visit}/correction"
  case coverage = "/coverage"
  case coverageArea = "/coverage/{area}"
  case coverageSheet = "/coverage/{area}/sheet/{format}"
  case coverageOtherDay = "/coverage/{area}/other-day"
  case coverageJudged = "/coverage/{area}/other-day/{report}"
  case coverageDuty = "/coverage/{area}/duties/{duty}"
  case coverageRows = "/coverage/{area}/duties/{duty}/rows"
  case explanation = "/ledger/{duty}/{unit}/{from}"
  case office = "/office"
  case accounts = "/accounts"
  case newAccount = "/new-account"
  case account = "/accounts/{login}"
  case accountPassword = "/accounts/{login}/password"
  case accountLock = "/accounts/{login}/lock"
  case accountLockEnd = "/accounts/{login}/lock/end"
  case accountSessionsEnd = "/accounts/{login}/sessions/end"
  case accountCodeEnd = "/accounts/{login}/code/end"
  case ownAccount = "/me"
  case ownSessionEnd = "/me/sessions/{session}/end"
  case otherSessionsEnd = "/me/sessions/end"
  case ownPassword = "/me/password"
  case ownCode = "/me/code"
  case ownCodeEnd = "/me/code/end"
  case sessionCode = "/session/code"
  case audit = "/audit"
  case round = "/visits/round"
  case changes = "/changes"
  case change = "/changes/{change}"
  case changeDecision = "/changes/{change}/decision"
  case changeWithdrawal = "/changes/{change}/withdrawal"
  case areaChange = "/area/changes/{kind}"
  case householdChange = "/households/{household}/changes/{kind}"
  case memberChange =
    "/households/{household}/members/{member}/changes/{kind}"
  case care = "/care"
  case memberCare = "/households/{household}/members/{member}/care"
  case careForm = "/households/{household}/members/{member}/care/{form}"
  case agreement = "/agreements/{agreement}"
  case pledgeSheet = "/agreements/{agreement}/sheet"
  case institutions = "/office/institutions"
  case institutionEnd = "/office/institutions/{institution}/end"
  case holidays = "/office/holidays"
  case seasons = "/office/seasons"
  case seasonEnd = "/office/seasons/{call}/end"
  case staff = "/office/staff"
  case worker = "/office/staff/{worker}"
  case workerPosts = "/office/staff/{worker}/posts"
  case workerLinks = "/office/staff/{worker}/links"
  case workerRows = "/office/staff/{worker}/rows"
  case handOver = "/office/staff/{worker}/hand-over"
  case areas = "/office/areas"
  case area = "/office/areas/{area}"
  case areaEnd = "/office/areas/{area}/end"
  case policies = "/office/policies"
  case pack = "/office/policies/{pack}"
  case policyEnd = "/office/policies/{pack}/end"
  case trialForm = "/office/trial"
  case trial = "/office/trials/{trial}"
  case importForm = "/office/import"
  case importJob = "/office/imports/{import}"
  case refusedRows = "/office/imports/{import}/refused/{table}"
  case inbox = "/inbox"
  case notice = "/notices/{notice}"
  case noticeAcknowledgement = "/notices/{notice}/acknowledgement"
  case noticeReplies = "/notices/{notice}/replies"
  case emergency = "/emergency"
  case householdEmergency = "/households/{household}/emergency"
  case messages = "/households/{household}/messages"
  case incidents = "/incidents"
  case incident = "/incidents/{incident}"
  case incidentSteps = "/incidents/{incident}/steps"
  case safetyCheck = "/safety-checks/{check}"
  case safetyCheckEnd = "/safety-checks/{check}/end"
  case webhooks = "/office/webhooks"
  case webhookEnd = "/office/webhooks/{webhook}/end"
  case deliveryRetry =
    "/office/webhooks/{webhook}/deliveries/{notice}/retry"
  case matters = "/matters"
  case matter = "/matters/{matter}"
  case matterSteps = "/matters/{matter}/steps"
  case householdMatters = "/households/{household}/matters"
  case newMatter = "/households/{household}/matters/new"
  case papers = "/papers"
  case areaPaper = "/papers/{area}/{paper}"
  case workerPlan = "/plans/{worker}"
  case booklet = "/households/{household}/booklet"
  case personFile = "/households/{household}/persons/{person}/file"
  case matterPaper = "/matters/{matter}/papers/{paper}"
  case incidentPaper = "/incidents/{incident}/paper"
  case agreementPaper = "/agreements/{agreement}/papers/{paper}"
  case matterRemedies = "/matters/{matter}/remedies"
  case matterReports = "/matters/{matter}/reports"
  case matterRectification = "/matters/{matter}/rectification"
  case matterReferrals = "/matters/{matter}/referrals"
  case undelivered = "/referrals"
  case referral = "/referrals/{referral}"
  case referralSteps = "/referrals/{referral}/steps"
  case supervision = "/supervision"
  case supervisionArea = "/supervision/{area}"
  case warnings = "/warnings"
  case warning = "/warnings/{warning}"
  case warningSteps = "/warnings/{warning}/steps"
  case householdWarnings = "/households/{household}/warnings"
  case newWarning = "/households/{household}/warnings/new"
  case activities = "/activities"
  case newActivity = "/new-activity"
  case activity = "/activities/{activity}"
  case activityCorrection = "/activities/{activity}/correction"
  case activitySheet = "/activity-sheets/{area}/{format}"
  case helpers = "/helpers"
  case helperEnd = "/helpers/{helper}/end"
  case payments = "/payments"
  case paymentStandards = "/payments/standards"
  case memberPayments = "/households/{household}/members/{member}/payments"
  case payment =
    "/households/{household}/members/{member}/payments/{payment}"
  case childReports = "/child-reports"
  case childReport = "/child-reports/{report}"
  case childReportForm = "/child-reports/{report}/{form}"
  case newChildReport =
    "/households/{household}/members/{member}/child-report"
  case infringement = "/matters/{matter}/infringement"
  case infringementForm = "/matters/{matter}/infringement/form"
  case asset = "/static/{name}"
  case health = "/health"

  /// The path with its numbers put in, in their order.
  package func path(_ numbers: String...) -> String {
    var rest = numbers[...]
    let parts = rawValue.split(separator: "/").map { part in
      part.hasPrefix("{")
        ? PercentEncoding.encode(rest.popFirst() ?? "") : String(part)
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The numbers a path of this route names, decoded, in their order; nil
  /// for another path.
  package func numbers(in path: String) -> [String]? {
    let pattern = rawValue.split(separator: "/")
    let parts = path.split(separator: "/")
    guard pattern.count == parts.count else { return nil }
    var numbers: [String] = []
    for (expected, part) in zip(pattern, parts) {
      if expected.hasPrefix("{") {
        numbers.append(PercentEncoding.decode(part))
      } else if expected != part {
        return nil
      }
    }
    return numbers
  }
}
