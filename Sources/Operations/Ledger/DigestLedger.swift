package import Casework
import Crypto
package import Foundation
import Records

/// What the ledger lists, as a digest for each county and one for the standing
/// duties at the end: however many rows there are, two ledgers are compared by
/// a few bytes.
package struct DigestLedger: Query {
  package static let permission = Permission.readLedger
  package static let action = AuditAction.listLedger

  package var period: Span
  package var asOf: Day

  package init(period: Span, asOf: Day) {
    self.period = period
    self.asOf = asOf
  }

  package func perform(in context: OperationContext) throws -> [Data] {
    var digests: [Data] = []
    try ListLedger(period: period, asOf: asOf).eachCounty(in: context) { rows in
      var hash = SHA256()
      for row in rows.sorted(by: LedgerRow.precedes) {
        hash.update(data: Data("\(row)\n".utf8))
      }
      digests.append(Data(hash.finalize()))
    }
    return digests
  }
}
