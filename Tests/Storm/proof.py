"""What must hold after the storm, read from the database, the receiver and
the pages."""

import collections
import json
import re
import time

from works import NUMBERS, PROBLEM

# Where the id of an act stands once it is done.
PLACES = {
    "visit": "SELECT visit_no FROM visits",
    "found": "SELECT visit_no FROM visits",
    "matter": "SELECT matter_id FROM matters",
    "step": "SELECT step_id FROM matter_steps WHERE number > 1",
    "report": "SELECT escalation_id FROM escalations",
    "incident": "SELECT incident_id FROM incidents",
    "incident step": "SELECT step_id FROM incident_steps",
    "message": "SELECT notice_id FROM notices WHERE kind = 'message'",
}
# A citizen ID, a certificate or a telephone number.
NUMBER_OF_PERSON = re.compile(r"(?<![\w-])(\d{15,}[\dXx]?|1\d{10})(?![\w-])")


class Proof:
    def __init__(self, office, receiver, record):
        self.office, self.receiver, self.record = office, receiver, record
        # Notices that were there before anything was done.
        self.before = {number for number, in office.rows("SELECT notice_id FROM notices")}
        # Notices of a kind that an act of somebody brings.
        self.usual = {}
        self.lost, self.doubled = set(), set()
        self.failures = []

    def fail(self, what, examples):
        """Something that must not be; nothing where there is no example."""
        examples = list(examples)
        if examples:
            self.failures.append(f"{what}: {len(examples)}, as {examples[:3]}")
        return len(examples)

    # What is on record.

    def count(self):
        """How often each act is on record."""
        found = collections.Counter()
        for query in set(PLACES.values()):
            found.update(number for number, in self.office.rows(query))
        # The matter of a visit is there with it, or neither is.
        opened = collections.Counter(
            visit for visit, in self.office.rows(
                f"SELECT visit_no FROM matters WHERE item = '{PROBLEM}'"))
        for act in self.record.sent.values():
            if act.kind == "found":
                found[act.id] = self.both(found[act.id], opened[act.id])
        return found

    @staticmethod
    def both(visits, matters):
        return visits if visits == matters else max(visits, matters) + 1

    def kept(self, when):
        """Nothing acknowledged is lost, and nothing is there twice."""
        found = self.count()
        lost = {number for number in self.record.acknowledged if found[number] == 0}
        doubled = {number for number in self.record.sent if found[number] > 1}
        for what, numbers in (("lost", lost), ("doubled", doubled)):
            self.fail(f"{what} {when}",
                      ((self.record.sent[number].kind, number) for number in numbers))
        self.lost |= lost
        self.doubled |= doubled

    def in_order(self):
        """The steps of a matter stand in the order they were taken."""
        steps = collections.defaultdict(list)
        for matter, step in self.office.rows(
                "SELECT matter_id, step_id FROM matter_steps WHERE number > 1 "
                "ORDER BY matter_id, number"):
            steps[matter].append(step)
        taken = collections.defaultdict(list)
        for act in self.record.sent.values():
            if act.kind == "step" and act.id in self.record.acknowledged:
                taken[act.path.split("/")[2]].append(act.id)
        self.fail("steps in another order",
                  (matter for matter, ids in taken.items() if steps[matter] != ids))

    def refused(self):
        """Nothing that was refused is on record. The storm does nothing that
        may be refused, but for visits to the few households that must be
        asked more than it answers."""
        found = self.count()
        answers = [(act, answer.status) for act, answer in self.record.refused]
        self.fail("refused, but on record", (
            act.kind for act, _ in answers
            if found[act.id] and act.id not in self.record.acknowledged))
        return self.fail("refused", (
            f"{act.kind} {self.why(act)}" for act, status in answers
            if (act.kind, status) != ("visit", 422)))

    # What notices there are.

    def notices(self):
        """How many notices there are of a kind about something; what rose
        since for want of an answer is left out."""
        return collections.Counter(
            (kind, subject) for number, kind, subject in self.office.rows(
                "SELECT notice_id, kind, subject FROM notices WHERE raised_from IS NULL")
            if number not in self.before)

    def learn(self, works, chance):
        """How many notices each act brings while nothing goes wrong."""
        for act in works:
            before = self.notices()
            if not self.record.send(act, self.office):
                raise SystemExit(f"{act.kind} by {act.login} is refused: {self.why(act)}")
            if act.notice:
                brought = self.notices()[act.notice] - before[act.notice]
                if brought < 1:
                    raise SystemExit(f"{act.kind} by {act.login} tells nobody")
                self.usual[act.notice[0], act.login] = brought

    def why(self, act):
        answers = [answer for other, answer in self.record.refused if other is act]
        if not answers:
            return f"faults {dict(self.record.faults)}"
        told = re.search(r'<div class="errors".*?</div>', answers[0].text, re.DOTALL)
        words = re.sub(r"<[^>]*>|\s+", " ", told[0] if told else "").split()
        return f"{answers[0].status} {' '.join(words)}"

    def told(self):
        """Every notice that comes of an act is there, and none twice."""
        opened = dict(self.office.rows("SELECT visit_no, matter_id FROM matters "
                                       f"WHERE item = '{PROBLEM}'"))
        due = collections.Counter()
        for number in self.record.acknowledged:
            act = self.record.sent[number]
            if act.notice:
                kind, subject = act.notice
                due[kind, subject or opened.get(number, number)] += self.usual[kind, act.login]
        there = self.notices()
        missing = self.fail("notices missing", (due - there).elements())
        self.fail("notices too many",
                  ((key, number) for key, number in there.items()
                   if key in due and number > due[key]))
        return sum(due.values()), missing

    # What left the house.

    def drained(self, seconds):
        """Waits until nothing is left to be sent. Seconds it took."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            if not self.office.number("SELECT count(*) FROM outbox WHERE state = 0"):
                break
            time.sleep(0.5)
        return time.monotonic() - began

    def delivered(self):
        """Each notice was passed on with one body, that on record, and none
        is left. The number of deliveries, and how often one differed."""
        outbox = {number: (int(state), body) for number, state, body in self.office.rows(
            "SELECT notice_id, state, body FROM outbox")}
        new = {number for number, in self.office.rows("SELECT notice_id FROM notices")}
        self.fail("notices without a delivery", new - self.before - set(outbox))
        self.fail("deliveries without a notice", set(outbox) - new)
        waiting = self.fail("still waiting", (n for n, (s, _) in outbox.items() if s == 0))
        dead = self.fail("given up", (n for n, (s, _) in outbox.items() if s == 2))
        bodies = self.receiver.bodies
        differing = self.fail("sent with different bodies",
                              (n for n in bodies if len(bodies[n]) > 1))
        self.fail("sent otherwise than on record", (
            n for n in bodies
            if n not in outbox or list(bodies[n])[0].decode() != outbox[n][1]
            or json.loads(outbox[n][1])["id"] != n))
        self.fail("delivered, but not taken", (
            n for n, (s, _) in outbox.items() if s == 1 and n not in self.receiver.taken))
        self.fail("signed wrongly", range(self.receiver.forged))
        texts = [body for _, body in outbox.values()]
        named = self.fail("with a number of a person", (
            text for text in texts
            if NUMBER_OF_PERSON.search(text) or any(number in text for number in NUMBERS)))
        return len(outbox), differing, waiting, dead, named

    # What the pages show.

    def shown(self):
        """Pages of what was acknowledged open; the administrator's says that
        nothing waits."""
        acts = [self.record.sent[number] for number in self.record.acknowledged]
        pages = [f"/matters/{act.id}" for act in acts if act.kind == "matter"][:15]
        pages += [f"/incidents/{act.id}" for act in acts if act.kind == "incident"][:15]
        self.fail("pages that do not open", (
            page for page in pages
            if self.office.request("GET", page, login="county").status != 200))
        words = self.office.request("GET", "/office/webhooks", login="admin").text
        counts = re.findall("已送达 [^<]*", words)
        self.fail("the page of webhooks", (
            text for text in counts or ["no count"] if not text.endswith("等待 0，没有送到 0")))
