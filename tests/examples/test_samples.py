"""The reports in docs/ are what the program makes of the made-up network."""

from pathlib import Path

import pytest

from tests.conftest import Run

DOCS = Path(__file__).parent.parent.parent / "docs"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_sample_of_a_year_is_what_is_reported(
    bare: Run, network: Path, language: str, request: pytest.FixtureRequest
) -> None:
    sample = DOCS / f"sample-year-{language}.html"

    page = bare(f"report year 2024 --lang {language} --format html --store {network} --today 2026-01-01").stdout

    if request.config.getoption("--update-golden"):
        sample.write_text(page)
    assert page == sample.read_text()
    assert len(page.encode()) < 300_000
