"""Reports on a terminal."""

from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from aig_cli.exchange import text
from aig_cli.exchange.monospace import width
from aig_cli.language import language
from aig_cli.report.chart import Bars, Bullet, Chart, Columns, Heat, Series, Stacked
from aig_cli.report.document import Chapter, Column, Document, Grid
from tests.conftest import PROGRAM, Run, Said, terminal
from tests.exchange.sample import BASIS, document
from tests.exchange.test_chart import LONG, VALUES, charts

Shell = Callable[..., Said]


def drawn(chart: Chart, columns: int = 40, *, has_blocks: bool = True) -> list[str]:
    """Return the lines of a chart in a report that has nothing else."""
    chapter = Chapter("c", "t", "F.", Grid((Column("a", "a", "text"),), []), [chart])
    whole = Document("T", "L", language("en"), [chapter], BASIS)
    lines = text.lines(whole, columns, has_blocks=has_blocks)
    return [line.text for line in lines if line.style == "chart"]


def table(grid: Grid, columns: int) -> list[str]:
    whole = Document("T", "L", language("en"), [Chapter("c", "C", "F.", grid)], BASIS)
    return [line.text for line in text.lines(whole, columns) if line.style == "table"][2:-1]


@pytest.mark.parametrize("columns", [20, 30, 59, 80, 200])
@pytest.mark.parametrize("has_blocks", [True, False])
def test_no_line_is_wider_than_the_terminal(columns: int, *, has_blocks: bool) -> None:
    for line in text.lines(document(language("nl")), columns, has_blocks=has_blocks):
        assert width(line.text) <= columns, line
        assert "\x1b" not in line.text
        assert line.text == line.text.rstrip()


@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("columns", [20, 80])
def test_odd_values_make_sensible_bars(values: list[float | None], columns: int) -> None:
    for labels in (LONG[: len(values)], [str(number) for number in range(len(values))]):
        for chart in charts(labels, values):
            for line in drawn(chart, columns):
                assert width(line) <= columns


def test_a_report_without_blocks_is_of_plain_signs() -> None:
    said = "".join(line.text for line in text.lines(document(language("en")), 80, has_blocks=False))

    assert set(said) - {chr(code) for code in range(32, 127)} <= set("مؤسسةالصحةالعامة…")


def test_bars_are_drawn_to_an_eighth_of_a_column() -> None:
    chart = Bars(title="t", description="d", labels=["a", "bc", "d", "e"], values=[80, 10, 0.1, None])

    assert drawn(chart) == [
        f"a   {'█' * 32} 80",
        "bc  ████ 10",
        "d   ▏ 0.1",
        "e   n/a",
    ]
    assert drawn(chart, has_blocks=False) == [f"a   {'#' * 32} 80", "bc  #### 10", "d   # 0.1", "e   n/a"]


def test_bars_below_zero_go_to_the_left() -> None:
    chart = Bars(title="t", description="d", labels=["a", "b"], values=[20, -10])

    assert drawn(chart) == [f"a  {' ' * 11}│{'█' * 21} 20", f"b  {'█' * 11}│ -10"]


def test_series_stand_under_their_names() -> None:
    chart = Columns(
        title="t",
        description="d",
        labels=["2025"],
        series=[Series("stock", [10]), Series("signed", [5])],
    )

    assert [line.split()[0] for line in drawn(chart)] == ["stock", "2025", "signed", "2025"]


def test_pieces_have_glyphs_of_their_own_and_a_legend() -> None:
    series = [Series("known", [3, 0]), Series("other", [1, 0]), Series("unknown", [4, None], is_unknown=True)]
    chart = Stacked(title="t", description="d", labels=["a", "b"], series=series)

    assert drawn(chart) == ["█ known  ▒ other  · unknown", f"a  {'█' * 12}{'▒' * 4}{'·' * 17} 8", "b  n/a"]
    assert drawn(chart, has_blocks=False)[0] == "# known  = other  . unknown"
    counted = Stacked(title="t", description="d", labels=["a", "b"], series=[Series("x", [4, 2])], is_whole=False)
    assert [line.count("█") for line in drawn(counted)[1:]] == [35, 18]


def test_a_target_is_marked() -> None:
    chart = Bullet(title="t", description="d", labels=["a", "b", "c"], values=[5, 20, 3], targets=[10, 10, None])

    said = drawn(chart)

    assert [line.endswith(end) for line, end in zip(said, ("5 of 10", "20 of 10", "3 of n/a"), strict=True)] == [
        True
    ] * 3
    assert said[0].index("┃") == said[1].index("┃")
    assert "┃" not in said[2]
    shared = Bullet(title="t", description="d", labels=["a"], values=[50], targets=[None], in_percent=True)
    assert drawn(shared) == [f"a  {'█' * 16} 50 %"]


