"""What another hand wrote into the store acts on no terminal, in whatever format it comes out."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from aig_cli.exchange import FORMATS
from tests.conftest import Run
from tests.exchange.page import Page

ACTING = "\x1b[2J \x07 \x7f \x85 \x9b31m \u2028 \u202e \u2066"
SHOWN = "<U+001B>[2J <U+0007> <U+007F> <U+0085> <U+009B>31m <U+2028> <U+202E> <U+2066>"

FOR_PEOPLE = ("csv", "markdown", "html")
"""Formats that know no escape for a character, so that it is named."""


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_writes_a_character_that_acts(pledged: Run, store: Path, form: str) -> None:
    content = store.read_bytes().replace(b'"Movisie"', msgspec.json.encode(f"1é {ACTING}"))
    store.write_bytes(content)

    written = pledged(f"org list --format {form} --fields name").stdout

    assert not set(ACTING) - set(" [2J31m") & set(written)
    assert _last_name(form, written) == f"1é {SHOWN if form in FOR_PEOPLE else ACTING}"


def _last_name(form: str, written: str) -> str:
    if form == "csv":
        rows = list(csv.reader(io.StringIO(written)))
        return rows[-1][0]
    if form == "html":
        return Page(written.encode()).rows(0)[-1][0]
    if form == "markdown":
        return re.sub(r"\\(.)", r"\1", written.splitlines()[-1]).strip("| ")
    readers: dict[str, Callable[[str], list[Any]]] = {"json": json.loads, "jsonl": _lines, "yaml": yaml.safe_load}
    return str(readers[form](written)[-1]["name"])


def _lines(written: str) -> list[Any]:
    return [json.loads(line) for line in written.split("\n") if line]
