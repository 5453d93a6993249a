"""What kind of commitment a sentence is, by its main verb."""

from typing import Final

from aig_cli.exchange.letter.rule.clause import main_clause, tokens
from aig_cli.exchange.letter.rule.medium import media
from aig_cli.exchange.letter.rule.state import is_state
from aig_cli.exchange.letter.rule.thing import is_new_thing, is_only_thing, names_new_thing
from aig_cli.exchange.letter.rule.verb import kind_of_verb
from aig_cli.exchange.letter.rule.word import says, words_of
from aig_cli.model.code import CommitmentKind

_PUT: Final = frozenset({"plaatst", "plaatsen", "geplaatst", "zet", "zetten"})


def kind(text: str) -> CommitmentKind:
    """Return the kind of a commitment: an activity where its main verb is of no other kind."""
    clause = main_clause(text)
    if _is_put(clause) and any(media(clause)):
        return CommitmentKind.DISSEMINATION
    if is_only_thing(clause) or is_new_thing(clause):
        return CommitmentKind.PRODUCT
    if is_state(clause):
        return CommitmentKind.ACTIVITY if _is_ensured(text) else CommitmentKind.OUTCOME
    is_wish = not words_of(clause).isdisjoint({"willen", "wil"}) and names_new_thing(clause)
    return kind_of_verb(clause) or (CommitmentKind.PRODUCT if is_wish else CommitmentKind.ACTIVITY)


def _is_put(clause: str) -> bool:
    """Tell whether a clause says that something is put somewhere; not `op te zetten`."""
    return not _PUT.isdisjoint(tokens(clause)) and not says(clause, "te zet", "te zetten")


def _is_ensured(text: str) -> bool:
    words = words_of(text)
    return "ervoor" in words and any(word.startswith("zorg") for word in words)
