"""Input that is wrong, odd or meant to do harm: what is said of it, and that nothing else happens."""

from pathlib import Path

import pytest

from aig_cli.model.text import is_harmful
from tests.conftest import Run, Said

UNSEEN = "\u00a0\u3000"


def acts(said: Said) -> bool:
    """Tell whether something reached the terminal that acts on it, or a traceback did."""
    told = said.stdout + said.stderr
    return "Traceback" in told or any(is_harmful(character) for character in told if character != "\n")


def refused(run: Run, store: Path, line: str, exit_code: int, stdin: str | bytes = "") -> str:
    """Return what is said of a line that must end with the code, changing nothing."""
    before = kept(store)
    said = run(line, exit_code, stdin)
    assert not acts(said)
    assert said.stdout == ""
    assert kept(store) == before
    return said.stderr


def kept(store: Path) -> dict[str, bytes]:
    """Return what is in the folder of the store, but for the lock, which says who had it last."""
    return {path.name: path.read_bytes() for path in store.parent.iterdir() if path.suffix != ".lock"}


# -- names and texts ---------------------------------------------------------------------------------------------------

TEXTS = [
    ("", "may not be empty."),
    ("   ", "may not be empty."),
    (UNSEEN, "may not be empty."),
    ("x" * 10_000, "longer than 300 characters (10000)."),
    ("x\x1b]0;PWNED\x07", "control character U+001B at position 2."),
    ("\x1b[2J", "control character U+001B at position 1."),
    ("\x9b2J", "control character U+009B at position 1."),
    ("a\x7f", "control character U+007F at position 2."),
    ("a\x00", "control character U+0000 at position 2."),
    ("abc\u202egpj.exe", "invisible character U+202E at position 4."),
    ("a\u2066b", "invisible character U+2066 at position 2."),
    ("\u200b", "invisible character U+200B at position 1."),
    ("Mo\u200bvisie", "invisible character U+200B at position 3."),
    ("\ufeffMovisie", "invisible character U+FEFF at position 1."),
    ("a\nb", "one line only; there is a line break or a tab at position 2."),
    ("a\tb", "one line only"),
    ("a\rb", "one line only"),
    ("Caf\udce9", "not valid UTF-8."),
]
PLACES = [
    ("org add '{}'", "name: "),
    ("org add A --city '{}'", "--city: "),
    ("org edit O2 --set 'name={}'", "--set name: "),
    ("contact add O1 '{}'", "name: "),
    ("network add '{}' --kind regional", "name: "),
    ("pledge add --title '{}'", "--title: "),
    ("deliverable add P1.1 '{}'", "label: "),
    ("progress log P1.1 --year 2015 --evidence '{}'", "--evidence: "),
]


@pytest.mark.parametrize(("text", "why"), TEXTS)
def test_a_text_that_hides_or_acts_is_named_and_not_taken(pledged: Run, store: Path, text: str, why: str) -> None:
    for line, place in PLACES:
        assert refused(pledged, store, line.format(text), 4).startswith(f"Error: {place}{why}")


@pytest.mark.parametrize(
    "name",
    [
        "Foo [red]Bar",
        "see [a-z]",
        "[/]",
        "[link=https://x.nl]y[/link]",
        "{0} {given} %s %(x)s $p",
        "Z" + "a\u0301" * 30,
        "Аmnesty",
        "شركة الصحة",
        "חברת בריאות",
        "健康会社",
        "family 👨‍👩‍👧",
        "'; DROP TABLE organisations; --",
        "../../etc/passwd",
        "CON",
        "O2 of niet",
        "null",
        "=1+1",
        "＝1+1",
    ],
)
def test_an_odd_name_is_kept_and_shown_as_it_is(pledged: Run, name: str) -> None:
    quoted = f'"{name}"'
    added = pledged(f"org add {quoted} --city Ede")

    stored = pledged("org show O3 --json").json["name"]
    for said in (
        pledged("org list"),
        pledged("org show O3"),
        pledged("org show O3 --color always"),
        pledged(f"org add {quoted}", exit_code=4),
        pledged("get O3 name"),
        pledged("org edit O3 --set city=Ede"),
    ):
        assert stored in said.stdout + said.stderr
    assert pledged("export json").json["organisations"][2]["name"] == stored
    assert not acts(added)
    assert pledged("org list --fields name,city").lines[2].endswith("  Ede")


