"""Counting days and months, as section 2 of the rules counts them.

A day is a `datetime.date`. A partial date is a tuple `(year, month or None, day or None)`.
"""

from calendar import monthrange
from datetime import date, timedelta

# How long a head's chair may stand empty of them before the run of office is broken.
LONGEST_GAP = timedelta(days=31)

# Statutory age by calendar year, in months; the last year stands for all years after it.
FIRST_YEAR = 2021
AGE_OF_MEN = [723, 726, 729, 732, 735, 738, 741, 744]
AGE_OF_WOMEN = [664, 668, 672, 676, 680, 684, 688, 692, 696, 700, 704, 708, 712, 716, 720]


def parse_day(text):
    """The day written `yyyy-mm-dd`, or None for an empty cell."""
    return date.fromisoformat(text) if text else None


def parse_partial(text):
    """`yyyy`, `yyyy-mm` or `yyyy-mm-dd` as a tuple with None for what is not written."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    return tuple(parts + [None] * (3 - len(parts)))


def add_months(day, months):
    """The same day so many months on, clamped to the end of the month it falls in."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(start, end):
    """The largest n with `start` + n months not after `end` (below zero when `end` comes first)."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def months_begun(start, end):
    """The smallest n with `end` not after `start` + n months: the months that have begun."""
    whole = months_between(start, end)
    return whole if add_months(start, whole) == end else whole + 1


def holds(start, until, day):
    """Whether the half-open period holds the day; an empty end is open, and so is an empty start."""
    return (start is None or start <= day) and (until is None or day < until)


def last_of_month(year, month):
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def statutory_age(sex, year):
    """The age of retirement, in months, that the schedule names for a calendar year."""
    ages = AGE_OF_MEN if sex == "male" else AGE_OF_WOMEN
    return ages[min(year - FIRST_YEAR, len(ages) - 1)]


def statutory_retirement(sex, birth):
    """The last day of the month in which the age is reached, or None where the schedule has no year for it."""
    born = birth[0] * 12 + (birth[1] or 1) - 1
    # Nobody is still waiting 70 years after birth, so the walk ends there.
    for year in range(FIRST_YEAR, birth[0] + 70):
        reached = born + statutory_age(sex, year)
        if reached // 12 == year:
            return last_of_month(year, reached % 12 + 1)
    return None


def possible_births(birth):
    """The earliest and the latest day of birth that a partial date leaves open."""
    year, month, day = birth
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), last_of_month(year, month)
    return date(year, 1, 1), date(year, 12, 31)


def age_range(birth, day):
    """Age in whole months on the day, as the range `(least, most)`."""
    earliest, latest = possible_births(birth)
    return months_between(latest, day), months_between(earliest, day)


def months_of_union(periods, day):
    """Whole months of each unbroken piece of the union of half-open periods up to `day`, added up."""
    total, start, end = 0, None, None
    for begun, until in sorted((begun, min(until or day, day)) for begun, until in periods):
        if begun >= until:
            continue
        if start is not None and begun <= end:
            end = max(end, until)
            continue
        if start is not None:
            total += months_between(start, end)
        start, end = begun, until
    return total + (months_between(start, end) if start is not None else 0)


def start_of_run(first, earlier):
    """The first day of the unbroken run that ends with a period beginning on `first`.

    `earlier` holds (from, until) of the periods that may belong to the run.
    """
    start = first
    while True:
        reaching = [begun for begun, until in earlier if begun < start and (until is None or start - until <= LONGEST_GAP)]
        if not reaching:
            return start
        start = min(reaching)