def test_cells_are_a_table() -> None:
    chart = Heat(
        title="t",
        description="d",
        rows=["Noord", "Twente"],
        columns=["2025", "2026"],
        values=[[100, None], [33.3, 0]],
        in_percent=True,
    )

    assert drawn(chart, 80) == [
        "          2025  2026",
        "Noord    100 %   n/a",
        "Twente  33.3 %   0 %",
    ]


GRID = Grid(
    (Column("a", "figure", "text"), Column("b", "value"), Column("c", "rule", "text")),
    [("pledges", 1250, "Those that stand on the day of the picture, whatever their term says."), (None, None, "")],
)


def test_a_table_fits_in_any_width() -> None:
    assert table(GRID, 80) == [
        "figure   value  rule",
        "pledges  1,250  Those that stand on the day of the picture, whatever their term",
        "                says.",
        "n/a        n/a",
    ]
    assert table(GRID, 25) == ["figure   value", "pledges  1,250", "n/a        n/a"]


def test_a_table_that_fits_in_no_way_is_in_blocks_or_on_a_narrow_terminal_a_list() -> None:
    grid = Grid(
        [Column("n", "network", "text"), *(Column(str(year), str(year)) for year in range(2014, 2027))],
        [("Twente", *[1_000_000] * 13)],
    )

    assert table(grid, 60)[0] == "network       2014       2015       2016       2017"
    assert table(grid, 60)[3] == "network       2018       2019       2020       2021"
    long = Grid((*GRID.columns[:2], Column("d", "a heading", "text")), [("pledges", 1250, ""), ("x", 1, "so it is")])
    assert table(long, 20) == ["pledges", "  value: 1,250", "x", "  value: 1", "  a heading: so it", "  is"]
    assert table(grid, 20)[:3] == ["Twente", "  2014: 1,000,000", "  2015: 1,000,000"]


def test_a_table_that_the_bars_tell_is_left_out() -> None:
    grid = Grid((Column("a", "a", "text"), Column("b", "b")), [("x", 1), ("y", 2)])
    bars = Bars(title="t", description="d", labels=["x", "y"], values=[1, 2])
    some = Bars(title="t", description="d", labels=["x"], values=[1])

    def lines(chart: Chart) -> list[str]:
        whole = Document("T", "L", language("en"), [Chapter("c", "C", "F.", grid, [chart])], BASIS)
        return [line.text for line in text.lines(whole, 80)]

    assert "a  b" not in lines(bars)
    assert "a  b" in lines(some)
    assert "t" in lines(some)


def test_long_words_are_cut_into_lines() -> None:
    chapter = Chapter("c", "C", f"a {'x' * 45} b", Grid((Column("a", "a", "text"),), []))
    lines = [
        line.text
        for line in text.lines(Document("T", "L", language("en"), [chapter], BASIS), 20)
        if line.style == "finding"
    ]

    assert lines[1:] == ["a", "x" * 20, "x" * 20, "xxxxx b"]


def test_the_report_of_a_year_is_drawn_as_wide_as_the_terminal(pledged: Run, store: Path) -> None:
    assert pledged
    child = pexpect.spawn(
        str(PROGRAM),
        ["report", "year", "2026", "--color", "always"],
        env=terminal(store),
        encoding="utf-8",
        dimensions=(40, 50),
    )
    said = child.read()
    child.close()

    assert "\x1b[1mPledges in 2026" in said
    assert "█" in said


def test_the_report_of_a_year_is_plain_in_a_pipe(pledged: Run) -> None:
    said = pledged("report year 2026")

    assert said.lines[0] == "Pledges in 2026"
    assert "█" in said.stdout
    assert max(map(width, said.lines)) <= text.WIDTH


def test_where_blocks_cannot_be_shown_bars_are_of_plain_signs(pledged: Run, shell: Shell) -> None:
    assert pledged

    said = shell("PYTHONUTF8=0 PYTHONIOENCODING=ascii aig report year 2026").stdout

    assert "#" in said
    assert said.isascii()


def test_the_report_as_text_goes_to_a_file(pledged: Run, tmp_path: Path) -> None:
    pledged(f"report year 2026 -o {tmp_path}/report.txt")

    assert (tmp_path / "report.txt").read_text().startswith("Pledges in 2026\n")
