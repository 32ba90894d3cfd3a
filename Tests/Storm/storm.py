"""A storm of visit saves over HTTP while the server, or the database, is killed.

    storm.py --fangshi PATH --engine sqlite|postgresql [--rounds N]

Each round starts the server on a demonstration county, saves visits from many
connections, and in their midst kills the server with SIGKILL; on PostgreSQL
every second round stops the database at once instead (`pg_ctl -m immediate`)
and starts it again. Then every visit that was acknowledged must be on record
once, every refused or unanswered one at most once, and `fangshi verify` must
find nothing. With PostgreSQL it runs under scripts/with-postgresql.sh.
"""

import argparse
import csv
import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import uuid
from pathlib import Path

DAY = "2026-06-20"
PASSWORD = "fangshi-demo-2026"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Office:
    """A database with its server."""

    def __init__(self, fangshi, database, environment):
        self.fangshi, self.database, self.environment = fangshi, database, environment
        self.server = None

    def run(self, *words):
        done = subprocess.run([self.fangshi, *words, "--db", self.database],
                              capture_output=True, text=True, env=self.environment)
        if done.returncode:
            raise SystemExit(f"{' '.join(words)}: {done.stdout[-500:]} {done.stderr[-500:]}")
        return done.stdout

    def start(self):
        self.port = free_port()
        self.server = subprocess.Popen(
            [self.fangshi, "serve", "--db", self.database, "--port", str(self.port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment)
        for _ in range(200):
            try:
                self.request("GET", "/health")
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("the server does not answer")

    def kill(self):
        self.server.send_signal(signal.SIGKILL)
        self.server.wait()

    def request(self, method, path, body=None, cookie=None, connection=None):
        connection = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Origin": f"http://127.0.0.1:{self.port}"}
        if cookie:
            headers["Cookie"] = cookie
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urllib.parse.urlencode(body)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer

    def sign_in(self, login):
        answer = self.request("POST", "/session", {"login": login, "password": PASSWORD})
        return answer.getheader("Set-Cookie").split(";")[0]

    def exported(self, table):
        with tempfile.TemporaryDirectory() as folder:
            self.run("export", folder)
            with open(Path(folder) / f"{table}.csv", encoding="utf-8-sig") as file:
                return list(csv.DictReader(file))


class Storm:
    """Clients that save until they are told to stop."""

    def __init__(self, office, cookie, worker, households):
        self.office, self.cookie, self.worker = office, cookie, worker
        self.households = households
        self.sent, self.acknowledged = set(), set()
        self.lock, self.isOver = threading.Lock(), threading.Event()

    def client(self, seed):
        chance = random.Random(seed)
        connection = http.client.HTTPConnection("127.0.0.1", self.office.port, timeout=20)
        while not self.isOver.is_set():
            number = self.number(chance)
            household = chance.choice(self.households)
            entry = {"id": number, "day": DAY, "time": "00:01", "mode": "入户", "result": "完成",
                     "workers": self.worker, "met-family": "是"}
            with self.lock:
                self.sent.add(number)
            try:
                answer = self.office.request(
                    "POST", f"/households/{household}/visits", entry, self.cookie, connection)
            except (OSError, http.client.HTTPException):
                connection = http.client.HTTPConnection(
                    "127.0.0.1", self.office.port, timeout=20)
                time.sleep(0.05)
                continue
            if answer.status == 303:
                with self.lock:
                    self.acknowledged.add(number)

    @staticmethod
    def number(chance):
        digits = list(str(uuid.UUID(int=chance.getrandbits(128))))
        digits[14], digits[19] = "7", "8"
        return "".join(digits)

    def blow(self, clients, seconds, strike):
        threads = [threading.Thread(target=self.client, args=(random.random(),))
                   for _ in range(clients)]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        strike()
        self.isOver.set()
        for thread in threads:
            thread.join()


def restart_database():
    control = os.environ["FANGSHI_TEST_CONTROL"].split()
    subprocess.run([*control, "-m", "immediate", "stop"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*control, "-w", "start"], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fangshi", required=True)
    parser.add_argument("--engine", choices=["sqlite", "postgresql"], required=True)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=1.5)
    options = parser.parse_args()
    fangshi = str(Path(options.fangshi).resolve())
    with tempfile.TemporaryDirectory() as place:
        environment = dict(os.environ, FANGSHI_KEY_FILE=f"{place}/storm.key")
        database = f"{place}/storm.sqlite"
        subprocess.run([fangshi, "demo", "--db", database, "--persons", "300", "--until", DAY],
                       check=True, stdout=subprocess.DEVNULL, env=environment)
        if options.engine == "postgresql":
            server = os.environ["FANGSHI_TEST_SERVER"]
            subprocess.run(["psql", "-qX", f"{server}/postgres", "-c", "CREATE DATABASE storm"],
                           check=True)
            subprocess.run([fangshi, "copy", "--from", database, "--to", f"{server}/storm"],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                           env=environment)
            database = f"{server}/storm"
        office = Office(fangshi, database, environment)
        sys.exit(rounds(office, options))


def rounds(office, options):
    households = [row["户编号"] for row in office.exported("households")
                  if row["村代码"].startswith("341202001") and not row["销户日期"]]
    worker = next(row["工号"] for row in office.exported("workers")
                  if row["角色"] == "乡镇专委" and row["辖区代码"].startswith("341202001"))
    sent, acknowledged = set(), set()
    for turn in range(options.rounds):
        office.start()
        storm = Storm(office, office.sign_in("township"), worker, households)
        hits_database = options.engine == "postgresql" and turn % 2 == 1
        if hits_database:
            storm.blow(options.clients, options.seconds,
                       lambda: (restart_database(), time.sleep(options.seconds)))
            office.kill()
        else:
            storm.blow(options.clients, options.seconds, office.kill)
        sent |= storm.sent
        acknowledged |= storm.acknowledged
        print(f"round {turn + 1}: {'database stopped at once' if hits_database else 'kill -9'}, "
              f"sent {len(storm.sent)}, acknowledged {len(storm.acknowledged)}", flush=True)
    stored = [row["访视编号"] for row in office.exported("visits")]
    lost = acknowledged - set(stored)
    doubled = {number for number in sent if stored.count(number) > 1}
    proof = subprocess.run([office.fangshi, "verify", "--db", office.database],
                           capture_output=True, text=True, env=office.environment)
    last = proof.stdout.strip().splitlines()[-1] if proof.stdout.strip() else proof.stderr.strip()
    print(f"{options.engine}: {options.rounds} rounds, acknowledged {len(acknowledged)}, "
          f"lost {len(lost)}, doubled {len(doubled)}, verify: {last}")
    return 1 if lost or doubled or not acknowledged or proof.returncode else 0


if __name__ == "__main__":
    main()
