"""Checks the hand-written cases.

    python3 cases.py                     against the reference
    python3 cases.py --fangshi PATH      against the program
"""

import argparse
import sys
import tempfile
from pathlib import Path

import folder as exchange
from casebook import fulfilment, marks, reading, scope, standing, states, worked
from duties import COLUMNS
from program import Program, Refused
from reference import judge, overdue
from register import Register

BOOK = [worked, reading, scope, fulfilment, states, marks, standing]


class Reference:
    """The reference ledger behind the program's two verbs."""

    def load(self, folder, place):
        return Register(folder)

    def ledger(self, loaded, first, last, as_of, known_at=None, area=None, duty=None, unit=None):
        return [row for row in judge(loaded, first, last, as_of, known_at)
                if row["place"].startswith(area or "")
                and duty in (None, row["duty"]) and unit in (None, row["unit"])]


def expected_row(line):
    """`FROM STATE COUNTED [EVENTS [MARKS]] column=value …`"""
    words = [w for w in line.split() if "=" not in w]
    row = dict(zip(("from", "state", "counted", "events", "marks"), words))
    row = {"events": "-", "marks": "-"} | row
    row |= dict(word.split("=", 1) for word in line.split() if "=" in word)
    return {name: "" if value == "-" else value for name, value in row.items()}


def differences(asked, rows):
    """What is wrong with the answer, in words; nothing if it is right."""
    expected = [expected_row(line) for line in asked.lines]
    shown = [{name: str(row[name]) for name in COLUMNS} for row in rows]
    if len(expected) != len(shown):
        got = ", ".join(f"{r['unit']} {r['from']} {r['state']}" for r in shown)
        return [f"{len(expected)} rows expected, got {len(shown)}: {got}"]
    return [f"{row['unit']} {row['from']} {name}: expected {want[name]!r}, got {row[name]!r}"
            for want, row in zip(expected, shown) for name in want if row[name] != want[name]]


def check(case, ledger):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "folder"
        folder.mkdir()
        exchange.write(folder, case.tables)
        wrong = []
        loaded = ledger.load(folder, Path(place))
        for asked in case.asks:
            rows = ledger.ledger(loaded, asked.first, asked.last, asked.as_of, asked.known_at,
                                 asked.area, asked.duty, asked.unit)
            wrong += [f"{asked.duty} as of {asked.as_of}: {words}"
                      for words in differences(asked, rows)]
        if isinstance(ledger, Reference):
            wrong += list(wrongly_owed(case, loaded))
        return wrong


def wrongly_owed(case, register):
    for asked in case.owed:
        rows = overdue(register, asked.as_of)
        found = (asked.duty, asked.unit) in [(row["duty"], row["unit"]) for row in rows]
        if found != asked.is_overdue:
            yield f"{asked.duty} {asked.unit} overdue on {asked.as_of}: {found}"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fangshi", metavar="PATH")
    parser.add_argument("--only", metavar="WORDS", default="", help="cases whose name has these")
    options = parser.parse_args()
    ledger = Program(options.fangshi) if options.fangshi else Reference()
    passed = failed = 0
    for case in (case for chapter in BOOK for case in chapter.CASES):
        if options.only not in case.sentence:
            continue
        try:
            wrong = check(case, ledger)
        except Refused as refusal:
            wrong = [str(refusal)]
        passed, failed = passed + (not wrong), failed + bool(wrong)
        if wrong:
            print(case.sentence, *wrong, sep="\n    ")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
