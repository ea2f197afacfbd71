"""Runs pytest in a process whose clock is two years ahead: `two_years_on.py tests/dates`.

Nothing in the library may depend on the day it runs on. The clock is moved underneath the interpreter, for whatever
asks it: datetime, time, and the C code of libraries.
"""

import datetime as dt
import sys

import pytest
import time_machine

YEARS = dt.timedelta(days=731)


def main() -> int:
    """The status of pytest, with the clock moved."""
    now = dt.datetime.now(dt.UTC)
    with time_machine.travel(now + YEARS, tick=True):
        moved = dt.datetime.now(dt.UTC) - now
        if moved < YEARS:
            raise SystemExit("the clock did not move")
        print(f"the clock reads {dt.datetime.now(dt.UTC):%Y-%m-%d}, {moved.days} days ahead")
        return int(pytest.main(["-W", "ignore::pytest.PytestAssertRewriteWarning", *sys.argv[1:]]))


if __name__ == "__main__":
    sys.exit(main())
