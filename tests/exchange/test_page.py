"""Pages: reports and tables as HTML that holds all it needs, and does nothing."""

import re
import sys
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest

from aig_cli.errors import MissingExtraError
from aig_cli.exchange import html
from aig_cli.language import LANGUAGES, language
from aig_cli.report.document import Chapter, Column, Document, Grid, Highlight
from tests.conftest import Run
from tests.exchange.page import Page
from tests.exchange.sample import BASIS, HOSTILE, document

REPORTS = {
    "sample": "",
    "year": "report year 2025",
    "pledge": "report pledge P0001",
    "org": "report org MOgroep",
    "network": "report network N01",
    "table": "export html pledges",
    "register": "export html",
}
"""The sample has a chart of every kind; the others are pages of the program itself."""


@pytest.fixture(params=[(name, code) for name in REPORTS for code in LANGUAGES], ids="-".join)
def page(request: pytest.FixtureRequest, asked: Run) -> Page:
    """Every kind of page, in each language."""
    name, code = request.param
    if name == "sample":
        return Page(html.write_document(document(language(code))))
    asked("network add '<b>Noord</b>' --kind regional --start 2014-01-01")
    asked("network join N01 MOgroep --since 2014-01-01")
    option = "" if name in {"table", "register"} else "--format html"
    return Page(asked(f"{REPORTS[name]} {option} --lang {code}").stdout.encode())


def of(*chapters: Chapter, code: str = "en") -> Page:
    return Page(html.write_document(Document("A title", "A lead", language(code), chapters, BASIS)))


def test_a_page_says_in_which_language_it_is(page: Page, request: pytest.FixtureRequest) -> None:
    _, code = request.node.callspec.params["page"]

    assert page.content.startswith(f'<!doctype html>\n<html lang="{code}">')
    assert page.all("title")[0].text == page.the("h1").text


def test_headings_stand_in_order_under_one_of_the_first_rank(page: Page) -> None:
    headings = page.all("h1", "h2", "h3", "h4", "h5", "h6")

    assert [each.tag for each in headings].count("h1") == 1
    assert headings[0].tag == "h1"
    assert all(int(after.tag[1]) - int(before.tag[1]) <= 1 for before, after in pairwise(headings))
    assert all(each.text for each in headings)


def test_a_page_has_its_landmarks_and_a_way_to_skip_to_the_content(page: Page) -> None:
    for tag in ("header", "nav", "main", "footer"):
        assert page.the(tag)
    first = page.all("a")[0]
    assert first.attributes["href"] == f"#{page.the('main').attributes['id']}"


def test_the_contents_lead_to_every_chapter_and_nothing_leads_elsewhere(page: Page) -> None:
    links = [each for each in page.all("a") if "nav" in each.parents]
    sections = [each for each in page.all("h2") if "section" in each.parents]

    assert [each.attributes["href"] for each in links] == [f"#{each.attributes['id']}" for each in sections]
    assert [each.text for each in links] == [each.text for each in sections]
    assert all(str(each.attributes["href"]).startswith("#") for each in page.all("a"))


def test_ids_are_unique_and_what_is_named_by_them_is_there(page: Page) -> None:
    assert len(set(page.ids)) == len(page.ids)
    named = [str(each.attributes.get("aria-labelledby", "")).split() for each in page.elements]
    assert {name for names in named for name in names} <= set(page.ids)
    assert set(re.findall(r"url\(#(.+?)\)", page.content)) <= set(page.ids)


def test_every_picture_has_a_title_and_a_description_and_a_caption(page: Page) -> None:
    pictures = page.all("svg")

    assert len(pictures) == len(page.all("figcaption"))
    for each in pictures:
        assert each.attributes["role"] == "img"
        assert "figure" in each.parents
    for tag in ("title", "desc"):
        inside = [each for each in page.all(tag) if "svg" in each.parents]
        assert len(inside) == len(pictures)
        assert all(each.text for each in inside)


def test_every_chapter_has_a_finding_and_a_table_with_a_caption_and_headers(page: Page) -> None:
    tables = page.all("table")

    facts = [each for each in page.ids if each == "page-facts"]
    assert len(tables) == len(page.all("caption")) == len(page.all("section")) - len(facts)
    assert len([each for each in page.all("p") if each.attributes.get("class") == "finding"]) == len(tables)
    assert {each.attributes.get("scope") for each in page.all("th")} == {"col", "row"}
    assert all(each.text for each in page.all("th"))
    regions = [each for each in page.all("div") if each.attributes.get("role") == "region"]
    assert len(regions) == len(tables)
    assert {each.attributes["tabindex"] for each in regions} == {"0"}


def test_nothing_runs_and_nothing_is_asked_for(page: Page) -> None:
    assert not page.all("script", "iframe", "object", "embed", "form", "img", "audio", "video", "base")
    assert [each.attributes["href"] for each in page.all("link")] == ["data:,"]
    for each in page.elements:
        assert not [name for name in each.attributes if name.startswith("on") or name in {"style", "src", "srcset"}]
    assert "http" not in page.the("style").text
    assert "@import" not in page.content


