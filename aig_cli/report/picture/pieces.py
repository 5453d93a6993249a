"""Wholes in pieces: what was told, value by value, and what is unknown as a piece of its own."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from aig_cli.language import Language
from aig_cli.model.code import Code
from aig_cli.report.chart import Series, Stacked
from aig_cli.report.document import Column, Grid
from aig_cli.report.picture.view import View
from aig_cli.report.question import Plain
from aig_cli.report.share import share
from aig_cli.report.tally import Tally


class Pieces(Struct, frozen=True):
    """Tallies of one code list, each the pieces of a whole.

    Attributes:
        of: the column that says what a whole is of, such as a year.
        whole: the column of the wholes, such as how many commitments there are.
        rows: what each is of, and its tally.
        shared: the values of which the share is told in the table.
    """

    of: Column
    whole: Column
    rows: Sequence[tuple[Plain, Tally]]
    shared: Sequence[Code]

    def grid(self, language: Language) -> Grid:
        """Return them as a table: n/a where there is no whole."""
        labels = {code: code.label(language.code) for code in self.rows[0][1].counts}
        columns = (
            self.of,
            self.whole,
            *(Column(code.value, label) for code, label in labels.items()),
            Column("unknown", language.say("unknown")),
            Column("known_share", language.say("share known"), "percentage"),
            *(
                Column(f"{code}_share", language.say("{answer}, of those known", answer=labels[code]), "percentage")
                for code in self.shared
            ),
        )
        return Grid(columns, [self._row(of, each) for of, each in self.rows])

    def _row(self, of: Plain, each: Tally) -> tuple[Plain, ...]:
        shares = [each.share(code) for code in self.shared]
        return (of, each.total, *_counts(each), share(each.known, each.total), *shares)

    def chart(self, title: str, description: str, language: Language) -> Stacked:
        """Return them as bars, each of its pieces."""
        labels = [code.label(language.code) for code in self.rows[0][1].counts]
        *known, unknown = zip(*(_counts(each) for _, each in self.rows), strict=True)
        return Stacked(
            title=title,
            description=description,
            labels=[str(of) for of, _ in self.rows],
            series=[
                *(Series(label, values) for label, values in zip(labels, known, strict=True)),
                Series(language.say("unknown"), unknown, is_unknown=True),
            ],
        )


def _counts(each: Tally) -> Sequence[int | None]:
    """Return the sizes of all pieces, the unknown last; None (n/a) where there is no whole."""
    return [*each.counts.values(), each.unknown] if each.total else [None] * (len(each.counts) + 1)


def yearly(view: View, whole: Column, tallies: Mapping[int, Tally]) -> Pieces:
    """Return what was told over some years as the pieces of each, with all shares."""
    year = Column("year", view.language.say("year"), "year")
    return Pieces(year, whole, [*tallies.items()], [*tallies[view.year].counts])


def listed(each: Tally, language: Language) -> str:
    """Return what was told, with shares of those known: `completed 2 (40 %) and stopped 3 (60 %)`."""
    return language.listed(
        [
            f"{code.label(language.code)} {language.number(number)} ({language.percentage(each.share(code))})"
            for code, number in each.counts.items()
            if number
        ]
    )


def asked(view: View, year: int) -> str:
    """Return how many pledges the figures over a year are about, as a note."""
    say, number = view.language.say, view.language.number(len(view.accounts(year)))
    if view.registry.rounds.get(year):
        return say(
            "Pledges that the round over {year} asked for an account, without the exempt: {pledges}.",
            year=year,
            pledges=number,
        )
    return say(
        "There was no round over {year}; pledges that gave an account of it: {pledges}.", year=year, pledges=number
    )
