// Conditions of packs made ready once, to be asked of many units.

/// A group of a pack that can be asked whom it names.
public final class ReadyGroup: Sendable {
  public let group: TargetGroup
  let condition: CompiledCondition

  init(_ group: TargetGroup) {
    self.group = group
    condition = CompiledCondition(group.condition)
  }
}

/// A form of a pack that can be asked which sections are for whom.
public final class ReadyForm: Sendable {
  public let form: FormDefinition
  /// Those of its sections, each once.
  let conditions: [(stated: Condition, compiled: CompiledCondition)]

  init(_ form: FormDefinition) {
    self.form = form
    conditions = form.conditions.map { ($0, CompiledCondition($0)) }
  }
}
