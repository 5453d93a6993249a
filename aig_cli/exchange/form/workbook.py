"""Forms as workbooks: grey cells that are locked, yellow ones to fill in, and lists to choose from.

Every text is written as a text: what a user once typed never becomes a formula, a link or markup.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any, Final

from aig_cli.exchange.blank import blank, literal
from aig_cli.exchange.form.explanation import HEADINGS, asked, explanations
from aig_cli.exchange.form.questionnaire import (
    ANSWERS,
    CODES,
    HIDDEN,
    LEAD,
    LENGTHS,
    NAMING,
    REACH,
    SHEETS,
    TAKES,
    Heading,
    cells_of,
    cells_of_audience,
    facts,
    title,
)
from aig_cli.model.code import Measure
from aig_cli.model.value import HIGHEST
from aig_cli.report.audience import Audience
from aig_cli.report.form import YES_NO, Form, Item

HEAD: Final = 2
"""The row of the headings, from 0: above it stand what form it is, and how to fill it in."""
_ALLOWED: Final = {
    "sort": True,
    "autofilter": True,
    "format_cells": False,
    "format_columns": True,
    "format_rows": True,
}
"""What the protection of a sheet leaves to people; it has no password."""
_LINE: Final = {"border": 1, "border_color": "#BFBFBF", "text_wrap": True, "valign": "top", "font_size": 10}
_FORMATS: Final[Mapping[str, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 14},
    "lead": {"italic": True, "font_color": "#595959"},
    "head": {**_LINE, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F5C4D", "valign": "vcenter"},
    "grey": {**_LINE, "bg_color": "#F2F2F2"},
    "pledge": {**_LINE, "bg_color": "#D9E5E1", "bold": True},
    "shut": {**_LINE, "bg_color": "#E3E3E3"},
    "input": {**_LINE, "bg_color": "#FFF6CC", "locked": False},
    "percentage": {**_LINE, "bg_color": "#FFF6CC", "locked": False, "num_format": 'General" %"'},
    "plain": dict(_LINE),
    "strong": {**_LINE, "bold": True},
}
_WIDTHS: Final = (26, 30, 90)
"""Those of the columns that explain."""
_RIGHT: Final = {"target", "baseline", "before"}
_SAID: Final = {
    "list": {
        "nl": "Kies een antwoord uit de lijst, of laat de cel leeg.",
        "en": "Choose from the list, or leave empty.",
    },
    "count": {
        "nl": "Vul een getal in, zonder tekst: 12 of 12,5. Weet u het niet, schrijf dan waarom niet onder "
        "niet gemeten omdat.",
        "en": "Type a number, without words. If you do not know it, say why under not measured because.",
    },
    "whole": {"nl": "Vul een heel getal in, zonder tekst.", "en": "Type a whole number, without words."},
    "percentage": {
        "nl": "Vul een getal van 0 tot 100 in: 40 betekent 40 %.",
        "en": "Type a number from 0 to 100: 40 means 40 %.",
    },
    "length": {"nl": "Ten hoogste {:,} tekens.", "en": "At most {:,} characters."},
}
_WRONG: Final = {"nl": "Dit kan hier niet staan", "en": "This cannot stand here"}


def write(form: Form, day: date) -> bytes:
    """Return a form as .xlsx, made on a day. The same form and day make the same bytes.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    content = BytesIO()
    book = blank(content, form.id, day)
    _Writer(book, form).write()
    book.close()
    return content.getvalue()


