"""What one command did to the register."""

from functools import cache
from typing import Any

import msgspec
from msgspec import Raw, Struct

from aig_cli.errors import UnreadableChangeError
from aig_cli.model.ident import make_id
from aig_cli.model.report import YEARS_PER_PLEDGE
from aig_cli.model.snapshot import TABLE_OF, TABLES

_LETTERS = {table: letter for letter, table in TABLE_OF.items()}

NOTHING = Raw(b"null")
"""What stands for a record that is not there."""


class Change(Struct, frozen=True):
    """One record before and after an operation, as JSON; NOTHING before for a new one, after for a removed one."""

    table: str
    number: int
    before: Raw
    after: Raw

    @property
    def record(self) -> str:
        """What the record is called."""
        return name_of(self.table, self.number)

    def records(self) -> tuple[Any, Any]:
        """Return the record before and after, decoded; None where it is not there.

        Raises:
            UnreadableChangeError: the history was damaged or edited.
        """
        try:
            decoder = _decoder(self.table)
            return decoder.decode(self.before), decoder.decode(self.after)
        except (KeyError, msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UnreadableChangeError(table=self.table, number=self.number, why=error) from None


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


@cache
def _decoder(table: str) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(TABLES[table] | None)


def name_of(table: str, number: int) -> str:
    """Return what a record is called: its id; the pledge and the year of an account; the year of a round."""
    if table == "reports":
        pledge, year = divmod(number, YEARS_PER_PLEDGE)
        return f"{make_id('P', pledge)} {year}"
    return make_id(_LETTERS[table], number) if table in _LETTERS else str(number)
