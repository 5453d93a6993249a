"""Letters of Word: what is shown is read, with the labels of lists, and nothing that was deleted or hidden."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from aig_cli.errors import AigError
from aig_cli.exchange.letter.letter import Letter
from aig_cli.exchange.letter.reading import read
from aig_cli.language import speaking
from tests.exchange.letter.made import item, p, relations, shown, t, word, zipped

Give = Callable[..., Letter]


@pytest.fixture
def given(tmp_path: Path) -> Give:
    """Reads a document with a body and other parts, or whole."""

    def read_given(content: str | bytes, **parts: str) -> Letter:
        path = tmp_path / "brief.docx"
        path.write_bytes(word(content, **parts) if isinstance(content, str) else content)
        return read(str(path))

    return read_given


def places(letter: Letter) -> list[str]:
    return [str(each.place) for each in letter.paragraphs]


def test_paragraphs_are_counted_where_something_stands(given: Give) -> None:
    letter = given(f"<w:p>{t('Ja, wij doen mee.')}</w:p>" + p("") + p("  ") + p("Dat doen we zo: samen. En met u."))

    assert shown(letter) == ["Ja, wij doen mee.", "Dat doen we zo: samen. En met u."]
    assert places(letter) == ["paragraph 1", "paragraph 2"]
    assert [str(each.place) for each in letter.sentences] == ["paragraph 1", "paragraph 2", "paragraph 2"]
    with speaking("nl"):
        assert places(letter) == ["alinea 1", "alinea 2"]


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (t("Ja, ") + t("wij", "<w:b/>") + t(" ook"), "Ja, wij ook"),
        (f"<w:ins>{t('Ja')}</w:ins><w:del><w:r><w:delText>Nee</w:delText></w:r></w:del>{t(', graag')}", "Ja, graag"),
        (f"<w:moveFrom>{t('weg')}</w:moveFrom><w:moveTo>{t('hier')}</w:moveTo>", "hier"),
        (f"{t('zie ')}<w:hyperlink>{t('onze site')}</w:hyperlink>", "zie onze site"),
        (f"<w:sdt><w:sdtPr>{t('x')}</w:sdtPr><w:sdtContent>{t('ingevuld')}</w:sdtContent></w:sdt>", "ingevuld"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
            f'{t("code")}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{t("2018")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + t(" is het jaar"),
            "2018 is het jaar",
        ),
        (f'<w:fldSimple w:instr="DATE">{t("3 mei")}</w:fldSimple>', "3 mei"),
        (t("zicht") + t("verborgen", "<w:vanish/>") + t("baar", '<w:vanish w:val="0"/>'), "zichtbaar"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/></w:r>", "a b-c"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="x"/><w:t> klaar</w:t></w:r>', "✓ klaar"),
        (t("vaste\u00a0spatie en non\u2011stop af\u00adbreken\u200b"), "vaste spatie en non-stop afbreken"),
        ("<w:r><w:t>een zin met de</w:t><w:br/><w:t>rest ervan</w:t></w:r>", "een zin met de rest ervan"),
        ("<w:r><w:t>een zin </w:t><w:lastRenderedPageBreak/><w:t>over twee</w:t></w:r>", "een zin over twee"),
        ('<w:r><w:t>een zin</w:t><w:br w:type="page"/><w:t>over twee</w:t></w:r>', "een zin over twee"),
        (t("t\u009bweg\u202e"), "t<U+009B>weg"),
        ("<mc:AlternateContent/><w:r><w:t>leeg</w:t></w:r>", "leeg"),
    ],
)  # fmt: skip
def test_a_paragraph_is_read_as_word_shows_it(given: Give, runs: str, text: str) -> None:
    assert shown(given(p(runs)))[0].replace("# ", "") == text


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next(given: Give) -> None:
    assert shown(given(p("Wij gaan ", "<w:rPr><w:del/></w:rPr>") + p("op pad."))) == ["Wij gaan op pad."]


def test_lines_within_a_paragraph_are_items_where_they_look_so(given: Give) -> None:
    runs = "<w:r><w:t>Zo:</w:t><w:br/><w:t>1) wandelen;</w:t><w:cr/><w:t>2) fietsen.</w:t></w:r>"
    letter = given(p(runs) + p("- zwemmen"))

    assert shown(letter) == ["Zo:", "1) wandelen;", "2) fietsen.", "- zwemmen"]
    assert places(letter) == ["paragraph 1", "paragraph 1", "paragraph 1", "paragraph 2"]


@pytest.mark.parametrize(
    "body",
    [
        p("Wij bereiken lezers (inwoners,") + p('<w:r><w:br w:type="page"/><w:t>huisartsen) ook</w:t></w:r>'),
        p("Wij bereiken lezers (inwoners,") + p("huisartsen) ook"),
        p('<w:r><w:t>Wij bereiken lezers (inwoners,</w:t><w:br w:type="page"/></w:r>') + p("huisartsen) ook"),
        p("Wij bereiken lezers (inwoners,") + p('<w:r><w:br w:type="page"/></w:r>') + p("huisartsen) ook"),
    ],
)
def test_a_sentence_goes_on_over_a_page(given: Give, body: str) -> None:
    letter = given(body)

    assert shown(letter) == ["Wij bereiken lezers (inwoners, huisartsen) ook"]
    assert places(letter) == ["paragraphs 1-2"]


def test_what_a_page_does_not_part_stays_apart(given: Give) -> None:
    assert shown(given(p("wandelen") + p("fietsen"))) == ["wandelen", "fietsen"]


def level(number: int, form: str, text: str, more: str = "") -> str:
    shape = f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/>{shape}{more}</w:lvl>'


def numbering(*levels: str, uses: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{uses}'
    )


def labels(letter: Letter) -> list[str]:
    return [each.label for each in letter.paragraphs]


@pytest.mark.parametrize(
    ("form", "text", "shown_as"),
    [
        ("decimal", "%1)", ["1)", "2)", "3)"]),
        ("decimalZero", "%1.", ["01.", "02.", "03."]),
        ("lowerLetter", "(%1)", ["(a)", "(b)", "(c)"]),
        ("upperLetter", "%1.", ["A.", "B.", "C."]),
        ("lowerRoman", "%1.", ["i.", "ii.", "iii."]),
        ("upperRoman", "%1", ["I", "II", "III"]),
        ("ordinal", "Actie %1:", ["Actie 1:", "Actie 2:", "Actie 3:"]),
        ("none", "", ["", "", ""]),
        ("bullet", "\uf0b7", ["•", "•", "•"]),
        ("bullet", "", ["•", "•", "•"]),
        ("bullet", "-", ["-", "-", "-"]),
        ("bullet", "o", ["o", "o", "o"]),
    ],
)
def test_labels_are_those_that_word_shows(given: Give, form: str, text: str, shown_as: list[str]) -> None:
    letter = given(item("een") + item("twee") + item("drie"), numbering=numbering(level(0, form, text)))

    assert labels(letter) == shown_as


def test_levels_of_a_list_count_within_each_other(given: Give) -> None:
    levels = (
        level(0, "decimal", "%1."),
        level(1, "lowerLetter", "%1%2)"),
        level(2, "lowerRoman", "%1.%2.%3", "<w:isLgl/>"),
    )
    steps = (0, 1, 1, 2, 0, 1, 2)

    letter = given("".join(item("punt", level=each) for each in steps), numbering=numbering(*levels))

    assert labels(letter) == ["1.", "1a)", "1b)", "1.2.1", "2.", "2a)", "2.1.1"]


def test_a_level_without_one_above_shows_where_that_begins(given: Give) -> None:
    letter = given(item("punt", level=1), numbering=numbering(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")))

    assert labels(letter) == ["1.1"]


def test_a_level_can_go_on_counting(given: Give) -> None:
    levels = (level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>'))

    letter = given("".join(item("punt", level=each) for each in (0, 1, 0, 1)), numbering=numbering(*levels))

    assert labels(letter) == ["1.", "a)", "2.", "b)"]


def test_a_list_begins_anew_where_it_is_to(given: Give) -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    uses = (1, 1, 2, 2, 3)

    letter = given(
        "".join(item("punt", use=each) for each in uses), numbering=numbering(level(0, "decimal", "%1)"), uses=again)
    )

    assert labels(letter) == ["1)", "2)", "5)", "6)", "7)"]


def test_lists_of_a_style_and_lists_elsewhere_are_found(given: Give) -> None:
    styles = (
        '<w:style w:styleId="Punt"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Onderpunt"><w:basedOn w:val="Punt"/></w:style>'
        '<w:style w:styleId="Rond"><w:basedOn w:val="Rond"/></w:style>'
    )
    linked = (
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Lijst"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="9"><w:styleLink w:val="Lijst"/>'
        + level(0, "upperRoman", "%1.")
        + "</w:abstractNum>"
        '<w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num>'
    )
    body = "".join(p("punt", f'<w:pStyle w:val="{name}"/>') for name in ("Punt", "Onderpunt", "Rond", "Geen"))

    letter = given(
        body + item("punt", use=4) + item("punt", use=0) + item("punt", use=99),
        styles=styles,
        numbering=numbering(level(0, "decimal", "%1)"), uses=linked),
    )

    assert labels(letter) == ["1)", "2)", "", "", "I.", "", ""]


def test_a_number_without_end_stays_small(given: Give) -> None:
    levels = (level(0, "lowerLetter", "%1").replace('start w:val="1"', 'start w:val="999999999"'),)

    letter = given(item("punt", level=0) + item("punt") + item("punt", level=99), numbering=numbering(*levels))

    assert all(len(each.label) < 2_000 for each in letter.paragraphs)


def test_cells_notes_and_text_boxes_have_a_place_of_their_own(given: Give) -> None:
    table = (
        "<w:tbl><w:tblPr/><w:del/><w:tr><w:tc>"
        + p("Bereik")
        + "</w:tc><w:tc>"
        + p("4.200 lezers (onder")
        + p("wie huisartsen)")
        + "</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
        + p("weg")
        + "</w:tc></w:tr><w:sdt><w:sdtContent><w:tr><w:tc>"
        + p("Doel")
        + "</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
    )
    box = "<w:drawing><w:txbxContent>" + p("In een kader.") + "</w:txbxContent></w:drawing>"
    body = (
        p("Wij doen mee.")
        + table
        + p(
            f'{t("Met voetnoten")}<w:r><w:footnoteReference w:id="5"/></w:r>{t(" en meer")}'
            '<w:r><w:footnoteReference w:id="3"/><w:endnoteReference w:id="2"/><w:footnoteReference w:id="99"/></w:r>'
            f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
        + "<w:sectPr/>"
    )
    notes = f'<w:footnote w:type="separator" w:id="-1">{p("---")}</w:footnote>' + "".join(
        f'<w:footnote w:id="{number}">{p(f"Noot {number} in het bestand.")}</w:footnote>' for number in (3, 5)
    )
    endnotes = f'<w:endnote w:id="2">{p("Aan het eind.")}</w:endnote>'

    letter = given(body, footnotes=notes, endnotes=endnotes)

    assert list(zip(places(letter), (each.text for each in letter.paragraphs), strict=True)) == [
        ("paragraph 1", "Wij doen mee."),
        ("table 1, row 1, column 1", "Bereik"),
        ("table 1, row 1, column 2", "4.200 lezers (onder"),
        ("table 1, row 1, column 2", "wie huisartsen)"),
        ("table 1, row 2, column 1", "Doel"),
        ("paragraph 2", "Met voetnoten en meer"),
        ("paragraph 3", "In een kader."),
        ("footnote 1", "Noot 5 in het bestand."),
        ("footnote 2", "Noot 3 in het bestand."),
        ("endnote 1", "Aan het eind."),
    ]


def test_headings_are_those_by_their_style_and_short_lines_above_others(given: Give) -> None:
    styles = '<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    body = (
        p("Onze belofte, samen.", '<w:pStyle w:val="Kop1"/>')
        + p("wij gaan op pad.")
        + p("Wat we doen")
        + p("Wandelen.")
    )

    assert shown(given(body, styles=styles)) == [
        "# Onze belofte, samen.",
        "wij gaan op pad.",
        "# Wat we doen",
        "Wandelen.",
    ]


def test_the_letter_is_found_where_the_package_says(given: Give) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = f'<w:document xmlns:w="{strict}"><w:body>{p("Hier.")}</w:body></w:document>'

    assert shown(given(zipped({"_rels/.rels": relations(officeDocument="/word/a.xml"), "word/a.xml": document}))) == [
        "Hier."
    ]
    assert shown(given(zipped({"word/document.xml": document}))) == ["Hier."]


BOMB = "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>"
WHOLE = word(p("Ja, wij doen mee."))


def changed(place: int, to: bytes) -> bytes:
    """Return a document with another byte in the entries of its directory, counted behind their signature."""
    head, sign, entries = WHOLE.partition(b"PK\x01\x02")
    return head + b"".join(sign + each[:place] + to + each[place + 1 :] for each in entries.split(sign))


def document(content: str | bytes) -> bytes:
    return zipped({"word/document.xml": content})


REFUSED: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: word(""), "there is no text in it."),
    "all deleted": (lambda: word(p(f"<w:del>{t('weg')}</w:del>")), "there is no text in it."),
    "half": (lambda: WHOLE[: len(WHOLE) // 2], "the file is damaged."),
    "packed otherwise": (lambda: changed(6, b"\x0c"), "the file is damaged."),
    "password": (lambda: changed(4, b"\x01"), "the letter has a password."),
    "cut XML": (lambda: document("<w:document"), "the file is damaged."),
    "entities": (lambda: document(f"{BOMB}<w>&b;</w>"), "a document with a DOCTYPE is not accepted."),
    "entities in UTF-16": (lambda: document(f"{BOMB}<w>&b;</w>".encode("utf-16")), "a document with a DOCTYPE"),
    "deep": (lambda: document("<a>" * 300 + "</a>" * 300), "the file is damaged."),
    "many elements": (lambda: document(f"<a>{'<b/>' * 400_001}</a>"), "has more than 400,000 marks of layout"),
    "long": (lambda: word(p("x" * 2_000_001)), "more than 2,000,000 characters"),
    "many lines": (lambda: word(p("x") * 25_001), "more than 50,000 lines"),
    "many paragraphs": (lambda: word(p("Zin.") * 20_001), "more than 3,000 sentences"),
    "bomb": (lambda: zipped({"word/document.xml": b" " * (101 * 2**20)}), "unpacks to more than 100 MB."),
    "xlsx": (lambda: zipped({"xl/workbook.xml": "<a/>"}), "is not a letter that can be read but a workbook."),
    "odt": (lambda: zipped({"content.xml": "<a/>"}), "but an OpenDocument file."),
    "zip": (lambda: zipped({"foto.jpg": "x"}), "but a zip file of something else."),
    "empty zip": (lambda: zipped({}), "but a zip file of something else."),
}


@pytest.mark.parametrize(("made", "why"), REFUSED.values(), ids=REFUSED)
def test_a_document_that_is_none_is_refused_in_words(given: Give, made: Callable[[], bytes], why: str) -> None:
    with pytest.raises(AigError) as error:
        given(made())
    assert error.value.exit_code == 4
    assert why in str(error.value)
