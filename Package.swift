// swift-tools-version: 6.1
import PackageDescription

// The architecture on one screen: every arrow of the system is a line below.
//
//   Casework ← Policies
//   Casework + Database ← Records
//   Casework + Policies + Records (+ the types of Database that their
//   closures take) ← Operations ← Exchange ← Demonstration
//   Operations + Exchange (+ the words of Policies) ← Web
//   all ← fangshi (wiring)

let asyncHTTPClient = Target.Dependency.product(
  name: "AsyncHTTPClient", package: "async-http-client")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(
  name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(
  name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(
  name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(
  name: "HummingbirdTesting", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let mustache = Target.Dependency.product(
  name: "Mustache", package: "swift-mustache")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(
  name: "NIOHTTP1", package: "swift-nio")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "fangshi",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Casework", targets: ["Casework"]),
    .executable(name: "fangshi", targets: ["fangshi"]),
  ],
  dependencies: [
    .package(
      url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird",
      exact: "2.28.1"),
    .package(
      url: "https://github.com/hummingbird-project/swift-mustache",
      exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(
      url: "https://github.com/swift-server/async-http-client",
      exact: "1.37.0"),
    .package(
      url: "https://github.com/swift-server/swift-service-lifecycle",
      exact: "2.13.0"),
  ],
  targets: [
    .target(name: "Casework"),
    .target(name: "Policies", dependencies: ["Casework", yams]),
    .systemLibrary(
      name: "CPostgreSQL", pkgConfig: "libpq",
      providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(
      name: "CQRCode", pkgConfig: "libqrencode",
      providers: [.apt(["libqrencode-dev"])]),
    .target(
      name: "Database",
      dependencies: ["CPostgreSQL", grdb, sqlite, logging]),
    .target(
      name: "Records",
      dependencies: ["Casework", "Database", crypto],
      resources: [.copy("Schema")]),
    .target(
      name: "Operations",
      dependencies: [
        "Casework", "Policies", "Database", "Records", crypto, cryptoExtras,
        logging,
      ]),
    .target(
      name: "Exchange",
      dependencies: ["CXLSXWriter", "Casework", "Operations"]),
    .target(
      name: "Demonstration",
      dependencies: ["Casework", "Exchange"],
      resources: [.copy("Data")]),
    .target(
      name: "Web",
      dependencies: [
        "CQRCode", "Casework", "Policies", "Operations", "Exchange",
        hummingbird, mustache, logging, lifecycle, asyncHTTPClient, nio,
        nioHTTP1,
      ],
      resources: [.copy("Templates"), .copy("Static")]),
    .executableTarget(
      name: "fangshi",
      dependencies: [
        "Casework", "Policies", "Operations", "Exchange", "Demonstration",
        "Web", argumentParser, logging, lifecycle,
      ]),

    .executableTarget(
      name: "fangshi-bench",
      dependencies: [
        "Casework", "Database", "Records", "Operations", "Exchange",
        "Demonstration", "CPostgreSQL", argumentParser, sqlite,
      ],
      path: "Benchmarks"),

    .target(
      name: "TestSupport", dependencies: ["Database"],
      path: "Tests/TestSupport"),
    .testTarget(
      name: "CaseworkTests", dependencies: ["Casework", "TestSupport"]),
    .testTarget(
      name: "DemonstrationTests",
      dependencies: [
        "Demonstration", "Exchange", "Operations", "Records", "Database",
        "Casework", "TestSupport",
      ]),
    .testTarget(
      name: "PoliciesTests", dependencies: ["Policies", "Casework"]),
    .testTarget(
      name: "DatabaseTests", dependencies: ["Database", "TestSupport"]),
    .testTarget(
      name: "RecordsTests",
      dependencies: [
        "Records", "Database", "Casework", "Policies", "TestSupport",
      ]),
    .testTarget(
      name: "OperationsTests",
      dependencies: [
        "Operations", "Records", "Database", "Casework", "Policies",
        "TestSupport",
      ]),
    .testTarget(
      name: "ExchangeTests",
      dependencies: [
        "Exchange", "Operations", "Records", "Database", "Demonstration",
        "Casework", "TestSupport",
      ]),
    .testTarget(
      name: "WebTests",
      dependencies: [
        "Web", "Operations", "Database", "Exchange", "Casework",
        "TestSupport",
        hummingbirdTesting, hummingbird,
      ]),
  ]
)

// One set of language rules for every target.
for target in package.targets where target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .swiftLanguageMode(.v6),
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}
