"""`aig doctor`: what is wrong with the register and its files, and how it is mended."""

import inspect
import re
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from typing import Any

import click
from msgspec import structs

from aig_cli.cli.app import App
from aig_cli.cli.options import JSON_OPTION, YES_OPTION, reads
from aig_cli.errors import (
    AigError,
    Finding,
    ForeignBackupError,
    InvalidError,
    Nearest,
    NotFoundError,
    SameNameRemark,
    SameTitleRemark,
    SharedKvkRemark,
    StoreError,
    UnreadableChangeError,
    code_of,
    kinds,
)
from aig_cli.language import Phrase, say, speaking
from aig_cli.model.field import plain
from aig_cli.model.operation import Change
from aig_cli.model.snapshot import TABLES
from aig_cli.report.difference import Difference, differences
from aig_cli.report.health import Finding as Found
from aig_cli.report.sheet import Line
from aig_cli.store.lock import locked
from aig_cli.store.mender import Mender

_FOUND = (Finding, StoreError, InvalidError, ForeignBackupError)
LISTED = 100
"""Of more fields that differ, only the first are told on the screen."""


@click.group("doctor", invoke_without_command=True)
@click.option("--fix", is_flag=True, help="Mend what can be mended without a guess; what is replaced is put away.")
@click.option("--diff", is_flag=True, help="Show in which fields the store differs from its history.")
@click.option("--only", multiple=True, metavar="CODE", help="Look for this only. May be given several times.")
@YES_OPTION
@JSON_OPTION
@reads
def command(app: App, /, *, fix: bool, diff: bool, only: Sequence[str], yes: bool, as_json: bool) -> int:
    """Find what is wrong with the register and its files, and mend it.

    Looked at are the store, its history, its backups, and each record by itself and with the others.

    Everything that is found is told at once, each with its code, its place and the command that mends it. Exits with 1
    when something is found. With --fix, what another hand changed is accepted as one operation, which can be undone; a
    store that is lost is made anew from history and backups.
    """
    context = click.get_current_context()
    if context.invoked_subcommand:
        return 0
    for code in only:
        _explained(code)
    doctor = Mender(app.store.files, app.today)
    if fix:
        doctor = _mended(app, doctor, only, yes=yes)
    findings = [each for each in doctor.findings() if not only or each.code in only]
    with speaking("en") if as_json else nullcontext():
        different = list(_different(doctor.differing)) if diff else []
    if as_json:
        app.show_json({"findings": [each.plain() for each in findings], "differences": _rows(different)})
    else:
        app.screen.sheet([*_told(findings), *_shown(different)])
        found = say("Findings: {count}.", count=len(findings)) if findings else say("Nothing is wrong.")
        app.screen.message(found)
    return int(bool(findings))


def _mended(app: App, doctor: Mender, only: Sequence[str], *, yes: bool) -> Mender:
    """Mend, after showing what and asking. Returns a new examination."""
    if not doctor.findings():
        return doctor
    app.settings = structs.replace(app.settings, yes=yes)
    if doctor.asks(only):
        app.screen.sheet([*_told(doctor.findings()), *_shown(list(_different(doctor.differing)))])
        kept = say("What differs in the store is not kept." if doctor.is_lost else "What is accepted can be undone.")
        app.confirm(say("Mend this?"), f"{say('What is replaced is put away.')} {kept}")
    return mended(app, only=only, lose=not yes)


def mended(app: App, register: str = "", *, only: Sequence[str] = (), lose: bool = False) -> Mender:
    """Mend under the lock, after a look of its own, and say what was done. Returns a new examination."""
    with locked(app.store.files.lock, app.command):
        for done in Mender(app.store.files, app.today, register).mend(only, lose=lose):
            app.screen.message(done[:1].upper() + done[1:])
    return Mender(app.store.files, app.today)


def _told(findings: Sequence[Found]) -> Iterator[Line]:
    for finding in findings:
        yield Line(0, finding.code, finding.place)
        yield Line(1, finding.error.fact)
        yield Line(1, str(finding.advice))


def _different(changes: Sequence[Change]) -> Iterator[Difference]:
    for change in changes:
        try:
            yield from differences(TABLES[change.table], *map(plain, change.records()))
        except UnreadableChangeError as error:
            yield Difference(change.record, "", None, error.fact)


def _shown(different: Sequence[Difference]) -> Iterator[Line]:
    for each in different[:LISTED]:
        label = f"{each.record} {each.field}".rstrip()
        yield Line(0, label, f"{each.before or say('(none)')} → {each.after or say('(none)')}")
    if len(different) > LISTED:
        yield Line(0, say("and {more} more fields: aig doctor --diff --json", more=len(different) - LISTED))


def _rows(different: Sequence[Difference]) -> list[dict[str, Any]]:
    return [
        {"record": each.record, "what": each.what, "field": each.field, "history": each.before, "store": each.after}
        for each in different
    ]


@command.command()
@click.argument("code", required=False)
@reads
def explain(app: App, /, *, code: str | None) -> None:
    """Say what a code means, or list all codes."""
    if code is None:
        app.screen.sheet(Line(0, name, _meaning(kind)) for name, kind in sorted(_codes().items()))
        return
    kind = _explained(code)
    ways = [Line(1, say("way out"), say(kind.way_out))] if kind.way_out else []
    app.screen.sheet([Line(0, code, _meaning(kind)), Line(1, say("said"), _with_places(say(kind.sentence))), *ways])


def _codes() -> dict[str, type[AigError]]:
    """Return the codes of what the doctor can find: of files, of records, and of the rules."""
    found = (each for kind in (SameNameRemark, SameTitleRemark, SharedKvkRemark, *_FOUND) for each in kinds(kind))
    return {code_of(kind): kind for kind in found if kind.sentence}


def _explained(code: str) -> type[AigError]:
    if kind := _codes().get(code):
        return kind
    raise NotFoundError(
        kind=Phrase("code"), given=code, hint=Nearest(code, _codes()), see=Phrase(" See: aig doctor explain")
    )


def _with_places(sentence: str) -> str:
    """Return a sentence with words in capitals for what the facts fill in."""
    return re.sub(r"\{(\w+)[^}]*\}", lambda found: found[1].upper(), sentence)


def _meaning(kind: type[AigError]) -> str:
    return say(str(inspect.getdoc(kind)).partition("\n")[0])