@pytest.mark.parametrize("twin", ["ærø", "ÆRØ", " Ærø ", "Ærø\u200d", "Ærø\u00a0"])
def test_a_name_that_reads_the_same_is_refused_however_it_is_written(aig: Run, store: Path, twin: str) -> None:
    aig("org add Ærø")

    assert "looks the same as O0001 (Ærø). Another one all the same? Add --allow-duplicate" in refused(
        aig, store, f"org add '{twin}'", 4
    )


def test_of_many_marks_on_a_letter_four_are_shown(aig: Run) -> None:
    aig(f"org add 'Z{chr(0x301) * 200}'")

    assert aig("org list").lines == ["O0001  Ź" + "\u0301" * 4]
    assert len(aig("org show O1 --json").json["name"]) == 200


def test_a_decomposed_name_is_stored_composed(aig: Run) -> None:
    aig("org add 'Cafe\u0301'")

    assert aig("org show O1 --json").json["name"] == "Caf\u00e9"
    assert "looks the same" in aig("org add 'Caf\u00e9'", exit_code=4).stderr


def test_a_text_keeps_its_lines_and_tabs_but_not_the_ends_of_dos(pledged: Run) -> None:
    pledged("org edit O1 --set 'note=een  \r\n\ttwee\t\r\n\r\ndrie'")

    assert pledged("org show O1 --json").json["note"] == "een\n\ttwee\n\ndrie"
    assert pledged("org edit O1 --set 'note=een\n\ttwee\n\ndrie'").lines == ["O0001  unchanged  MOgroep"]


def test_what_acts_in_a_store_already_is_shown_harmless_everywhere(pledged: Run, store: Path) -> None:
    pledged("contact add O2 'Movisie Jansen'")
    pledged("network add 'Movisie netwerk' --kind regional")
    pledged("network join N1 Movisie")
    pledged("commitment add P1 'Movisie helpt'")
    pledged("progress log P1.1 --year 2015 --status completed --note 'Movisie zag het'")
    for path in (store, store.with_suffix(".history.jsonl")):
        path.write_text(path.read_text().replace("Movisie", "Mo\\u001b[2J\\u202e\\u009bX"))

    lines = """org list|org show O2|contact list|network list|network show N1|pledge list|pledge show P1|commitment list
        progress list|progress show P1|pledge check P1|log O2|log --limit 3|search Mo|get O2 name|get P1.2 text
        org list --where name=Mo|org show M|org add MOgroep|pledge list --where holder=niets|undo"""
    for line in lines.replace("\n", "|").split("|"):
        said = pledged(line.strip(), exit_code=None)
        assert not acts(said), line
        assert said.stdout + said.stderr
    assert "Mo<U+001B>[2J<U+202E><U+009B>X" in pledged("pledge show P1").stdout


