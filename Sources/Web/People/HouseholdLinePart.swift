import Casework
import Operations

/// A household on 名册.
package struct HouseholdLinePart: PagePart {
  package var name: String
  package var path: String
  package var number: String
  package var place: String
  package var members: [MemberNamePart]
  package var tags: [TextLine]
  package var lastContact: String

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "path": .text(\.path),
    "number": .text(\.number),
    "place": .text(\.place),
    "members": .list(\.members),
    "tags": .list(\.tags),
    "lastContact": .text(\.lastContact),
  ]
}

/// Somebody of it.
package struct MemberNamePart: PagePart {
  package var name: String
  package var isFound: Bool
  /// His citizen ID, masked, where one was looking for him.
  package var citizenID: String?

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "isFound": .flag(\.isFound),
    "citizenID": .text(\.citizenID),
  ]
}

extension HouseholdLinePart {
  /// As many groups as a line has room for.
  private static let mostTags = 3

  init(_ line: HouseholdLine, today: Day) {
    name = HouseholdName.of(head: line.head, number: line.number)
    path = Route.household.path(line.number)
    number = line.number
    place = [line.villageName, line.grid, line.address]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    members = line.members.map { member in
      MemberNamePart(
        name: member.name, isFound: member.isFound,
        citizenID: member.citizenID.isEmpty
          ? nil : Masked.short(member.citizenID))
    }
    var tags = line.groups.prefix(Self.mostTags).map { TextLine($0) }
    if line.groups.count > Self.mostTags {
      tags.append(TextLine("等 \(line.groups.count) 类"))
    }
    if !line.isOnFile { tags.insert(TextLine("已销户"), at: 0) }
    self.tags = tags
    lastContact =
      line.lastContact.map {
        "上次 \(ChineseDays.short($0.day, today: today)) \($0.mode.word)"
      } ?? "还没有联系记录"
  }
}
