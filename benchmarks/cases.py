"""Every writing command of `aig` with something to do, for faults.py and full_disk.py."""

import re
import shlex
import shutil
from collections.abc import Sequence
from typing import ClassVar

import click

from aig_cli.cli.main import command as program
from register import Register
from stock import StockDatabase
from trial import Change, LossError, State, organisations

REGISTER = """
org add Alpha --note first
org add Beta
org add Gamma
contact add Alpha "Anna de Wit" --email anna@example.nl
network add Noord --kind regional --coordinator Alpha
network join Noord Alpha Beta --since 2020-01-01
network add Zuid --kind regional --coordinator Alpha
p: pledge add --title Signed --holder Alpha --signatory Beta
commitment add $p "Wij geven 10 lessen" --due 2030-01-01
deliverable add $p.1 lessen --target 10
pledge sign $p --on 2015-02-03
d: pledge add --title Draft --holder Alpha --signatory Beta
commitment add $d "Wij schrijven 4 artikelen" --due 2030-01-01
deliverable add $d.1 artikelen --target 4
progress log $p.1 --year 2015 --status in-progress
progress log $p.1.1 --year 2015 --value 7
round open 2016 --closes 2030-01-31
l: pledge add --title Later --holder Alpha
commitment add $l "Wij geven 5 lessen"
pledge sign $l --on 2015-03-01
"""
CASES = """
init
org add Delta
org edit Alpha --set note=second
org remove Gamma
org merge Alpha Beta
contact add Beta "Bob de Boer"
contact edit Alpha "Anna de Wit" --set email=a@example.nl
contact remove Alpha "Anna de Wit"
contact forget "Anna de Wit" --yes
network add Oost --kind regional
network edit Noord --set name=Noordoost
network remove Zuid
network join Noord Gamma --since 2021-01-01
network leave Noord Beta --until 2025-01-01
pledge add --title New --holder Gamma
pledge edit P0002 --set title=Other
pledge remove P0002
pledge sign P0002 --on 2020-01-01
pledge withdraw P0002
pledge amend P0001.1 "Wij geven 12 lessen" --on 2016-01-01 --reason agreed
pledge join P0001 Gamma --role signatory --since 2020-01-01
pledge leave P0001 Beta --until 2025-01-01
pledge close P0001 --reason expired --on 2026-01-01 --final-status completed
pledge edit --where holder=Alpha --set note=second --yes
pledge renew P0001 --title Again
commitment add P0002 "Wij lezen 2 boeken"
commitment edit P0002.1 --set due.date=2031-01-01
commitment remove P0002.1
deliverable add P0002.1 boeken --target 3
deliverable edit P0002.1.1 --set target=5
deliverable remove P0002.1.1
progress log P0001.1.1 --year 2016 --value 8
progress remove P0001.1.1 --year 2015
progress establish P0001 --year 2015
due --mark-reminded
round open 2017 --closes 2030-01-31
round no-response P0001 --reason unreachable
round exempt P0001 --reason agreed
round ask P0003
round lock 2016 --yes
batch -
import orgs -
import orgs - --profile list --map Naam=name
import networks -
import members -
import pledges -
import parties -
import commitments -
import deliverables -
import progress -
import registry -
undo
redo
backup restore --yes
backup prune --last 1 --monthly 0
"""
AFTER_KILL = "org add 'After a kill'"
"""Begins with what a writer leaves that was killed before it could replace the store."""
BACKED_UP = ("backup create", "org add Newer", "backup create", "org add Newest")
TEXTS = {
    "batch": "org add Delta\norg edit Alpha --set note=second\norg remove Gamma\n",
    "import orgs": "Naam;plaats\nDelta;Assen\nAlpha;Emmen\n",
    "import networks": "name,kind\nOost,regional\n",
    "import members": "network,organisation\nZuid,Gamma\n",
    "import pledges": "title,holder\nNew,Gamma\n",
    "import parties": "pledge,organisation,role\nP0002,Gamma,signatory\n",
    "import commitments": "pledge,text\nP0002,Wij lezen 2 boeken\n",
    "import deliverables": "commitment,label\nP0002.1,boeken\n",
    "import progress": "of,year,value\nP0001.1.1,2016,8\n",
    "import registry": '{"format": "aig/1", "organisations": [{"id": "O0007", "name": "Delta"}]}',
}
"""What commands read from standard input, by how they start."""


