"""What a report rests on: the day, the revision of the register, the version of the program."""

from datetime import date

from msgspec import Struct

from aig_cli import __version__
from aig_cli.language import Language
from aig_cli.model.snapshot import Snapshot


class Basis(Struct, frozen=True):
    """What a report rests on."""

    as_of: date
    revision: int
    version: str = __version__

    def facts(self, language: Language) -> list[tuple[str, str]]:
        """Return it as labels and values."""
        return [
            (language.say("as of"), language.day(self.as_of)),
            (language.say("revision of the register"), str(self.revision)),
            (language.say("version of the program"), self.version),
        ]


def basis(registry: Snapshot) -> Basis:
    """Return what a report of a register rests on."""
    return Basis(registry.today, registry.revision)
