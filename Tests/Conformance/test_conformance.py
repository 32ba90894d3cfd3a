"""Compares the program's ledger with the reference on random histories.

    python3 test_conformance.py --fangshi PATH [--seeds N] [--first-seed K]

For each seed: import a folder, ask several random queries, compare all columns and
the order. On every fifth seed also: the folder imported again changes nothing, and
the exported folder, imported elsewhere, gives the same ledger byte for byte.
"""

import argparse
import csv
import io
import os
import random
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from duties import COLUMNS, DUTIES, STATES
from histories import History, KINDS
from program import Program, Refused
from reference import judge
from register import Register
from windows import windows

QUERIES = 6
ROUND_TRIP_EVERY = 5
FIRST_DAY, LAST_DAY = date(2025, 6, 1), date(2027, 6, 30)
WHOLE = ("2025-01-01", "2027-12-31")


class Query:
    """What is asked, drawn from the days and times that matter in this history."""

    def __init__(self, chance, history, register):
        self.as_of = text(drawn_day(chance, register))
        self.first, self.last = drawn_period(chance, self.as_of)
        self.known_at = drawn_known_at(chance, register, self.as_of)
        self.filters = {
            "area": chance.choice(history.areas),
            "duty": chance.choice(DUTIES).number,
            "unit": chance.choice([*history.households, *history.persons,
                                   *(number for number, _, _ in history.posts)]),
            "state": chance.choice(STATES),
        }
        self.filters = {k: v for k, v in self.filters.items() if chance.random() < 0.2}
        if "unit" in self.filters and chance.random() < 0.3:
            kind = chance.choice(["联系户", "结对"])
            self.filters["unit"] = "+".join(chance.choice(history.pairs[kind]))

    def expected(self, register):
        rows = judge(register, self.first, self.last, self.as_of, self.known_at)
        return [row for row in rows if self.is_asked(row)]

    def is_asked(self, row):
        columns = {k: v for k, v in self.filters.items() if k != "area"}
        return row["place"].startswith(self.filters.get("area", "")) and all(
            row[name] == value for name, value in columns.items())

    def __str__(self):
        words = f"--from {self.first} --to {self.last} --as-of {self.as_of}"
        if self.known_at:
            words += f' --known-at "{self.known_at}"'
        return words + "".join(f" --{k} {v}" for k, v in self.filters.items())


def text(day):
    return day.isoformat()


def drawn_day(chance, register):
    """A day on which something begins or ends, or a border of a window, or near one."""
    draw = chance.random()
    if draw < 0.5:
        day = chance.choice(register.dates) + timedelta(days=chance.choice(
            [-1, 0, 0, 0, 1, 29, 30]))
    elif draw < 0.8:
        window = chance.choice(list(windows(chance.choice(KINDS), 2025, 2026)))
        day = chance.choice([window.first, window.last, window.last - timedelta(days=1)])
    else:
        day = date(2026, 1, 1) + timedelta(days=chance.randrange(400))
    return min(max(day, FIRST_DAY), LAST_DAY)


def drawn_period(chance, as_of):
    draw = chance.random()
    if draw < 0.55:
        return WHOLE
    if draw < 0.65:
        return as_of, as_of
    first = date(2025, 9, 1) + timedelta(days=chance.randrange(500))
    return text(first), text(first + timedelta(days=chance.choice([0, 14, 40, 180])))


def drawn_known_at(chance, register, as_of):
    """None, or the very minute an entry that counts was recorded, the minute before,
    or that date alone."""
    events = [number for row in judge(register, *WHOLE, as_of)
              for number in row["events"].split(";") if number]
    if chance.random() < 0.5 or not events:
        return None
    recorded = register.entries[chance.choice(events)].recorded
    draw = chance.random()
    if draw < 0.3:
        return text(recorded.date())
    return (recorded - timedelta(minutes=draw < 0.6)).strftime("%Y-%m-%d %H:%M")


# --- comparing --------------------------------------------------------------


def key(row):
    return row.get("duty"), row.get("unit"), row.get("from")


def mismatches(expected, rows):
    """The first differences, each in one line."""
    wanted, got = {key(row): row for row in expected}, {key(row): row for row in rows}
    lines = [f"missing {' '.join(k)}: {w['state']}" for k, w in wanted.items() if k not in got]
    lines += [f"unexpected {' '.join(map(str, k))}: {row.get('state')}"
              for k, row in got.items() if k not in wanted]
    for k in wanted.keys() & got.keys():
        lines += [f"{' '.join(k)} {name}: expected {wanted[k][name]!r}, got {got[k].get(name)!r}"
                  for name in COLUMNS if wanted[k][name] != got[k].get(name)]
        note = got[k].get("note")
        if not isinstance(note, str) or not note.strip() or len(note.splitlines()) != 1:
            lines.append(f"{' '.join(k)} note: not one line of words: {note!r}")
    if not lines and [key(row) for row in rows] != [key(row) for row in expected]:
        lines.append("the order, or the number of times a row is listed, differs")
    return sorted(lines)


