"""Charts as pictures: what is written on them, what tells marks apart, and odd values."""

import re
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from aig_cli.exchange.chart import KINDS
from aig_cli.exchange.chart.canvas import WIDTH
from aig_cli.exchange.chart.lettering import LETTER, breadth, shortened
from aig_cli.exchange.chart.palette import INK, LOOKS, RAMP, UNKNOWN, WHITE
from aig_cli.language import language
from aig_cli.report.chart import Bars, Bullet, Chart, Columns, Heat, Series, Stacked
from tests.exchange.sample import HOSTILE, document

SVG = "{http://www.w3.org/2000/svg}"
LONG = [f"label {number} {'x' * 300}" for number in range(60)]
VALUES: dict[str, Sequence[float | None]] = {
    "none": [],
    "one": [7],
    "nothing": [0, 0, 0],
    "not known": [None, None],
    "below zero": [-3, -40.5],
    "up and down": [5, -3, 0, None],
    "one far from the rest": [1, 2, 1_000_000],
    "sixty": list(range(60)),
}


def draw(chart: Chart, code: str = "en") -> ET.Element:
    form = import_module(f"aig_cli.exchange.chart.{KINDS[type(chart).__name__]}")
    picture = ET.fromstring(form.draw(chart, language(code), "picture"))
    ids = [each.attrib["id"] for each in picture.iter() if "id" in each.attrib]
    assert len(set(ids)) == len(ids)
    assert set(re.findall(r"url\(#(.+?)\)", ET.tostring(picture).decode())) <= set(ids)
    return picture


def words(picture: ET.Element) -> list[str]:
    return [each.text or "" for each in picture.iter(f"{SVG}text")]


def boxes(picture: ET.Element) -> list[dict[str, float]]:
    """Return the marks: where they are and how large, without what the hatches are made of."""
    marks = [each for each in picture if each.tag == f"{SVG}rect"]
    return [{name: float(each.attrib[name]) for name in ("x", "y", "width", "height")} for each in marks]


def charts(labels: Sequence[str], values: Sequence[float | None], *, in_percent: bool = False) -> list[Chart]:
    series = [Series("first", values), Series("unknown", values, is_unknown=True)]
    return [
        Columns(title="t", description="d", labels=labels, series=series, in_percent=in_percent),
        Columns(title="t", description="d", labels=labels, series=series[:1], in_percent=in_percent),
        Bars(title="t", description="d", labels=labels, values=values, in_percent=in_percent),
        Stacked(title="t", description="d", labels=labels, series=series, in_percent=in_percent),
        Stacked(title="t", description="d", labels=labels, series=series, is_whole=False),
        Bullet(title="t", description="d", labels=labels, values=values, targets=values, in_percent=in_percent),
        Bullet(title="t", description="d", labels=labels, values=values, targets=[None] * len(labels)),
        Heat(title="t", description="d", rows=labels, columns=labels, values=[values] * len(labels)),
        Heat(title="t", description="d", rows=["one"], columns=labels, values=[values], in_percent=in_percent),
    ]


@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("in_percent", [False, True])
def test_odd_values_make_sensible_pictures(values: Sequence[float | None], *, in_percent: bool) -> None:
    for labels in (LONG[: len(values)], [str(number) for number in range(len(values))]):
        for chart in charts(labels, values, in_percent=in_percent):
            picture = draw(chart)
            assert words(picture)
            for box in boxes(picture):
                assert box["x"] >= -1
                assert box["x"] + box["width"] <= WIDTH + 1
                assert box["y"] >= 0
            assert "nan" not in ET.tostring(picture).decode()


def test_a_picture_of_nothing_says_so() -> None:
    for chart in charts([], []):
        assert words(draw(chart)) == ["There are no values."]


