package import Casework

/// A field of a form for a change of facts.
package struct ChangeField: Sendable, Hashable {
  package enum Control: Sendable, Hashable {
    case text(most: Int)
    case longText(most: Int)
    case number(most: Int)
    case day
    /// One of a few, all in sight.
    case choice([Choice])
    /// One of many, in a list that folds away.
    case list([Choice])
    /// Yes, where it is ticked.
    case tick
  }

  package struct Choice: Sendable, Hashable {
    package var value: String
    package var label: String

    package init(_ value: String, _ label: String? = nil) {
      self.value = value
      self.label = label ?? value
    }
  }

  package var name: String
  package var label: String
  package var help: String?
  package var control: Control
  package var isRequired: Bool
  /// What stands on record, or what the form begins with.
  package var values: [String]
  /// Numbers of persons are shown masked.
  package var isSecret = false

  package init(
    _ name: String, _ label: String, _ control: Control, help: String? = nil,
    isRequired: Bool = false, value: String = ""
  ) {
    self.name = name
    self.label = label
    self.control = control
    self.help = help
    self.isRequired = isRequired
    values = value.isEmpty ? [] : [value]
  }

  /// A value in the words of the form, masked where it is a secret.
  package func words(of values: [String]) -> String {
    let texts = values.map { value -> String in
      switch control {
      case .choice(let choices), .list(let choices):
        choices.first { $0.value == value }?.label ?? value
      default: isSecret ? Masking.citizenID(value) : value
      }
    }
    return texts.filter { !$0.isEmpty }.joined(separator: "、")
  }
}

/// What the page for a change of facts is made of.
package struct ChangeForm: Sendable, Hashable {
  package var kind: ChangeKind
  /// A fresh number for the change, and what stands on record now.
  package var id: String
  package var base: String
  /// 户编号 and head; empty for a change of an area.
  package var household: String
  package var head: String
  /// Key and name of the person it is about.
  package var person: String
  package var personName: String
  package var fields: [ChangeField]
  /// What is on record of the matter now, in lines.
  package var standing: [String]
  /// Why there is nothing to be filled in; nil where there is.
  package var obstacle: String?
  /// Whether it will be made at once; else it is proposed.
  package var isDirect: Bool
  package var today: Day
}

/// What became of a change that was sent.
package struct SubmittedChange: Sendable, Hashable {
  package var id: String
  /// 户编号 of the household it is about now; empty for an area.
  package var household: String
  package var state: ChangeState
}
