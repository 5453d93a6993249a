"""The days on which things happen in the made-up network."""

from datetime import date, timedelta
from random import Random

TODAY = date(2026, 1, 1)
FIRST_DAY = date(2014, 2, 3)
"""The first pledge is signed here or later."""
ROUNDS = range(2021, 2026)
"""The years that are reported on. The round of the last one is still running."""
NEXT = 2026
"""The year of the round that comes after them."""
LOCKED = range(2021, 2024)
"""The years whose accounts no longer change."""
NEW_SINCE = date(2025, 10, 2)
"""Who starts on this day or later is new on TODAY: less than three months ago."""


def between(random: Random, first: date, last: date) -> date:
    """Return a day, at the earliest the first and at the latest the last."""
    return date.fromordinal(random.randint(first.toordinal(), last.toordinal()))


def day_before(day: date) -> date:
    """Return yesterday, as seen from a day."""
    return day - timedelta(days=1)
