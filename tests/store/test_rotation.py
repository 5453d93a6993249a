"""Which backups are kept."""

from hypothesis import given
from hypothesis import strategies as st

from aig_cli.store.rotation import SMALLER, Kept, superfluous


def daily(months: int, size: int = 1000) -> list[Kept]:
    """Return a backup for each of 28 days of some months."""
    days = ((month, day) for month in range(months) for day in range(28))
    return [
        Kept((index, ""), f"{2020 + month // 12}-{month % 12 + 1:02}", size) for index, (month, _) in enumerate(days)
    ]


def test_the_last_ten_and_the_last_of_each_of_twelve_months_are_kept() -> None:
    backups = daily(24)
    gone = superfluous(backups, 10, 12)
    kept = [each.order[0] for each in backups if each not in gone]

    assert kept[-10:] == list(range(24 * 28 - 10, 24 * 28))
    assert kept[:-10] == [28 * month + 27 for month in range(12, 23)]


def test_a_register_that_became_smaller_pushes_no_larger_one_out() -> None:
    good = [Kept((number, ""), "2026-01", 1000) for number in range(10)]
    emptied = [Kept((number, ""), "2026-02", 200) for number in range(10, 60)]

    gone = superfluous([*good, *emptied], 10, 12)

    assert gone == emptied[:-10]


def test_backups_with_a_damaged_history_push_no_whole_one_out() -> None:
    good = [Kept((number, ""), "2026-01", 1000) for number in range(10)]
    damaged = [Kept((number, ""), "2026-02", 1000, whole=False) for number in range(10, 60)]

    assert superfluous([*good, *damaged], 10, 12) == damaged[:-10]


def test_a_register_that_shrinks_a_little_rotates_on() -> None:
    sizes = [Kept((number, ""), "2026-01", 1000 - number) for number in range(40)]

    assert superfluous(sizes, 10, 12) == sizes[:-10]


BACKUPS = st.lists(st.tuples(st.integers(1, 36), st.integers(0, 1000)), max_size=60)


@given(BACKUPS, st.integers(1, 12), st.integers(0, 13))
def test_the_newest_and_the_largest_are_always_kept(made: list[tuple[int, int]], last: int, monthly: int) -> None:
    backups = [Kept((index, ""), f"{month:03}", size) for index, (month, size) in enumerate(made)]
    gone = superfluous(reversed(backups), last, monthly)
    kept = [each for each in backups if each not in gone]

    assert len(kept) >= min(last, len(backups))
    assert backups[-1:] == kept[-1:]
    if backups:
        assert max(each.size for each in kept) >= SMALLER * max(each.size for each in backups)
