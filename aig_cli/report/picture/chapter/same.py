"""Did the pledges change, or did others answer? The same pledges in both years, beside all pledges of each."""

from collections.abc import Sequence

from aig_cli.language import NOT_AVAILABLE
from aig_cli.model.code import Status
from aig_cli.report.document import Chapter, Column
from aig_cli.report.picture.view import View
from aig_cli.report.pieces import Pieces
from aig_cli.report.rounds import Account
from aig_cli.report.tally import Tally, tally, told


def chapter(view: View) -> Chapter:
    """Return the status of commitments in both years: of all pledges, and of those that gave an account over both."""
    say = view.language.say
    years = (view.compared, view.year)
    answered = [{pledge.id for pledge, _ in view.answered(year)} for year in years]
    both = answered[0] & answered[1]
    whole = [_tally(view, view.accounts(year), year) for year in years]
    same = [_tally(view, [each for each in view.accounts(year) if each[0].id in both], year) for year in years]
    labels = [say("all pledges, {year}", year=year) for year in years]
    labels += [say("the same pledges, {year}", year=year) for year in years]
    pieces = Pieces(
        of=Column("pledges", say("pledges"), "text"),
        whole=Column("commitments", say("commitments")),
        codes=Status,
        rows=[*zip(labels, [*whole, *same], strict=True)],
        shared=[Status.COMPLETED],
    )
    heading, finding = say("The same pledges compared"), _finding(view, len(both), whole, same)
    chart = pieces.chart(heading, finding, view.language)
    return Chapter("same", heading, finding, pieces.grid(view.language), [chart], _notes(view, len(both)))


def _tally(view: View, accounts: Sequence[Account], year: int) -> Tally:
    return tally(Status, (each.status for each in told(view.registry, accounts, year)))


def _finding(view: View, both: int, whole: Sequence[Tally], same: Sequence[Tally]) -> str:
    language = view.language
    for year in (view.year, view.compared):
        if not view.answered(year):
            return view.absence(year)
    if not both:
        return language.say(
            "No pledge gave an account over both {compared} and {year}: there is nothing to compare (n/a).",
            compared=view.compared,
            year=view.year,
        )
    return language.say(
        "Pledges that gave an account over both {compared} and {year}: {both}. Of their commitments whose status is "
        "known the share completed was {same_then} over {compared} and {same_now} over {year}; of those of all pledges "
        "that were asked it was {all_then} and {all_now}.",
        compared=view.compared,
        year=view.year,
        both=language.number(both),
        same_then=_completed(view, same[0]),
        same_now=_completed(view, same[1]),
        all_then=_completed(view, whole[0]),
        all_now=_completed(view, whole[1]),
    )


def _completed(view: View, each: Tally) -> str:
    """Return the share that is completed, with its denominator: `40 % (2 of 5)`."""
    language = view.language
    if not each.known:
        return NOT_AVAILABLE
    return language.say(
        "{share} ({part} of {whole})",
        share=language.percentage(each.share(Status.COMPLETED)),
        part=language.number(each.counts[Status.COMPLETED]),
        whole=language.number(each.known),
    )


def _notes(view: View, both: int) -> list[str]:
    say, number = view.language.say, view.language.number
    return [
        say(
            "All pledges are those that were asked for an account; accounts that came in: {before} over {compared}, "
            "{now} over {year}. The same pledges are those whose accounts over both years came in: {both}.",
            before=view.came_in(view.compared),
            compared=view.compared,
            now=view.came_in(view.year),
            year=view.year,
            both=number(both),
        ),
        say(
            "What differs between the same pledges is change in the pledges; what differs between all of them is also "
            "change in who was asked and who answered."
        ),
        say(
            "Unknown is where no status was reported; it stays out of the shares. What was completed or stopped before "
            "stays so in an account without a word of it."
        ),
    ]
