"""Writing an exchange folder: the files, their columns, CSV."""

import csv
from pathlib import Path

FILES = {
    "areas": "代码 名称 级别 上级代码 城乡分类 生效日期 失效日期",
    "policies": "辖区代码 政策包 生效日期 失效日期",
    "households": "户编号 村代码 户主 住址 网格 经度 纬度 建档日期 销户日期",
    "persons": "人员编号 姓名 户编号 与户主关系 性别 出生日期 身份证号 联系电话 监护人 残疾证号 "
               "残疾类别 残疾等级 多重明细 发证日期 有效期至 证件状态 疑似残疾 需要照料 照料人 "
               "入户日期 离户日期 死亡日期",
    "certificates": "人员编号 残疾证号 残疾类别 残疾等级 多重明细 证件状态 开始日期 结束日期",
    "care": "人员编号 照料人 开始日期 结束日期",
    "circumstances": "户编号 类型 开始日期 结束日期 说明",
    "statuses": "人员编号 身份 开始日期 结束日期",
    "assessments": "人员编号 评估日期 吃饭 穿衣 上下床 如厕 室内行走 洗澡",
    "workers": "工号 姓名 角色 单位 辖区代码 班子成员 上岗日期 离岗日期",
    "links": "类型 工号 对象 开始日期 结束日期",
    "visits": "访视编号 时间 方式 结果 户编号 工号 见到人员 接触到家属 未入户原因 事由 登记时间 "
              "更正 备注",
    "absences": "对象类型 对象 原因 开始日期 结束日期",
    "suspensions": "辖区代码 开始日期 结束日期 原因",
}
COLUMNS = {name: columns.split() for name, columns in FILES.items()}


def write(folder, tables, columns=COLUMNS, encoding="utf-8"):
    """A file for each table that has rows; an absent file stands for an empty one."""
    for name, rows in tables.items():
        if not rows:
            continue
        with (Path(folder) / f"{name}.csv").open("w", encoding=encoding, newline="") as file:
            writer = csv.DictWriter(file, columns[name], restval="")
            writer.writeheader()
            writer.writerows(rows)
