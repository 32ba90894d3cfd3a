"""The exchange folder as plain facts, answered day by day.

Everything here follows "Rules of reading" of the exchange contract. Nothing is
indexed by interval or merged: each question is asked for one day.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from types import SimpleNamespace as Record

HOLDING_STATES = ("有效", "过期")
INDICATORS = ("吃饭", "穿衣", "上下床", "如厕", "室内行走", "洗澡")


@dataclass(frozen=True)
class Span:
    """First and last day on which a fact holds; None sets no limit."""

    first: date | None
    last: date | None

    def holds(self, day):
        return (self.first is None or self.first <= day) and (
            self.last is None or day <= self.last
        )


@dataclass(frozen=True)
class Visit:
    """The entry that stands for one record, with when it was first entered."""

    number: str
    moment: datetime
    mode: str
    result: str
    household: str
    workers: tuple
    met: tuple
    family_met: bool
    reason: str
    first_recorded: datetime

    @property
    def day(self):
        return self.moment.date()


def day_of(text):
    return date.fromisoformat(text) if text else None


def moment_of(text):
    return datetime.strptime(text, "%Y-%m-%d %H:%M")


def end_of_known(text):
    """The last moment known: a date alone means the end of that day."""
    if len(text) == 10:
        return datetime.combine(date.fromisoformat(text), time.max)
    return moment_of(text)


def list_of(text):
    return tuple(part.strip() for part in text.split(";") if part.strip())


def table(folder, name):
    """Rows of one file; an absent file is an empty one."""
    path = Path(folder) / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            defaultdict(str, {key: (value or "").strip() for key, value in row.items()})
            for row in csv.DictReader(file)
        ]


def is_at_or_above(area, other):
    """One area is above another when its code begins the other's."""
    return other.startswith(area)