def csv_mismatches(text_of_csv, rows):
    """CSV says the same as JSON, in the contract's columns."""
    listed = list(csv.DictReader(io.StringIO(text_of_csv.decode("utf-8-sig"))))
    if len(listed) != len(rows):
        return [f"csv has {len(listed)} rows, json {len(rows)}"]
    return [f"{' '.join(key(row))} {name}: json {row.get(name)!r}, csv {shown.get(name)!r}"
            for row, shown in zip(rows, listed) for name in [*COLUMNS, "note"]
            if str(row.get(name)) != shown.get(name)]


# --- one seed ---------------------------------------------------------------


class Report:
    """What passed and failed for one seed, with the first lines of what differs."""

    def __init__(self, seed):
        self.seed, self.passed, self.failed, self.lines = seed, 0, 0, []

    def check(self, what, differences, shown=4):
        if not differences:
            self.passed += 1
            return
        self.failed += 1
        self.lines.append(f"seed {self.seed}: {what}: {len(differences)} differences")
        self.lines += [f"    {line}" for line in differences[:shown]]


def run_seed(program, queries, seed):
    report = Report(seed)
    chance = random.Random(f"queries {seed}")
    with tempfile.TemporaryDirectory() as place:
        folder, db = Path(place) / "folder", Path(place) / "tmp.sqlite"
        folder.mkdir()
        history = History(seed)
        history.write(folder)
        try:
            program.import_folder(folder, db)
        except Refused as refusal:
            report.check("import", [str(refusal)])
            return report
        register = Register(folder)
        for _ in range(queries):
            compare(report, program, db, register, Query(chance, history, register))
        if seed % ROUND_TRIP_EVERY == 0:
            go_round(report, program, folder, db, Query(chance, history, register))
    return report


def compare(report, program, db, register, query):
    try:
        rows = program.ledger(db, query.first, query.last, query.as_of, query.known_at,
                              **query.filters)
    except (Refused, ValueError) as error:
        report.check(str(query), [str(error)])
        return
    report.check(str(query), mismatches(query.expected(register), rows))


def go_round(report, program, folder, db, query):
    """CSV against JSON; the same folder again; export, import elsewhere."""
    asked = (*WHOLE, query.as_of, query.known_at)
    try:
        before = program.ledger_text(db, *asked)
        report.check("csv", csv_mismatches(before, program.ledger(db, *asked)))
        exported, elsewhere = folder.parent / "exported", folder.parent / "elsewhere.sqlite"
        exported.mkdir()
        program.export_folder(exported, db)
        program.import_folder(exported, elsewhere)
        report.check("export and import", changed(before, program.ledger_text(elsewhere, *asked)))
        program.import_folder(folder, db)
        report.check("import again", changed(before, program.ledger_text(db, *asked)))
    except (Refused, ValueError) as error:
        report.check("round trip", [str(error)])


def changed(before, after):
    if before == after:
        return []
    lines, others = before.decode().splitlines(), after.decode().splitlines()
    differing = [f"{a}  became  {b}" for a, b in zip(lines, others) if a != b]
    return differing or [f"{len(lines)} lines became {len(others)}, or line ends differ"]


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fangshi", metavar="PATH", required=True)
    parser.add_argument("--seeds", type=int, default=50, metavar="N")
    parser.add_argument("--first-seed", type=int, default=1, metavar="K")
    parser.add_argument("--queries", type=int, default=QUERIES, metavar="Q")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--show", type=int, default=60, help="lines of differences shown")
    options = parser.parse_args()
    seeds = range(options.first_seed, options.first_seed + options.seeds)
    run = partial(run_seed, Program(options.fangshi), options.queries)
    passed = failed = shown = 0
    with ProcessPoolExecutor(options.jobs) as pool:
        for report in pool.map(run, seeds):
            passed, failed = passed + report.passed, failed + report.failed
            for line in report.lines[:max(0, options.show - shown)]:
                print(line, flush=True)
            shown += len(report.lines)
    if failed:
        print("a folder again: python3 histories.py --write FOLDER --seed SEED")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