def test_every_chart_of_a_report_has_a_title_and_a_description() -> None:
    for chapter in document(language("en")).chapters:
        for chart in chapter.charts:
            picture = draw(chart)
            title, description = picture[0], picture[1]
            assert picture.attrib["role"] == "img"
            assert picture.attrib["aria-labelledby"] == f"{title.attrib['id']} {description.attrib['id']}"
            assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
            assert title.text
            assert description.text
            assert not any("style" in each.attrib for each in picture.iter())


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_a_text_in_every_chart(name: str) -> None:
    for chart in [
        *charts([name], [1]),
        Stacked(title=name, description=name, labels=["x"], series=[Series(name, [1]), Series("b", [2])]),
    ]:
        picture = draw(chart)
        shown = "".join(words(picture))
        assert name.split(maxsplit=1)[0][:4] in shown
        assert "\x1b" not in shown
        assert {each.tag.removeprefix(SVG) for each in picture.iter()} <= {
            *("svg", "title", "desc", "defs", "pattern", "rect", "path", "text"),
        }


def test_a_long_label_is_cut_with_an_ellipsis() -> None:
    picture = draw(Bars(title="t", description="d", labels=["long " * 60], values=[1]))

    assert words(picture)[0].startswith("long long")
    assert words(picture)[0].endswith("…")
    assert breadth(words(picture)[0]) <= WIDTH


def test_short_labels_stand_beside_their_bars_and_long_ones_above() -> None:
    short = draw(Bars(title="t", description="d", labels=["care"], values=[1]))
    long = draw(Bars(title="t", description="d", labels=["professionals in the region"], values=[1]))

    assert boxes(short)[0]["x"] > 0
    assert boxes(short)[0]["y"] == 0
    assert boxes(long)[0]["x"] == 0
    assert boxes(long)[0]["y"] > 0


def test_values_are_written_as_the_reader_writes_them_and_unknown_ones_as_not_available() -> None:
    bars = Bars(title="t", description="d", labels=["a", "b", "c"], values=[1250.5, None, -3])

    assert words(draw(bars, "nl"))[1::2] == ["1.250,5", "n/a", "-3"]
    assert words(draw(bars, "en"))[1::2] == ["1,250.5", "n/a", "-3"]


def test_what_is_not_known_has_no_bar_and_below_zero_goes_left() -> None:
    up, down = boxes(draw(Bars(title="t", description="d", labels=["a", "b", "c"], values=[6, -3, None])))

    assert up["x"] == pytest.approx(down["x"] + down["width"], abs=0.2)
    assert up["width"] == pytest.approx(2 * down["width"], abs=0.2)


def test_columns_stand_side_by_side_where_their_values_fit_and_else_each_series_by_itself() -> None:
    few, many = ["a", "b"], [str(year) for year in range(2014, 2026)]

    together = draw(Columns(title="t", description="d", labels=few, series=[Series("x", [1, 2]), Series("y", [3, 4])]))
    apart = draw(
        Columns(title="t", description="d", labels=many, series=[Series("x", [123] * 12), Series("y", [456] * 12)])
    )

    assert words(together).count("a") == 1
    assert words(apart).count("2014") == 2
    assert words(apart).count("123") == 12


def test_of_many_columns_the_last_is_named_and_every_so_many_before_it() -> None:
    labels = [str(year) for year in range(1970, 2030)]

    named = words(draw(Columns(title="t", description="d", labels=labels, series=[Series("x", [1234] * 60)])))

    years = [int(word) for word in named if word.isdigit()]
    assert years[-1] == 2029
    assert {after - before for before, after in pairwise(years)} == {5}
    assert 5 < named.count("1,234") < 20


def test_a_long_name_of_a_column_takes_two_lines() -> None:
    labels = ["pledge holder", "represented parties", "x", "indivisible" * 3, "y y"]

    said = words(draw(Columns(title="t", description="d", labels=labels, series=[Series("x", [1, 2, 3, 4, 5])])))

    assert said[1:3] == ["pledge", "holder"]
    assert said[4:6] == ["represented", "parties"]


