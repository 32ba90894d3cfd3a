package import Hummingbird
package import Operations

/// A route with its method: something the server answers.
package enum Endpoint: String, CaseIterable, Sendable {
  case home, signInForm, signIn, signOut
  case today, household, visitForm, recordVisit
  case correctionForm, correctVisit
  case coverage, coverageArea, coverageDuty, coverageRows, coverageSheet
  case otherDay, judgedCoverage
  case explanation
  case office
  case accounts, newAccount, addAccount, account
  case resetPassword, lockAccount, unlockAccount, endAccountSessions, resetCode
  case ownAccount, endOwnSession, endOtherSessions
  case passwordForm, changePassword
  case enrolForm, enrol, removeCode
  case codeForm, giveCode
  case audit
  case roundForm, recordRound
  case changes, change, decideChange, withdrawChange
  case areaChangeForm, makeAreaChange
  case householdChangeForm, makeHouseholdChange
  case memberChangeForm, makeMemberChange
  case staff, addWorker, worker, addPost, addLink, endStaffRow
  case handOverForm, handOver
  case areas, addVillage, area, renameArea, endVillage
  case policies, putPolicy, pack, endPolicy
  case trialForm, startTrial, trial
  case importForm, upload, importJob, startImport, refusedRows
  case people, searchPeople
  case peopleLists, peopleList, exportPeople
  case calls, numbersForm, revealNumber
  case care, memberCare, careForm, recordCare, agreement, pledgeSheet
  case institutions, addInstitution, endInstitution
  case seasons, callSeason, endSeason
  case holidays, recordHolidays
  case inbox, notice, acknowledgeNotice, replyToNotice
  case emergency, findForEmergency, incidentForm, reportIncident
  case incidents, incident, stepIncident
  case safetyCheck, closeSafetyCheck
  case messages, sendMessage
  case webhooks, addWebhook, endWebhook, retryDelivery
  case matters, matter, recordMatterStep, matterForm, openMatter
  case papers, areaPaper, workerPlan, booklet
  case personFile, revealPersonFile, agreementPaper, incidentPaper
  case matterPaper
  case matterRemedies, escalateMatter, rectifyMatter, referMatter
  case referral, stepReferral, undelivered
  case supervision, supervisionArea
  case warnings, warning, stepWarning, warningForm, raiseWarning
  case activities, activityForm, recordActivity, activity
  case activityCorrectionForm, correctActivity, activitySheet
  case helpers, addHelper, endHelper
  case payments, recordPayments
  case memberPayments, addPayment, correctPayment
  case paymentStandards, setPaymentStandard
  case childReports, childReport, newChildReport, reportChild
  case childReportForm, recordChildReport
  case infringement, infringementForm, recordInfringement
  case asset, health

  /// The one list of what is answered without signing in. Everything else
  /// is denied, whether or not its handler remembers to ask.
  package static let open: Set<Endpoint> = [
    .signInForm, .signIn, .asset, .health,
  ]

  package var route: Route {
    switch self {
    case .home: .home
    case .signInForm, .signIn: .session
    case .signOut: .sessionEnd
    case .today: .today
    case .household: .household
    case .visitForm: .newVisit
    case .recordVisit: .visits
    case .correctionForm, .correctVisit: .correction
    case .coverage: .coverage
    case .coverageArea: .coverageArea
    case .coverageDuty: .coverageDuty
    case .coverageRows: .coverageRows
    case .coverageSheet: .coverageSheet
    case .otherDay: .coverageOtherDay
    case .judgedCoverage: .coverageJudged
    case .explanation: .explanation
    case .office: .office
    case .accounts, .addAccount: .accounts
    case .newAccount: .newAccount
    case .account: .account
    case .resetPassword: .accountPassword
    case .lockAccount: .accountLock
    case .unlockAccount: .accountLockEnd
    case .endAccountSessions: .accountSessionsEnd
    case .resetCode: .accountCodeEnd
    case .ownAccount: .ownAccount
    case .endOwnSession: .ownSessionEnd
    case .endOtherSessions: .otherSessionsEnd
    case .passwordForm, .changePassword: .ownPassword
    case .enrolForm, .enrol: .ownCode
    case .removeCode: .ownCodeEnd
    case .codeForm, .giveCode: .sessionCode
    case .audit: .audit
    case .roundForm, .recordRound: .round
    case .changes: .changes
    case .change: .change
    case .decideChange: .changeDecision
    case .withdrawChange: .changeWithdrawal
    case .areaChangeForm, .makeAreaChange: .areaChange
    case .householdChangeForm, .makeHouseholdChange: .householdChange
    case .memberChangeForm, .makeMemberChange: .memberChange
    case .staff, .addWorker: .staff
    case .worker: .worker
    case .addPost: .workerPosts
    case .addLink: .workerLinks
    case .endStaffRow: .workerRows
    case .handOverForm, .handOver: .handOver
    case .areas, .addVillage: .areas
    case .area, .renameArea: .area
    case .endVillage: .areaEnd
    case .policies, .putPolicy: .policies
    case .pack: .pack
    case .endPolicy: .policyEnd
    case .trialForm, .startTrial: .trialForm
    case .trial: .trial
    case .importForm, .upload: .importForm
    case .importJob, .startImport: .importJob
    case .refusedRows: .refusedRows
    case .people, .searchPeople: .people
    case .peopleLists: .peopleLists
    case .peopleList: .peopleList
    case .exportPeople: .peopleExport
    case .calls: .calls
    case .numbersForm, .revealNumber: .numbers
    case .care: .care
    case .memberCare: .memberCare
    case .careForm, .recordCare: .careForm
    case .agreement: .agreement
    case .pledgeSheet: .pledgeSheet
    case .institutions, .addInstitution: .institutions
    case .endInstitution: .institutionEnd
    case .seasons, .callSeason: .seasons
    case .holidays, .recordHolidays: .holidays
    case .endSeason: .seasonEnd
    case .inbox: .inbox
    case .notice: .notice
    case .acknowledgeNotice: .noticeAcknowledgement
    case .replyToNotice: .noticeReplies
    case .emergency, .findForEmergency: .emergency
    case .incidentForm, .reportIncident: .householdEmergency
    case .incidents: .incidents
    case .incident: .incident
    case .stepIncident: .incidentSteps
    case .messages, .sendMessage: .messages
    case .safetyCheck: .safetyCheck
    case .closeSafetyCheck: .safetyCheckEnd
    case .webhooks, .addWebhook: .webhooks
    case .endWebhook: .webhookEnd
    case .retryDelivery: .deliveryRetry
    case .matters: .matters
    case .matter: .matter
    case .recordMatterStep: .matterSteps
    case .matterForm: .newMatter
    case .openMatter: .householdMatters
    case .papers: .papers
    case .areaPaper: .areaPaper
    case .workerPlan: .workerPlan
    case .booklet: .booklet
    case .personFile, .revealPersonFile: .personFile
    case .agreementPaper: .agreementPaper
    case .incidentPaper: .incidentPaper
    case .matterPaper: .matterPaper
    case .matterRemedies: .matterRemedies
    case .escalateMatter: .matterReports
    case .rectifyMatter: .matterRectification
    case .referMatter: .matterReferrals
    case .referral: .referral
    case .stepReferral: .referralSteps
    case .undelivered: .undelivered
    case .supervision: .supervision
    case .supervisionArea: .supervisionArea
    case .warnings: .warnings
    case .warning: .warning
    case .stepWarning: .warningSteps
    case .warningForm: .newWarning
    case .raiseWarning: .householdWarnings
    case .activities, .recordActivity: .activities
    case .activityForm: .newActivity
    case .activity: .activity
    case .activityCorrectionForm, .correctActivity: .activityCorrection
    case .activitySheet: .activitySheet
    case .helpers, .addHelper: .helpers
    case .endHelper: .helperEnd
    case .payments, .recordPayments: .payments
    case .memberPayments, .addPayment: .memberPayments
    case .correctPayment: .payment
    case .paymentStandards, .setPaymentStandard: .paymentStandards
    case .childReports: .childReports
    case .childReport: .childReport
    case .newChildReport, .reportChild: .newChildReport
    case .childReportForm, .recordChildReport: .childReportForm
    case .infringement: .infringement
    case .infringementForm, .recordInfringement: .infringementForm
    case .asset: .asset
    case .health: .health
    }
  }

  package var method: HTTPRequest.Method {
    switch self {
    case .signIn, .signOut, .recordVisit, .correctVisit: .post
    case .addAccount, .resetPassword, .lockAccount, .unlockAccount,
      .endAccountSessions, .resetCode:
      .post
    case .endOwnSession, .endOtherSessions, .changePassword, .enrol,
      .removeCode, .giveCode:
      .post
    case .decideChange, .withdrawChange, .makeAreaChange,
      .makeHouseholdChange, .makeMemberChange, .recordRound:
      .post
    case .addWorker, .addPost, .addLink, .endStaffRow, .handOver: .post
    case .addVillage, .renameArea, .endVillage: .post
    case .putPolicy, .endPolicy, .startTrial: .post
    case .upload, .startImport: .post
    case .otherDay: .post
    case .revealPersonFile: .post
    case .searchPeople, .exportPeople, .calls, .revealNumber: .post
    case .recordCare, .addInstitution, .endInstitution, .callSeason,
      .endSeason, .recordHolidays:
      .post
    case .acknowledgeNotice, .replyToNotice, .findForEmergency, .sendMessage,
      .reportIncident, .stepIncident, .closeSafetyCheck, .addWebhook,
      .endWebhook, .retryDelivery:
      .post
    case .recordMatterStep, .openMatter: .post
    case .escalateMatter, .rectifyMatter, .referMatter, .stepReferral,
      .stepWarning, .raiseWarning:
      .post
    case .recordActivity, .correctActivity, .addHelper, .endHelper: .post
    case .recordPayments, .addPayment, .correctPayment,
      .setPaymentStandard:
      .post
    case .reportChild, .recordChildReport, .recordInfringement: .post
    default: .get
    }
  }

  /// The endpoint that a matched request is for.
  ///
  /// - Parameter pattern: as the router names it; nil where none matched.
  static func matching(
    _ method: HTTPRequest.Method, pattern: String?
  ) -> Endpoint? {
    allCases.first { $0.method == method && $0.route.rawValue == pattern }
  }
}

extension SignInStep {
  /// The page on which the step is done.
  package var route: Route {
    switch self {
    case .code: .sessionCode
    case .newPassword: .ownPassword
    case .enrolment: .ownCode
    }
  }

  /// All that is open before it is done.
  package var open: Set<Endpoint> {
    switch self {
    case .code: [.codeForm, .giveCode, .signOut]
    case .newPassword: [.passwordForm, .changePassword, .signOut]
    case .enrolment: [.enrolForm, .enrol, .signOut]
    }
  }
}
