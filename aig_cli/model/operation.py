"""What one command did to the register."""

from msgspec import Raw, Struct

from aig_cli.model.ident import make_id
from aig_cli.model.report import YEARS_PER_PLEDGE

_LETTERS = {"organisations": "O", "networks": "N", "pledges": "P"}


class Change(Struct, frozen=True):
    """One record before and after an operation, as JSON; before is None for a new one, after for a removed one."""

    table: str
    number: int
    before: Raw | None
    after: Raw | None

    @property
    def record(self) -> str:
        """What the record is called: its id; the pledge and the year of an account; the year of a round."""
        if self.table == "reports":
            pledge, year = divmod(self.number, YEARS_PER_PLEDGE)
            return f"{make_id('P', pledge)} {year}"
        return make_id(_LETTERS[self.table], self.number) if self.table in _LETTERS else str(self.number)


class Operation(Struct, frozen=True, omit_defaults=True):
    """What one command did.

    Attributes:
        number: its place in the order of all operations.
        time: when, in UTC; for people only.
        command: the words of the command, without what was given to it.
        changes: the records that it changed.
        takes_back: the number of the operation that it took back, if it did.
    """

    number: int
    time: str
    command: str
    changes: tuple[Change, ...]
    takes_back: int | None = None
