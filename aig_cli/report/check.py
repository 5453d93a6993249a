"""Are the commitments of a pledge specific, measurable, owned, dated, firm and new?

Weak commitments are accepted, and flagged: each verdict has its reason, and a question for the partner.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from aig_cli.language import LANGUAGES, Language, Phrase, language
from aig_cli.model.code import Additionality, Code, Firmness, Role
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.text import fold
from aig_cli.model.value import number_text
from aig_cli.report.sheet import Line

Reason = Phrase | Code | str
Verdict = tuple[bool, Reason]
Rule = Callable[[Snapshot, Pledge, Commitment], Verdict]

FEWEST_WORDS: Final = 4
OPEN_WORDS: Final = (
    "aandacht",
    "bevorder",
    "bewust",
    "bijdrag",
    "draagt bij",
    "dragen bij",
    "inzet",
    "ondersteun",
    "stimuler",
    "streef",
    "streven",
    "zich in voor",
    "attention",
    "awareness",
    "contribut",
    "encourag",
    "promot",
    "strive",
    "support",
)
"""Beginnings of words that leave open what is done, as they read without accents."""
_NUMBER = re.compile(r"[0-9]")


def _specific(_registry: Snapshot, _pledge: Pledge, commitment: Commitment) -> Verdict:
    """A result, channel, occasion or number makes it specific; else words that leave open what is done do not."""
    if commitment.deliverables:
        label = commitment.deliverables[0].label
        return True, Phrase("names a result: {label}", label=label)
    if place := next(iter((*commitment.channels, *commitment.occasions)), None):
        return True, Phrase("names where: {place}", place=place)
    if _NUMBER.search(commitment.text):
        return True, Phrase("names a number")
    words = fold(commitment.text)
    if opened := next((word for word in OPEN_WORDS if re.search(rf"\b{word}", words)), None):
        return False, Phrase("'{word}...' leaves open what is done", word=opened)
    if len(words.split()) < FEWEST_WORDS:
        return False, Phrase("too short to say what is done")
    return True, Phrase("says what is done")


def _measurable(_registry: Snapshot, _pledge: Pledge, commitment: Commitment) -> Verdict:
    with_target = [each for each in commitment.deliverables if each.target is not None]
    if with_target:
        return True, f"{with_target[0].id}: {_target(with_target[0])}"
    if commitment.deliverables:
        return False, Phrase("{deliverable} has no target", deliverable=commitment.deliverables[0].id)
    return False, Phrase("no deliverable")


def _target(deliverable: Deliverable) -> str:
    target = deliverable.target
    text = number_text(target) if isinstance(target, int | float) else str(target)
    return f"{text} {deliverable.unit or deliverable.label}"


def _owned(registry: Snapshot, pledge: Pledge, commitment: Commitment) -> Verdict:
    if commitment.responsible:
        name = f"{commitment.responsible} {registry.name_of(commitment.responsible)}"
        if commitment.responsible in pledge.parties_gone(registry.today):
            return False, Phrase("{organisation} has left", organisation=name)
        return True, name
    signing = [each for each in pledge.parties_on(registry.today) if each.role in {Role.HOLDER, Role.SIGNATORY}]
    if len(signing) == 1:
        return True, Phrase("one signatory")
    return False, Phrase("{count} signatories, none is named", count=len(signing))


def _dated(_registry: Snapshot, _pledge: Pledge, commitment: Commitment) -> Verdict:
    if commitment.due and commitment.due.date:
        return True, str(commitment.due.date)
    days = [each.due for each in commitment.deliverables]
    if days and all(days):
        last = max(day for day in days if day)
        return True, Phrase("deliverables by {day}", day=last)
    if commitment.due and commitment.due.words:
        return False, Phrase("'{words}' is no date", words=commitment.due.words)
    return False, Phrase("no date")


def _firm(_registry: Snapshot, _pledge: Pledge, commitment: Commitment) -> Verdict:
    firmness = commitment.firmness
    if firmness is None:
        return False, Phrase("not known")
    return firmness is Firmness.FIRM, firmness


def _new(_registry: Snapshot, _pledge: Pledge, commitment: Commitment) -> Verdict:
    additionality = commitment.additionality
    met = additionality in {Additionality.NEW, Additionality.EXTENDED}
    return met, additionality


CRITERIA: Final[dict[str, tuple[Rule, Phrase]]] = {
    "specific": (
        _specific,
        Phrase("What exactly will you do, and for whom?"),
    ),
    "measurable": (
        _measurable,
        Phrase("Which result can be counted, and how many are there to be?"),
    ),
    "owned": (_owned, Phrase("Which organisation will carry this out?")),
    "dated": (_dated, Phrase("When will this be done?")),
    "firm": (
        _firm,
        Phrase("Do you commit to this, or is it an intention?"),
    ),
    "new": (
        _new,
        Phrase("Is this new or extended, or did you do it already?"),
    ),
}
"""What a commitment is checked for: the rule, and the question to send back when it does not hold."""


def check(registry: Snapshot, pledge: Pledge) -> list[dict[str, Any]]:
    """Return the verdicts on each commitment of a pledge, with reasons and questions in both languages.

    A pledge without commitments has one finding, as a whole.
    """
    if not pledge.commitments:
        return [_without_commitments(pledge)]
    return [
        {
            "pledge": pledge.id,
            "commitment": commitment.id,
            "text": commitment.text,
            "verdicts": [_verdict(name, registry, pledge, commitment) for name in CRITERIA],
        }
        for commitment in pledge.commitments
    ]


def _without_commitments(pledge: Pledge) -> dict[str, Any]:
    reason = _in_both(Phrase("no commitment"))
    question = _in_both(Phrase("What do you commit to?"))
    verdict = {"criterion": "specific", "met": False, "reason": reason, "question": question}
    return {"pledge": pledge.id, "commitment": None, "text": pledge.title, "verdicts": [verdict]}


def _verdict(name: str, registry: Snapshot, pledge: Pledge, commitment: Commitment) -> dict[str, Any]:
    rule, question = CRITERIA[name]
    met, reason = rule(registry, pledge, commitment)
    told = None if met else _in_both(question)
    return {"criterion": name, "met": met, "reason": _in_both(reason), "question": told}


def _in_both(reason: Reason) -> dict[str, str]:
    """Return a reason or a question in both languages, by their codes."""
    if isinstance(reason, Phrase):
        return {code: language(code).say(reason.words, **reason.facts) for code in LANGUAGES}
    return {code: reason.label(code) if isinstance(reason, Code) else reason for code in LANGUAGES}


def has_findings(checked: Sequence[dict[str, Any]]) -> bool:
    """Tell whether a criterion is not met somewhere."""
    return any(not verdict["met"] for each in checked for verdict in each["verdicts"])


def check_lines(checked: Sequence[dict[str, Any]], spoken: Language) -> Iterator[Line]:
    """Yield the verdicts as labelled lines, with the reason in one language and the question in both."""
    yes, no = spoken.say("yes"), spoken.say("no")
    for each in checked:
        yield Line(0, each["commitment"] or each["pledge"], each["text"])
        for verdict in each["verdicts"]:
            reason = verdict["reason"][spoken.code]
            yield Line(1, verdict["criterion"], f"{yes}: {reason}" if verdict["met"] else f"{no}: {reason}")
            for code, question in (verdict["question"] or {}).items():
                yield Line(2, code, question)
