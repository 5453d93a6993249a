"""`aig backup`: states of the register that were kept, and the way back to one."""

import os
from collections.abc import Iterator, Sequence

import click

from aig_cli.cli.app import App, Done, Listing
from aig_cli.cli.doctor import mended
from aig_cli.cli.options import lists, reads, writes
from aig_cli.cli.undo import LISTED, done_with, wrote
from aig_cli.errors import AigError, ForeignBackupError, NewerStoreError, NoBackupError, NoGoodBackupError
from aig_cli.language import say
from aig_cli.model.registry import Reversal
from aig_cli.report import backups
from aig_cli.report.backups import Entry
from aig_cli.store.backup import Opened, look, unpack
from aig_cli.store.content import empty
from aig_cli.store.disk import read_file
from aig_cli.store.lock import locked
from aig_cli.store.mender import Mender
from aig_cli.store.rotation import LAST, MONTHLY
from aig_cli.store.shelf import Backups


@click.group("backup")
def command() -> None:
    """Backups: made by themselves, listed, checked and restored.

    One is made before the first change of a day, and before a migration or a restore. Each is one zip file, in the
    folder backups beside the store, with the store and its history. Contact persons are in it: keep it to yourself.
    """


@command.command()
@click.option("-o", "--output", metavar="FILE", help="Write it to a file too, for another disk or machine.")
@click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
@reads
def create(app: App, /, *, output: str | None, force: bool) -> None:
    """Make a backup now. One of a damaged store is kept byte for byte, and takes no part in the rotation."""
    path = app.store.back_up(app.command, "by hand")
    if output:
        app.deliver(read_file(path), output, force=force, personal=True)
    else:
        app.screen.line(path)


@command.command("list")
@lists
def list_(app: App, /, listing: Listing) -> None:
    """List the backups, the newest first."""
    entries = list(_entries(app.store.backups))
    app.show_rows(backups.question(entries), empty(app.store.path).registry(app.today), listing)


def _entries(known: Backups) -> Iterator[Entry]:
    for path in known.paths():
        name = os.path.basename(path).removesuffix(".zip")
        try:
            about, size = look(path).about, os.path.getsize(path)
        except (AigError, OSError):
            yield Entry(name=name, state="damaged")
            continue
        yield Entry(
            name=name,
            time=about.time,
            operation=about.revision,
            reason=say(about.reason),
            organisations=about.records.get("organisations", 0),
            pledges=about.records.get("pledges", 0),
            reports=about.records.get("reports", 0),
            size=size,
            state="readable" if about.whole else "history damaged",
        )
    for path in known.set_aside():
        name = os.path.basename(path).removesuffix(".zip")
        yield Entry(name=name, size=os.path.getsize(path), state="set aside")


@command.command()
@click.argument("names", metavar="[BACKUP]...", nargs=-1)
@reads
def verify(app: App, /, *, names: Sequence[str]) -> int:
    """Read backups back, every byte and every record, and say which are whole. Exits with 1 when one is not."""
    known = app.store.backups
    paths = [known.path(name) for name in names] or known.paths()
    if not paths:
        raise NoBackupError(given=os.path.dirname(app.store.path))
    wrong = 0
    for path in paths:
        try:
            opened = unpack(path)
            said = say("its store is whole, but {why}", why=opened.fault) if opened.fault else say("whole")
            wrong += bool(opened.fault)
        except AigError as error:
            said, wrong = str(error), wrong + 1
        app.screen.line(f"{os.path.basename(path).removesuffix('.zip')}  {said}")
    return int(bool(wrong))


@command.command()
@click.option(
    "--last",
    type=click.IntRange(min=1),
    default=LAST,
    help=say("How many of the last to keep [{number}].", number=LAST),
)
@click.option(
    "--monthly",
    type=click.IntRange(min=0),
    default=MONTHLY,
    help=say("Of how many months one [{number}].", number=MONTHLY),
)
@writes
def prune(app: App, /, *, last: int, monthly: int) -> None:
    """Remove the backups that the rotation does not keep. It also runs whenever a backup is made.

    A register that became smaller pushes no backup of a larger one out, and none goes before the newest is read back.
    """
    with locked(app.store.files.lock, app.command):
        register = app.store.content().meta.register
        gone = app.store.backups.prune(register, last, monthly, save=not app.settings.dry_run)
    app.wrote([Done("removed", each.name, say(each.about.reason)) for each in gone], [])


@command.command()
@click.argument("backup", required=False)
@writes
def restore(app: App, /, *, backup: str | None) -> None:
    """Bring the register back to a backup: the newest that is whole, or the one that is named.

    What will differ is shown first. It is one operation: `aig undo` takes it back. BACKUP is a name of
    `aig backup list`, or a file from elsewhere. Where there is no store yet, it is made.
    """
    opened = _chosen(app, backup)
    doctor = Mender(app.store.files, app.today, _own_register(app, opened))
    if isinstance(doctor.error, NewerStoreError):
        raise doctor.error
    if doctor.asks() and (doctor.recovered or not doctor.is_lost):
        doctor = _mended(app, doctor)
    if doctor.is_lost:
        question = say("Put {name} in the place of the store?", name=opened.backup.name)
        app.confirm(question, say("What is there is put away."))
        if not app.settings.dry_run:
            app.store.place(app.command, opened)
        app.wrote([Done("restored", opened.backup.name, "")], [])
        return
    reversals = app.read().towards(opened.content.registry(app.today))
    if app.asks:
        app.tell(done_with(reversals)[:LISTED])
    app.confirm(_question(opened, reversals), say("It can be taken back: aig undo."))
    with app.change(backup="before restore") as registry:
        registry.restore(opened.content.registry(app.today))
    app.screen.message(say("Restored: {name}, records: {count}.", name=opened.backup.name, count=len(reversals)))
    wrote(app, reversals, "aig undo", "aig log --limit 1 --json")


def _chosen(app: App, backup: str | None) -> Opened:
    if backup is not None:
        return unpack(app.store.backups.path(backup))
    register = Mender(app.store.files, app.today).register
    for opened in app.store.backups.whole(register):
        return opened
    raise NoGoodBackupError(folder=app.store.files.backups)


def _own_register(app: App, opened: Opened) -> str:
    """Return the register that is to be restored: that of the store or of its history, of which the backup is one."""
    doctor, wanted = Mender(app.store.files, app.today), opened.content.meta.register
    if wanted in {"", doctor.register} or not doctor.register:
        return doctor.register
    if wanted not in doctor.told_registers:
        raise ForeignBackupError(path=opened.backup.path, store=app.store.path)
    return wanted


def _mended(app: App, doctor: Mender) -> Mender:
    """Mend what is in the way of an operation, where it can be mended."""
    question = say("The store and its history do not agree. Mend that first?")
    app.confirm(question, say("What is there is put away."))
    if app.settings.dry_run:
        return doctor
    return mended(app, doctor.register)


def _question(opened: Opened, reversals: Sequence[Reversal]) -> str:
    about = opened.backup.about
    locked_ = (each.left.year for each in reversals if each.table == "rounds" and each.left and each.left.locked_on)
    unlocks = "".join(say(" It unlocks the round of {year}.", year=year) for year in locked_)
    question = say(
        "Restore {name} ({reason}, {time}), records that differ: {count}?",
        name=opened.backup.name,
        reason=say(about.reason),
        time=about.time,
        count=len(reversals),
    )
    return f"{question}{unlocks}"
