"""The thirteen duties as the contract's table has them."""

from dataclasses import dataclass

FUYANG = ("fuyang-2022", "阜残联〔2022〕25号")
DONGSHENG = ("dongsheng-2024", "东胜区分散供养特困人员定期探访制度")
GANSU = ("gansu-2024", "甘肃结对关爱困难重度残疾人行动十大提升措施")


@dataclass(frozen=True)
class Duty:
    code: str
    number: str
    pack: str
    policy: str
    clause: str
    unit_type: str
    window: str
    required: int


def duty(code, document, name, clause, unit_type, window, required):
    pack, policy = document
    return Duty(code, f"{pack}/{name}", pack, policy, clause, unit_type, window, required)


DUTIES = [
    duty("D-01", FUYANG, "staff-links", "第七条", "worker", "standing", 2),
    duty("D-02", FUYANG, "staff-link-visits", "第七条", "link", "year", 2),
    duty("D-03", FUYANG, "leader-contact-point", "第七条", "worker", "standing", 1),
    duty("D-04", FUYANG, "township-annual-baseline", "第八条", "person", "year", 1),
    duty("D-05", FUYANG, "township-halfyear-special", "第八条", "household", "half_year", 1),
    duty("D-06", FUYANG, "village-quarterly", "第九条", "household", "quarter", 1),
    duty("D-07", FUYANG, "village-monthly-special", "第九条", "household", "month", 1),
    duty("D-23", DONGSHENG, "monthly-selfcare", "四", "person", "month", 1),
    duty("D-24", DONGSHENG, "halfmonthly-key", "四", "person", "half_month", 1),
    duty("D-18", GANSU, "cadre-pair", "九", "worker", "standing", 1),
    duty("D-19", GANSU, "pair-contacts", "九", "link", "year", 4),
    duty("D-20", GANSU, "pair-visits", "九", "link", "year", 2),
    duty("D-15", GANSU, "multi-disabled-quarterly", "一", "household", "quarter", 1),
]

# At least this many days from entry to the window's last day.
ENOUGH_DAYS = {"half_month": 5, "month": 10, "quarter": 30, "half_year": 60, "year": 120}

REMOTE_LIMITED = ("D-23", "D-24")
DEFERRABLE = ("D-02", "D-05", "D-06", "D-07")
DEPUTISED = ("D-04", "D-05", "D-06", "D-07", "D-23", "D-24")
WITHOUT_HOUSE_CALL = ("D-04", "D-19")

COLUMNS = ["duty", "policy", "clause", "unit_type", "unit", "actor", "from", "to",
           "required", "counted", "state", "events", "marks"]
STATES = ["open", "done", "deferred", "missed", "excused", "void", "remote_rejected"]
MARKS = ["clustered", "contact_kept", "deputy", "late_entry", "remote_month", "remote_share"]
