"""How was it counted?"""

from collections.abc import Iterator

from aig_cli import __version__
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.picture.view import View


def chapter(view: View) -> Chapter:
    """Return what the figures rest on, and the rules that they follow."""
    language, say = view.language, view.language.say
    finding = say(
        "This picture tells of {year} beside {compared}, from the register as of {today}: pledges that stood on {day}: "
        "{pledges}; accounts over {year} that came in: {accounts}.",
        year=view.year,
        compared=view.compared,
        today=language.day(view.registry.today),
        day=language.day(view.day),
        pledges=language.number(len(view.pledges)),
        accounts=view.came_in(view.year),
    )
    columns = (Column("term", say("what is counted"), "text"), Column("rule", say("rule"), "text"))
    rows = [*_sources(view), *_stocks(view), *_accounts(view), *_writing(view)]
    return Chapter("method", say("Method"), finding, Grid(columns, rows))


def _sources(view: View) -> Iterator[tuple[str, str]]:
    """Yield what the figures rest on."""
    language, say = view.language, view.language.say
    yield (
        say("as-of date"),
        say(
            "{today}: the register as it is known of that day. Accounts count when they had come in by then.",
            today=language.day(view.registry.today),
        ),
    )
    yield (
        say("day of the stocks"),
        say(
            "{day}: the last day of the year, or the as-of date where that comes first.",
            day=language.day(view.day),
        ),
    )
    yield (
        say("register and program"),
        say(
            "Revision {revision} of the register, counted by version {version} of aig.",
            revision=view.registry.revision,
            version=__version__,
        ),
    )
    yield (
        say("left out"),
        say(
            "Pledges that are drafts or were withdrawn, and all that belongs to them. Contact persons are in no figure "
            "and no table."
        ),
    )


def _stocks(view: View) -> Iterator[tuple[str, str]]:
    """Yield the rules of what is counted on a day."""
    language, say = view.language, view.language.say
    yield (
        say("pledge"),
        say(
            "A pledge stands from the day of its signing until the day of its closing, whatever its term says. A "
            "renewal is a new pledge; the one that it renews is closed."
        ),
    )
    yield (
        say("undated signings"),
        language.several(
            "{number} pledge that stood on {day} has no known day of signing; it counts from the day on which it was "
            "recorded as signed.",
            "{number} pledges that stood on {day} have no known day of signing; they count from the day on which they "
            "were recorded as signed.",
            sum(each.signed_on is None for each in view.pledges),
            day=language.day(view.day),
        ),
    )
    yield (
        say("organisation"),
        say(
            "Counted once: each organisation that is a party of a pledge on the day, in whatever role. Counted per "
            "pledge: once for every pledge that it is in. The holder signs too, and is not counted again as signatory."
        ),
    )
    yield (
        say("setting, theme and network"),
        say("A pledge may have several and counts in each; those without one are a row of their own."),
    )


def _accounts(view: View) -> Iterator[tuple[str, str]]:
    """Yield the rules of what accounts tell."""
    say = view.language.say
    yield (
        say("response rate"),
        say("Accounts that came in, of the pledges that the round asked. Exempt pledges were not asked."),
    )
    yield (
        say("status and planning"),
        say(
            "What partners report of each commitment; never derived from the calendar. Where nothing was reported it "
            "is unknown, which is neither 0 nor not started, and stays out of the shares."
        ),
    )
    yield (
        say("reach"),
        say(
            "Persons, as accounts report them, between two bounds: of audiences that overlap in a pledge the largest, "
            "and all of them. What is counted in visits or copies is not added up with persons."
        ),
    )
    yield (
        say("target"),
        say(
            "A target is met from 100 %. The middle is told as a median; values of several units are never added up, "
            "and a missing value is never 0."
        ),
    )
    yield (
        say("same pledges"),
        say("Pledges whose accounts over both years came in: what differs between them is no matter of who answered."),
    )
    yield (
        say("standing"),
        say("Rounds missed in a row: green none, yellow one, red two or more, dormant when nothing was heard as well."),
    )


def _writing(view: View) -> Iterator[tuple[str, str]]:
    say = view.language.say
    yield (
        say("n/a"),
        say("Not known, or nothing to divide by: never 0 and never 0 %."),
    )
    yield (
        say("percentages"),
        say("Rounded to one decimal, so that shares may add up to a little more or less than 100 %."),
    )
