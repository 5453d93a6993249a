"""How many organisations are in pledges, and in which role?"""

from aig_cli.report.chart import Columns, Series
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.participation import Participations, participations
from aig_cli.report.picture.view import View


def chapter(view: View) -> Chapter:
    """Return the organisations in the pledges of the day, by role: each counted once, and counted per pledge."""
    say = view.language.say
    found = participations(view.registry, view.pledges, view.day)
    heading, finding = say("Partners by role"), _finding(view, found)
    rows = [(role.label(view.language.code), each) for role, each in found.by_role.items()]
    rows.append((say("all organisations"), found.altogether))
    columns = (
        Column("role", say("role"), "text"),
        Column("once", say("organisations, each counted once")),
        Column("per_pledge", say("counted per pledge")),
        Column("in_several", say("in more than one pledge")),
    )
    chart = Columns(
        title=heading,
        description=finding,
        labels=[label for label, _ in rows],
        series=[
            Series(say("each counted once"), [each.once for _, each in rows]),
            Series(say("counted per pledge"), [each.per_pledge for _, each in rows]),
        ],
    )
    notes = [
        say("Counted are the parties on {day} of the pledges that stood then.", day=view.language.day(view.day)),
        say("The holder signs too; it counts as pledge holder and not once more as signatory."),
        say("Who is in pledges in several roles counts in each of them, and once in all organisations."),
        say("Organisations that were merged count as the one that they became."),
    ]
    cells = [(label, each.once, each.per_pledge, each.in_several) for label, each in rows]
    grid = Grid(columns, cells, [*found.by_role, "all"])
    return Chapter("partners", heading, finding, grid, [chart], notes)


def _finding(view: View, found: Participations) -> str:
    language, altogether = view.language, found.altogether
    day = language.day(view.day)
    if not view.pledges:
        return language.say("On {day} there was no pledge, so no organisation was in one.", day=day)
    return language.several(
        "On {day} there was one pledge. Organisations in it: {once}.",
        "On {day} there were {number} pledges. Organisations in them, each counted once: {once}; counted per pledge: "
        "{per_pledge}; in more than one pledge: {in_several}.",
        len(view.pledges),
        day=day,
        once=language.number(altogether.once),
        per_pledge=language.number(altogether.per_pledge),
        in_several=language.number(altogether.in_several),
    )
