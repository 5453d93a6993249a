"""Markdown and JSON of reports, and Markdown of tables."""

import json
import re
from typing import Any

import pytest
from markdown_it import MarkdownIt

from aig_cli.exchange import json as json_format
from aig_cli.exchange import markdown
from aig_cli.language import language
from aig_cli.report.document import Chapter, Column, Document, Grid
from tests.conftest import Run
from tests.exchange.page import Page
from tests.exchange.sample import BASIS, HOSTILE, document

TEXTS = (
    *HOSTILE,
    "- a list",
    "+ another",
    "1. numbered",
    "2) numbered",
    "===",
    "# heading",
    "> quote",
    "www.example.org and https://example.org",
    r"a \| b \\ c",
    "`` ` ``",
    "&lt;b&gt; &copy;",
    "![image](x) [ref]: http://x",
    "snake_case_name *a* __b__ ~~c~~",
    "| --- | --- |",
)


def rendered(text: bytes) -> Page:
    """Return what a reader of Markdown makes of a text, with HTML in it allowed."""
    made = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text.decode())
    return Page(f"<main>{made}</main>".encode())


def test_a_report_has_headings_findings_tables_notes_and_facts() -> None:
    said = markdown.write_document(document(language("en"))).decode()

    assert said.startswith(
        "# Pledges in 2026\n\nWhat organisations pledged, and what came of it.\n\n## Key figures\n\n"
    )
    assert "| year | signed | stock |\n| --- | ---: | ---: |\n| 2014 | 165 | 165 |\n" in said
    assert "\n\n- Stock before + signed - closed = stock, in every row.\n- A pledge" in said
    assert said.endswith("\n- as of: 1 January 2027\n- revision of the register: 1234\n- version of the program: 0.1\n")
    assert "| 1 March 2026 | 9,500 | 13,700 |\n| n/a | n/a | 2,000,000 |" in said


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_of_a_user_is_the_same_text_when_it_is_rendered(text: str) -> None:
    grid = Grid((Column("a", text, "text"), Column("b", "b", "text")), [(text, "x"), ("y", text)])
    whole = Document(text, text, language("en"), [Chapter("c", text, text, grid, (), [text])], BASIS)

    page = rendered(markdown.write_document(whole))

    same = " ".join(re.sub("[\x1b\u202e]", lambda found: f"<U+{ord(found.group()):04X}>", text).split())
    assert [each.text for each in page.all("h1", "h2")] == [same, same, "What this rests on"]
    assert [each.text for each in page.all("p")] == [same, same]
    assert page.rows(0) == [[same, "b"], [same, "x"], ["y", same]]
    assert next(each.text for each in page.all("li")) == same
    assert {each.tag for each in page.elements} == {
        *("main", "h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li"),
    }


def test_a_table_is_exported_as_markdown(pledged: Run) -> None:
    assert pledged("export markdown organisations --fields name,type").lines == [
        "| name | type |",
        "| --- | --- |",
        "| MOgroep | trade-association |",
        "| Movisie | knowledge-institute |",
    ]
    assert "\n## pledges\n\n1 row.\n\n| id | title |" in pledged("export markdown").stdout


def test_an_address_is_not_made_a_link() -> None:
    assert markdown.plain("https://x.nl www.x.nl 10:30 a. b") == r"https\://x.nl www\.x.nl 10:30 a. b"


def test_numbers_need_no_backslash() -> None:
    grid = Grid((Column("a", "a", "text"), Column("b", "b", "percentage")), [("-3", 48.4)])
    whole = Document("1. T", "48.4 %", language("en"), [Chapter("c", "C", "- F", grid)], BASIS)

    said = markdown.write_document(whole).decode()

    assert "| -3 | 48.4 % |" in said
    assert said.startswith("# 1. T\n\n48.4 %\n")
    assert r"\- F" in said


def test_a_report_in_json_has_the_names_that_no_language_changes() -> None:
    def told(code: str) -> Any:
        return json.loads(json_format.write_document(document(language(code))))

    report = told("nl")

    assert list(report) == ["title", "lead", "language", "as_of", "revision", "version", "chapters"]
    assert report["language"] == "nl"
    assert (report["as_of"], report["revision"]) == ("2027-01-01", 1234)
    assert list(report["chapters"][0]) == ["name", "heading", "finding", "rows", "notes"]
    assert report["chapters"][0]["rows"][0] == {
        "figure": "pledges",
        "value": 309,
        "rule": "Stand on the day of the picture.",
    }
    assert report["chapters"][4]["rows"][0] == {"day": "2026-03-01", "least": 9500, "most": 13700}
    assert [each["rows"] for each in report["chapters"]] == [each["rows"] for each in told("en")["chapters"]]
