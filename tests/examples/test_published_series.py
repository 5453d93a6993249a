"""The counts of a published series come out of a register that has them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, Run
from tests.report.picture import told


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of the series, as a file to import."""
    path = tmp_path_factory.mktemp("series") / "series.json"
    subprocess.run([sys.executable, str(EXAMPLES / "published_series.py"), str(path)], check=True, timeout=60)
    return path


@pytest.fixture
def published(aig: Run, series: Path) -> Run:
    """The program, with that register: it was imported in one go, today."""
    aig(f"import registry {series} -q")
    return aig


def test_the_pledges_grew_as_was_published(published: Run) -> None:
    growth = told(2017)["growth"]

    assert [(row["year"], row["new"], row["after"]) for row in growth.grid.trees()[:3]] == [
        (2014, 165, 165),
        (2015, 99, 264),
        (2016, 45, 309),
    ]
    assert told(2016)["growth"].finding == (
        "Pledges on 31 December 2016: 309. That is 264 at the end of 2015, and since then 45 signed, "
        "0 recorded without a day of signing, and 0 closed."
    )
    for row in growth.grid.trees():
        assert row["before"] + row["new"] + row["undated"] - row["ended"] == row["after"]
    for year, pledges in ((2014, 165), (2015, 264), (2016, 309)):
        assert figures(published, year)["pledges"] == pledges
    assert figures(published, 2016)["pledges_new"] == 45


def test_organisations_are_2885_once_and_3090_per_pledge(published: Run) -> None:
    *_, every = told(2017)["partners"].grid.trees()

    assert (every["once"], every["per_pledge"], every["in_several"]) == (2885, 3090, 200)
    found = figures(published, 2017)
    assert found["organisations"] == 2885
    assert found["organisations_per_pledge"] == 3090
    assert found["organisations_in_several"] == 200


def figures(published: Run, year: int) -> dict[str, int]:
    """Return the figures as of the end of a year."""
    told_of = published(f"stats --as-of {year}-12-31 --json").json
    return {each["figure"]: each["value"] for each in told_of}
