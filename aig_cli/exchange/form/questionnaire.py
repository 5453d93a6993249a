"""What a form looks like, whatever its format: its sheets and columns, and what stands in them."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

from aig_cli.model.code import Code, Measure, NewCollaboration, Obstacle, Planning, ReachMethod, Status, StopReason
from aig_cli.model.text import LINE_LENGTH, join_list
from aig_cli.model.value import number_text
from aig_cli.report.audience import Audience
from aig_cli.report.form import FIELDS, FORMAT, YES_NO, Form, Item

LONGEST: Final = 2000
"""Characters of an explanation."""
OBSTACLES: Final = ("obstacle_1", "obstacle_2", "obstacle_3")
HIDDEN: Final = "aig"
"""The sheet that nobody sees: what form it is, and a check for each row."""


class Heading(Struct, frozen=True):
    """A column of a sheet.

    Attributes:
        name: the field that stands in it.
        nl, en: what it is called.
        width: in characters.
        is_input: it is filled in, where the kind of its row takes it.
    """

    name: str
    nl: str
    en: str
    width: int
    is_input: bool = True

    def title(self, language: str) -> str:
        """Return what it is called in a language."""
        return self.nl if language == "nl" else self.en


ANSWERS: Final = (
    Heading("id", "id", "id", 10, is_input=False),
    Heading("kind", "soort", "kind", 11, is_input=False),
    Heading("text", "belofte, toezegging of resultaat", "pledge, commitment or deliverable", 36, is_input=False),
    Heading("target", "streefwaarde", "target", 12, is_input=False),
    Heading("unit", "eenheid", "unit", 10, is_input=False),
    Heading("baseline", "nulmeting", "baseline", 11, is_input=False),
    Heading("before", "vorige opgave", "last reported", 16, is_input=False),
    Heading("status", "status", "status", 14),
    Heading("planning", "planning", "planning", 14),
    Heading("stop_reason", "reden van stoppen", "stop reason", 14),
    Heading("value", "waarde", "value", 9),
    Heading("not_measured", "niet gemeten omdat", "not measured because", 16),
    Heading("note", "toelichting", "explanation", 30),
    Heading("evidence", "bewijs", "evidence", 16),
    Heading("new_collaboration", "nieuwe samenwerking", "new collaboration", 14),
    *(
        Heading(name, f"belemmering {number}", f"obstacle {number}", 14)
        for number, name in enumerate(OBSTACLES, start=1)
    ),
)
REACH: Final = (
    Heading("id", "id", "id", 11, is_input=False),
    Heading("title", "belofte", "pledge", 36, is_input=False),
    Heading("channel", "kanaal", "channel", 26),
    Heading("audience", "publiek", "audience", 26),
    Heading("unit", "eenheid", "unit", 16),
    Heading("overlap_group", "overlapgroep", "overlap group", 16),
    Heading("before", "vorige opgave", "last reported", 16, is_input=False),
    Heading("value", "aantal", "number", 14),
    Heading("method", "wijze", "method", 14),
)
SHEETS: Final = {"nl": ("Antwoorden", "Bereik", "Uitleg"), "en": ("Answers", "Reach", "Explanation")}
_COLUMNS: Final = {"results": ("note",), "obstacles": OBSTACLES}
"""The columns of what has not one of its own name."""
TAKES: Final[Mapping[str, tuple[str, ...]]] = {
    kind: tuple(column for name in names for column in _COLUMNS.get(name, (name,))) for kind, names in FIELDS.items()
}
"""The inputs of each kind of row."""
NAMING: Final = ("channel", "audience", "unit", "overlap_group")
"""What an empty row about an audience takes beside its number and method."""
CODES: Final[Mapping[str, type[Code]]] = {
    "status": Status,
    "planning": Planning,
    "stop_reason": StopReason,
    "new_collaboration": NewCollaboration,
    **dict.fromkeys(OBSTACLES, Obstacle),
    "method": ReachMethod,
}
LENGTHS: Final = {
    "note": LONGEST,
    "evidence": LONGEST,
    "not_measured": LINE_LENGTH,
    **dict.fromkeys(NAMING, LINE_LENGTH),
}
"""The most characters of an input."""

_TITLE: Final = {"nl": "Monitorronde {} · formulier {} · {}", "en": "Reporting round {} · form {} · {}"}
TITLE: Final = r"\bF([0-9]{4})(?:-O[0-9]{4,9})?\b"
"""Finds the id of a form in its first line, and the year in that."""
LEAD: Final = {
    "nl": "Vul de gele cellen in; de grijze staan vast. Wat leeg blijft, verandert niets. Meer op het blad Uitleg.",
    "en": "Fill in the yellow cells; the grey ones are fixed. Empty cells change nothing. See the sheet Explanation.",
}


def title(form: Form) -> str:
    """Return the first line of a form: its round, its id and its holder."""
    return _TITLE[form.language].format(form.year, form.id, form.holder)


def facts(form: Form) -> dict[str, str]:
    """Return what the hidden sheet says of a form."""
    return {
        "format": FORMAT,
        "form": form.id,
        "register": form.register,
        "round": str(form.year),
        "revision": str(form.revision),
        "language": form.language,
    }


def cells_of(item: Item, language: str) -> dict[str, Any]:
    """Return what stands in the inputs of a row: what was reported already."""
    found: dict[str, Any] = {}
    for name, value in item.answers.items():
        if name == "obstacles":
            found |= _obstacles(value, language)
        elif name == "evidence":
            found[name] = join_list(value)
        else:
            measure = item.measure if name == "value" else None
            found["note" if name == "results" else name] = _shown(value, measure, language)
    return found


def _obstacles(given: tuple[str, ...], language: str) -> dict[str, str]:
    """Return obstacles in as many cells as there are; the last takes those that are left."""
    labels = [label_of(each, Obstacle, language) for each in given]
    most = len(OBSTACLES)
    parts = [*labels[: most - 1], *([join_list(labels[most - 1 :])] if len(labels) >= most else [])]
    return dict(zip(OBSTACLES, parts, strict=False))


def label_of(given: str, codes: type[Code], language: str) -> str:
    """Return the label of a code; another text stays."""
    return next((each.label(language) for each in codes if each.value == given), given)


def _shown(value: Any, measure: Measure | None, language: str) -> Any:
    if isinstance(value, Code):
        return value.label(language)
    if measure is Measure.YES_NO:
        return YES_NO[language][value]
    return unmistakable(value, measure)


def unmistakable(value: Any, measure: Measure | None) -> Any:
    """Return a value; a percentage up to 1 as a text, since as a number it could be a share of one."""
    is_doubtful = measure is Measure.PERCENTAGE and 0 < value <= 1
    return f"{number_text(value).replace('.', ',')} %" if is_doubtful else value


def cells_of_audience(row: Audience, language: str) -> dict[str, Any]:
    """Return what stands in the inputs of a row about an audience."""
    found = {"value": row.value, "method": row.method and row.method.label(language)}
    return {name: value for name, value in found.items() if value is not None}
