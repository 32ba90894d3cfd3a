"""One county, a small cast with fixed meanings, and builders for single rows.

A builder returns (file, row). A case is a list of such rows; areas, the three packs
in force everywhere, and the cast are added, each unless the case has its own.
"""

from dataclasses import dataclass

import folder as exchange
from duties import DUTIES

PROVINCE, CITY, COUNTY, OTHER_COUNTY = "34", "3412", "341202", "341203"
TOWN, TOWN2, OTHER_TOWN = "341202001", "341202002", "341203001"
VILLAGE, VILLAGE2 = "341202001201", "341202001202"  # both of TOWN
TOWN2_VILLAGE, OTHER_VILLAGE = "341202002201", "341203001201"
AREAS = [PROVINCE, CITY, COUNTY, OTHER_COUNTY, TOWN, TOWN2, OTHER_TOWN,
         VILLAGE, VILLAGE2, TOWN2_VILLAGE, OTHER_VILLAGE]
PACKS = ["fuyang-2022", "dongsheng-2024", "gansu-2024"]
DUTY_IDS = {duty.code: duty.number for duty in DUTIES}

LONG_AGO = "2024-01-01"


@dataclass
class Ask:
    """One query, and every row it must list: `FROM STATE COUNTED [EVENTS [MARKS]]`,
    then any `column=value`. EVENTS and MARKS left out, or `-`, are empty."""

    duty: str
    unit: str | None
    lines: tuple
    as_of: str
    first: str
    last: str
    known_at: str | None
    area: str | None


@dataclass
class Owed:
    """Whether the unit is 欠访 on a day. The command line does not list this."""

    duty: str
    unit: str
    as_of: str
    is_overdue: bool


@dataclass
class Case:
    sentence: str
    tables: dict
    asks: list
    owed: list


def case(sentence, *parts):
    tables = {name: [] for name in exchange.COLUMNS}
    asks, owed = [], []
    for part in parts:
        if isinstance(part, Ask):
            asks.append(part)
        elif isinstance(part, Owed):
            owed.append(part)
        else:
            name, row = part
            tables[name].append(row)
    tables["areas"] = [{"代码": code, "名称": f"地{code}"} for code in AREAS]
    if not tables["policies"]:
        tables["policies"] = [policy(PROVINCE, pack)[1] for pack in PACKS]
    own = {row["工号"] for row in tables["workers"]}
    tables["workers"] += [row for _, row in CAST if row["工号"] not in own]
    return Case(sentence, tables, asks, owed)


def ask(duty, unit, *lines, as_of="2026-12-31", first="2026-01-01", last="2026-12-31",
        at=None, known_at=None, area=None):
    """`at` asks for the windows that hold that one day."""
    return Ask(DUTY_IDS[duty], unit, lines, as_of, at or first, at or last, known_at, area)


def owed(duty, unit, as_of, is_overdue):
    return Owed(DUTY_IDS[duty], unit, as_of, is_overdue)


# --- builders --------------------------------------------------------------


def policy(area, pack, first="", last=""):
    return "policies", {"辖区代码": area, "政策包": pack, "生效日期": first, "失效日期": last}


def home(number="H1", village=VILLAGE, first="", last=""):
    return "households", {"户编号": number, "村代码": village, "建档日期": first, "销户日期": last}


def person(number="P1", household="H1", first="", last="", **more):
    return "persons", {"人员编号": number, "姓名": f"人{number}", "户编号": household,
                       "入户日期": first, "离户日期": last, **more}


def holder(number="P1", household="H1", first="", last="", level="3", **more):
    card = {"残疾类别": "肢体", "残疾等级": level, "证件状态": "有效"}
    return person(number, household, first, last, **(card | more))


def certificate(number, first, last="", level="3", state="有效"):
    return "certificates", {"人员编号": number, "残疾类别": "肢体", "残疾等级": level,
                            "证件状态": state, "开始日期": first, "结束日期": last}


def care(number, first, last="", carer="邻居"):
    return "care", {"人员编号": number, "照料人": carer, "开始日期": first, "结束日期": last}


def shock(household, first, last="", kind="重大疾病"):
    return "circumstances", {"户编号": household, "类型": kind, "开始日期": first,
                             "结束日期": last}


def status(number="P1", first=LONG_AGO, last="", name="特困分散"):
    return "statuses", {"人员编号": number, "身份": name, "开始日期": first, "结束日期": last}


def assessed(number, day, unable, blank=0):
    """So many 不能, so many left blank, the rest 能."""
    answers = ["不能"] * unable + [""] * blank + ["能"] * (6 - unable - blank)
    names = exchange.COLUMNS["assessments"][2:]
    return "assessments", {"人员编号": number, "评估日期": day, **dict(zip(names, answers))}


def post(number, role, area, first=LONG_AGO, last="", leader=""):
    return "workers", {"工号": number, "姓名": f"员{number}", "角色": role, "辖区代码": area,
                       "班子成员": leader, "上岗日期": first, "离岗日期": last}


def link(kind, worker, target, first=LONG_AGO, last=""):
    return "links", {"类型": kind, "工号": worker, "对象": target, "开始日期": first,
                     "结束日期": last}


def visit(number, when, mode="入户", by="K1", at="H1", met="P1", **more):
    """At ten in the morning unless `when` says otherwise."""
    moment = when if len(when) > 10 else f"{when} 10:00"
    return "visits", {"访视编号": number, "时间": moment, "方式": mode, "结果": "完成",
                      "户编号": at, "工号": by, "见到人员": met, **more}


def absent(kind, target, first, last="", reason="外出"):
    return "absences", {"对象类型": kind, "对象": target, "原因": reason, "开始日期": first,
                        "结束日期": last}


def suspended(area, first, last=""):
    return "suspensions", {"辖区代码": area, "开始日期": first, "结束日期": last, "原因": "疫情"}


CAST = [
    post("C1", "残联干部", COUNTY),
    post("C2", "残联干部", CITY),
    post("T1", "乡镇专委", TOWN),
    post("T2", "乡镇专委", TOWN2),
    post("K1", "村专委", VILLAGE),
    post("K2", "村专委", VILLAGE2),
    post("K3", "村专委", TOWN2_VILLAGE),
    post("R1", "探访责任人", TOWN),
    post("R2", "探访责任人", TOWN),
    post("S1", "志愿者", COUNTY),
]
