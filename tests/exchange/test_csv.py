"""CSV: what is written can be read back."""

import csv
import io
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from aig_cli.exchange.csv import DIALECTS, write_table
from aig_cli.model.text import ACTING
from aig_cli.report.question import Plain, Table

CELLS = st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not ACTING.search(text))


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1), st.sampled_from(DIALECTS))
def test_every_text_comes_back_and_none_is_a_formula(rows: list[tuple[str, str]], dialect: str) -> None:
    written = write_table(Table("t", ("one", "two"), rows), dialect).decode("utf-8-sig")

    _, *read = csv.reader(io.StringIO(written, newline=""), delimiter=";" if dialect == "excel-nl" else ",")
    assert [tuple(cell.removeprefix("'") for cell in row) for row in read] == rows
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in read for cell in row)


def test_values_are_written_in_the_form_of_the_dialect() -> None:
    row: tuple[Plain, ...] = (None, True, False, 4.5, -1, 0.00001, date(2015, 2, 3))
    table = Table("t", tuple("abcdefg"), [row])

    assert write_table(table).decode().splitlines()[1] == ",yes,no,4.5,-1,0.00001,2015-02-03"
    assert write_table(table, "excel-nl").decode().splitlines()[1] == ";yes;no;4,5;-1;0,00001;03-02-2015"
