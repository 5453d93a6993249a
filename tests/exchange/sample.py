"""A report with a chart of every kind, as data."""

from datetime import date

from aig_cli.language import Language
from aig_cli.report.basis import Basis
from aig_cli.report.chart import Bars, Bullet, Columns, Heat, Series, Stacked
from aig_cli.report.document import Chapter, Column, Document, Grid, Highlight

YEARS = range(2014, 2027)
SIGNED = [165, 99, 45, 31, 22, 18, 9, 4, 12, 15, 11, 7, 5]
STOCK = [165, 264, 309, 322, 330, 331, 325, 318, 316, 322, 325, 321, 1250.5]
THEMES = ("smoking", "exercise", "mental health", "health inequalities", "nutrition", "lifestyle")
STATUSES = ("not started", "in preparation", "in progress", "completed", "stopped", "unknown")
COUNTS = ((3, 5, 22, 40, 2, 11), (1, 0, 12, 18, 0, 30), (0, 0, 0, 0, 0, 0), (4, 9, 9, 4, 1, 2), (0, 1, 60, 9, 0, 1))
NETWORKS = ("Noord", "Groene Hart", "Samenwerkende gezondheidsregio's van Zeeland en omstreken", "Twente")
HOSTILE = (
    "<script>alert(1)</script>",
    "]]> & \"quoted\" 'twice'",
    "مؤسسة الصحة العامة",
    "long " * 60,
    "| `code` *bold* _it_ [link](http://example.org) # 1. &amp; \\| $x$ ~~no~~",
    "two\nlines\x1b[31m\u202e",
)
"""Names that are to stand in a page as they are, and to do nothing."""

BASIS = Basis(date(2027, 1, 1), 1234, "0.1")


def document(language: Language) -> Document:
    """Return a report of all kinds of chapters."""
    chapters = [_figures(), _growth(), _settings(), _status(), _reach(), _targets(), _response(), hostile()]
    return Document(
        title="Pledges in 2026",
        lead="What organisations pledged, and what came of it.",
        language=language,
        chapters=chapters,
        basis=BASIS,
    )


def _figures() -> Chapter:
    columns = (Column("figure", "figure", "text"), Column("value", "value"), Column("rule", "rule", "text"))
    rows = [
        ("pledges", 309, "Stand on the day of the picture."),
        ("organisations", 2885, "Each counted once, however many pledges it has."),
        ("organisations per pledge", 3100, "Counted in each of its pledges."),
        ("targets met", None, "No target was due."),
    ]
    finding, highlights = "309 pledges of 2,885 organisations stand.", [Highlight("pledges", "309")]
    return Chapter("figures", "Key figures", finding, Grid(columns, rows), highlights=highlights)


def _growth() -> Chapter:
    columns = (Column("year", "year", "year"), Column("new", "signed"), Column("after", "stock"))
    rows = list(zip(YEARS, SIGNED, STOCK, strict=True))
    finding = "On 31 December 2026 there were 309 pledges: 264 at the end of 2025, 45 signed since and none closed."
    labels = [str(year) for year in YEARS]
    both = [Series("stock", STOCK), Series("signed", SIGNED)]
    charts = [
        Columns(title="Growth per year", description=finding, labels=labels, series=both),
        Columns(
            title="All pledges and the same pledges",
            description="Completed commitments.",
            labels=["2024", "2025", "2026"],
            series=[Series("all pledges", [41, 55.5, 60]), Series("the same pledges", [40, None, 72.1])],
            in_percent=True,
        ),
        Columns(title="Net", description="Net growth.", labels=labels, series=[Series("net", [5, -3] * 6 + [0])]),
    ]
    notes = ["Stock before + signed - closed = stock, in every row.", "A pledge stands until it is closed."]
    return Chapter("growth", "Growth per year", finding, Grid(columns, rows), charts, notes)