class _Writer:
    """Writes one form."""

    def __init__(self, book: Any, form: Form) -> None:
        self._book = book
        self._form = form
        self._language = form.language
        self._formats = {name: book.add_format(given) for name, given in _FORMATS.items()}
        for name in ("grey", "pledge"):
            self._formats[f"{name} right"] = book.add_format({**_FORMATS[name], "align": "right", "indent": 1})
        self._ranges: dict[tuple[str, str], list[list[int]]] = {}

    def write(self) -> None:
        answers, reach, explained = SHEETS[self._language]
        self._sheet(answers, ANSWERS, [self._item(item) for item in self._form.items], frozen=3)
        self._sheet(reach, REACH, [self._audience(each) for each in self._form.audiences], frozen=1)
        self._explain(self._book.add_worksheet(explained))
        self._hide(self._book.add_worksheet(HIDDEN))

    def _item(self, item: Item) -> dict[str, tuple[Any, str, str]]:
        """Return the cells of a row by their columns: what stands in each, its format, and what it takes."""
        style = "pledge" if item.kind == "pledge" else "grey"
        values = cells_of(item, self._language)
        cells: dict[str, tuple[Any, str, str]] = {"id": (item.id, style, "")}
        for name, text in item.grey.items():
            cells[name] = (text, f"{style} right" if name in _RIGHT else style, "")
        for name in TAKES[item.kind]:
            takes = _taken(name, item.measure)
            cells[name] = (values.get(name, ""), "percentage" if takes == "percentage" else "input", takes)
        return cells

    def _audience(self, row: Audience) -> dict[str, tuple[Any, str, str]]:
        values = cells_of_audience(row, self._language)
        inputs = ("value", "method") if row.reach else (*NAMING, "value", "method")
        cells: dict[str, tuple[Any, str, str]] = {"id": (row.id, "grey", "")}
        for name, text in row.grey.items():
            cells[name] = (text, "grey right" if name in _RIGHT else "grey", "")
        cells |= {name: (values.get(name, ""), "input", "whole" if name == "value" else name) for name in inputs}
        return cells

    def _sheet(
        self, name: str, headings: Sequence[Heading], rows: Sequence[dict[str, tuple[Any, str, str]]], *, frozen: int
    ) -> None:
        sheet = self._book.add_worksheet(name)
        self._start(sheet, headings)
        ranges: dict[tuple[str, str], list[list[int]]] = {}
        for number, cells in enumerate(rows, start=HEAD + 1):
            sheet.set_row(
                number, _height([(str(cells[each.name][0]), each.width) for each in headings if each.name in cells])
            )
            for column, heading in enumerate(headings):
                value, style, takes = cells.get(heading.name, ("", "shut", ""))
                self._write(sheet, number, column, value, style)
                if takes:
                    _extend(ranges.setdefault((heading.name, takes), []), number, column)
        for (field, takes), cells_taking in ranges.items():
            self._validate(sheet, field, takes, cells_taking)
        sheet.freeze_panes(HEAD + 1, frozen)
        sheet.autofilter(HEAD, 0, HEAD + len(rows), len(headings) - 1)
        sheet.protect("", _ALLOWED)

    def _start(self, sheet: Any, headings: Sequence[Heading]) -> None:
        """Write what stands above the rows, and set up how it is printed."""
        sheet.write_string(0, 0, literal(title(self._form)), self._formats["title"])
        sheet.write_string(1, 0, LEAD[self._language], self._formats["lead"])
        for column, heading in enumerate(headings):
            sheet.set_column(column, column, heading.width)
            sheet.write_string(HEAD, column, heading.title(self._language), self._formats["head"])
        sheet.set_row(HEAD, 32)
        self._print(sheet)
        sheet.repeat_rows(HEAD)
        sheet.ignore_errors({"number_stored_as_text": "A1:Z100000"})

    def _print(self, sheet: Any) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{self._form.id}&R&P / &N")

    def _write(self, sheet: Any, row: int, column: int, value: Any, style: str) -> None:
        form = self._formats[style]
        if value == "":
            sheet.write_blank(row, column, None, form)
        elif isinstance(value, str):
            sheet.write_string(row, column, literal(value), form)
        else:
            sheet.write_number(row, column, value, form)

    def _validate(self, sheet: Any, name: str, takes: str, ranges: list[list[int]]) -> None:
        """Let cells take only what is asked for, and say what that is."""
        first, *others = ranges
        heading = next(each for each in (*ANSWERS, *REACH) if each.name == name)
        said, rule = self._rule(name, takes)
        explained = f"{asked('number' if takes == 'whole' else name, self._language)}\n{said}"
        if len(explained) > 255:
            explained = said
        told = {
            "input_title": heading.title(self._language)[:32],
            "input_message": explained,
            "error_title": _WRONG[self._language],
            "error_message": said,
        }
        sheet.data_validation(*first, {**rule, **told, "other_cells": others})

    def _rule(self, name: str, takes: str) -> tuple[str, dict[str, Any]]:
        """Return what is said of an input, and the rule of the spreadsheet."""
        language = self._language
        if takes == "yes-no":
            return _SAID["list"][language], {"validate": "list", "source": list(YES_NO[language].values())}
        if takes in {"count", "percentage", "whole"}:
            most = 100 if takes == "percentage" else HIGHEST
            bounds = {"criteria": "between", "minimum": 0, "maximum": most}
            return _SAID[takes][language], {"validate": "integer" if takes == "whole" else "decimal", **bounds}
        if name in CODES:
            labels = [code.label(language) for code in CODES[name]]
            return _SAID["list"][language], {"validate": "list", "source": labels}
        most = LENGTHS.get(name, LENGTHS["not_measured"])
        said = _SAID["length"][language].format(most)
        said = said.replace(",", ".") if language == "nl" else said
        return said, {"validate": "length", "criteria": "<=", "value": most}

    def _explain(self, sheet: Any) -> None:
        for column, (heading, width) in enumerate(zip(HEADINGS[self._language], _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, self._formats["head"])
        for number, texts in enumerate(explanations(self._language), start=1):
            sheet.set_row(number, _height(list(zip(texts, _WIDTHS, strict=True))))
            for column, text in enumerate(texts):
                strong = column < 2 and not texts[1]
                self._write(sheet, number, column, text, "strong" if strong else "plain")
        self._print(sheet)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 0)
        sheet.protect("", _ALLOWED)

    def _hide(self, sheet: Any) -> None:
        rows: Iterable[tuple[str, str]] = [
            *facts(self._form).items(),
            ("id", "check"),
            *((item.id, item.check) for item in self._form.items),
            *((row.id, row.check) for row in self._form.audiences),
        ]
        for number, texts in enumerate(rows):
            for column, text in enumerate(texts):
                sheet.write_string(number, column, literal(text))
        sheet.very_hidden()


def _height(cells: Iterable[tuple[str, int]]) -> float:
    """Return the height in points of a row with texts in columns of some width: LibreOffice does not find it itself."""
    lines = max(sum(-(-max(len(line), 1) // width) for line in text.split("\n")) for text, width in cells)
    return min(409.0, 13.0 * max(lines, 1) + 3)


def _taken(name: str, measure: Measure | None) -> str:
    """Return what an input takes: the measure of its deliverable, else what its column does."""
    return measure.value if name == "value" and measure else name


def _extend(ranges: list[list[int]], row: int, column: int) -> None:
    """Add a cell to the ranges of a column."""
    if ranges and ranges[-1][2] == row - 1:
        ranges[-1][2] = row
    else:
        ranges.append([row, column, row, column])
