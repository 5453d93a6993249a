"""What a report rests on: the day, the revision of the register, the version of the program."""

from aig_cli import __version__
from aig_cli.language import Language
from aig_cli.model.snapshot import Snapshot


def basis(registry: Snapshot, language: Language) -> list[tuple[str, str]]:
    """Return what a report rests on, as labels and values."""
    say = language.say
    return [
        (say("as of"), language.day(registry.today)),
        (say("revision of the register"), str(registry.revision)),
        (say("version of the program"), __version__),
    ]
