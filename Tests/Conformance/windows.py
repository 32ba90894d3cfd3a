"""Calendar windows: year, half-year, quarter, month, half-month 1-15 and 16-end."""

from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
MONTHS_IN = {"year": 12, "half_year": 6, "quarter": 3, "month": 1}


@dataclass(frozen=True)
class Window:
    first: date
    last: date

    @property
    def length(self):
        return (self.last - self.first).days + 1

    def holds(self, day):
        return self.first <= day <= self.last

    def touches(self, first, last):
        return self.first <= last and first <= self.last

    def days(self):
        return days_between(self.first, self.last)


def days_between(first, last):
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def day_before_month(year, month):
    """The last day before the first of a month; month 13 is the next January."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1) - ONE_DAY


def windows_of_year(kind, year):
    if kind == "half_month":
        for month in range(1, 13):
            yield Window(date(year, month, 1), date(year, month, 15))
            yield Window(date(year, month, 16), day_before_month(year, month + 1))
        return
    months = MONTHS_IN[kind]
    for month in range(1, 13, months):
        yield Window(date(year, month, 1), day_before_month(year, month + months))


def windows(kind, first_year, last_year):
    for year in range(first_year, last_year + 1):
        yield from windows_of_year(kind, year)


def quarter_start(day):
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
