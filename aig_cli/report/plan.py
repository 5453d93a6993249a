"""What becomes of each row of a list: the plan before it is carried out, and the account of it after."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from aig_cli.errors import AigError, FieldsError, dotted
from aig_cli.language import Phrase, say, several, speaking, spoken
from aig_cli.model.field import plain
from aig_cli.model.intake import Entry, Verdict
from aig_cli.report.difference import Difference, differences

LISTED: Final = 20
"""Of more reasons than that why rows cannot be taken, only the first are told."""


class Plan:
    """What becomes of the rows of a list.

    Attributes:
        entries: of each row, in their order.
    """

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    @property
    def changes(self) -> list[Entry]:
        """Those that add or change something."""
        return [entry for entry in self.entries if entry.verdict in {Verdict.NEW, Verdict.CHANGE}]

    @property
    def refused(self) -> list[Entry]:
        """Those that cannot be taken, or not without a decision."""
        return [entry for entry in self.entries if not entry.verdict.is_taken]

    @property
    def totals(self) -> str:
        """How many rows have which verdict, in words."""
        counts = Counter(entry.verdict for entry in self.entries)
        told = ", ".join(f"{spoken().number(counts[verdict])} {spoken().verb(verdict.value)}" for verdict in Verdict)
        return several("{number} row: {verdicts}", "{number} rows: {verdicts}", len(self.entries), verdicts=told)

    @property
    def kept(self) -> int:
        """Of how many rows something was not taken, since the register says otherwise."""
        return sum(bool(entry.kept) for entry in self.entries)

    def wrong(self) -> list[str]:
        """Return why rows cannot be taken; of many reasons the first."""
        lines = [line for entry in self.refused for line in reasons(entry)]
        if (more := len(lines) - LISTED) <= 0:
            return lines
        return [*lines[:LISTED], say("and {more:,} more: see them with -n, or with --rejects FILE.", more=more)]

    def trees(self) -> list[dict[str, Any]]:
        """Return what becomes of each row, for scripts, in English."""
        with speaking("en"):
            return [_tree(entry) for entry in self.entries]


def changed(entry: Entry) -> list[Difference]:
    """Return the fields of a known record that a row changes."""
    if entry.verdict is not Verdict.CHANGE:
        return []
    return differences(type(entry.after), plain(entry.before), plain(entry.after))


def reasons(entry: Entry) -> list[str]:
    """Return why a row cannot be taken, a line for each reason, with its place."""
    if entry.error is None:
        return []
    lines = str(entry.error).splitlines()
    if isinstance(entry.error, FieldsError):
        return lines
    return [line if line.startswith(f"{entry.place}:") else f"{entry.place}: {line}" for line in lines]


def kept(entry: Entry) -> Iterator[tuple[str, str | Phrase, str | Phrase]]:
    """Yield what a row says otherwise than the register, which was kept: the field, the register's and the list's."""
    for each in entry.kept:
        is_personal = each.field[0] == "contacts"
        told = (Phrase("not shown"), Phrase("something else")) if is_personal else (each.old, each.new)
        yield (dotted(each.field), *told)


def kept_lines(entry: Entry) -> list[str]:
    """Return the same in words."""
    return [
        say("{field} stays {old}; the list says {new}", field=each, old=old, new=new) for each, old, new in kept(entry)
    ]


def _tree(entry: Entry) -> dict[str, Any]:
    error: AigError | None = entry.error
    candidates = error.facts.get("candidates", ()) if error else ()
    return {
        "place": entry.place,
        "verdict": entry.verdict.value,
        "id": entry.id or None,
        "label": str(entry.label) or None,
        "changes": [{"field": each.field, "before": each.before, "after": each.after} for each in changed(entry)],
        "kept": [{"field": field, "register": str(old), "list": str(new)} for field, old, new in kept(entry)],
        "reasons": reasons(entry),
        "candidates": [{"id": each.id, "name": each.name, "likeness": each.likeness} for each in candidates],
    }
