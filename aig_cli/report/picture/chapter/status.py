"""How far are the commitments, theme by theme?"""

from collections.abc import Iterator, Sequence

from aig_cli.model.code import Status, Theme
from aig_cli.report.document import Chapter, Column
from aig_cli.report.grouping import by_code
from aig_cli.report.picture.view import View
from aig_cli.report.pieces import Pieces, known_of, unknown_rule
from aig_cli.report.tally import Tally, Told, tally, told


def chapter(view: View) -> Chapter:
    """Return the commitments of the pledges that the round of the year asked, by their status over it."""
    language, say = view.language, view.language.say
    commitments = told(view.registry, view.accounts(view.year), view.year)
    keys, labels, tallies = zip(*_by_theme(view, commitments), strict=True)
    whole = tallies[-1]
    pieces = Pieces(
        Column("theme", say("theme"), "text"),
        Column("commitments", say("commitments")),
        Status,
        list(zip(labels, tallies, strict=True)),
        [Status.COMPLETED],
        keys,
    )
    heading = say("Status by theme")
    status = say("status")
    finding = known_of(language, view.year, status, whole) if view.accounts(view.year) else view.absence(view.year)
    notes = [
        view.were_asked(view.year),
        say("A commitment counts in each theme of its pledge, and once in all commitments."),
        say("Of their commitments, those that were dropped or added after the year are left out."),
        unknown_rule(language, status),
        language.several(
            "What was completed or stopped before stays so in an account without a word of it: {number} commitment.",
            "What was completed or stopped before stays so in an account without a word of it: {number} commitments.",
            sum(each.was_finished for each in commitments),
        ),
    ]
    return Chapter("status", heading, finding, pieces.grid(language), [pieces.chart(heading, finding, language)], notes)


def _by_theme(view: View, commitments: Sequence[Told]) -> Iterator[tuple[str, str, Tally]]:
    """Yield the themes that there are commitments of, then those without a theme, and all: key, label and tally."""
    say = view.language.say
    labels = {each.value: each.label(view.language.code) for each in Theme}
    labels |= {"none": say("no theme named"), "all": say("all commitments")}
    groups = by_code(commitments, Theme, lambda each: each.pledge.themes)
    for (key, label), group in zip(labels.items(), groups, strict=True):
        if group or key == "all":
            yield key, label, tally(Status, (each.status for each in group))
