"""The works of the storm: visits, and whole cases from the problem to its
end, as the people of one township and their county would do them."""

from acts import Act, fresh

DAY = "2026-06-20"
LATER = "2026-06-30"
PACK = "fuyang-2022"
PROBLEM = f"{PACK}/visit.safety"
# Nobody's; whoever writes such a number must not find it outside the house.
NUMBERS = ["341202195001010014", "34120219500101001444", "13812345678"]
SAID = f"电话{NUMBERS[2]}，身份证{NUMBERS[0]}，残疾证{NUMBERS[1]}"


class Works:
    """Makes acts for the households of a township."""

    def __init__(self, office):
        area = {login: int(code) for login, code in
                office.rows("SELECT login, area FROM accounts")}
        worker = dict(office.rows("SELECT login, worker_no FROM accounts"))
        self.village, self.township = area["village"], area["township"]
        self.county = area["county"]
        self.village_worker, self.worker = worker["village"], worker["township"]
        homes = office.rows("SELECT household_no, village FROM households "
                            "WHERE standing = 1 AND valid_to IS NULL")
        self.of_village = [number for number, village in homes if int(village) == self.village]
        self.of_township = [number for number, village in homes
                            if int(village) // 1000 == self.township]
        # Those whose visit asks for what is unsafe, as its form says.
        self.asked = [number for number in self.of_village[:12] if PROBLEM in office.request(
            "GET", f"/households/{number}/visits/new", login="village").text]

    # Visits.

    def visits(self, chance):
        yield self.visit(chance, "township", self.worker, chance.choice(self.of_township))

    def visit(self, chance, login, worker, household, kind="visit", **more):
        return Act(kind, fresh(chance), login, f"/households/{household}/visits",
                   {"day": DAY, "time": "00:01", "mode": "入户", "result": "完成",
                    "workers": worker, "met-family": "是", **more})

    def found(self, chance):
        """A problem put down in the form of a visit, which opens a matter."""
        act = self.visit(
            chance, "village", self.village_worker, chance.choice(self.asked), "found",
            **{f"answers.{PROBLEM}": "有问题", f"answers.{PROBLEM}.note": f"插座发烫，{SAID}"})
        act.notice = ("matter.opened", None)
        yield act

    # Cases.

    def cases(self, chance):
        """All that follows from something that somebody finds."""
        opener = chance.choice(["village", "county"])
        household = chance.choice(self.of_village if opener == "village" else self.of_township)
        luck = chance.random()
        if luck < 0.2:
            yield from self.found(chance)
        if luck < 0.35:
            yield self.message(chance, opener, household)
        if luck < 0.55:
            yield from self.emergency(chance, opener, household)
        yield from self.matter(chance, opener, household)

    def matter(self, chance, opener, household, reports=False):
        matter = fresh(chance)
        yield Act("matter", matter, opener, f"/households/{household}/matters",
                  {"domain": f"{PACK}/{chance.choice(['safety', 'livelihood', 'care'])}",
                   "what": f"灶房电线裸露，{SAID}", "urgency": chance.choice(["", "突发"]),
                   "person": "", "wish": ""}, ("matter.opened", matter))
        seen = 0

        def step(login, kind, notice=None, **values):
            nonlocal seen
            seen += 1
            return Act("step", fresh(chance), login, f"/matters/{matter}/steps",
                       {"kind": kind, "seen": seen, **values}, notice)

        if opener == "village" and (reports or chance.random() < 0.5):
            yield self.report(chance, "village", matter, [f"{self.township} 属地"])
        yield step("township", "定方案", words="更换线路", worker=self.worker, day=LATER)
        yield step("township", "开始办理", words="")
        if reports or chance.random() < 0.5:
            yield self.report(chance, "township", matter,
                              [f"{self.township} 党委政府", f"{self.county} 残联"])
        solved = ("matter.solved", matter)
        yield step("township", "解决", solved, words="换了线路", day=DAY)
        if chance.random() < 0.2:
            yield step(opener, "家庭不认可", words="还在发烫", whom="户主", day=DAY, rating="2")
            yield step("township", "解决", solved, words="又换了插座", day=DAY)
        yield step(opener, "家庭确认", words="户主说好了", whom="户主", day=DAY, rating="5")
        yield step("township", "办结", words="")

    def report(self, chance, login, matter, offices):
        return Act("report", fresh(chance), login, f"/matters/{matter}/reports",
                   {"words": f"请帮助改造线路，{SAID}", "office": offices},
                   ("matter.escalated", matter))

    def emergency(self, chance, opener, household):
        incident = fresh(chance)
        yield Act("incident", incident, opener, f"/households/{household}/emergency",
                  {"kind": f"{PACK}/neglect", "person": "", "place": "家里",
                   "words": f"屋里进水，{SAID}"}, ("incident.reported", incident))
        for word, words in [("开始处置", ""), ("补充情况", "水已断"), ("处置完毕", "人已安置")]:
            yield Act("incident step", fresh(chance), "township",
                      f"/incidents/{incident}/steps", {"step": word, "words": words})

    def message(self, chance, login, household):
        number = fresh(chance)
        return Act("message", number, login, f"/households/{household}/messages",
                   {"office": f"{self.county} 残联", "text": f"请联系，{SAID}"},
                   ("message", household))

    def samples(self, chance):
        """One of everything that brings notices, by whoever may do it."""
        for opener in ("village", "county"):
            household = self.of_village[0]
            yield from self.matter(chance, opener, household, reports=True)
            yield from self.emergency(chance, opener, household)
            yield self.message(chance, opener, household)
