"""The reference ledger: every sentence of the contract, evaluated day by day.

Slow on purpose. `judge` answers what `fangshi ledger` must list, but for the
note; `overdue` answers 欠访. Comments name the sentence that is implemented.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from duties import (COLUMNS, DEFERRABLE, DEPUTISED, DUTIES, ENOUGH_DAYS,
                    REMOTE_LIMITED, WITHOUT_HOUSE_CALL)
from register import Register, Visit, day_of
from windows import ONE_DAY, Window, days_between, quarter_start, windows

IN_DIFFICULTY = ("低保", "低保边缘", "特困分散", "特困集中", "刚性支出困难",
                 "脱贫不稳定户", "边缘易致贫户", "突发严重困难户")
COUNTY_ROLES = ("残联干部", "乡镇专委", "村专委")
DAYS_BEFORE_LINKS = timedelta(days=30)
DAYS_BEFORE_LATE = 7


def judge(folder, from_, to, as_of, known_at=None):
    """Every instance whose window touches the period, in the ledger's order."""
    first, last, as_of = day_of(from_), day_of(to), day_of(as_of)
    ledger = Ledger(as_register(folder), as_of, known_at, [first, last])
    return in_order(row for row in ledger.rows() if row["_window"].touches(first, last))


def overdue(folder, as_of, known_at=None):
    """欠访: the latest ended instance of each unit and duty that leaves a debt."""
    ledger = Ledger(as_register(folder), day_of(as_of), known_at, [])
    return in_order(ledger.overdue_rows())


def as_register(folder):
    return folder if isinstance(folder, Register) else Register(folder)


def in_order(rows):
    """By duty, unit, window start, by Unicode code point."""
    rows = sorted(rows, key=lambda row: (row["duty"], row["unit"], row["from"]))
    return [{name: row[name] for name in COLUMNS + ["place"]} for row in rows]


@dataclass(frozen=True)
class Link:
    worker: str
    target: str

    def __str__(self):
        return f"{self.worker}+{self.target}"


@dataclass(frozen=True)
class Event:
    """The one visit that counts on a fulfilling day."""

    visit: Visit
    is_door: bool
    by_deputy: bool


@dataclass
class Judged:
    """A listed window of one unit, before it is written as a row."""

    window: Window
    stays: list
    fulfilling: dict  # day -> Event
    deferring: list  # days
    is_rejected: bool

    @property
    def counting(self):
        """In a rejected window nothing counts."""
        return {} if self.is_rejected else self.fulfilling

    @property
    def is_remote_only(self):
        days = self.fulfilling.values()
        return bool(days) and not any(event.is_door for event in days)


