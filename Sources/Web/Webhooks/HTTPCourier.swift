import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Operations

/// Carries letters over HTTP: nothing is followed elsewhere, what is answered
/// is not read, and nobody is waited for longer than ten seconds.
struct HTTPCourier: Courier {
  private let client: HTTPClient

  init() {
    client = HTTPClient(
      eventLoopGroupProvider: .singleton,
      configuration: HTTPClient.Configuration(
        redirectConfiguration: .disallow))
  }

  func carry(_ letter: Letter) async throws -> Int {
    var request = HTTPClientRequest(url: letter.address)
    request.method = .POST
    for header in letter.headers {
      request.headers.add(name: header.name, value: header.value)
    }
    request.body = .bytes(ByteBuffer(string: letter.body))
    let response = try await client.execute(request, timeout: .seconds(10))
    return Int(response.status.code)
  }

  func close() async {
    try? await client.shutdown()
  }
}
