"""The picture of a year, as the program of the test would tell it."""

import os
from collections.abc import Mapping
from datetime import date

from aig_cli.language import language
from aig_cli.report.document import Chapter
from aig_cli.report.picture.view import View
from aig_cli.report.picture.year import picture
from aig_cli.report.question import Plain
from aig_cli.store.store import Store


def told(year: int, compared: int | None = None, code: str = "en") -> Mapping[str, Chapter]:
    """Return the chapters of the picture of a year, by name, from the store and on the day of the environment."""
    registry = Store(os.environ["AIG_STORE"], date.fromisoformat(os.environ["AIG_TODAY"])).read()
    view = View(registry, year, year - 1 if compared is None else compared, language(code))
    return {chapter.name: chapter for chapter in picture(view).chapters}


def rows(chapter: Chapter) -> Mapping[Plain, tuple[Plain, ...]]:
    """Return the rows of a chapter, by what they are about."""
    return {row[0]: tuple(row[1:]) for row in chapter.grid.rows}
