"""Are the commitments of a pledge specific, measurable, owned, dated, firm and new?

Weak commitments are accepted, and flagged: each verdict has its reason, and a question for the partner.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from aig_cli.model.code import Additionality, Firmness, Role
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.text import fold
from aig_cli.model.value import number_text
from aig_cli.report.sheet import Line

Said = dict[str, str]
"""A sentence in both languages, by `nl` and `en`."""
Verdict = tuple[bool, Said]
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


def _said(nl: str, en: str) -> Said:
    return {"nl": nl, "en": en}


def _specific(_registry: Snapshot, _pledge: Pledge, commitment: Commitment) -> Verdict:
    """A result, channel, occasion or number makes it specific; else words that leave open what is done do not."""
    if commitment.deliverables:
        label = commitment.deliverables[0].label
        return True, _said(f"noemt een resultaat: {label}", f"names a result: {label}")
    if place := next(iter((*commitment.channels, *commitment.occasions)), None):
        return True, _said(f"noemt waar: {place}", f"names where: {place}")
    if _NUMBER.search(commitment.text):
        return True, _said("noemt een getal", "names a number")
    words = fold(commitment.text)
    if opened := next((word for word in OPEN_WORDS if re.search(rf"\b{word}", words)), None):
        return False, _said(f"'{opened}...' laat open wat er gebeurt", f"'{opened}...' leaves open what is done")
    if len(words.split()) < FEWEST_WORDS:
        return False, _said("te kort om te zeggen wat er gebeurt", "too short to say what is done")
    return True, _said("zegt wat er gebeurt", "says what is done")


def _measurable(_registry: Snapshot, _pledge: Pledge, commitment: Commitment) -> Verdict:
    with_target = [each for each in commitment.deliverables if each.target is not None]
    if with_target:
        target = _target(with_target[0])
        return True, _said(f"{with_target[0].id}: {target}", f"{with_target[0].id}: {target}")
    if commitment.deliverables:
        id_ = commitment.deliverables[0].id
        return False, _said(f"{id_} heeft geen streefwaarde", f"{id_} has no target")
    return False, _said("geen op te leveren resultaat", "no deliverable")


def _target(deliverable: Deliverable) -> str:
    target = deliverable.target
    text = number_text(target) if isinstance(target, int | float) else str(target)
    return f"{text} {deliverable.unit or deliverable.label}"


def _owned(registry: Snapshot, pledge: Pledge, commitment: Commitment) -> Verdict:
    if commitment.responsible:
        name = f"{commitment.responsible} {registry.name_of(commitment.responsible)}"
        if commitment.responsible in pledge.parties_gone(registry.today):
            return False, _said(f"{name} doet niet meer mee", f"{name} has left")
        return True, _said(name, name)
    signing = [each for each in pledge.parties_on(registry.today) if each.role in {Role.HOLDER, Role.SIGNATORY}]
    if len(signing) == 1:
        return True, _said("één ondertekenaar", "one signatory")
    count = len(signing)
    return False, _said(f"{count} ondertekenaars, geen is genoemd", f"{count} signatories, none is named")


def _dated(_registry: Snapshot, _pledge: Pledge, commitment: Commitment) -> Verdict:
    if commitment.due and commitment.due.date:
        return True, _said(str(commitment.due.date), str(commitment.due.date))
    days = [each.due for each in commitment.deliverables]
    if days and all(days):
        last = max(day for day in days if day)
        return True, _said(f"resultaten uiterlijk {last}", f"deliverables by {last}")
    if commitment.due and commitment.due.words:
        words = commitment.due.words
        return False, _said(f"'{words}' is geen datum", f"'{words}' is no date")
    return False, _said("geen datum", "no date")


def _firm(_registry: Snapshot, _pledge: Pledge, commitment: Commitment) -> Verdict:
    firmness = commitment.firmness
    if firmness is None:
        return False, _said("niet bekend", "not known")
    return firmness is Firmness.FIRM, _said(firmness.nl, firmness.en)


def _new(_registry: Snapshot, _pledge: Pledge, commitment: Commitment) -> Verdict:
    additionality = commitment.additionality
    met = additionality in {Additionality.NEW, Additionality.EXTENDED}
    return met, _said(additionality.nl, additionality.en)


CRITERIA: Final[dict[str, tuple[Rule, Said]]] = {
    "specific": (
        _specific,
        _said("Wat gaat u precies doen, en voor wie?", "What exactly will you do, and for whom?"),
    ),
    "measurable": (
        _measurable,
        _said(
            "Welk resultaat is er te tellen, en hoeveel moeten het er worden?",
            "Which result can be counted, and how many are there to be?",
        ),
    ),
    "owned": (_owned, _said("Welke organisatie voert dit uit?", "Which organisation will carry this out?")),
    "dated": (_dated, _said("Wanneer is dit klaar?", "When will this be done?")),
    "firm": (
        _firm,
        _said("Zegt u dit toe, of is het een voornemen?", "Do you commit to this, or is it an intention?"),
    ),
    "new": (
        _new,
        _said("Is dit nieuw of uitgebreid, of deed u het al?", "Is this new or extended, or did you do it already?"),
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
    reason = _said("geen toezegging", "no commitment")
    question = _said("Wat zegt u toe?", "What do you commit to?")
    verdict = {"criterion": "specific", "met": False, "reason": reason, "question": question}
    return {"pledge": pledge.id, "commitment": None, "text": pledge.title, "verdicts": [verdict]}


def _verdict(name: str, registry: Snapshot, pledge: Pledge, commitment: Commitment) -> dict[str, Any]:
    rule, question = CRITERIA[name]
    met, reason = rule(registry, pledge, commitment)
    return {"criterion": name, "met": met, "reason": reason, "question": None if met else question}


def has_findings(checked: Sequence[dict[str, Any]]) -> bool:
    """Tell whether a criterion is not met somewhere."""
    return any(not verdict["met"] for each in checked for verdict in each["verdicts"])


def check_lines(checked: Sequence[dict[str, Any]], language: str) -> Iterator[Line]:
    """Yield the verdicts as labelled lines, with the reason in one language and the question in both."""
    yes, no = {"nl": ("ja", "nee"), "en": ("yes", "no")}[language]
    for each in checked:
        yield Line(0, each["commitment"] or each["pledge"], each["text"])
        for verdict in each["verdicts"]:
            reason = verdict["reason"][language]
            yield Line(1, verdict["criterion"], f"{yes}: {reason}" if verdict["met"] else f"{no}: {reason}")
            for spoken, question in (verdict["question"] or {}).items():
                yield Line(2, spoken, question)