def test_the_policy_of_a_page_allows_its_own_style_and_nothing_else(page: Page) -> None:
    style = "".join(page.the("style").texts)
    digest = b64encode(sha256(style.encode()).digest()).decode()

    (policy,) = [each for each in page.all("meta") if "http-equiv" in each.attributes]
    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_pages_on_paper_have_numbers(page: Page) -> None:
    assert re.search(r'@bottom-right \{ content: ".+" counter\(page\) ".+" counter\(pages\) ""', page.content)


def test_hostile_names_are_texts() -> None:
    page = of(document(language("en")).chapters[-1])

    assert page.all("h2")[1].text == HOSTILE[0]
    assert [row[0] for row in page.rows(0)[1:]] == [
        *(" ".join(name.split()) for name in HOSTILE[:5]),
        "two lines<U+001B>[31m<U+202E>",
    ]
    assert "<script" not in page.content
    assert "\x1b" not in page.content
    assert "\u202e" not in page.content


def test_a_long_word_may_break_and_stays_the_same_word() -> None:
    words = ["<" * 30, "a&b" * 30, "short"]
    grid = Grid((Column("name", "name", "text"),), [(word,) for word in words])

    page = of(Chapter("words", "Words", "Some.", grid))

    assert [row for (row,) in page.rows(0)[1:]] == words
    assert page.content.count("<wbr>") == 1 + 3


def test_a_number_and_its_percent_sign_stay_on_one_line() -> None:
    page = of(
        Chapter("share", "Share", "It is 48.6 %.", Grid((Column("a", "a", "day"),), []), notes=["Of 100 %, at %s."])
    )

    assert "It is 48.6\xa0%." in page.content
    assert "Of 100\xa0%, at %s." in page.content


def test_numbers_are_written_as_the_reader_writes_them_and_stand_at_the_right() -> None:
    columns = (Column("a", "a", "text"), Column("b", "b"), Column("c", "c", "percentage"), Column("d", "d", "year"))
    grid = Grid(columns, [("x", 1250.5, 70.5, 2026), (None, None, None, None), (True, 0, 0, 2025)])

    page = of(Chapter("numbers", "Numbers", "Some.", grid), code="nl")

    assert page.rows(0)[1:] == [
        ["x", "1.250,5", "70,5 %", "2026"],
        ["n/a", "n/a", "n/a", ""],
        [language("nl").say("yes"), "0", "0 %", "2025"],
    ]
    assert [each.attributes.get("class") for each in page.all("td")[:3]] == ["n", "n", None]


def test_a_table_without_rows_says_so() -> None:
    page = of(Chapter("none", "None", "Nothing.", Grid((Column("a", "a", "text"), Column("b", "b")), [])))

    assert page.rows(0) == [["a", "b"], ["There are no values."]]


def test_highlights_are_shown_large() -> None:
    highlights = [Highlight("answered", "120", "48.4 %"), Highlight("<b>pledges", "290")]
    grid = Grid([Column("a", "figure", "text"), Column("b", "value")], [])

    page = of(Chapter("figures", "Key figures", "Some.", grid, highlights=highlights))

    assert [each.text for each in page.all("dt")[:2]] == ["answered", "<b>pledges"]
    assert [each.text for each in page.all("dd")[:2]] == ["120 48.4 %", "290"]


def test_wide_tables_have_their_paper_turned() -> None:
    columns = [Column(str(number), str(number)) for number in range(12)]

    page = of(Chapter("wide", "Wide", "Wide.", Grid(columns, [range(12)])))

    assert page.all("section")[0].attributes["class"] == "wide"


def test_the_same_report_is_the_same_page() -> None:
    assert html.write_document(document(language("nl"))) == html.write_document(document(language("nl")))


def test_without_jinja_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)

    with pytest.raises(MissingExtraError) as error:
        html.write_document(document(language("en")))

    assert "pip install 'aig-cli[report]'" in str(error.value)


def test_a_table_is_exported_as_a_page(pledged: Run) -> None:
    pledged("progress log P1.1.1 --year 2015 --value 7")

    page = Page(pledged("export html").stdout.encode())

    assert page.the("h1").text == "The register"
    assert {"organisations", "pledges", "summary", "progress"} <= set(page.ids)
    page = Page(pledged("export html summary --fields deliverable,year,value,percentage").stdout.encode())
    assert page.the("h1").text == "summary"
    assert page.rows(0) == [["deliverable", "year", "value", "percentage"], ["P0001.1.1", "2015", "7", "70"]]
    assert "1 row." in page.all("section")[0].text


def test_a_list_can_be_a_page(pledged: Run) -> None:
    page = Page(pledged("org list --format html --fields name,network").stdout.encode())

    assert page.rows(0) == [["name", "network"], ["MOgroep", ""], ["Movisie", ""]]


def test_a_day_in_a_table_stays_on_one_line(pledged: Run) -> None:
    page = Page(pledged("pledge list --format html --fields id,signed_on").stdout.encode())

    (day,) = page.all("td")
    assert (day.text, day.attributes["class"]) == ("3 February 2015", "d")
