"""Somebody who takes notices over HTTP, and not always."""

import collections
import hashlib
import hmac
import http.server
import random
import threading
import time

SECRET = "a-secret-that-only-the-storm-knows"


class Receiver:
    """Keeps every body it was sent, by the id in the header. Until it
    recovers, a third of what comes is answered with 500, or not at all."""

    def __init__(self):
        # By id how often each body came.
        self.bodies = collections.defaultdict(collections.Counter)
        # How often each was answered with 204.
        self.taken = collections.Counter()
        self.forged = 0
        self.turned_away = 0
        self.is_well = False
        self.lock = threading.Lock()
        self.chance = random.Random()
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                receiver.receive(self)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server.server_address[1]}/notices"

    def receive(self, request):
        body = request.rfile.read(int(request.headers["Content-Length"]))
        number = request.headers["Fangshi-Notice"]
        with self.lock:
            luck = 1 if self.is_well else self.chance.random()
            wait = 0 if self.is_well else self.chance.random() * 0.3
        # Sometimes slow enough for the server to be killed meanwhile.
        time.sleep(wait)
        with self.lock:
            self.bodies[number][body] += 1
            self.forged += not self.is_signed(request.headers, number, body)
            if luck < 1 / 3:
                self.turned_away += 1
        if luck < 1 / 6:
            request.close_connection = True
            return
        try:
            request.send_response(500 if luck < 1 / 3 else 204)
            request.end_headers()
        except OSError:
            return
        if luck >= 1 / 3:
            with self.lock:
                self.taken[number] += 1

    @staticmethod
    def is_signed(headers, number, body):
        text = f"{headers['Fangshi-Timestamp']}.{number}.".encode() + body
        made = hmac.new(SECRET.encode(), text, hashlib.sha256).hexdigest()
        return headers["Fangshi-Signature"] == f"sha256={made}"

    @property
    def times(self):
        return sum(sum(bodies.values()) for bodies in self.bodies.values())

    @property
    def taken_twice(self):
        """Sent again because the server did not live to note the answer."""
        return sum(times > 1 for times in self.taken.values())

    def recover(self):
        self.is_well = True
