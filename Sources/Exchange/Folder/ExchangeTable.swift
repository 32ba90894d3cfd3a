package import Casework

/// The files of the exchange folder, in the order in which they are read:
/// what a row names stands in an earlier file or in its own.
package typealias ExchangeTable = RegisterTable

extension RegisterTable {
  package var fileName: String { rawValue + ".csv" }

  /// Columns in the order in which they are written; a star marks those
  /// without which the file is refused.
  package var columns: [Column] { Column.all[self] ?? [] }

  fileprivate var columnsAsWritten: [Column] {
    switch self {
    case .areas:
      Column.list("代码* 名称* 级别 上级代码 城乡分类 生效日期 失效日期")
    case .policies:
      Column.list("辖区代码* 政策包* 生效日期 失效日期")
    case .households:
      Column.list("户编号* 村代码* 户主 住址 网格 经度 纬度 建档日期 销户日期")
    case .persons:
      Column.list(
        "人员编号* 姓名* 户编号* 与户主关系 性别 出生日期 身份证号 联系电话 监护人 "
          + "残疾证号 残疾类别 残疾等级 多重明细 发证日期 有效期至 证件状态 疑似残疾 "
          + "需要照料 照料人 入户日期 离户日期 死亡日期")
    case .certificates:
      Column.list(
        "人员编号* 残疾证号 残疾类别* 残疾等级* 多重明细 证件状态* 开始日期* 结束日期")
    case .care:
      Column.list("人员编号* 照料人* 开始日期* 结束日期")
    case .circumstances:
      Column.list("户编号* 类型* 开始日期* 结束日期 说明")
    case .statuses:
      Column.list("人员编号* 身份* 开始日期* 结束日期")
    case .assessments:
      Column.list("人员编号* 评估日期* 吃饭 穿衣 上下床 如厕 室内行走 洗澡")
    case .workers:
      Column.list("工号* 姓名* 角色* 单位 辖区代码* 班子成员 上岗日期* 离岗日期")
    case .links:
      Column.list("类型* 工号* 对象* 开始日期* 结束日期")
    case .visits:
      Column.list(
        "访视编号* 时间* 方式* 结果* 户编号* 工号* 见到人员 接触到家属 未入户原因 事由 "
          + "登记时间 更正 备注")
    case .absences:
      Column.list("对象类型* 对象* 原因* 开始日期* 结束日期")
    case .suspensions:
      Column.list("辖区代码* 开始日期* 结束日期 原因*")
    }
  }

  /// Position of a column; the name must be one of this table's.
  package func position(_ name: String) -> Int? {
    columns.firstIndex { $0.name == name }
  }

  package struct Column: Sendable {
    package let name: String
    package let isRequired: Bool

    /// By table; read for every row, so made once.
    fileprivate static let all: [RegisterTable: [Column]] =
      Dictionary(
        uniqueKeysWithValues: RegisterTable.allCases.map {
          ($0, $0.columnsAsWritten)
        })

    static func list(_ text: String) -> [Column] {
      text.split(separator: " ").map { word in
        word.hasSuffix("*")
          ? Column(name: String(word.dropLast()), isRequired: true)
          : Column(name: String(word), isRequired: false)
      }
    }
  }
}
