"""What the storm does, and what became of it."""

import collections
import http.client
import random
import threading
import time
import uuid
from dataclasses import dataclass

TROUBLE = (OSError, http.client.HTTPException)


def fresh(chance):
    """An id as forms carry it: UUIDv7 in its form."""
    digits = list(str(uuid.UUID(int=chance.getrandbits(128))))
    digits[14], digits[19] = "7", "8"
    return "".join(digits)


@dataclass
class Act:
    """A form sent by somebody. Its id is known before it is sent, so that it
    can be looked for whatever the server said."""

    kind: str
    id: str
    login: str
    path: str
    fields: dict
    # The kind of the notices that come of it, and the number of what they
    # are about: None for the matter that a visit opens.
    notice: tuple | None = None

    @property
    def form(self):
        return {"id": self.id, **self.fields}


class Record:
    """Every act that was sent, and those that were acknowledged."""

    def __init__(self):
        self.sent, self.acknowledged = {}, set()
        # Answers that say no: the storm does nothing that may be refused.
        self.refused = []
        # Other trouble, by what was done and the status: it may be so while
        # the database is away.
        self.faults = collections.Counter()
        self.twice = 0
        self.lock = threading.Lock()

    def send(self, act, office, connection=None):
        """One attempt. Whether it was acknowledged; None where nothing can be
        said of it. Raises where no answer came."""
        with self.lock:
            self.sent[act.id] = act
        answer = office.request("POST", act.path, act.form, act.login, connection)
        with self.lock:
            if answer.is_done:
                self.acknowledged.add(act.id)
                return True
            if answer.status < 500:
                self.refused.append((act, answer))
                return False
            self.faults[act.kind, answer.status] += 1
            return None

    @property
    def unanswered(self):
        refused = {act.id for act, _ in self.refused}
        return [act for number, act in self.sent.items()
                if number not in self.acknowledged and number not in refused]


class Client:
    """Somebody at a browser: sends again what was not answered, and now and
    then presses a button twice."""

    def __init__(self, office, record, chance, is_over):
        self.office, self.record = office, record
        self.chance, self.is_over = chance, is_over
        self.connection = office.connection()

    def perform(self, act):
        """Whether it was acknowledged before the storm was over."""
        other = None
        if self.chance.random() < 0.1:
            other = threading.Thread(target=self.tap_again, args=(act,))
            other.start()
        done = None
        while done is None and not self.is_over.is_set():
            try:
                done = self.record.send(act, self.office, self.connection)
            except TROUBLE:
                self.connection = self.office.connection()
            if done is None:
                time.sleep(0.05)
        if other:
            other.join()
        return bool(done)

    def tap_again(self, act):
        with self.record.lock:
            self.record.twice += 1
        try:
            self.record.send(act, self.office)
        except TROUBLE:
            pass

    def run(self, works, most):
        """One work after the other; the rest of one that fails is left."""
        for _ in range(most):
            if self.is_over.is_set():
                return
            for act in works(self.chance):
                if not self.perform(act):
                    break


def blow(office, record, crowds, seconds, strike, chance):
    """Lets crowds of clients work, strikes in their midst, and stops them. A
    crowd: how many, what they do, and how often each does it at most."""
    is_over = threading.Event()
    threads = []
    for number, works, most in crowds:
        for _ in range(number):
            client = Client(office, record, random.Random(chance.random()), is_over)
            threads.append(threading.Thread(target=client.run, args=(works, most)))
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    strike()
    is_over.set()
    for thread in threads:
        thread.join()
