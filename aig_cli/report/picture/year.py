"""The picture of a year, as a document."""

from importlib import import_module

from aig_cli import __version__
from aig_cli.report.document import Chapter, Document
from aig_cli.report.picture import CHAPTERS
from aig_cli.report.picture.view import View


def picture(view: View) -> Document:
    """Return the picture of a year."""
    say, registry = view.language.say, view.registry
    return Document(
        title=say("Pledges in {year}", year=view.year),
        lead=say("What organisations pledged, and what came of it."),
        language=view.language,
        chapters=[_chapter(name, view) for name in CHAPTERS],
        facts=[
            (say("as of"), view.language.day(registry.today)),
            (say("revision of the register"), str(registry.revision)),
            (say("version of the program"), __version__),
        ],
    )


def _chapter(name: str, view: View) -> Chapter:
    made: Chapter = import_module(f"aig_cli.report.picture.{name}").chapter(view)
    return made