def _settings() -> Chapter:
    columns = (
        Column("setting", "setting", "text"),
        Column("pledges", "pledges"),
        Column("share", "share", "percentage"),
    )
    rows = [("living", 120, 38.8), ("working", 88, 28.5), ("health protection", 5, 1.6), ("care", None, None)]
    charts = [
        Bars(title="Settings", description="Living leads.", labels=[r[0] for r in rows], values=[r[1] for r in rows]),
        Bars(
            title="Change since 2025",
            description="Up and down.",
            labels=[r[0] for r in rows],
            values=[4.5, -12, 0, None],
            in_percent=True,
        ),
    ]
    note = "A pledge may have several settings, so that they add up to more than all."
    return Chapter("settings", "Settings", "Living is the setting of most.", Grid(columns, rows), charts, [note])


def _status() -> Chapter:
    columns = (Column("theme", "theme", "text"), *(Column(status, status) for status in STATUSES))
    rows = [(theme, *counts) for theme, counts in zip(THEMES, (*COUNTS, (None,) * 6), strict=True)]
    series = [
        Series(status, [row[place] for row in rows], is_unknown=status == "unknown")  # type: ignore[misc]
        for place, status in enumerate(STATUSES, start=1)
    ]
    charts = [
        Stacked(title="Status by theme", description="Most are in progress.", labels=THEMES, series=series),
        Stacked(title="How many", description="Counted.", labels=THEMES, series=series, is_whole=False),
    ]
    return Chapter("status", "Status by theme", "Most are in progress.", Grid(columns, rows), charts)


def _reach() -> Chapter:
    columns = (Column("day", "day", "day"), Column("least", "at least"), Column("most", "at most"))
    rows = [(date(2026, 3, 1), 9500, 13700), (None, None, 2_000_000)]
    return Chapter("reach", "Reach", "Between 9,500 and 13,700 people were reached.", Grid(columns, rows))


def _targets() -> Chapter:
    columns = (Column("deliverable", "deliverable", "text"), Column("target", "target"), Column("actual", "actual"))
    names = ("examples of interventions", "professionals trained in the region of Utrecht", "schools", "walks", "kilos")
    targets, values = (10, 4200, None, 5, 0), (7, 9500, 3, None, 0)
    rows = list(zip(names, targets, values, strict=True))
    charts = [
        Bullet(title="Targets", description="One is met.", labels=names, values=values, targets=targets),
        Bullet(
            title="Share of the target",
            description="In percent.",
            labels=names[2:],
            values=[70, 130, None],
            targets=[100, 100, 100],
            in_percent=True,
        ),
    ]
    return Chapter("targets", "Target and result", "One of four targets is met.", Grid(columns, rows), charts)


def _response() -> Chapter:
    years = [str(year) for year in YEARS[-5:]]
    columns = (Column("network", "network", "text"), *(Column(year, year, "percentage") for year in years))
    values: list[list[float | None]] = [
        [100, 80.5, 60, 40.2, 20],
        [0, None, 55, 71, 90],
        [None] * 5,
        [33.3, 66.7, 100, 90, 80],
    ]
    rows = [(network, *each) for network, each in zip(NETWORKS, values, strict=True)]
    chart = Heat(
        title="Response", description="Twente leads.", rows=NETWORKS, columns=years, values=values, in_percent=True
    )
    return Chapter("response", "Response per network", "Twente answers best.", Grid(columns, rows), [chart])


def hostile() -> Chapter:
    """Return a chapter whose names want to do harm."""
    columns = (Column("name", HOSTILE[0], "text"), Column("pledges", "pledges"))
    rows = [(name, number) for number, name in enumerate(HOSTILE)]
    chart = Bars(title=HOSTILE[0], description=HOSTILE[1], labels=HOSTILE, values=range(len(HOSTILE)))
    heat = Heat(
        title=HOSTILE[4], description=HOSTILE[5], rows=HOSTILE, columns=HOSTILE, values=[range(6)] * len(HOSTILE)
    )
    return Chapter("hostile", HOSTILE[0], HOSTILE[4], Grid(columns, rows), [chart, heat], [HOSTILE[1], HOSTILE[5]])
