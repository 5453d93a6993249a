"""What pledges name of a code list, of which they may name several."""

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from aig_cli.model.code import Code
from aig_cli.model.pledge import Pledge
from aig_cli.report.chart import Bars
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.picture.view import View
from aig_cli.report.share import share
from aig_cli.report.stock import stock


class Subject(Struct, frozen=True):
    """What is asked.

    Attributes:
        name, heading: those of the chapter.
        answer: the column of the answers; its heading is the word for one of them.
        codes: the answers that there are.
        named: returns those that a pledge names.
    """

    name: str
    heading: str
    answer: Column
    codes: type[Code]
    named: Callable[[Pledge], Sequence[Code]]


class Answers(Struct, frozen=True):
    """How many pledges there are, how many of them name each code, and how many name none."""

    pledges: int
    counts: Counter[Code]
    none: int


def answered(view: View, subject: Subject) -> Chapter:
    """Return how many of the pledges of the day name each answer, beside those of the year compared with."""
    now = _count(subject, view.pledges)
    then = _count(subject, stock(view.registry, view.last_day(view.compared)))
    rows = _rows(view, subject, now, then)
    finding = _finding(view, subject, now)
    chart = Bars(
        title=subject.heading,
        description=finding,
        labels=[label for label, *_ in rows[:-1]],  # the last is the total
        values=[shared for _, _, shared, _, _ in rows[:-1]],
        in_percent=True,
    )
    grid = Grid(_columns(view, subject), rows, _keys(subject, now))
    return Chapter(subject.name, subject.heading, finding, grid, [chart], _notes(view, now, then))


def _count(subject: Subject, pledges: Sequence[Pledge]) -> Answers:
    named = [set(subject.named(pledge)) for pledge in pledges]
    return Answers(len(pledges), Counter(code for codes in named for code in codes), named.count(set()))


def _columns(view: View, subject: Subject) -> Sequence[Column]:
    say, day = view.language.say, view.language.day
    return (
        subject.answer,
        Column("pledges", say("pledges on {day}", day=day(view.day))),
        Column("share", say("share"), "percentage"),
        Column("compared_pledges", say("pledges on {day}", day=day(view.last_day(view.compared)))),
        Column("compared_share", say("share then"), "percentage"),
    )


def _rows(
    view: View, subject: Subject, now: Answers, then: Answers
) -> Sequence[tuple[str, int, float | None, int, float | None]]:
    """Return the answers, the one that is named most first; then the pledges that name none, and all."""
    say = view.language.say
    codes = _most_first(subject, now)
    rows = [(code.label(view.language.code), now.counts[code], then.counts[code]) for code in codes]
    rows += [(say("none named"), now.none, then.none), (say("all pledges"), now.pledges, then.pledges)]
    return [(label, here, share(here, now.pledges), there, share(there, then.pledges)) for label, here, there in rows]


def _keys(subject: Subject, now: Answers) -> list[str]:
    return [*_most_first(subject, now), "none", "all"]


def _most_first(subject: Subject, now: Answers) -> list[Code]:
    return sorted(subject.codes, key=lambda code: -now.counts[code])


def _finding(view: View, subject: Subject, now: Answers) -> str:
    language, what, day = view.language, subject.answer.heading, view.language.day(view.day)
    if not now.pledges:
        return language.say("On {day} no pledge stood, so there is nothing to count (n/a).", day=day)
    if not now.counts:
        return language.several(
            "The one pledge that stood on {day} names no {what}.",
            "None of the {number} pledges that stood on {day} names a {what}.",
            now.pledges,
            day=day,
            what=what,
        )
    named = _named_most(view, subject, now)
    if not now.none:
        return named
    return f"{named} {language.several('{number} pledge names none.', '{number} pledges name none.', now.none)}"


def _named_most(view: View, subject: Subject, now: Answers) -> str:
    language, what, day = view.language, subject.answer.heading, view.language.day(view.day)
    most = max(now.counts.values())
    labels = [code.label(language.code) for code in subject.codes if now.counts[code] == most]
    facts = {"what": what, "labels": language.listed(labels), "day": day, "count": language.number(most)}
    facts["share"] = language.percentage(share(most, now.pledges))
    if len(labels) > 1 and now.pledges > 1:
        return language.say(
            "Named most often as {what} are {labels}, each by {count} of the {pledges} pledges of {day} ({share}).",
            pledges=language.number(now.pledges),
            **facts,
        )
    return language.several(
        "The one pledge that stood on {day} names as {what}: {labels}.",
        "The {what} that is named most often is {labels}, by {count} of the {number} pledges of {day} ({share}).",
        now.pledges,
        **facts,
    )


def _notes(view: View, now: Answers, then: Answers) -> list[str]:
    say, number, day = view.language.say, view.language.number, view.language.day
    return [
        say("Several answers are allowed, and a pledge counts in each: the shares can add up to more than 100 %."),
        say(
            "Shares are of the pledges that stood: {pledges} on {day}, {pledges_before} on {day_before}.",
            pledges=number(now.pledges),
            day=day(view.day),
            pledges_before=number(then.pledges),
            day_before=day(view.last_day(view.compared)),
        ),
        say("For both days the answers are those that the register holds on the as-of date."),
    ]
