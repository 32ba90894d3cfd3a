import Testing
import Web

@Suite("Templates and their pages")
struct TemplateTests {
  static let pages: [any Page.Type] = [
    SignInPage.self, MessagePage.self, TodayPage.self, HouseholdPage.self,
    VisitFormPage.self, OfficePage.self,
    CoveragePage.self, DutyCoveragePage.self, CoverageRowsPage.self,
    ExplanationPage.self,
    AccountsPage.self, AccountDetailPage.self, AccountFormPage.self,
    IssuedPage.self, OwnAccountPage.self, PasswordPage.self, CodePage.self,
    EnrolPage.self, AuditLogPage.self,
    ChangesPage.self, ChangePage.self, ChangeFormPage.self,
    RoundPage.self,
    StaffPage.self, WorkerPage.self, HandOverPage.self,
    AreasPage.self, AreaPage.self,
    PoliciesPage.self, PackPage.self, TrialFormPage.self, TrialPage.self,
    WaitPage.self, ImportFormPage.self, ImportPage.self,
    PeoplePage.self, PeopleListsPage.self, PeopleListPage.self,
    NumbersPage.self, CallPage.self,
    CareListPage.self, CarePage.self, AgreementPage.self,
    PledgeSheetPage.self, InstitutionsPage.self, SeasonsPage.self,
    InboxPage.self, NoticePage.self, EmergencyPage.self,
    IncidentFormPage.self, IncidentsPage.self, IncidentPage.self,
    SafetyCheckPage.self, WebhooksPage.self, MessagesPage.self,
    MattersPage.self, MatterPage.self, NewMatterPage.self,
    PapersPage.self, PaperPage.self,
    RemediesPage.self, SupervisionPage.self, UndeliveredPage.self,
    WarningsPage.self, WarningPage.self, WarningFormPage.self,
    ActivitiesPage.self, ActivityPage.self, ActivityFormPage.self,
    HelpersPage.self,
    PaymentsPage.self, MemberPaymentsPage.self, PaymentStandardsPage.self,
    ChildReportsPage.self, ChildReportPage.self, InfringementPage.self,
  ]

  @Test("a misspelt name is found")
  func misspelt() {
    var names = TemplateNames(texts: [
      "sign-in": "{{#kept}}{{name}}{{valu}}{{/kept}}{{fram.title}}{{{login}}}"
    ])
    names.check(SignInPage.self)
    #expect(names.mistakes.count == 3, "\(names.mistakes)")
  }

  @Test("every name a template uses is one its page has", arguments: pages)
  func names(page: any Page.Type) throws {
    var names = TemplateNames(texts: try Templates.texts())
    names.check(page)
    #expect(names.mistakes.isEmpty)
  }

  @Test("no value stands in a script or in an attribute without quotes")
  func places() throws {
    for (name, text) in try Templates.texts() {
      #expect(!text.contains("<style"), "\(name)")
      #expect(!text.contains(" on"), "an event handler in \(name)?")
      for script in text.matches(of: /<script[^>]*>(.*?)<\/script>/) {
        #expect(script.output.1.isEmpty, "\(name)")
      }
      #expect(text.firstMatch(of: /=\{\{/) == nil, "\(name)")
      #expect(text.firstMatch(of: /style=/) == nil, "\(name)")
    }
  }
}