class Register:
    def __init__(self, folder):
        self.dates = []  # every date a rule may look at
        self.stays = {}  # kept here by the ledger once worked out
        self.policies = [
            Record(area=r["辖区代码"], pack=r["政策包"], span=self.span(r, "生效日期", "失效日期"))
            for r in table(folder, "policies")
        ]
        self.households = {
            r["户编号"]: Record(village=r["村代码"], on_file=self.span(r, "建档日期", "销户日期"))
            for r in table(folder, "households")
        }
        self.persons = self.read_persons(table(folder, "persons"))
        self.certificates = self.by("人员编号", folder, "certificates", "开始日期", "结束日期")
        self.care = self.by("人员编号", folder, "care", "开始日期", "结束日期")
        self.circumstances = self.by("户编号", folder, "circumstances", "开始日期", "结束日期")
        self.statuses = self.by("人员编号", folder, "statuses", "开始日期", "结束日期")
        self.assessments = self.read_assessments(table(folder, "assessments"))
        self.posts = self.by("工号", folder, "workers", "上岗日期", "离岗日期")
        self.links = defaultdict(list)
        for row in table(folder, "links"):
            pair = row["类型"], row["工号"], row["对象"]
            self.links[pair].append(self.span(row, "开始日期", "结束日期"))
        self.entries = self.read_entries(table(folder, "visits"))
        self.absences = defaultdict(list)
        for row in table(folder, "absences"):
            self.absences[row["对象类型"], row["对象"]].append(self.span(row, "开始日期", "结束日期"))
        self.suspensions = [
            Record(area=r["辖区代码"], span=self.span(r, "开始日期", "结束日期"))
            for r in table(folder, "suspensions")
        ]
        self.household_of = cache(self.household_of)
        self.members = cache(self.members)
        self.is_holder = cache(self.is_holder)
        self.pack_in_force = cache(self.pack_in_force)

    # --- reading -----------------------------------------------------------

    def span(self, row, first, last):
        span = Span(day_of(row[first]), day_of(row[last]))
        self.dates += [day for day in (span.first, span.last) if day]
        return span

    def by(self, key, folder, name, first, last):
        """Dated rows of a file, gathered under the number they belong to."""
        rows = defaultdict(list)
        for row in table(folder, name):
            rows[row[key]].append(Record(columns=row, span=self.span(row, first, last)))
        return rows

    def read_persons(self, rows):
        """One row for each stay; all else from the row with the latest 入户日期."""
        rows_of = defaultdict(list)
        for row in rows:
            rows_of[row["人员编号"]].append(row)
        persons = {}
        for number, own in rows_of.items():
            latest = max(own, key=lambda row: row["入户日期"])  # empty sorts earliest
            death, issued = day_of(latest["死亡日期"]), day_of(latest["发证日期"])
            self.dates += [day for day in (death, issued) if day]
            persons[number] = Record(
                stays=[(row["户编号"], self.span(row, "入户日期", "离户日期")) for row in own],
                death=death,
                category=latest["残疾类别"],
                level=latest["残疾等级"],
                card=latest["证件状态"],
                issued=issued,
                suspected=latest["疑似残疾"] == "是",
                carers=list_of(latest["照料人"]),
                guardian=latest["监护人"],
            )
        return persons

    def read_assessments(self, rows):
        """Number of 不能 by person and date. A blank indicator with no 不能 is no
        assessment; of two on one day the one with more 不能 holds."""
        failed = defaultdict(dict)
        for row in rows:
            answers = [row[name] for name in INDICATORS]
            unable = answers.count("不能")
            if "" in answers and unable == 0:
                continue
            day = day_of(row["评估日期"])
            self.dates.append(day)
            held = failed[row["人员编号"]]
            held[day] = max(held.get(day, 0), unable)
        return failed

    def read_entries(self, rows):
        entries = {}
        for row in rows:
            moment = moment_of(row["时间"])
            recorded = moment_of(row["登记时间"]) if row["登记时间"] else moment
            self.dates.append(moment.date())
            entries[row["访视编号"]] = Record(
                row=row, moment=moment, recorded=recorded, corrects=row["更正"]
            )
        return entries

    # --- visits ------------------------------------------------------------

    def visits(self, known_at=None):
        """A visit and its corrections are one record, and one entry of it stands."""
        last = end_of_known(known_at) if known_at else datetime.max
        records = defaultdict(list)
        for number, entry in self.entries.items():
            if entry.recorded <= last:
                records[self.chain(number)[-1]].append(number)
        return [self.standing_entry(first, numbers) for first, numbers in records.items()]

    def chain(self, number):
        """The entry, the one it replaces, and so on up to the first."""
        chain = [number]
        while self.entries[chain[-1]].corrects:
            chain.append(self.entries[chain[-1]].corrects)
        return chain

    def standing_entry(self, first, numbers):
        """The one recorded last; then further down the chain; then larger 访视编号."""
        number = max(numbers, key=lambda n: (self.entries[n].recorded, len(self.chain(n)), n))
        entry = self.entries[number]
        row = entry.row
        return Visit(
            number=number,
            moment=entry.moment,
            mode=row["方式"],
            result=row["结果"],
            household=row["户编号"],
            workers=list_of(row["工号"]),
            met=list_of(row["见到人员"]),
            family_met=row["接触到家属"] == "是",
            reason=row["未入户原因"],
            first_recorded=self.entries[first].recorded,
        )

    # --- areas and packs ---------------------------------------------------

    def pack_in_force(self, pack, area, day):
        """A row of policies names the area, or one above it, that day."""
        return any(
            row.pack == pack and is_at_or_above(row.area, area) and row.span.holds(day)
            for row in self.policies
        )

    def is_suspended(self, area, day):
        return any(
            is_at_or_above(row.area, area) and row.span.holds(day) for row in self.suspensions
        )

    # --- households and persons --------------------------------------------

    def is_on_file(self, household, day):
        return self.households[household].on_file.holds(day)

    def village(self, household):
        """A household has its village on all days."""
        return self.households[household].village

    def household_of(self, person, day):
        """The household of which he is a member that day: 入户 to 离户 or 死亡,
        while the household is on file."""
        facts = self.persons[person]
        if facts.death is not None and day > facts.death:
            return None
        for household, span in facts.stays:
            if span.holds(day) and self.is_on_file(household, day):
                return household
        return None

    def village_of(self, person, day):
        household = self.household_of(person, day)
        return self.village(household) if household else None

    def members(self, household, day):
        return [p for p in self.persons if self.household_of(p, day) == household]

    def certificate(self, person, day):
        """(category, level, state) by which the person is judged that day."""
        rows = self.certificates.get(person)
        if rows:
            held = [row for row in rows if row.span.holds(day)]
            if not held:
                return None
            row = max(held, key=lambda row: row.span.first).columns
            return row["残疾类别"], row["残疾等级"], row["证件状态"]
        facts = self.persons[person]
        if facts.issued is not None and facts.issued > day:
            return None
        return facts.category, facts.level, facts.card

    def is_holder(self, person, day):
        """A living member with 残疾类别 and 证件状态 有效 or 过期."""
        if self.household_of(person, day) is None:
            return False
        held = self.certificate(person, day)
        return held is not None and held[0] != "" and held[2] in HOLDING_STATES

    def is_severe_holder(self, person, day):
        return self.is_holder(person, day) and self.certificate(person, day)[1] in ("1", "2")

    def is_suspected(self, person):
        """疑似残疾 is undated and holds for all days."""
        return self.persons[person].suspected

    def has_guardian(self, person):
        return self.persons[person].guardian != ""

    def has_carer(self, person, day):
        """With rows in care.csv, on the days they cover; otherwise as it stands."""
        rows = self.care.get(person)
        if rows:
            return any(row.span.holds(day) for row in rows)
        return bool(self.persons[person].carers)

    def has_status(self, person, names, day):
        return any(
            row.columns["身份"] in names and row.span.holds(day)
            for row in self.statuses.get(person, [])
        )

    def has_circumstance(self, household, day):
        return any(row.span.holds(day) for row in self.circumstances.get(household, []))

    # --- absences ----------------------------------------------------------

    def has_absence_row(self, kind, target, day):
        return any(span.holds(day) for span in self.absences.get((kind, target), []))

    def is_person_absent(self, person, day):
        """By a row of his own or one of the household he is in that day."""
        if self.has_absence_row("人员", person, day):
            return True
        household = self.household_of(person, day)
        return household is not None and self.has_absence_row("户", household, day)

    def is_household_absent(self, household, day):
        """By a row of its own, or when it has members and each has his own row."""
        if self.has_absence_row("户", household, day):
            return True
        members = self.members(household, day)
        return bool(members) and all(self.has_absence_row("人员", p, day) for p in members)

    # --- workers and links -------------------------------------------------

    def posts_on(self, worker, day):
        return [post.columns for post in self.posts.get(worker, []) if post.span.holds(day)]

    def is_in_post(self, worker, day):
        return bool(self.posts_on(worker, day))

    def is_in_role(self, worker, role, day):
        return any(post["角色"] == role for post in self.posts_on(worker, day))

    def serves(self, worker, role, area, day):
        """A 村专委 serves the village, a 乡镇专委 the township that is his 辖区代码."""
        return any(
            post["角色"] == role and post["辖区代码"] == area
            for post in self.posts_on(worker, day)
        )

    def is_of_county(self, worker, roles, county, day):
        """辖区代码 at or below the county."""
        return any(
            post["角色"] in roles and is_at_or_above(county, post["辖区代码"])
            for post in self.posts_on(worker, day)
        )

    def link_holds(self, kind, worker, target, day):
        return any(span.holds(day) for span in self.links.get((kind, worker, target), []))

    def targets(self, kind, worker, day):
        """What a worker is linked to that day, each once."""
        return {
            target
            for (own_kind, own_worker, target), spans in self.links.items()
            if (own_kind, own_worker) == (kind, worker) and any(s.holds(day) for s in spans)
        }
