"""The program under test, driven by its command line."""

import json
import os
import subprocess
import uuid
from pathlib import Path


class Refused(Exception):
    """The program ended with another status than 0."""


class Program:
    """Databases are named by a path. Where FANGSHI_TEST_ENGINE says postgresql,
    each is a schema of its own on the server that FANGSHI_TEST_SERVER names."""

    def __init__(self, path):
        self.path = str(Path(path).resolve())
        self.schemas = {}

    def run(self, *words):
        words, environment = list(map(str, words)), dict(os.environ)
        if "--db" in words and os.environ.get("FANGSHI_TEST_ENGINE") == "postgresql":
            place = words.index("--db") + 1
            environment["FANGSHI_KEY_FILE"] = words[place] + ".key"
            words[place] = self.schema(words[place])
        done = subprocess.run([self.path, *words], capture_output=True, env=environment)
        if done.returncode != 0:
            message = done.stderr.decode("utf-8", "replace").strip()
            raise Refused(f"{' '.join(map(str, words[:2]))} ended with {done.returncode}: "
                          f"{message[-600:]}")
        return done.stdout

    def schema(self, path):
        server = os.environ["FANGSHI_TEST_SERVER"] + "/postgres"
        if path not in self.schemas:
            name = "s" + uuid.uuid4().hex
            subprocess.run(["psql", "-qX", server, "-c", f"CREATE SCHEMA {name}"], check=True)
            self.schemas[path] = name
        return f"{server}?options=-csearch_path%3D{self.schemas[path]}"

    def load(self, folder, place):
        """Imports into a new database beside the folder."""
        db = Path(place) / "ledger.sqlite"
        self.import_folder(folder, db)
        return db

    def import_folder(self, folder, db):
        self.run("import", folder, "--db", db)

    def export_folder(self, folder, db):
        self.run("export", folder, "--db", db)

    def ledger_text(self, db, first, last, as_of, known_at=None, form="csv", **filters):
        words = ["ledger", "--db", db, "--from", first, "--to", last, "--as-of", as_of]
        if known_at:
            words += ["--known-at", known_at]
        for name, value in filters.items():
            if value:
                words += [f"--{name}", value]
        return self.run(*words, "--format", form)

    def ledger(self, db, first, last, as_of, known_at=None, area=None, duty=None, unit=None,
               state=None):
        return json.loads(self.ledger_text(db, first, last, as_of, known_at, "json", area=area,
                                           duty=duty, unit=unit, state=state))
