"""Answers as documents: a table of the names that the fields have in every format."""

from collections.abc import Sequence
from datetime import date

from aig_cli.exchange.answer import Answer
from aig_cli.language import Language, spoken
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.value import read_year
from aig_cli.report import TABLES
from aig_cli.report.basis import basis
from aig_cli.report.document import Chapter, Column, Document, Grid, Kind
from aig_cli.report.question import Plain, Question, are_numbers, question


def answered(answer: Answer) -> Document:
    """Return an answer as a document in the language of the user."""
    return _document(answer.question.name, [answer])


def register(registry: Snapshot) -> Document:
    """Return the whole register as a document in the language of the user: a chapter a table."""
    questions = map(question, TABLES)
    answers = [Answer(each, registry, list(each.rows(registry))) for each in questions]
    return _document(spoken().say("The register"), answers)


def _document(title: str, answers: Sequence[Answer]) -> Document:
    language = spoken()
    return Document(
        title=title,
        lead=language.say("What stands in the register, under the names that the fields have in every format."),
        language=language,
        chapters=[_chapter(answer, language) for answer in answers],
        basis=basis(answers[0].snapshot),
    )


def _chapter(answer: Answer, language: Language) -> Chapter:
    table = answer.table()
    columns = [
        Column(path, path, _kind(answer.question, path, [row[place] for row in table.rows]))
        for place, path in enumerate(table.columns)
    ]
    count = language.several("{number} row.", "{number} rows.", len(table.rows))
    return Chapter(table.name, table.name, count, Grid(columns, table.rows))


def _kind(asked: Question, path: str, values: Sequence[Plain]) -> Kind:
    """Return how values are written: years without a sign for thousands; a derived field is told by its values."""
    field = asked.field(path)
    if field and field.reader is read_year:
        return "year"
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, date) for value in known):
        return "day"
    return "number" if are_numbers(known) else "text"