def test_pieces_have_their_value_where_it_fits_and_counts_their_total() -> None:
    series = [Series("known", [1, 0, None]), Series("not", [99, 0, None], is_unknown=True)]

    counted = draw(Stacked(title="t", description="d", labels=["a", "b", "c"], series=series))
    shared = draw(Stacked(title="t", description="d", labels=["a"], series=[Series("x", [40])], in_percent=True))

    assert words(counted)[2:] == ["total", "a", "99", "100", "b", "n/a", "0", "c", "n/a", "n/a"]
    assert words(shared) == ["x", "a", "40 %", ""]


def test_bars_of_counts_that_are_compared_have_lengths_that_can_be() -> None:
    series = [Series("x", [10, 5])]

    whole = boxes(draw(Stacked(title="t", description="d", labels=["a", "b"], series=series)))
    counted = boxes(draw(Stacked(title="t", description="d", labels=["a", "b"], series=series, is_whole=False)))

    assert whole[1]["width"] == whole[2]["width"]
    assert counted[1]["width"] == pytest.approx(2 * counted[2]["width"], rel=0.05)


def test_a_target_is_marked_and_both_numbers_are_written() -> None:
    chart = Bullet(title="t", description="d", labels=["a", "b", "c"], values=[7, 30, 3], targets=[10, 10, None])

    picture = draw(chart)

    assert words(picture)[3::2] == ["7 of 10", "30 of 10", "3 of n/a"]
    assert len([each for each in picture if each.tag == f"{SVG}path"]) == 1 + 2 + (2 + 2)


def test_percentages_of_targets_share_a_scale() -> None:
    chart = Bullet(
        title="t", description="d", labels=["a", "b"], values=[50, 100], targets=[100, None], in_percent=True
    )

    _, _, half, _, whole = boxes(draw(chart))

    assert whole["width"] == pytest.approx(2 * half["width"], abs=0.2)


def test_cells_are_the_darker_the_more_and_show_their_value() -> None:
    picture = draw(
        Heat(title="t", description="d", rows=["a"], columns=["x", "y", "z"], values=[[0, 100, None]], in_percent=True)
    )

    fills = [each.attrib["fill"] for each in picture if each.tag == f"{SVG}rect"]
    assert fills == [RAMP[0].fill, RAMP[-1].fill, "url(#picture-hatch-1)"]
    assert words(picture)[-3:] == ["0 %", "100 %", "n/a"]


def test_columns_of_cells_for_which_there_is_no_room_go_into_blocks_below() -> None:
    columns = [str(number) for number in range(20)]

    said = words(draw(Heat(title="t", description="d", rows=["a"], columns=columns, values=[list(range(20))])))

    assert said.count("a") == 3
    assert [word for word in said if word != "a"].count("19") == 2  # its name, its value


def test_all_looks_keep_the_contrast_that_they_promise() -> None:
    for look in LOOKS:
        assert contrast(look.fill, WHITE) >= 3
    assert contrast(UNKNOWN.outline, WHITE) >= 3
    for look in (*LOOKS, *RAMP, UNKNOWN):
        assert contrast(look.fill, look.ink) >= 4.5
    assert contrast(INK, WHITE) >= 4.5


def test_neighbours_differ_in_lightness_and_in_hatch() -> None:
    for one, other in pairwise(LOOKS):
        assert contrast(one.fill, other.fill) > 1.8
        assert one.hatch != other.hatch
    assert UNKNOWN.hatch


def contrast(one: str, other: str) -> float:
    light, dark = sorted([_luminance(one), _luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_letters_are_as_wide_as_they_are() -> None:
    assert breadth("") == 0
    assert breadth("i") < breadth("n") < breadth("N") < breadth("W") < breadth("健")
    assert breadth("e\u0301") == breadth("e") < LETTER
    assert shortened("short", 100) == "short"
