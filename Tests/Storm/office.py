"""A demonstration county on either engine, with its server: started, killed,
asked over HTTP, and looked at beside it."""

import base64
import hashlib
import hmac
import http.client
import os
import signal
import socket
import sqlite3
import struct
import subprocess
import time
import urllib.parse

PASSWORD = "fangshi-demo-2026"
SECRET = "FANGSHI2DEMO3FANGSHI2DEMO3FANGSH"


class Answer:
    """What the server said to a request."""

    def __init__(self, answer):
        self.status = answer.status
        self.location = answer.getheader("Location") or ""
        self.cookie = (answer.getheader("Set-Cookie") or "").split(";")[0]
        self.text = answer.read().decode(errors="replace")

    @property
    def is_done(self):
        """It was done, and not: sign in first."""
        return self.status == 303 and not self.location.startswith("/session")


class Office:
    """A database with its server."""

    def __init__(self, fangshi, engine, place, day):
        self.fangshi, self.engine = fangshi, engine
        self.environment = dict(os.environ, FANGSHI_KEY_FILE=f"{place}/storm.key")
        self.server = None
        self.log = open(f"{place}/server.log", "ab")
        self.cookies = {}
        self.database = f"{place}/storm.sqlite"
        self.run("demo", "--persons", "300", "--until", day)
        if engine == "postgresql":
            server = os.environ["FANGSHI_TEST_SERVER"]
            subprocess.run(["psql", "-qX", f"{server}/postgres", "-c", "CREATE DATABASE storm"],
                           check=True)
            self.program("copy", "--from", self.database, "--to", f"{server}/storm")
            self.database = f"{server}/storm"

    def program(self, *words):
        done = subprocess.run([self.fangshi, *words], capture_output=True, text=True,
                              env=self.environment)
        if done.returncode:
            raise SystemExit(f"{' '.join(words)}: {done.stdout[-500:]} {done.stderr[-500:]}")
        return done.stdout

    def run(self, *words):
        return self.program(*words, "--db", self.database)

    def verified(self):
        """The last line of `fangshi verify`, and whether nothing was found."""
        proof = subprocess.run([self.fangshi, "verify", "--db", self.database],
                               capture_output=True, text=True, env=self.environment)
        lines = (proof.stdout.strip() or proof.stderr.strip()).splitlines()
        return lines[-1], proof.returncode == 0

    # The server.

    def start(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.server = subprocess.Popen(
            [self.fangshi, "serve", "--db", self.database, "--port", str(self.port)],
            stdout=self.log, stderr=self.log, env=self.environment)
        for _ in range(300):
            try:
                self.request("GET", "/health")
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("the server does not answer")

    def kill(self):
        self.server.send_signal(signal.SIGKILL)
        self.server.wait()

    def complaints(self):
        """What the servers logged as errors, for who looks for the cause."""
        with open(self.log.name, encoding="utf-8", errors="replace") as lines:
            return [line.strip()[:300] for line in lines if " error " in line][-10:]

    def connection(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)

    def request(self, method, path, fields=None, login=None, connection=None):
        connection = connection or self.connection()
        headers = {"Origin": f"http://127.0.0.1:{self.port}"}
        if login:
            headers["Cookie"] = self.cookies[login]
        body = None
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urllib.parse.urlencode(fields, doseq=True)
        connection.request(method, path, body, headers)
        return Answer(connection.getresponse())

    def sign_in(self, *logins):
        """A session outlives the server, as any other row."""
        for login in logins:
            answer = self.request("POST", "/session", {"login": login, "password": PASSWORD})
            self.cookies[login] = answer.cookie
            if login == "admin":
                answer = self.request("POST", "/session/code", {"code": code()}, login)
                self.cookies[login] = answer.cookie or self.cookies[login]
            if not self.cookies[login] or answer.status != 303:
                raise SystemExit(f"{login} cannot sign in: {answer.status}")

    # The database, beside the server.

    def rows(self, query):
        """What a query gives, every value as text."""
        if self.engine == "sqlite":
            file = sqlite3.connect(self.database, timeout=20)
            try:
                return [tuple("" if value is None else str(value) for value in row)
                        for row in file.execute(query)]
            finally:
                file.close()
        done = subprocess.run(["psql", "-qAtX", "-F", "\x1f", self.database, "-c", query],
                              check=True, capture_output=True, text=True)
        return [tuple(line.split("\x1f")) for line in done.stdout.split("\n") if line]

    def number(self, query):
        return int(self.rows(query)[0][0])

    def let_pass(self, seconds):
        """As if that time had gone by while nobody was there: the lease of a
        server that was killed is over, and what is to be tried again is due."""
        changes = [f"UPDATE leases SET expires_at = expires_at - {seconds}",
                   f"UPDATE outbox SET next_at = next_at - {seconds} WHERE state = 0"]
        if self.engine == "sqlite":
            file = sqlite3.connect(self.database, timeout=20)
            for change in changes:
                file.execute(change)
            file.commit()
            file.close()
        else:
            subprocess.run(["psql", "-qX", self.database, "-c", ";".join(changes)], check=True)


def restart_database():
    """Stops PostgreSQL at once, as a cut of power would, and starts it."""
    control = os.environ["FANGSHI_TEST_CONTROL"].split()
    subprocess.run([*control, "-m", "immediate", "stop"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*control, "-w", "start"], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def code():
    """The administrator's code of this half minute."""
    step = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(SECRET), step, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start:start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
