"""The product in a real browser, as a village worker uses it.

    python Tests/Browser/run.py --fangshi .build/debug/fangshi

Prints each check and `N passed, M failed`; pictures of the pages go to out/.
"""

import argparse
import pathlib
import sys

import coverage
import files
import journeys
import matters
import office
import phone
import server


class Checks:
    """Counts what held and says what did not."""

    def __init__(self, pictures):
        self.pictures = pictures
        self.passed = 0
        self.failed = 0

    def check(self, name, holds, found=""):
        if holds:
            self.passed += 1
            print(f"ok    {name}")
        else:
            self.failed += 1
            print(f"FAIL  {name}  {found}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fangshi", required=True, help="the program")
    parser.add_argument("--out", default="out", help="where pictures go")
    options = parser.parse_args()
    pictures = pathlib.Path(options.out)
    pictures.mkdir(parents=True, exist_ok=True)
    checks = Checks(pictures)
    program = str(pathlib.Path(options.fangshi).resolve())
    with server.served(program) as (address, logins):
        for journey in (journeys.ALL + coverage.ALL + office.ALL
                        + matters.ALL + files.ALL):
            with phone.opened(address) as browser:
                try:
                    journey(browser, checks, logins)
                except Exception as error:
                    checks.check(journey.__name__, False, repr(error)[:600])
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
