"""How many accounts of a year there are to tell from, and why there are none."""

from aig_cli.report.picture.view import View


def came_in(view: View, year: int) -> str:
    """Return how many of the accounts that were asked for came in, in words: `121 of 250`."""
    answered, asked = (view.language.number(len(each)) for each in (view.answered(year), view.accounts(year)))
    return view.language.say("{part} of {whole}", part=answered, whole=asked)


def absence(view: View, year: int) -> str:
    """Return in a sentence why no account over a year came in: no round, nobody asked, or no answer."""
    say = view.language.say
    if not view.registry.rounds.get(year):
        return say("There was no reporting round over {year}, so this is not known (n/a).", year=year)
    if not view.accounts(year):
        return say("The round over {year} asked no pledge for an account, so this is not known (n/a).", year=year)
    return say("No account over {year} came in, so this is not known (n/a).", year=year)
