/// The tables of the register, in the order in which they are read: what a
/// row names stands in an earlier table or in its own.
public enum RegisterTable: String, CaseIterable, Sendable {
  case areas, policies, households, persons, certificates, care
  case circumstances, statuses, assessments, workers, links, visits
  case absences, suspensions
}
