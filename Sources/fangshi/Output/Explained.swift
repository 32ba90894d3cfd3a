import Casework
import Exchange
import Operations

/// Words for an error that reached the command line.
enum Explained {
  static func words(for error: any Error) -> String {
    switch error {
    case let refusal as Refusal: "\(refusal.code): \(refusal.words)"
    default: "\(error)"
    }
  }
}