class TriedRegister(Register):
    """A store in which every writing command has something to do."""

    cases = (*CASES.split("\n")[1:-1], AFTER_KILL)
    quick = ("org add Delta",)

    def prepare(self, case: str) -> None:
        """Make the store for a case: none to make one, one with something undone to redo it, or what a kill leaves."""
        self.create({})
        if case == AFTER_KILL:
            before = self.path.read_bytes()
            require(self.carry_out(Change(["org", "add", "Killed"], {})))
            self.path.write_bytes(before)
            self.path.with_name(f".{self.path.name}.tmp").write_bytes(before[:100])
        if case == "redo":
            require(self.carry_out(Change(["undo"], {})))
        if case.startswith(("backup", "contact forget")):
            for line in BACKED_UP[: 4 if "prune" in case else 2]:
                require(self.carry_out(Change(line.split(), {})))
        if case in {"init", "import registry -"}:
            shutil.rmtree(self.folder)
            self.folder.mkdir()
        if case == "import registry -":
            require(self.carry_out(Change(["init"], {})))

    def fill(self, state: State) -> None:
        """Add something of every kind."""
        del state
        for words, text in (("init", ""), ("batch -", REGISTER), ("org add Omega", "")):
            require(self.carry_out(Change(words.split(), {}, text)))

    def perform(self, case: str) -> str:
        """Carry out the command of a case. Returns why it failed."""
        text = next((text for start, text in TEXTS.items() if case.startswith(start)), "")
        return self.carry_out(Change(shlex.split(case), {}, text))

    def content(self) -> object:
        """Return all records; None where there is no store."""
        if not self.path.exists():
            return None
        return {name: table for name, table in self.tables().items() if name != "meta"}

    def wrong_afterwards(self, case: str) -> str:
        """Return why the next command does not work, or what it left behind."""
        again = case == "init" and not self.path.exists()
        following = Change(["init"] if again else ["org", "add", "Later"], {})
        return self.carry_out(following) or self.history_apart() or self.untidy()


class TriedDatabase(StockDatabase):
    """A database with some notes."""

    cases = ("insert", "update", "remove", "several")
    quick = ("remove",)
    effects: ClassVar[dict[str, dict[str, str | None]]] = {
        "insert": {"New": "x" * 5000},
        "update": {"Partner 1": "other"},
        "remove": {"Partner 2": None},
        "several": {"New": "note", "Partner 1": "other", "Partner 2": None},
    }

    def prepare(self, case: str) -> None:
        """Make the database."""
        del case
        self.create(organisations(5, "note"))

    def perform(self, case: str) -> str:
        """Make the changes of a case. Returns why that failed."""
        return self.carry_out(Change([], self.effects[case]))

    def content(self) -> object:
        """Return the notes."""
        return self.state()

    def wrong_afterwards(self, case: str) -> str:
        """Return why the next change does not work."""
        return self.carry_out(Change([], {f"After {case}": "note"}))


Tried = TriedRegister | TriedDatabase


def is_saved(said: str) -> bool:
    """Tell whether an error came after the change, and says so."""
    return bool(re.search("change was saved|was taken out of the register|Cleared", said))


def require(why_not: str) -> None:
    """Raise a `LossError` for a reason, if there is one."""
    if why_not:
        raise LossError(why_not)


def without_case(cases: Sequence[str]) -> list[str]:
    """Return the writing commands of the program that no case is of."""
    found = []
    context = click.Context(program)
    for noun in program.list_commands(context):
        command = program.get_command(context, noun)
        assert command
        verbs = command.list_commands(context) if isinstance(command, click.Group) else [""]
        for verb in verbs:
            each = command.get_command(context, verb) if isinstance(command, click.Group) else command
            if each and any(option.name == "dry_run" for option in each.params):
                found.append(f"{noun} {verb}".strip())
    return [name for name in found if not any(case.startswith(name) for case in cases)]
