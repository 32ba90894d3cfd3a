import Hummingbird
import Operations

/// Stylesheet, script and pictures; their names change with their content.
struct AssetEndpoint {
  let site: Site

  func file(_ request: Request, _ context: WebContext) throws -> Response {
    let name = context.parameters.get("name").map {
      PercentEncoding.decode($0)
    }
    guard let file = name.flatMap({ site.assets[$0] }) else {
      throw Refusal.notFound
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: file.type,
        .cacheControl: "public, max-age=31536000, immutable",
      ], body: ResponseBody(byteBuffer: file.bytes))
  }
}

/// Says that the server answers.
struct HealthEndpoint {
  func answer(_ request: Request, _ context: WebContext) -> Response {
    Response(
      status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: "ok\n")))
  }
}
