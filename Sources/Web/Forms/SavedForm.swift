import Hummingbird
import Operations

extension Site {
  /// What a short form on a page leads to: back to the page once it is done,
  /// the page with what was typed where it was refused.
  func answer(
    _ form: String, on page: Route, _ context: SignedInContext,
    _ work: () async throws -> Void,
    refused: (TypedForm, HTTPResponse.Status) async throws -> Response
  ) async throws -> Response {
    do {
      try await work()
      return redirect(to: page.path() + "?saved=1")
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await refused(
        TypedForm(form, context.form, refusal), refusal.status)
    }
  }
}
