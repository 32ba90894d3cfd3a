import Casework
import Records

extension OperationContext {
  /// Whether the stored ledger of some county is not of today, or of other
  /// rules.
  func ledgerIsBehind() throws -> Bool {
    let store = LedgerStore(connection, rules: rules)
    let loader = FactsLoader(connection, packs: [])
    let fingerprint = rules.fingerprint
    return try loader.counties().contains { county in
      guard let state = try store.state(of: county) else { return true }
      return state.keptThrough < today || state.isStale
        || state.rules != fingerprint
        || state.keptFrom != LedgerRefresh.keptFrom(today)
    }
  }
}
