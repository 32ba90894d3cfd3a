"""A demonstration database and the server on it, for as long as a test."""

import contextlib
import pathlib
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request


class Login:
    """An account of the demonstration."""

    def __init__(self, role, name, password):
        self.role = role
        self.name = name
        self.password = password


@contextlib.contextmanager
def served(program):
    """Yields the address of a demonstration and its logins by name."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(pathlib.Path(folder) / "demo.sqlite")
        logins = demonstration(program, database)
        port = free_port()
        process = subprocess.Popen(
            [program, "serve", "--db", database, "--port", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(address, process)
            yield address, logins
        finally:
            process.terminate()
            process.wait(timeout=30)


def demonstration(program, database):
    """Makes the database; its logins as `demo` prints them:
    登录 ROLE LOGIN PASSWORD."""
    done = subprocess.run(
        [
            program, "demo", "--db", database, "--persons", "400",
            "--seed", "7", "--until", "2026-06-20",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    logins = {}
    for line in done.stdout.splitlines():
        words = line.split()
        if len(words) == 4 and words[0] == "登录":
            logins[words[2]] = Login(words[1], words[2], words[3])
    if not logins:
        raise SystemExit("the demo printed no logins:\n" + done.stdout)
    return logins


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address, process):
    for _ in range(300):
        if process.poll() is not None:
            raise SystemExit(f"the server ended with {process.returncode}")
        try:
            urllib.request.urlopen(address + "/health", timeout=1)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit("the server does not answer")
