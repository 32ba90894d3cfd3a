"""Random histories: exchange folders that import must accept, full of edges.

    python3 histories.py --write FOLDER --seed N     writes one
    python3 histories.py --check 300                 counts what 300 of them exercise

Most dates lie between 2025-10 and 2026-12, near the borders of windows, so that
windows, stays, moves, posts, links and absences meet.
"""

import argparse
import random
import tempfile
from calendar import monthrange
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path

import folder as exchange
from duties import DUTIES, ENOUGH_DAYS, MARKS, REMOTE_LIMITED, STATES, DEFERRABLE, DEPUTISED
from windows import windows, windows_of_year

CORE_FIRST, CORE_LAST = date(2025, 10, 1), date(2026, 12, 31)
FAR_FIRST, FAR_LAST = date(2025, 1, 1), date(2027, 3, 31)
KINDS = ["half_month", "month", "quarter", "half_year", "year"]
LENGTHS = [0, 1, 3, 7, 9, 14, 15, 20, 30, 31, 45, 60, 90, 120, 183, 365]
MINUTES = [(0, 0), (9, 0), (9, 0), (10, 30), (14, 0), (23, 59)]
REASONS = ["疫情管控", "灾害", "本人外出", "住院", "传染病", "拒绝入户", "其他"]
ROLES = ["残联干部", "乡镇专委", "村专委", "探访责任人", "机构人员", "志愿者"]
CATEGORIES = ["视力", "听力", "言语", "肢体", "智力", "精神", "多重"]
STATUSES = ["低保", "低保边缘", "刚性支出困难", "特困分散", "特困集中", "脱贫不稳定户",
            "边缘易致贫户", "突发严重困难户", "孤儿", "事实无人抚养儿童"]
CIRCUMSTANCES = ["重大疫情", "重大自然灾害", "重大疾病", "重大家庭变故", "重大矛盾纠纷",
                 "其他意外", "指定"]
ABSENCES = ["外出", "住院", "机构托养", "服刑", "拒访"]
LEVELS = {2: "省", 4: "市", 6: "县", 9: "乡", 12: "村"}
REMARKS = ["", "", "", '说"再来",走了', "第一行\n第二行", "，；"]