# -- ids, codes, addresses ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "exit_code", "why"),
    [
        ("org add --help-me", 2, "No such option '--help-me'"),
        ("org add -x", 2, "No such option '-x'"),
        ("org add A --id O0001", 2, "No such option '--id'"),
        ("org show ''", 3, "There is no organisation ''."),
        ("org show ../../etc/passwd", 3, "There is no organisation '../../etc/passwd'."),
        ("org show O１", 3, "There is no organisation 'O１'."),
        ("org show O99999999999999999999", 3, "There is no organisation 'O99999999999999999999'."),
        ("pledge show 'P1\n'", 0, ""),
        ("pledge show 'P1\x1b[2J'", 3, r"There is no pledge 'P1\x1b[2J'."),
        ("pledge show 'P1\udcff'", 3, r"There is no pledge 'P1\udcff'."),
        (f"org show {'x' * 5000}", 3, f"There is no organisation '{'x' * 80}…'."),
        ("get O1 __class__", 2, "There is no field '__class__' in organisations."),
        ("get O1 name.real", 2, "There is no field 'name.real' in organisations."),
        ("undo １２", 2, "'１２' is not the number of an operation."),
        ("undo 2_0", 2, "'2_0' is not the number of an operation."),
        ("org list --limit -1", 2, "-1 is not in the range"),
        ("org list --where 'name=\x1b[2J'", 0, ""),
        ("org list --where '\x1b[2J=x'", 2, r"--where '\x1b[2J=x' is not a filter."),
        ("org list --fields 'id,\u202e'", 2, r"There is no field '\u202e' in organisations."),
        ("'\x1b[2J'", 2, r"No such command '\x1b[2J'."),
        ("org list --store 'no\x1b[2J\u202e.json'", 7, "no<U+001B>[2J<U+202E>.json"),
        ("org add A --kvk 'O123'", 4, "--kvk: 'O123' is not a KVK number: 8 digits."),
        ("org add A --kvk １２３４５６７８", 4, "is not a KVK number: 8 digits."),
        ("org add A --type ' '", 4, "--type: ' ' is not one of: government"),
        ("org add A --type 'welfare\x1b[2J'", 4, r"--type: 'welfare\x1b[2J' is not one of: government"),
        ("org add A --website 'javascript:alert(1)'", 4, "--website: 'javascript:alert(1)' is not a web address."),
        ("org add A --website data:text/html,x", 4, "--website: 'data:text/html,x' is not a web address."),
        ("org add A --website //evil", 4, "--website: '//evil' is not a web address."),
        ("org add A --website 'http://[::1'", 4, "--website: 'http://[::1' is not a web address."),
        ("org add A --website https://user:pw@host/", 4, "Write https://example.nl, without a password."),
        ("org add A --website 'https://x.nl/\x1b[2J'", 4, "--website: control character U+001B at position 14."),
        ("contact add O1 Jan --email a@b", 4, "--email: 'a@b' is not an e-mail address."),
        ("contact add O1 Jan --email 'x y@z.nl'", 4, "--email: 'x y@z.nl' is not an e-mail address."),
        ("contact add O1 Jan --email 'a@b.nl\nBcc: c@d.nl'", 4, r"--email: 'a@b.nl\nBcc: c@d.nl' is not an e-mail"),
        (f"contact add O1 Jan --email {'a' * 400}@b.nl", 4, "is not an e-mail address."),
        ("contact add O1 Jan --phone 612345678", 4, "did it lose its 0?"),
        ("contact add O1 Jan --phone '06\x1b12345678'", 4, "is not a telephone number."),
        ("contact forget '' --yes", 3, "There is no contact person with that name or e-mail address"),
        ("org remove O1", 5, "O0001 is referred to by P0001: it stays."),
        ("org remove O9999", 3, "There is no organisation 'O9999'."),
        ("org edit O9999 --set city=A", 3, "There is no organisation 'O9999'."),
    ],
)
def test_an_odd_word_is_an_error_in_words(pledged: Run, store: Path, line: str, exit_code: int, why: str) -> None:
    if exit_code:
        assert why in refused(pledged, store, line, exit_code)
    else:
        assert not acts(pledged(line))


def test_a_telephone_number_keeps_its_zero_and_its_plus(pledged: Run) -> None:
    for name, phone in (("Jan", "0612345678"), ("Piet", "+31 6 12345678")):
        pledged(f"contact add O1 {name} --phone '{phone}'")

    assert pledged("contact list --fields phone").lines == ["0612345678", "+31 6 12345678"]


# -- pledges, commitments, deliverables, progress ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "exit_code", "why"),
    [
        ("pledge add --title A --holder O9", 3, "--holder: There is no organisation 'O9'."),
        ("pledge add --title A --signatory O1 --signatory O1", 4, "--signatory: O0001 is there already"),
        ("pledge add --title A --term-start 2015-01-02 --term-end 2015-01-01", 4, "2015-01-01 is before the start"),
        ("pledge sign P2 --on 2015-01-01", 4, "exactly one holder is needed; there is none."),
        ("pledge withdraw P1", 5, ": only a draft can be withdrawn."),
        ("commitment remove P1.1", 5, "P0001.1 is signed: it is dropped by"),
        ("progress log P2.9 --year 2015 --status completed", 3, "P0002 has no commitment 'P0002.9'. It has: none."),
        ("progress log P1.1.1 --year 2014 --value 7", 4, "--year: 2014 is before P0001, which starts on 2015-02-03."),
        ("progress log P1.1.1 --year 2027 --value 7", 4, "--year: 2027 is in the future (today is 2026-11-22)."),
        ("progress log P1.1.1 --year 2016 --value 8", 5, "--value: P0001.1.1 has '7' already; '8' is different."),
        ("deliverable edit P1.1.1 --set unit=hectare", 5, "values of P0001.1.1 were reported (2016)"),
        ("progress log P1.1.2 --year 2016 --value 101", 4, "--value: '101' is outside 0 to 100 %."),
        ("progress log P1.1.2 --year 2016 --value -1", 4, "--value: '-1' is outside 0 to"),
        ("progress log P1.1.2 --year 2016 --value 0.5", 4, "--value: '0.5' has a decimal point: write 0,5."),
        (
            "progress log P1.1 --year 2016 --evidence file:///etc/passwd",
            4,
            "'file:///etc/passwd' is not a web address.",
        ),
        ("progress log P1.1 --year 2016 --status Klaar", 4, "--status: 'Klaar' is not one of: not-started"),
        ("progress log P1.1 --year 2016 --status ''", 4, "--status: '' is not one of: not-started"),
        ("pledge close P1 --reason expired --on 2027-01-01", 4, "2027-01-01 is in the future"),
    ],
)
def test_what_a_record_cannot_be_is_refused(pledged: Run, store: Path, line: str, exit_code: int, why: str) -> None:
    pledged("pledge add --title Los")
    pledged("deliverable add P1.1 deel --measure percentage --target 50")
    pledged("progress log P1.1.1 --year 2016 --value 7")

    assert why in refused(pledged, store, line, exit_code)


