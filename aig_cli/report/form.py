"""Forms: what each pledge holder is asked for in a round, with what the register knows of it already."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from msgspec import Struct, structs

from aig_cli.model.code import Code, Measure, ReportState, Role
from aig_cli.model.ident import position
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.report import Report, Update, report_number
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.text import fold
from aig_cli.report.audience import Audience, audiences
from aig_cli.report.grey import check_of, earlier, in_year, number_in

FORMAT: Final = "aig-form/1"
"""The name of the layout of a form."""
ASKED: Final = {ReportState.REQUESTED, ReportState.RECEIVED, ReportState.NO_RESPONSE}
"""The states of accounts that a form asks for."""
FIELDS: Final = {
    "pledge": ("results", "new_collaboration", "obstacles"),
    "commitment": ("status", "planning", "stop_reason", "note", "evidence"),
    "deliverable": ("value", "not_measured", "note", "evidence"),
}
"""What is asked of each kind of row, by the names of the fields of an account."""
NAMED: Final = 10
"""Of more parties than that, only the first are named."""
_WORDS: Final = {
    "nl": {"pledge": "belofte", "commitment": "toezegging", "deliverable": "resultaat", "with": "Samen met"},
    "en": {"pledge": "pledge", "commitment": "commitment", "deliverable": "deliverable", "with": "Together with"},
}
_AND_MORE: Final = {"nl": "en nog {}", "en": "and {} more"}
_EVERY_HOLDER: Final = {"nl": "alle pledgehouders", "en": "all pledge holders"}
YES_NO: Final = {"nl": {"yes": "ja", "no": "nee"}, "en": {"yes": "yes", "no": "no"}}


class Item(Struct, frozen=True):
    """A row of a form: a pledge as a whole, a commitment or a deliverable.

    Attributes:
        id: that of the pledge or the part.
        kind: what it is, a key of `FIELDS`.
        grey: what the register says of it, by the name of its column, in the words of the form.
        answers: what was reported already, by the names of `FIELDS`.
        measure: what the value of a deliverable is.
    """

    id: str
    kind: str
    grey: dict[str, str]
    answers: dict[str, Any]
    measure: Measure | None = None

    @property
    def check(self) -> str:
        """The check of what the register says."""
        return check_of(self.grey.values())


class Form(Struct, frozen=True):
    """What one pledge holder is asked for in a round, or all of them.

    Attributes:
        id: such as `F2026-O0042`, or `F2026` for that of all.
        register, revision: of which register it was made, and when in its history.
        holder: the name of the holder; that of an organisation with its id, too.
        slug: the name of the holder in small ASCII letters, digits and hyphens, for the name of a file.
    """

    id: str
    register: str
    revision: int
    year: int
    language: str
    holder: str
    slug: str
    items: Sequence[Item]
    audiences: Sequence[Audience]


def forms(registry: Snapshot, year: int, language: str) -> list[Form]:
    """Return the form of each holder whose account of a year is asked for, by the ids of the holders."""
    asked: dict[str, list[Pledge]] = {}
    for pledge in registry.pledges:
        report = registry.reports.get(report_number(pledge.id, year))
        holder = pledge.holder_on(registry.today)
        if report and report.state in ASKED and holder:
            asked.setdefault(registry.organisation(holder.organisation).id, []).append(pledge)
    return [_form(registry, year, language, id_, asked[id_]) for id_ in sorted(asked, key=position)]


def together(every: Sequence[Form]) -> Form:
    """Return one form with the rows of several."""
    first = every[0]
    return structs.replace(
        first,
        id=f"F{first.year}",
        holder=_EVERY_HOLDER[first.language],
        slug="",
        items=[item for form in every for item in form.items],
        audiences=[audience for form in every for audience in form.audiences],
    )


def _form(registry: Snapshot, year: int, language: str, holder: str, pledges: Sequence[Pledge]) -> Form:
    name = registry.name_of(holder)
    return Form(
        id=f"F{year}-{holder}",
        register=registry.register,
        revision=registry.revision,
        year=year,
        language=language,
        holder=f"{name} ({holder})",
        slug=_slug(name),
        items=[item for pledge in pledges for item in items(registry, pledge, year, language)],
        audiences=[each for pledge in pledges for each in audiences(registry, pledge, year, language)],
    )


def _slug(name: str) -> str:
    """Return a name as it can stand in that of a file, on every disk: at most 40 letters, digits and hyphens."""
    signs = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in fold(name).replace("'", ""))
    return "-".join(signs.split())[:40].rstrip("-")


# -- what was promised ------------------------------------------------------------------------------------------------


def items(registry: Snapshot, pledge: Pledge, year: int, language: str) -> Iterator[Item]:
    """Yield the rows of a pledge: itself, and each of its commitments with its deliverables."""
    told = _Told(registry, pledge, year, language)
    yield told.pledge()
    for commitment in pledge.commitments:
        yield told.commitment(commitment)
        yield from map(told.deliverable, commitment.deliverables)


class _Told:
    """What the register says of a pledge in a form."""

    def __init__(self, registry: Snapshot, pledge: Pledge, year: int, language: str) -> None:
        self._registry = registry
        self._pledge = pledge
        self._language = language
        self._now = registry.reports.get(report_number(pledge.id, year))
        self._earlier = earlier(registry, pledge.id, year)

    def pledge(self) -> Item:
        there = self._pledge.parties_on(self._registry.today)
        others = [self._registry.name_of(each.organisation) for each in there if each.role is Role.SIGNATORY]
        more = [_AND_MORE[self._language].format(len(others) - NAMED)] if len(others) > NAMED else []
        names = ", ".join([*others[:NAMED], *more])
        text = f"{self._pledge.title}\n{_WORDS[self._language]['with']}: {names}" if names else self._pledge.title
        return self._item(self._pledge.id, "pledge", self._now, text)

    def commitment(self, commitment: Commitment) -> Item:
        before = self._before(commitment.id, "status")
        return self._item(commitment.id, "commitment", self._update(commitment.id), commitment.text, before=before)

    def deliverable(self, deliverable: Deliverable) -> Item:
        baseline, measure = deliverable.baseline, deliverable.measure
        value = baseline.value if baseline else None
        return self._item(
            deliverable.id,
            "deliverable",
            self._update(deliverable.id),
            deliverable.label,
            target=self._shown(deliverable.target, measure),
            unit=deliverable.unit or ("%" if measure is Measure.PERCENTAGE else ""),
            baseline=in_year(self._shown(value, measure), baseline.year if baseline else None),
            before=self._before(deliverable.id, "value", measure),
            measure=measure,
        )

    def _item(  # noqa: PLR0913 - the columns of a form
        self,
        id_: str,
        kind: str,
        known: Report | Update | None,
        text: str,
        *,
        target: str = "",
        unit: str = "",
        baseline: str = "",
        before: str = "",
        measure: Measure | None = None,
    ) -> Item:
        grey = {"kind": _WORDS[self._language][kind], "text": text, "target": target, "unit": unit}
        answers = {name: getattr(known, name) for name in FIELDS[kind]} if known else {}
        known_answers = {name: value for name, value in answers.items() if value not in (None, ())}
        return Item(id_, kind, {**grey, "baseline": baseline, "before": before}, known_answers, measure)

    def _update(self, id_: str) -> Update | None:
        return self._now.update_of(id_) if self._now else None

    def _before(self, id_: str, name: str, measure: Measure | None = None) -> str:
        """Return what was reported last, with its year."""
        for report in self._earlier:
            update = report.update_of(id_)
            if update and (value := getattr(update, name)) is not None:
                return in_year(self._shown(value, measure), report.year)
        return ""

    def _shown(self, value: Any, measure: Measure | None) -> str:
        if value is None:
            return ""
        if isinstance(value, Code):
            return value.label(self._language)
        if measure is Measure.YES_NO:
            return YES_NO[self._language].get(str(value), str(value))
        if isinstance(value, int | float):
            return number_in(value, self._language) + (" %" if measure is Measure.PERCENTAGE else "")
        return str(value)
