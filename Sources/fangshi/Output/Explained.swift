import Casework
import Demonstration
import Exchange
import Foundation
import Operations

/// Words for an error that reached the command line.
enum Explained {
  static func words(for error: any Error) -> String {
    switch error {
    case Refusal.invalid(let problems):
      ([Refusal.invalid(problems).code] + problems.map(line))
        .joined(separator: "\n")
    case let refusal as Refusal: "\(refusal.code): \(refusal.words)"
    case let refusal as ExplainRefusal: refusal.words
    case let refusal as DemonstrationRefusal: refusal.words
    case let error as CocoaError: FileTrouble(error).words
    case let error as POSIXError: FileTrouble(error).words
    default: "\(error)"
    }
  }

  /// What is wrong with a field, by the option that gives it.
  private static func line(_ problem: FieldProblem) -> String {
    let isOption = AccountCommand.Add.options.contains(problem.field)
    return "  \(isOption ? "--" : "")\(problem.field)：\(problem.words)"
  }
}
