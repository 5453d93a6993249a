"""What kind of commitment a sentence is, by its main verb."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.clause import has, main_clause
from aig_cli.exchange.letter.rule.medium import media
from aig_cli.exchange.letter.rule.state import is_state
from aig_cli.exchange.letter.rule.thing import is_new_thing, is_only_thing, names_new_thing
from aig_cli.exchange.letter.rule.verb import kind_of_verb
from aig_cli.model.code import CommitmentKind

_PUT: Final = r"plaatst|plaatsen|geplaatst|(?<!te )(?:zet|zetten)"
_ENSURES: Final = r"\bzorg\w*\b.*\bervoor\b"


def kind(text: str) -> CommitmentKind:
    """Return the kind of a commitment: an activity where its main verb is of no other kind."""
    clause = main_clause(text)
    if has(clause, _PUT) and any(media(clause)):
        return CommitmentKind.DISSEMINATION
    if is_only_thing(clause) or is_new_thing(clause):
        return CommitmentKind.PRODUCT
    if is_state(clause):
        return CommitmentKind.ACTIVITY if re.search(_ENSURES, text) else CommitmentKind.OUTCOME
    is_wish = has(clause, "willen|wil") and names_new_thing(clause)
    return kind_of_verb(clause) or (CommitmentKind.PRODUCT if is_wish else CommitmentKind.ACTIVITY)