class Ledger:
    def __init__(self, register, as_of, known_at, period):
        self.register = register
        self.as_of = as_of
        self.first_year, self.last_year = horizon([*register.dates, as_of, *period])
        self.visits_on = {}
        for visit in register.visits(known_at):
            if visit.day <= as_of:  # what is dated after as-of has not happened
                self.visits_on.setdefault(visit.day, []).append(visit)

    def rows(self):
        for duty in DUTIES:
            if duty.window == "standing":
                yield from self.standing_rows(duty)
            else:
                for unit in self.units(duty):
                    yield from self.window_rows(duty, unit)

    # --- units and groups --------------------------------------------------

    def units(self, duty):
        """Several link rows for one pair are one unit."""
        if duty.unit_type == "household":
            return list(self.register.households)
        if duty.unit_type == "person":
            return list(self.register.persons)
        kind = "联系户" if duty.code == "D-02" else "结对"
        return [Link(worker, target) for own_kind, worker, target in self.register.links
                if own_kind == kind]

    def is_in_group(self, duty, unit, day):
        village = self.village(duty, unit, day)
        if village is None or not self.register.pack_in_force(duty.pack, village, day):
            return False
        if duty.code == "D-02":
            return self.is_linked_cadre("联系户", unit, day) and self.register.is_on_file(
                unit.target, day)
        if duty.code in ("D-19", "D-20"):  # the village shows that he is a living member
            return self.is_linked_cadre("结对", unit, day)
        if duty.code == "D-04":
            return self.register.is_holder(unit, day) or self.register.is_suspected(unit)
        if duty.code in ("D-23", "D-24"):
            return self.register.has_status(unit, ("特困分散",), day)
        if duty.code == "D-06":
            return self.is_disabled_household(unit, day)
        if duty.code in ("D-05", "D-07"):
            return self.is_special_household(unit, day)
        if duty.code == "D-15":
            return sum(self.register.is_holder(p, day)
                       for p in self.register.members(unit, day)) >= 2
        raise ValueError(duty.code)

    def village(self, duty, unit, day):
        """The village where the pack must be in force: the household's own, or that
        of the household of which the person is a member that day."""
        if duty.unit_type == "household":
            return self.register.village(unit)
        if duty.code == "D-02":
            return self.register.village(unit.target)
        return self.register.village_of(person_of(unit), day)

    def is_linked_cadre(self, kind, unit, day):
        return self.register.link_holds(kind, unit.worker, unit.target, day) and (
            self.register.is_in_role(unit.worker, "残联干部", day))

    def is_disabled_household(self, household, day):
        return any(self.register.is_holder(p, day) or self.register.is_suspected(p)
                   for p in self.register.members(household, day))

    def is_special_household(self, household, day):
        """Of the disabled households: a circumstance in force; or a suspected member
        who is not a holder that day; or the only member is a severe holder without
        照料人."""
        if not self.is_disabled_household(household, day):
            return False
        if self.register.has_circumstance(household, day):
            return True
        members = self.register.members(household, day)
        if any(self.register.is_suspected(p) and not self.register.is_holder(p, day)
               for p in members):
            return True
        return (len(members) == 1 and self.register.is_severe_holder(members[0], day)
                and not self.register.has_carer(members[0], day))

    # --- stays and listing -------------------------------------------------

    def stays(self, duty, unit):
        """Unbroken runs of days in the group, from all rows. Kept with the register,
        since neither as-of nor known-at changes them."""
        key = (duty.code, unit, self.first_year, self.last_year)
        if key not in self.register.stays:
            self.register.stays[key] = self.runs(duty, unit)
        return self.register.stays[key]

    def runs(self, duty, unit):
        runs = []
        for day in days_between(date(self.first_year, 1, 1), date(self.last_year, 12, 31)):
            if not self.is_in_group(duty, unit, day):
                continue
            if runs and runs[-1].last == day - ONE_DAY:
                runs[-1] = Window(runs[-1].first, day)
            else:
                runs.append(Window(day, day))
        return runs

    def listed_windows(self, duty, unit):
        """Windows in time order, each with the stays that touch it and have begun."""
        begun = [stay for stay in self.stays(duty, unit) if stay.first <= self.as_of]
        for window in windows(duty.window, self.first_year, self.last_year):
            if window.first > self.as_of:  # not begun: not listed
                break
            touching = [s for s in begun if window.touches(s.first, s.last)]
            if any(is_enough(duty, window, s) for s in touching) and (
                    self.is_owed(duty, unit, window)):
                yield window, touching

    def is_owed(self, duty, unit, window):
        """D-24 where the class on the first day is key, D-23 where it is self-caring
        on the 16th."""
        if duty.code == "D-24":
            return self.is_key(unit, window.first)
        if duty.code == "D-23":
            return not self.is_key(unit, window.first.replace(day=16))
        return True

    def is_key(self, person, day):
        """The latest assessment before that day, not after as-of: any 不能 is key;
        none at all is key."""
        failed = self.register.assessments.get(person, {})
        before = [d for d in failed if d < day and d <= self.as_of]
        return not before or failed[max(before)] > 0

    # --- what fulfils ------------------------------------------------------

    def fulfilling_event(self, duty, unit, day):
        """Of several on one day the earliest 时间, then the smaller 访视编号; for D-23
        and D-24 at the door before remote."""
        events = []
        for visit in self.visits_on.get(day, []):
            part = self.part_of_workers(duty, unit, visit)
            if visit.result == "完成" and part and self.is_right_act(duty, unit, visit):
                is_door = visit.mode in ("入户", "见面")
                events.append(Event(visit, is_door, part == "deputy"))
        if duty.code in REMOTE_LIMITED:
            events.sort(key=lambda e: (not e.is_door, e.visit.moment, e.visit.number))
        else:
            events.sort(key=lambda e: (e.visit.moment, e.visit.number))
        return events[0] if events else None

    def is_right_act(self, duty, unit, visit):
        """Mode and who was met."""
        if duty.code in ("D-02", "D-05", "D-06", "D-07", "D-15"):
            household = unit.target if duty.code == "D-02" else unit
            return visit.mode == "入户" and self.met_someone_of(household, visit)
        person = person_of(unit)
        is_met = person in visit.met
        is_his_household = visit.household == self.register.household_of(person, visit.day)
        family_met = visit.family_met and is_his_household  # 接触到家属 means 户编号
        if duty.code == "D-04":
            return visit.mode in ("入户", "见面", "电话", "视频") and is_met
        if duty.code == "D-19":
            return visit.mode in ("电话", "视频", "微信", "短信") and (is_met or family_met)
        if duty.code == "D-20":
            return visit.mode == "入户" and is_his_household and is_met
        if visit.mode == "入户" and not is_his_household:
            return False
        return visit.mode in ("入户", "见面", "电话", "视频") and (
            is_met or (family_met and self.register.has_guardian(person)))

    def met_someone_of(self, household, visit):
        """The visit concerns the household in 户编号; a member of any age was met, or
        接触到家属."""
        return visit.household == household and (visit.family_met or any(
            self.register.household_of(p, visit.day) == household for p in visit.met))

    def part_of_workers(self, duty, unit, visit):
        """'own' if an entitled worker is among the visit's, else 'deputy' or None."""
        if any(self.is_entitled(duty, unit, w, visit.day) for w in visit.workers):
            return "own"
        if duty.code in DEPUTISED and any(
                self.is_deputy(duty, unit, w, visit.day) for w in visit.workers):
            return "deputy"
        return None

    def is_entitled(self, duty, unit, worker, day):
        """The actor of the duty, his post (and link) in force that day."""
        if duty.code == "D-02":
            return worker == unit.worker and self.is_linked_cadre("联系户", unit, day)
        if duty.code in ("D-19", "D-20"):
            return worker == unit.worker and self.is_linked_cadre("结对", unit, day)
        if duty.code in ("D-23", "D-24"):
            return self.register.link_holds("探访责任", worker, unit, day) and (
                self.register.is_in_post(worker, day))
        village = self.village(duty, unit, day)
        if village is None:
            return False
        if duty.code in ("D-04", "D-05"):
            return self.register.serves(worker, "乡镇专委", township_of(village), day)
        if duty.code in ("D-06", "D-07"):
            return self.register.serves(worker, "村专委", village, day)
        if duty.code == "D-15":
            return self.register.is_of_county(worker, COUNTY_ROLES, county_of(village), day)
        raise ValueError(duty.code)

    def is_deputy(self, duty, unit, worker, day):
        """His own post (any role), the 代理 row, and the post and link of the one he
        acts for, who must be entitled himself: no deputy of a deputy."""
        return self.register.is_in_post(worker, day) and any(
            self.is_entitled(duty, unit, principal, day)
            for principal in self.register.targets("代理", worker, day))

    def is_deferring(self, duty, unit, day):
        """A completed 电话 or 视频 by an actor of the duty or his deputy, with any
        未入户原因, someone of the household."""
        household = unit.target if duty.code == "D-02" else unit
        return any(
            visit.result == "完成" and visit.mode in ("电话", "视频") and visit.reason
            and self.part_of_workers(duty, unit, visit)
            and self.met_someone_of(household, visit)
            for visit in self.visits_on.get(day, []))

    def fulfilling_days(self, duty, unit):
        """Days of all stays count, days outside do not."""
        days = {}
        for day in sorted(self.visits_on):
            if any(stay.holds(day) for stay in self.stays(duty, unit)):
                event = self.fulfilling_event(duty, unit, day)
                if event:
                    days[day] = event
        return days

    def deferring_days(self, duty, unit):
        if duty.code not in DEFERRABLE:
            return []
        return [day for day in sorted(self.visits_on)
                if any(stay.holds(day) for stay in self.stays(duty, unit))
                and self.is_deferring(duty, unit, day)]

    # --- instances ---------------------------------------------------------

    def window_rows(self, duty, unit):
        fulfilling = self.fulfilling_days(duty, unit)
        deferring = self.deferring_days(duty, unit)
        before = None
        for window, stays in self.listed_windows(duty, unit):
            judged = Judged(
                window, stays,
                {day: event for day, event in fulfilling.items() if window.holds(day)},
                [day for day in deferring if window.holds(day)],
                is_rejected=False)
            judged.is_rejected = self.is_rejected(duty, judged, before)
            state = self.state(duty, unit, judged)
            row = self.row(
                duty, unit, window,
                counted=len(judged.counting),
                state=state,
                events=[e.visit.number for _, e in sorted(judged.counting.items())],
                marks=self.marks(duty, judged, before, fulfilling, state))
            yield row | {"_fulfilling": fulfilling, "_is_rejected": judged.is_rejected}
            before = judged

    def is_rejected(self, duty, judged, before):
        """A-05: fulfilled only remotely, and the listed window before it as well,
        accepted or not."""
        return (duty.code in REMOTE_LIMITED and judged.is_remote_only
                and before is not None and before.is_remote_only)

    def state(self, duty, unit, judged):
        if len(judged.counting) >= duty.required:
            return "done"
        if self.is_void(judged):
            return "void"
        if judged.window.last > self.as_of:
            return "open"
        if judged.is_rejected:
            return "remote_rejected"
        if self.is_deferred(duty, judged):
            return "deferred"
        if self.is_excused(duty, unit, judged.window):
            return "excused"
        return "missed"

    def is_void(self, judged):
        """The last stay touching the window and begun has ended by as-of, before the
        window's last day."""
        last_stay = max(judged.stays, key=lambda stay: stay.first)
        return last_stay.last <= self.as_of and last_stay.last < judged.window.last

    def is_deferred(self, duty, judged):
        """Counted plus the other days with a deferring contact reach what is required."""
        others = [day for day in judged.deferring if day not in judged.counting]
        return duty.code in DEFERRABLE and (
            len(judged.counting) + len(others) >= duty.required)

    def is_excused(self, duty, unit, window):
        """Days of suspension or absence, a day once, are at least half the days of the
        calendar window."""
        days = [day for day in window.days()
                if self.is_suspended(duty, unit, day) or self.is_absent(duty, unit, day)]
        return 2 * len(days) >= window.length

    def is_suspended(self, duty, unit, day):
        if duty.code in WITHOUT_HOUSE_CALL:
            return False
        village = self.village(duty, unit, day)
        return village is not None and self.register.is_suspended(village, day)

    def is_absent(self, duty, unit, day):
        """A link is absent as its household or person."""
        if duty.code == "D-02":
            return self.register.is_household_absent(unit.target, day)
        if duty.unit_type == "household":
            return self.register.is_household_absent(unit, day)
        return self.register.is_person_absent(person_of(unit), day)

    # --- marks -------------------------------------------------------------

    def marks(self, duty, judged, before, fulfilling, state):
        marks = []
        if self.is_clustered(judged, before):
            marks.append("clustered")
        if duty.code in DEFERRABLE and state == "open" and judged.deferring:
            marks.append("contact_kept")
        events = judged.counting.values()
        if any(event.by_deputy for event in events):
            marks.append("deputy")
        if any(is_late(event.visit) for event in events):
            marks.append("late_entry")
        if self.is_month_remote(duty, judged.window, fulfilling):
            marks.append("remote_month")
        if self.is_share_remote(duty, judged.window, fulfilling):
            marks.append("remote_share")
        return marks

    def is_clustered(self, judged, before):
        """A-02: its first fulfilling day and the last of the listed window before
        differ by strictly less than a third of its length, whatever the states."""
        if before is None or not before.fulfilling or not judged.fulfilling:
            return False
        apart = (min(judged.fulfilling) - max(before.fulfilling)).days
        return 3 * apart < judged.window.length

    def is_share_remote(self, duty, window, fulfilling):
        """The quarter so far has fulfilling days, and door days are not more than
        half of them."""
        if duty.code not in REMOTE_LIMITED or window.last > self.as_of:
            return False
        first = quarter_start(window.last)
        days = [day for day in fulfilling if first <= day <= window.last]
        doors = [day for day in days if fulfilling[day].is_door]
        return bool(days) and not 2 * len(doors) > len(days)

    def is_month_remote(self, duty, window, fulfilling):
        """On the ended second half-month of D-24: a remote day, and no door day."""
        if duty.code != "D-24" or window.first.day != 16 or window.last > self.as_of:
            return False
        first = window.first.replace(day=1)
        days = [day for day in fulfilling if first <= day <= window.last]
        return bool(days) and not any(fulfilling[day].is_door for day in days)

    # --- standing duties ---------------------------------------------------

    def standing_rows(self, duty):
        """One instance with both days = as-of."""
        today = Window(self.as_of, self.as_of)
        for worker in self.register.posts:
            post = self.cadre_post(worker)
            if post is None or not self.is_standing_listed(duty, post):
                continue
            counted = len(self.standing_links(duty, worker))
            yield self.row(duty, worker, today, counted=counted,
                           state="done" if counted >= duty.required else "missed",
                           events=[], marks=[], area=post["辖区代码"])

    def cadre_post(self, worker):
        """The 残联干部 row in force on as-of: the earliest 上岗日期, then the smaller
        辖区代码, if several."""
        posts = [p for p in self.register.posts_on(worker, self.as_of) if p["角色"] == "残联干部"]
        return min(posts, key=lambda p: (p["上岗日期"], p["辖区代码"]), default=None)

    def is_standing_listed(self, duty, post):
        if not self.register.pack_in_force(duty.pack, post["辖区代码"], self.as_of):
            return False
        if duty.code == "D-01":  # listed from 30 days after 上岗日期
            return self.as_of >= day_of(post["上岗日期"]) + DAYS_BEFORE_LINKS
        if duty.code == "D-03":
            return post["班子成员"] == "是"
        return True

    def standing_links(self, duty, worker):
        register, day = self.register, self.as_of
        if duty.code == "D-01":
            return {h for h in register.targets("联系户", worker, day)
                    if register.is_on_file(h, day)}
        if duty.code == "D-03":
            return register.targets("联系点", worker, day)
        return {p for p in register.targets("结对", worker, day)
                if register.is_severe_holder(p, day)
                and register.has_status(p, IN_DIFFICULTY, day)}

    # --- rows --------------------------------------------------------------

    def row(self, duty, unit, window, counted, state, events, marks, area=None):
        day = min(window.last, self.as_of)
        place = area or self.place(duty, unit, day)
        return {
            "duty": duty.number, "policy": duty.policy, "clause": duty.clause,
            "unit_type": duty.unit_type, "unit": str(unit),
            "actor": self.actor(duty, unit, place, day),
            "from": window.first.isoformat(), "to": window.last.isoformat(),
            "required": duty.required, "counted": counted, "state": state,
            "events": ";".join(events), "marks": ";".join(marks), "place": place,
            "_window": window, "_fulfilling": {}, "_is_rejected": False,
        }

    def place(self, duty, unit, day):
        """The unit's village that day; a person's by his household of that day, else
        his last one before."""
        village = self.village(duty, unit, day)
        while village is None:
            day -= ONE_DAY
            village = self.village(duty, unit, day)
        return village

    def actor(self, duty, unit, village, day):
        if duty.unit_type == "link":
            return unit.worker
        if duty.unit_type == "worker":
            return unit
        if duty.code in ("D-23", "D-24"):
            return self.responsible_worker(unit, day)
        if duty.code in ("D-06", "D-07"):
            return f"村专委@{village}"
        if duty.code == "D-15":
            return f"残联@{county_of(village)}"
        return f"乡镇专委@{township_of(village)}"

    def responsible_worker(self, person, day):
        """Linked and in post that day, the smallest 工号; empty if none."""
        return min((w for w in self.register.posts
                    if self.register.link_holds("探访责任", w, person, day)
                    and self.register.is_in_post(w, day)), default="")

    # --- overdue -----------------------------------------------------------

    def overdue_rows(self):
        rows_of = {}
        for row in self.rows():  # in time order for each unit
            rows_of.setdefault((row["duty"], row["unit"]), []).append(row)
        for rows in rows_of.values():
            ended = [row for row in rows if row["_window"].last <= self.as_of]
            if ended and self.leaves_debt(ended[-1], rows):
                yield ended[-1]

    def leaves_debt(self, latest, rows):
        """missed, deferred or remote_rejected, and no fulfilling day has come since. A
        day in a window that is rejected is none: a call leaves a debt."""
        rejected = [row["_window"] for row in rows if row["_is_rejected"]]
        since = [day for day in latest["_fulfilling"]
                 if day > latest["_window"].last
                 and not any(window.holds(day) for window in rejected)]
        return latest["state"] in ("missed", "deferred", "remote_rejected") and not since


def horizon(dates):
    """Whole years, two before the earliest date and two after the latest."""
    return min(dates).year - 2, max(dates).year + 2


def person_of(unit):
    return unit.target if isinstance(unit, Link) else unit


def township_of(village):
    return village[:9]


def county_of(village):
    return village[:6]


def is_enough(duty, window, stay):
    """A-10 by its numbers alone: from the later of entry day and window start to the
    window's last day; a window he was in from its first day always is."""
    entry = max(stay.first, window.first)
    left = (window.last - entry).days + 1
    return entry == window.first or left >= ENOUGH_DAYS[duty.window]


def is_late(visit):
    """登记时间 of the first entry more than 7 days after the date of 时间 as corrected."""
    return (visit.first_recorded.date() - visit.day).days > DAYS_BEFORE_LATE
