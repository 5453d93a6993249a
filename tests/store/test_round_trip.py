"""A record survives the way into the store and back, whatever it holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from aig_cli.errors import AigError
from aig_cli.model.code import Measure, OrganisationType, Sector, Theme
from aig_cli.model.field import plain
from aig_cli.model.organisation import Organisation
from aig_cli.model.parser import parse_record
from aig_cli.model.pledge import Pledge
from aig_cli.model.text import read_line
from aig_cli.store.store import Store

TODAY = date(2026, 11, 22)


def acceptable(text: str) -> bool:
    try:
        return bool(read_line(text))
    except AigError:
        return False


LETTERS = st.characters(exclude_categories=["C", "Zl", "Zp"])
LINES = st.text(LETTERS, min_size=1, max_size=40).filter(acceptable)
DAYS = st.dates(date(1900, 1, 1), date(9999, 12, 31)).map(str)
COUNTS = st.integers(1, 10**12).map(str)
ORGANISATIONS = st.fixed_dictionaries(
    {"name": LINES},
    optional={
        "aliases": st.lists(LINES, max_size=3, unique_by=read_line),
        "kvk": st.from_regex(r"[0-9]{8}", fullmatch=True).filter(str.isascii),
        "type": st.sampled_from([code.value for code in OrganisationType]),
        "sector": st.sampled_from([code.value for code in Sector]),
        "city": LINES,
        "note": LINES,
        "represents": st.fixed_dictionaries({}, optional={"organisations": COUNTS, "source": LINES}),
    },
)
DELIVERABLES = st.fixed_dictionaries(
    {"label": LINES},
    optional={"unit": LINES, "target": COUNTS, "due": DAYS, "measure": st.just(Measure.COUNT.value)},
)
COMMITMENTS = st.fixed_dictionaries(
    {"text": LINES},
    optional={
        "due": st.fixed_dictionaries({}, optional={"date": DAYS, "words": LINES}),
        "deliverables": st.lists(DELIVERABLES, max_size=3),
    },
)
PLEDGES = st.fixed_dictionaries(
    {"title": LINES, "parties": st.tuples(ORGANISATIONS).map(lambda one: [{"organisation": one[0], "role": "holder"}])},
    optional={
        "themes": st.lists(st.sampled_from([code.value for code in Theme]), unique=True),
        "commitments": st.lists(COMMITMENTS, max_size=3),
        "note": LINES,
    },
)


@contextmanager
def recorded(tree: dict[str, object]) -> Iterator[tuple[Store, Pledge, Organisation]]:
    """Yield a store with one pledge from its texts, with that pledge and its organisation as they were recorded."""
    with TemporaryDirectory() as folder:
        store = Store(str(Path(folder) / "aig.json"), TODAY)
        store.create()
        with store.change("test") as registry:
            pledge = registry.add_pledge(parse_record(Pledge, tree, registry))
            organisation = registry.organisation("O1")
        yield store, pledge, organisation


@settings(max_examples=60, deadline=None)
@given(PLEDGES)
def test_what_was_recorded_is_what_is_read(tree: dict[str, object]) -> None:
    with recorded(tree) as (store, pledge, organisation):
        read = store.read()

        assert read.pledge("P1") == pledge
        assert read.organisation("O1") == organisation
        assert read.remarks == []


@settings(max_examples=60, deadline=None)
@given(PLEDGES)
def test_json_says_everything_there_is(tree: dict[str, object]) -> None:
    with recorded(tree) as (_, pledge, organisation):
        for record in (pledge, organisation):
            assert msgspec.json.decode(msgspec.json.encode(plain(record)), type=type(record)) == record
