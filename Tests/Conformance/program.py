"""The program under test, driven by its command line."""

import json
import subprocess
from pathlib import Path


class Refused(Exception):
    """The program ended with another status than 0."""


class Program:
    def __init__(self, path):
        self.path = str(Path(path).resolve())

    def run(self, *words):
        done = subprocess.run([self.path, *map(str, words)], capture_output=True)
        if done.returncode != 0:
            message = done.stderr.decode("utf-8", "replace").strip()
            raise Refused(f"{' '.join(map(str, words[:2]))} ended with {done.returncode}: "
                          f"{message[-600:]}")
        return done.stdout

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
