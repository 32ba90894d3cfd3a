import Foundation
package import Hummingbird
package import Logging
package import Operations
import ServiceLifecycle

/// Where the server listens and how it is reached.
package struct WebConfiguration: Sendable {
  package var host: String
  /// 0 for any that is free.
  package var port: Int
  /// Reached by TLS only, which ends here or at a proxy in front: cookies
  /// are then marked so.
  package var isSecure: Bool

  package init(
    host: String = "127.0.0.1", port: Int = 8080, isSecure: Bool = false
  ) {
    self.host = host
    self.port = port
    self.isSecure = isSecure
  }
}

/// The pages of an office over HTTP, with the jobs that time does by itself.
package struct WebServer: Sendable {
  private let office: Office
  private let configuration: WebConfiguration
  private let logger: Logger

  package init(
    office: Office, configuration: WebConfiguration,
    logger: Logger = Logger(label: "fangshi")
  ) {
    self.office = office
    self.configuration = configuration
    self.logger = logger
  }

  /// Serves until the program is asked to end; requests under way are
  /// finished first.
  package func run() async throws {
    var application = try buildApplication()
    application.addServices(JobService(office: office))
    try await application.runService()
  }

  /// The application without the jobs, for `run` and for tests.
  package func buildApplication() throws
    -> Application<RouterResponder<WebContext>>
  {
    let site = try Site(office: office, isSecure: configuration.isSecure)
    let router = Router(context: WebContext.self)
    // From the outside in: what comes later is protected by what stands
    // before it.
    router.add(middleware: RequestLog())
    router.add(middleware: SecurityHeaders(isSecure: configuration.isSecure))
    router.add(middleware: ErrorPages(site: site))
    router.add(middleware: SameOrigin())
    router.add(middleware: ReadSession(site: site))
    router.add(middleware: Gate())
    Endpoints(site: site).add(to: router)
    return Application(
      router: router,
      server: .http1(configuration: .init(idleTimeout: .seconds(60))),
      configuration: ApplicationConfiguration(
        address: .hostname(configuration.host, port: configuration.port)),
      onServerRunning: { [configuration] channel in
        let port = channel.localAddress?.port ?? configuration.port
        // Not `print`, which keeps it back where nobody sits and watches.
        let line = "http://\(configuration.host):\(port)\n"
        FileHandle.standardOutput.write(Data(line.utf8))
      }, logger: logger)
  }
}

/// The jobs, for as long as the server runs.
private struct JobService: Service {
  let office: Office

  func run() async throws {
    let courier = HTTPCourier()
    await cancelWhenGracefulShutdown {
      await LeasedJobs(office, courier: courier).run()
    }
    await courier.close()
  }
}
