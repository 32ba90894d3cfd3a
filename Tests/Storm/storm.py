"""A storm over HTTP while the server, or the database, is killed.

    storm.py --fangshi PATH --engine sqlite|postgresql [--rounds N]

Each round starts the server on a demonstration county. Some clients save
visits; others take matters from the visit or the household's page through
plan, report upward, solution and the household's word to their end, report
emergencies and pass on messages, all of which tells people. A webhook takes
what they are told, answers a third of it with 500 or not at all. In the midst
the server is killed with SIGKILL; on PostgreSQL every second round stops the
database at once instead (`pg_ctl -m immediate`) and starts it again. What got
no answer is sent again as it was, as a browser would. Between two rounds a
minute passes in the database: leases end and what failed is tried again.

After the last round an hour passes, the server is started once more and the
webhook is well. Then everything acknowledged must be on record once,
with its notices; every notice must have been passed on, always with the same
body and without a number of a person; nothing may be left in the outbox or
have been given up; and `fangshi verify` must find nothing. With PostgreSQL it
runs under scripts/with-postgresql.sh.
"""

import argparse
import collections
import random
import sys
import tempfile
import time
from pathlib import Path

import receiver as webhook
from acts import TROUBLE, Record, blow, fresh
from office import Office, restart_database
from proof import Proof
from receiver import Receiver
from works import DAY, Works

LOGINS = ("village", "township", "county", "admin")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fangshi", required=True)
    parser.add_argument("--engine", choices=["sqlite", "postgresql"], required=True)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--clients", type=int, default=12, help="who save visits")
    parser.add_argument("--cases", type=int, default=12, help="who follow cases")
    parser.add_argument("--seconds", type=float, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        office = Office(str(Path(options.fangshi).resolve()), options.engine, place, DAY)
        try:
            failures = storm(office, options)
            failures += office.complaints() if failures else []
        finally:
            if office.server:
                office.kill()
    for failure in failures:
        print(f"  {failure}")
    sys.exit(1 if failures else 0)


def storm(office, options):
    chance, record, receiver = random.Random(), Record(), Receiver()
    office.start()
    office.sign_in(*LOGINS)
    add_webhook(office, receiver, chance)
    works, proof = Works(office), Proof(office, receiver, record)
    proof.learn(works.samples(chance), chance)
    for turn in range(options.rounds):
        if turn:
            office.start()
            office.let_pass(60)
        rage(office, record, works, options, turn, chance)
    office.start()
    receiver.recover()
    office.let_pass(3_600)
    proof.kept("before anything was sent again")
    again = len(record.unanswered)
    backlog = office.number("SELECT count(*) FROM outbox WHERE state = 0")
    send_again(office, record)
    seconds = proof.drained(120 + backlog / 4)
    proof.shown()
    office.kill()
    proof.kept("in the end")
    proof.in_order()
    notices, untold = proof.told()
    deliveries, differing, waiting, dead, named = proof.delivered()
    refused = proof.refused()
    proof.fail("never acknowledged", (act.kind for act in record.unanswered))
    words, is_proven = office.verified()
    proof.fail("fangshi verify", [] if is_proven else [words])
    done = collections.Counter(record.sent[number].kind for number in record.acknowledged)
    print(f"{office.engine}: {options.rounds} rounds, acknowledged {tally(done)}; "
          f"sent again {again}, pressed twice {record.twice}; lost {len(proof.lost)}, "
          f"doubled {len(proof.doubled)}, refused {refused}; notices {notices}, missing {untold}; "
          f"deliveries {deliveries}, sent {receiver.times} times, turned away "
          f"{receiver.turned_away}, taken twice {receiver.taken_twice}, bodies differing {differing}, with numbers of persons "
          f"{named}, waiting {waiting}, given up {dead}, {backlog} drained in {seconds:.0f} s; "
          f"verify: {words}", flush=True)
    return proof.failures


def tally(done):
    visits = done.pop("visit", 0) + done["found"]
    return f"{visits} visits ({done.pop('found')} with a matter), " + ", ".join(
        f"{number} {kind}s" for kind, number in sorted(done.items()))


def add_webhook(office, receiver, chance):
    answer = office.request(
        "POST", "/office/webhooks",
        {"id": fresh(chance), "title": "短信平台", "address": receiver.address,
         "secret": webhook.SECRET}, "admin")
    if not answer.is_done:
        raise SystemExit(f"the webhook is refused: {answer.status}")


def rage(office, record, works, options, turn, chance):
    """One round."""
    before = len(record.sent), len(record.acknowledged)
    record.faults.clear()
    hits_database = office.engine == "postgresql" and turn % 2 == 1
    # However fast the server: each case tells several, who are told one by one.
    crowds = [(options.clients, works.visits, 1_000_000), (options.cases, works.cases, 6)]

    def strike():
        if hits_database:
            restart_database()
            time.sleep(options.seconds)
        else:
            office.kill()

    blow(office, record, crowds, options.seconds, strike, chance)
    if hits_database:
        office.kill()
    print(f"round {turn + 1}: {'database stopped at once' if hits_database else 'kill -9'}, "
          f"sent {len(record.sent) - before[0]}, "
          f"acknowledged {len(record.acknowledged) - before[1]}"
          + "".join(f", {number} {kind}s answered {status}"
                    for (kind, status), number in sorted(record.faults.items())), flush=True)


def send_again(office, record):
    """What got no answer, as it was; what was done is answered as it was
    then, what was not is done."""
    for act in record.unanswered:
        for _ in range(20):
            try:
                if record.send(act, office) is not None:
                    break
            except TROUBLE:
                pass
            time.sleep(0.2)


if __name__ == "__main__":
    main()
