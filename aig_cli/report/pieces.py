"""Wholes in pieces: what was told, value by value, and what is unknown as a piece of its own."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from aig_cli.language import Language
from aig_cli.model.code import Code
from aig_cli.report.chart import Series, Stacked
from aig_cli.report.document import Column, Grid
from aig_cli.report.question import Plain
from aig_cli.report.share import share
from aig_cli.report.tally import Tally


class Pieces(Struct, frozen=True):
    """Tallies of one code list, each the pieces of a whole.

    Attributes:
        of: the column that says what a whole is of, such as a year.
        whole: the column of the wholes, such as how many commitments there are.
        codes: the code list.
        rows: what each is of, and its tally.
        shared: the values of which the share is told in the table.
        keys: what each row is of, as a word that is the same in every language.
    """

    of: Column
    whole: Column
    codes: type[Code]
    rows: Sequence[tuple[Plain, Tally]]
    shared: Sequence[Code] = ()
    keys: Sequence[str] = ()

    def grid(self, language: Language) -> Grid:
        """Return them as a table: n/a where there is no whole."""
        labels = {code: code.label(language.code) for code in self.codes}
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
        return Grid(columns, [self._row(of, each) for of, each in self.rows], self.keys)

    def _row(self, of: Plain, each: Tally) -> tuple[Plain, ...]:
        shares = [each.share(code) for code in self.shared]
        return (of, each.total, *_counts(each), share(each.known, each.total), *shares)

    def chart(self, title: str, description: str, language: Language) -> Stacked:
        """Return them as bars, each of its pieces."""
        labels = [code.label(language.code) for code in self.codes]
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


def yearly(
    language: Language, whole: Column, codes: type[Code], tallies: Mapping[int, Tally], shared: Sequence[Code] = ()
) -> Pieces:
    """Return what was told over some years as the pieces of each."""
    return Pieces(Column("year", language.say("year"), "year"), whole, codes, [*tallies.items()], shared)


def listed(each: Tally, language: Language) -> str:
    """Return what was told, with shares of those known: `completed 2 (40 %) and stopped 3 (60 %)`."""
    return language.listed(
        [
            f"{code.label(language.code)} {language.number(number)} ({language.percentage(each.share(code))})"
            for code, number in each.counts.items()
            if number
        ]
    )


def known_of(language: Language, year: int, what: str, commitments: Tally) -> str:
    """Return in a sentence what is known over a year of commitments, such as their `status`, and of how many."""
    if not commitments.total:
        return language.say(
            "There is no commitment of which an account over {year} was asked or given, so no {what} is known (n/a).",
            year=year,
            what=what,
        )
    if not commitments.known:
        return language.several(
            "Over {year} the {what} of the one commitment is not known (n/a).",
            "Over {year} the {what} of none of the {number} commitments is known (n/a).",
            commitments.total,
            year=year,
            what=what,
        )
    return language.several(
        "Over {year} the {what} of the one commitment is known: {told}.",
        "Over {year} the {what} of {known} of the {number} commitments is known ({share}): {told}.",
        commitments.total,
        year=year,
        what=what,
        known=language.number(commitments.known),
        share=language.percentage(share(commitments.known, commitments.total)),
        told=listed(commitments, language),
    )


def unknown_rule(language: Language, what: str) -> str:
    """Return what unknown is, where commitments are told by their `status` or the like."""
    return language.say(
        "Unknown is where no {what} was reported over the year; it stays out of the shares of those known.", what=what
    )