@pytest.mark.parametrize(
    "year",
    ["0", "-1", "19", "99999", "1989", "2101", "2025.0", "２０２５", "2_025", " 2025 ", "1e3", "nan", "", "٢٠٢٥"],
)
def test_a_year_is_four_digits(pledged: Run, store: Path, year: str) -> None:
    why = f"--year: {year!r} is not a year. Write four digits, 1990 to 2100."

    assert why in refused(pledged, store, f"progress log P1.1 --status completed '--year={year}'", 4)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2025-02-30", "there is no such day."),
        ("0000-01-01", "there is no such day."),
        ("20250101", "is not a date."),
        ("2025-W01-1", "is not a date."),
        ("2025-1-1", "is not a date."),
        ("05-06-15", "has a year of two digits."),
        ("٢٠٢٥-٠١-٠١", "is not a date."),
        ("2025-01-01T00:00", "is not a date."),
        ("today", "is not a date."),
        ("", "is not a date."),
    ],
)
def test_a_day_is_one_of_the_calendar(pledged: Run, store: Path, day: str, why: str) -> None:
    assert f"--due: {day!r}" in (said := refused(pledged, store, f"commitment add P1 x '--due={day}'", 4))
    assert why in said


def test_the_last_day_there_is_sorts_last_but_for_no_day(aig: Run) -> None:
    for title, end in (("geen", ""), ("ver", "--term-end 9999-12-31"), ("dichtbij", "--term-end 01-02-2030")):
        aig(f"pledge add --title {title} {end}")

    assert aig("pledge list --sort term.end --fields title,term.end").lines == [
        "dichtbij  2030-02-01",
        "ver       9999-12-31",
        "geen",
    ]


NO_NUMBERS = [
    "nan",
    "-inf",
    "inf",
    "1e999",
    "1 000",
    "1\u00a0000",
    "1\u202f000",
    "1,000.5",
    "1_000",
    "１２",
    "0x10",
    "",
]


@pytest.mark.parametrize("written", NO_NUMBERS)
def test_what_is_no_number_is_no_target(pledged: Run, store: Path, written: str) -> None:
    why = f"--target: {written!r} is not a number. Write 1250, 1.250 or 1250,5."

    assert why in refused(pledged, store, f"deliverable add P1.1 x '--target={written}'", 4)


@pytest.mark.parametrize("written", ["-5", "-0,5", "1" + "0" * 30, "9" * 5000, "9000000000000001"])
def test_a_number_out_of_bounds_is_no_target(pledged: Run, store: Path, written: str) -> None:
    said = refused(pledged, store, f"deliverable add P1.1 x '--target={written}'", 4)

    assert "is outside 0 to 9000000000000000." in said
    assert len(said) < 300


@pytest.mark.parametrize(
    ("written", "stored"), [("1.000", 1000), ("1,5", 1.5), ("1.000,50", 1000.5), ("-0,0", 0), ("007", 7)]
)
def test_a_number_is_dutch_and_stored_plainly(pledged: Run, written: str, stored: float) -> None:
    pledged(f"deliverable add P1.1 x '--target={written}' --direction decrease")

    assert pledged("get P1.1.2 target").stdout == f"{stored:g}\n"


def test_evidence_is_a_text_and_never_opened(pledged: Run, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    for number, path in enumerate(("../../etc/passwd", str(secret), "C:\\x"), start=2016):
        pledged(f"progress log P1.1 --year {number} --status in-progress --evidence '{path}'")

    assert "geheim" not in pledged("export json").stdout
    assert pledged("export json").json["reports"][1]["updates"][0]["evidence"] == [str(secret)]


@pytest.mark.parametrize("title", [1_000_000, 301])
def test_a_huge_title_is_refused_in_few_words(pledged: Run, store: Path, title: int) -> None:
    said = refused(pledged, store, "pledge add --from -", 4, stdin=f"title: {'a' * title}\n")

    assert said == f"Error: standard input:1: title: longer than 300 characters ({title}).\n"
