"""The picture of a year, as a document."""

from importlib import import_module

from aig_cli.report.basis import basis
from aig_cli.report.document import Chapter, Document
from aig_cli.report.picture.chapter import CHAPTERS
from aig_cli.report.picture.view import View


def picture(view: View) -> Document:
    """Return the picture of a year."""
    say = view.language.say
    return Document(
        title=say("Pledges in {year}", year=view.year),
        lead=say("What organisations pledged, and what came of it."),
        language=view.language,
        chapters=[_chapter(name, view) for name in CHAPTERS],
        basis=basis(view.registry),
    )


def _chapter(name: str, view: View) -> Chapter:
    made: Chapter = import_module(f"aig_cli.report.picture.chapter.{name}").chapter(view)
    return made