class History:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.tables = {name: [] for name in exchange.COLUMNS}
        self.seen = set()
        self.make_areas()
        self.make_policies()
        self.make_households()
        self.make_persons()
        self.make_certificates()
        self.make_care()
        self.make_circumstances()
        self.make_statuses()
        self.make_assessments()
        self.make_workers()
        self.make_links()
        self.make_absences()
        self.make_suspensions()
        self.make_visits()

    # --- chance ------------------------------------------------------------

    def chance(self, share):
        return self.random.random() < share

    def one(self, items):
        return self.random.choice(list(items))

    def some(self, items, least, most):
        items = list(items)
        return self.random.sample(items, min(len(items), self.random.randint(least, most)))

    def between(self, first, last):
        return first + timedelta(days=self.random.randint(0, (last - first).days))

    def window(self, kind=None):
        """A window that touches the core."""
        kind = kind or self.one(KINDS)
        touching = [w for w in windows(kind, 2025, 2026) if w.last >= CORE_FIRST]
        return self.one(touching)

    def day(self):
        """Near a border, anywhere in the core, or far out."""
        draw = self.random.random()
        if draw < 0.45:
            window = self.window()
            return self.one([window.first, window.last]) + timedelta(self.random.randint(-2, 2))
        if draw < 0.94:
            return self.between(CORE_FIRST, CORE_LAST)
        return self.between(FAR_FIRST, FAR_LAST)

    def entry_day(self):
        """Just enough of some window, or one day too few (A-10)."""
        window = self.window()
        enough = window.last - timedelta(days=ENOUGH_DAYS[
            next(k for k in KINDS if window in windows_of_year(k, window.first.year))] - 1)
        return enough + timedelta(days=self.one([0, 0, 1, 1, -1]))

    def old_day(self):
        return self.between(date(2024, 6, 1), CORE_FIRST)

    def first_day(self):
        draw = self.random.random()
        if draw < 0.45:
            return self.old_day()
        return self.entry_day() if draw < 0.75 else self.day()

    def last_day(self, first, open_share=0.45):
        """Empty, or some days after; often the last day before a border or on one."""
        if self.chance(open_share):
            return None
        if self.chance(0.3):
            return max(first, self.day())
        return first + timedelta(days=self.one(LENGTHS))

    # --- rows --------------------------------------------------------------

    def add(self, name, key, **columns):
        """Adds a row unless one with the same matching columns stands already."""
        key = (name, *[str(columns[column]) for column in key])
        if key in self.seen:
            return False
        self.seen.add(key)
        self.tables[name].append({k: text(v) for k, v in columns.items() if text(v)})
        return True

    # --- areas and policies ------------------------------------------------

    def make_areas(self):
        townships = ["341202001", "341203001"] + ["341202002"] * self.chance(0.6)
        villages = [t + "201" for t in townships]
        while len(villages) < self.random.randint(3, 5):
            villages.append(self.one(townships) + str(self.random.randint(202, 209)))
        self.villages = list(dict.fromkeys(villages))
        self.townships = townships
        self.counties = ["341202", "341203"]
        self.areas = ["34", "3412", *self.counties, *townships, *self.villages]
        for code in self.areas:
            parents = [a for a in self.areas if code.startswith(a) and a != code]
            self.add("areas", ["代码"], 代码=code, 名称=f"地{code}", 级别=LEVELS[len(code)],
                     上级代码=parents[-1] if parents and self.chance(0.8) else None)

    def make_policies(self):
        for pack in ("fuyang-2022", "dongsheng-2024", "gansu-2024"):
            draw = self.random.random()
            if draw < 0.45:
                self.policy(self.one(["34", "3412"]), pack, self.one([None, self.old_day()]), None)
            elif draw < 0.70:
                for county in self.counties:
                    first = self.one([None, self.old_day(), self.entry_day(), self.day()])
                    self.policy(county, pack, first, self.last_day(first or CORE_LAST, 0.6))
            elif draw < 0.97:
                self.policies_handed_down(pack)

    def policies_handed_down(self, pack):
        """A row above ends; rows below take over next day, later, before, or never."""
        end = self.between(CORE_FIRST, date(2026, 9, 30))
        self.policy(self.one(["34", "3412", "341202"]), pack, self.one([None, self.old_day()]), end)
        for area in self.some([*self.counties, *self.townships, *self.villages], 2, 6):
            first = end + timedelta(days=self.one([1, 1, 2, 12, 40, -5]))
            self.policy(area, pack, first, self.last_day(first, 0.7))

    def policy(self, area, pack, first, last):
        self.add("policies", ["辖区代码", "政策包"], 辖区代码=area, 政策包=pack, 生效日期=first,
                 失效日期=last)

    # --- households and persons --------------------------------------------

    def make_households(self):
        self.households = {}
        for n in range(self.random.randint(6, 14)):
            number = f"户{n}" if n == 5 else f"H{n + 1}"
            village = self.one(self.villages)
            first = None if self.chance(0.6) else self.first_day()
            last = None if self.chance(0.8) else max(first or CORE_FIRST, self.day())
            self.households[number] = (village, first, last)
            self.add("households", ["户编号"], 户编号=number, 村代码=village, 建档日期=first,
                     销户日期=last, 户主="甲" if self.chance(0.3) else None)

    def make_persons(self):
        self.persons = {}
        homes = list(self.households)
        for n in range(self.random.randint(8, 25)):
            # few homes are crowded, many hold one
            home = homes[n % len(homes)] if self.chance(0.6) else self.one(homes[:4])
            stays = self.make_stays(home)
            self.persons[f"P{n + 1}"] = stays
            self.add_person(f"P{n + 1}", stays)

    def make_stays(self, home):
        """Disjoint stays: moved next day, after a gap, back to the same home."""
        first = None if self.chance(0.55) else self.first_day()
        stays = []
        while len(stays) < 3 and self.chance(0.35):
            end = max(first or CORE_FIRST, self.day())
            stays.append((home, first, end))
            first = end + timedelta(days=self.one([1, 1, 1, 2, 10, 31]))
            home = home if self.chance(0.2) else self.one(self.households)
        last = None if self.chance(0.8) else max(first or CORE_FIRST, self.day())
        return [*stays, (home, first, last)]

    def add_person(self, number, stays):
        last_first = stays[-1][1] or CORE_FIRST
        death = max(last_first, self.day()) if self.chance(0.12) else None
        for n, (home, first, last) in enumerate(stays):
            is_latest = n == len(stays) - 1
            about = self.about_person(number)
            if is_latest:
                about["死亡日期"] = death
            self.add("persons", ["人员编号", "入户日期"], 人员编号=number, 姓名=f"人{number}",
                     户编号=home, 入户日期=first, 离户日期=last, **about)
        self.persons[number] = [
            (home, first, min(filter(None, [last, death]), default=None))
            for home, first, last in stays]

    def about_person(self, number):
        others = [f"P{n}" for n in range(1, 9) if f"P{n}" != number]
        about = {"监护人": "监护" if self.chance(0.35) else None,
                 "疑似残疾": self.one(["是", "否", None, None, None]),
                 "需要照料": self.one(["是", "否", None]),
                 "照料人": ";".join(self.some(others, 1, 2)) if self.chance(0.3) else None,
                 "出生日期": self.between(date(1940, 1, 1), date(2022, 1, 1))}
        if self.chance(0.7):
            about |= {"残疾类别": self.one(CATEGORIES),
                      "残疾等级": self.one(["1", "2", "2", "3", "4", None]),
                      "证件状态": self.one(["有效"] * 6 + ["过期", "冻结", "注销", None]),
                      "发证日期": self.one([None, None, self.first_day()])}
        return about

    def home_of(self, person, day):
        for home, first, last in self.persons[person]:
            if (first is None or first <= day) and (last is None or day <= last):
                return home
        return None

    def members(self, home, day):
        return [p for p in self.persons if self.home_of(p, day) == home]

    def make_certificates(self):
        for person in self.persons:
            if self.chance(0.75):
                continue
            first = self.first_day()
            for _ in range(self.random.randint(1, 3)):
                last = self.last_day(first)
                self.add("certificates", ["人员编号", "开始日期"], 人员编号=person,
                         残疾类别=self.one(CATEGORIES), 残疾等级=self.one("1234"),
                         证件状态=self.one(["有效"] * 5 + ["过期", "冻结", "注销"]),
                         开始日期=first, 结束日期=last)
                step = self.one([-10, 1, 1, 2, 20])
                first = (last or first + timedelta(days=60)) + timedelta(days=step)

    def make_care(self):
        for person in self.persons:
            for _ in range(self.random.randint(1, 2) if self.chance(0.25) else 0):
                first = self.first_day()
                carer = self.one([p for p in self.persons if p != person] + ["邻居"])
                self.add("care", ["人员编号", "照料人", "开始日期"], 人员编号=person, 照料人=carer,
                         开始日期=first, 结束日期=self.last_day(first))

    def make_circumstances(self):
        for home in self.households:
            for _ in range(self.random.randint(0, 3)):
                first = self.first_day()
                self.add("circumstances", ["户编号", "类型", "开始日期"], 户编号=home,
                         类型=self.one(CIRCUMSTANCES), 开始日期=first,
                         结束日期=self.last_day(first, 0.3))

    def make_statuses(self):
        for person in self.persons:
            if self.chance(0.6):
                self.status(person, "特困分散")
            for _ in range(self.random.randint(0, 2)):
                self.status(person, self.one(STATUSES))

    def status(self, person, name):
        first = self.first_day()
        for _ in range(self.random.randint(1, 2)):
            last = self.last_day(first, 0.6)
            self.add("statuses", ["人员编号", "身份", "开始日期"], 人员编号=person, 身份=name,
                     开始日期=first, 结束日期=last)
            first = (last or first) + timedelta(days=self.one([1, 2, 14, 40]))

    def make_assessments(self):
        for person in self.persons:
            bias = self.one([0.0, 0.1, 0.5])
            for _ in range(self.one([0, 1, 1, 2, 3])):
                day = self.one([self.old_day(), self.day(), self.day().replace(day=16),
                                self.window("half_month").first])
                self.assessment(person, day, bias)
                if self.chance(0.4):
                    self.assessment(person, day, 0.5)

    def assessment(self, person, day, bias):
        unable = self.random.randint(1, 6) if self.chance(bias) else 0
        answers = ["不能"] * unable + ["能"] * (6 - unable)
        self.random.shuffle(answers)
        if self.chance(0.15):
            answers[self.random.randrange(6)] = None
        names = exchange.COLUMNS["assessments"][2:]
        self.add("assessments", ["人员编号", "评估日期", *names], 人员编号=person, 评估日期=day,
                 **dict(zip(names, answers)))

    # --- workers and links -------------------------------------------------

    def make_workers(self):
        self.posts = []  # (工号, role, area)
        for _ in range(self.random.randint(3, 4)):
            self.worker("残联干部", self.one(["34", "3412", "341202", "341202", "341203",
                                          self.townships[0]]))
        for township in self.townships:
            for _ in range(self.random.randint(1, 2)):
                self.worker("乡镇专委", township)
        for village in self.villages:
            for _ in range(self.random.randint(1, 2)):
                self.worker("村专委", village)
        for role in ("探访责任人", "探访责任人", "志愿者", "机构人员"):
            self.worker(role, self.one(self.areas[2:]))

    def worker(self, role, area):
        number = f"C{len({p[0] for p in self.posts}) + 1}"
        self.post(number, role, area, self.old_day() if self.chance(0.65) else self.first_day())
        while self.chance(0.3):
            other = self.one(ROLES + [role, role])
            place = area if self.chance(0.4) else self.one(self.area_of_role(other))
            self.post(number, other, place, self.first_day())

    def area_of_role(self, role):
        return {"乡镇专委": self.townships, "村专委": self.villages}.get(role, self.areas)

    def post(self, number, role, area, first):
        leader = self.one(["是", "否", None]) if role == "残联干部" else None
        self.posts.append((number, role, area))
        self.add("workers", ["工号", "角色", "辖区代码", "上岗日期"], 工号=number,
                 姓名=f"员{number}", 角色=role, 辖区代码=area, 班子成员=leader, 上岗日期=first,
                 离岗日期=self.last_day(first, 0.75))

    def workers_as(self, role, area=None):
        return [n for n, r, a in self.posts if r == role and area in (None, a)]

    def make_links(self):
        self.pairs = {"联系户": [], "结对": [], "联系点": [], "探访责任": [], "代理": []}
        everyone = list(dict.fromkeys(n for n, _, _ in self.posts))
        cadres = list(dict.fromkeys(self.workers_as("残联干部")))
        for cadre in cadres:
            for home in self.some(self.households, 1, 4):
                self.link("联系户", cadre, home)
            for person in self.some(self.persons, 1, 3):
                self.link("结对", cadre, person)
            for village in self.some(self.villages, 0, 2):
                self.link("联系点", cadre, village)
        self.link("联系户", self.one(everyone), self.one(self.households))
        self.link("结对", self.one(everyone), self.one(self.persons))
        for person in self.persons:
            for worker in self.some(everyone, 1, 2):
                self.link("探访责任", worker, person)
        for _ in range(self.random.randint(4, 9)):
            deputy, principal = self.random.sample(everyone, 2)
            self.link("代理", deputy, principal)

    def link(self, kind, worker, target):
        """Several rows for a pair: overlapping, next day, after a gap."""
        self.pairs[kind].append((worker, target))
        first = self.old_day() if self.chance(0.5) else self.first_day()
        for _ in range(self.one([1, 1, 1, 2, 3])):
            last = self.last_day(first, 0.6)
            self.add("links", ["类型", "工号", "对象", "开始日期"], 类型=kind, 工号=worker,
                     对象=target, 开始日期=first, 结束日期=last)
            first = (last or first) + timedelta(days=self.one([1, 1, 2, 15, -3]))

    # --- absences and suspensions ------------------------------------------

    def make_absences(self):
        for home in self.households:
            if self.chance(0.35):
                self.absent("户", home)
            if self.chance(0.25):  # everybody away at once, or all but one
                spans = self.spans_of_half(self.window())
                members = self.members(home, spans[0][0])
                for person in members[self.chance(0.2):]:
                    for first, last in spans:
                        self.absence("人员", person, first, last)
        for person in self.persons:
            if self.chance(0.4):
                self.absent("人员", person)

    def absent(self, kind, target):
        for _ in range(self.random.randint(1, 2)):
            for first, last in self.spans_of_half(self.window()):
                self.absence(kind, target, first, last)

    def absence(self, kind, target, first, last):
        self.add("absences", ["对象类型", "对象", "原因", "开始日期"], 对象类型=kind, 对象=target,
                 原因=self.one(ABSENCES), 开始日期=first, 结束日期=last)

    def spans_of_half(self, window):
        """Half the window's days, one fewer, all of it, or without end; in one piece
        or in two that may overlap."""
        half = (window.length + 1) // 2
        count = self.one([half, half, half - 1, window.length])
        first = window.first + timedelta(days=self.random.randint(0, window.length - count))
        last = first + timedelta(days=max(count, 1) - 1)
        if self.chance(0.1):
            return [(first, None)]
        if self.chance(0.6) or count < 4:
            return [(first, last)]
        middle = first + timedelta(days=count // 2)
        return [(first, middle), (middle + timedelta(days=self.one([0, 1, 1, 2])), last)]

    def make_suspensions(self):
        for _ in range(self.random.randint(0, 3)):
            area = self.one([*self.areas[1:], *self.townships, *self.villages])
            for first, last in self.spans_of_half(self.window()):
                self.add("suspensions", ["辖区代码", "开始日期", "原因"], 辖区代码=area,
                         开始日期=first, 结束日期=last, 原因=self.one(["疫情", "洪水"]))

    # --- visits ------------------------------------------------------------

    def make_visits(self):
        self.entries = []
        for home in self.households:
            self.visits_to_household(home)
        for person in self.persons:
            self.visits_by_responsible(person)
        for worker, home in self.pairs["联系户"]:
            for _ in range(self.random.randint(0, 5)):
                self.visit_home(home, self.day(), [worker])
        for worker, person in self.pairs["结对"]:
            share = self.random.random()
            for _ in range(self.random.randint(0, 12)):
                mode = "入户" if self.chance(share) else self.one(["电话", "视频", "微信", "短信"])
                self.visit_person(person, self.day(), [worker], mode)
        self.correct_some()
        self.number_entries()

    def visits_to_household(self, home):
        eager = self.one([0.2, 0.5, 0.9])
        by_phone = self.one([0.15, 0.3, 0.7])
        for year, month in months():
            while self.chance(eager * 0.6):
                day = date(year, month, self.random.randint(1, 28))
                if self.chance(0.4):
                    day = self.near_border(day)
                village = self.households[home][0]
                worker = self.actor_for(village)
                mode = self.one(["电话", "视频"]) if self.chance(by_phone) else "入户"
                self.visit_home(home, day, [worker], mode)

    def near_border(self, day):
        """The month's last days, or the first of the next."""
        last = date(day.year, day.month, monthrange(day.year, day.month)[1])
        return last + timedelta(days=self.one([-9, -4, -1, 0, 0, 1, 1, 2, 5, 10, 11]))

    def actor_for(self, village):
        own = self.workers_as("村专委", village) * 3 + self.workers_as("乡镇专委", village[:9]) * 2
        deputies = [d for d, principal in self.pairs["代理"] if principal in own]
        return self.one(own + deputies + [self.one(self.posts)[0]])

    def visit_home(self, home, day, workers, mode=None):
        members = self.members(home, day)
        met = self.some(members, 0, 2)
        if self.chance(0.12):
            met.append(self.one(self.persons))
        family = self.chance(0.45) or not met and self.chance(0.5)
        self.enter(day, mode or self.mode(), home, workers, met, family)

    def mode(self):
        return self.one(["入户"] * 7 + ["见面", "电话", "视频", "微信", "短信"])

    def visits_by_responsible(self, person):
        """Door and remote in runs, every half-month or month."""
        workers = [w for w, p in self.pairs["探访责任"] if p == person]
        workers += [d for d, principal in self.pairs["代理"] if principal in workers]
        eager = self.one([0.15, 0.6, 0.9])
        is_remote = self.chance(0.5)
        for year, month in months():
            for half in (1, 16):
                is_remote ^= self.chance(0.3)
                if not self.chance(eager):
                    continue
                day = date(year, month, half) + timedelta(days=self.one(
                    [0, 0, 1, 4, 5, 9, 11, 12, 13, 14]))
                mode = self.one(["电话", "视频"] if is_remote else ["入户", "入户", "见面"])
                self.visit_person(person, day, [self.one(workers)], mode)

    def visit_person(self, person, day, workers, mode):
        home = self.home_of(person, day)
        if home is None or self.chance(0.08):
            home = self.one(self.households)
        met = [person] if self.chance(0.8) else []
        if self.chance(0.1):
            met.append(self.one(self.persons))
        self.enter(day, mode, home, workers, met, family=not met or self.chance(0.2))

    def enter(self, day, mode, home, workers, met, family):
        if self.chance(0.12):
            workers = [*workers, self.one(self.posts)[0]]
            self.random.shuffle(workers)
        moment = datetime.combine(day, datetime.min.time()).replace(
            **dict(zip(("hour", "minute"), self.one(MINUTES))))
        result = "完成" if self.chance(0.88) else self.one(["无人在家", "拒访", "未接通"])
        entry = {"moment": moment, "recorded": self.recorded(moment), "方式": mode,
                 "结果": result, "户编号": home, "工号": list(dict.fromkeys(workers)),
                 "见到人员": list(dict.fromkeys(met)),
                 "接触到家属": self.one(["是"] if family else ["否", None]),
                 "未入户原因": self.one(REASONS) if mode != "入户" and self.chance(0.6) else None,
                 "corrects": None, "备注": self.one(REMARKS)}
        self.entries.append(entry)
        if self.chance(0.1):  # a second one that day, perhaps at the same minute
            self.enter(day, self.one([mode, self.mode()]), home, workers, met, family)

    def recorded(self, moment):
        midnight = moment.replace(hour=0, minute=0)
        return self.one([None, None, None, None, None,
                         moment, moment + timedelta(hours=3), moment + timedelta(days=3),
                         midnight + timedelta(days=7, hours=23, minutes=59),
                         midnight + timedelta(days=8),
                         moment + timedelta(days=self.random.randint(8, 60))])

    def correct_some(self):
        for entry in list(self.entries):
            if self.chance(0.1):
                first = self.correct(entry)
                if self.chance(0.4):
                    self.correct(first)
                if self.chance(0.25):
                    self.correct(entry)

    def correct(self, named):
        """Recorded at the same minute as the entry it names, or later."""
        entry = dict(named, corrects=named)
        known = named["recorded"] or named["moment"]
        entry["recorded"] = known + timedelta(days=self.one([0, 0, 0, 1, 9, 40]))
        for _ in range(self.random.randint(1, 2)):
            self.change(entry)
        entry["recorded"] = max(entry["recorded"], entry["moment"])
        self.entries.append(entry)
        return entry

    def change(self, entry):
        what = self.one(["结果", "结果", "方式", "户编号", "工号", "见到人员", "接触到家属",
                         "moment", "moment"])
        if what == "moment":
            entry["moment"] += timedelta(days=self.one([-20, -8, -7, -1, 0, 1, 15]),
                                         hours=self.one([0, 0, 1]))
        else:
            entry[what] = self.one([
                "完成" if entry["结果"] != "完成" else self.one(["无人在家", "拒访", "未接通"])
            ]) if what == "结果" else {
                "方式": self.mode,
                "户编号": lambda: self.one(self.households),
                "工号": lambda: [self.one(self.posts)[0]],
                "见到人员": lambda: self.some(self.persons, 0, 2),
                "接触到家属": lambda: self.one(["是", "否"]),
            }[what]()

    def number_entries(self):
        """Numbers run neither with time nor with one width."""
        numbers = list(range(1, len(self.entries) + 1))
        self.random.shuffle(numbers)
        named = {id(entry): f"V{n}" for entry, n in zip(self.entries, numbers)}
        for entry in self.entries:
            corrects = entry["corrects"]
            columns = {k: v for k, v in entry.items() if k not in ("moment", "recorded", "corrects")}
            self.add("visits", ["访视编号"], 访视编号=named[id(entry)], 时间=entry["moment"],
                     登记时间=entry["recorded"], 更正=named[id(corrects)] if corrects else None,
                     **columns)

    # --- files -------------------------------------------------------------

    def write(self, folder):
        """Rows and columns in any order; empty optional columns may be left out."""
        columns, tables = {}, {}
        for name, names in exchange.COLUMNS.items():
            rows, names = list(self.tables[name]), list(names)
            if self.chance(0.3):
                self.random.shuffle(rows)
            if self.chance(0.2):
                self.random.shuffle(names)
            if self.chance(0.3):
                used = set().union(*rows) if rows else set()
                names = [n for n in names if n in used] or names
            columns[name], tables[name] = names, rows
        exchange.write(folder, tables, columns, self.one(["utf-8", "utf-8", "utf-8-sig"]))


def months():
    day = CORE_FIRST
    while day <= CORE_LAST:
        yield day.year, day.month
        day = (day + timedelta(days=32)).replace(day=1)


def text(value):
    if isinstance(value, list):
        return ";".join(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return "" if value is None else str(value)


def write(seed, folder):
    History(seed).write(folder)


# --- what the histories exercise -------------------------------------------

CHECK_DAYS = ["2026-03-31", "2026-06-10", "2026-11-20", "2026-12-31", "2027-02-07"]


def count(seed):
    """Rows by duty and state, and by duty and mark, on several judging days."""
    from reference import judge
    from register import Register

    with tempfile.TemporaryDirectory() as place:
        write(seed, place)
        register = Register(place)
    counts = Counter()
    for as_of in CHECK_DAYS:
        for row in judge(register, "2025-01-01", "2027-12-31", as_of):
            counts[row["duty"], row["state"]] += 1
            for mark in filter(None, row["marks"].split(";")):
                counts[row["duty"], mark] += 1
                counts["marks", row["marks"]] += 1
    return counts


def expected(duty):
    """States and marks that a duty can show."""
    if duty.window == "standing":
        return ["done", "missed"]
    names = ["open", "done", "missed", "excused", "void", "clustered", "late_entry"]
    names += ["deferred", "contact_kept"] if duty.code in DEFERRABLE else []
    names += ["remote_rejected", "remote_share"] if duty.code in REMOTE_LIMITED else []
    names += ["deputy"] if duty.code in DEPUTISED else []
    return names + (["remote_month"] if duty.code == "D-24" else [])


def check(seeds, least):
    counts = Counter()
    with ProcessPoolExecutor() as pool:
        for one in pool.map(count, range(1, seeds + 1), chunksize=4):
            counts.update(one)
    names = [n for n in STATES + MARKS]
    print(f"{'':39}" + " ".join(f"{n[:12]:>12}" for n in names))
    for duty in DUTIES:
        print(f"{duty.number:39}" + " ".join(f"{counts[duty.number, n]:12}" for n in names))
    for (kind, marks), number in sorted(counts.items()):
        if kind == "marks" and ";" in marks:
            print(f"{number:8} {marks}")
    rare = [f"{d.number} {n}: {counts[d.number, n]}"
            for d in DUTIES for n in expected(d) if counts[d.number, n] < least]
    print("\n".join(rare) if rare else f"every expected pair at least {least} times")
    return not rare


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", type=int, metavar="SEEDS")
    parser.add_argument("--least", type=int, default=30)
    parser.add_argument("--write", type=Path, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.write:
        options.write.mkdir(parents=True, exist_ok=True)
        write(options.seed, options.write)
    if options.check:
        raise SystemExit(0 if check(options.check, options.least) else 1)


if __name__ == "__main__":
    main()
