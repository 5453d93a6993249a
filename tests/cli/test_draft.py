"""`aig pledge draft`: a letter becomes a draft, somebody looks at it, and it is recorded."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from tests.conftest import EXAMPLES, Run
from tests.exchange.letter.made import p, paper, word

LETTER = EXAMPLES / "letter.txt"
NO_LETTER = "Agenda\n\nWij spreken dinsdag over de begroting, en daarna over de planning van het nieuwe jaar.\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the letter of the examples in it."""
    folder = tmp_path / "desk"
    folder.mkdir()
    shutil.copy(LETTER, folder)
    monkeypatch.chdir(folder)
    return folder


def reviewed(draft: str, title: str = "Samen op de fiets", by: str = "Anna") -> str:
    """Return a draft as a reviewer leaves it."""
    lines = (line for line in draft.splitlines() if not line.startswith("title:"))
    return "\n".join(lines).replace("reviewed_by:", f"reviewed_by: {by}\ntitle: {title}")


# -- the draft --------------------------------------------------------------------------------------------------------


def test_beside_each_value_stands_where_the_letter_says_it(bare: Run) -> None:
    said = bare("pledge draft letter.txt")

    assert "reviewed_by:\n" in said.stdout
    assert "      name: GGD Waddenland  # lines 3-4: the opening of the letter\n" in said.stdout
    assert "    firmness: intention  # lines 25-26: it hopes, plans" in said.stdout
    assert "# The yearly account is promised: line 28.\n" in said.stdout
    assert "not_found:\n  - title\n" in said.stdout


def test_no_store_is_needed_and_none_is_made(bare: Run, store: Path) -> None:
    bare("pledge draft letter.txt")

    assert not store.exists()


def test_a_party_that_the_register_has_gets_its_id(aig: Run) -> None:
    aig("org add 'GGD Waddenland'")
    aig("org add 'Fietsers' --alias 'fietsersvereniging  noord'")

    said = aig("pledge draft letter.txt")

    assert "organisation: O0001  # GGD Waddenland; lines 3-4" in said.stdout
    assert "organisation: O0002  # Fietsers; lines 3-4" in said.stdout
    parties = aig("pledge draft letter.txt --json").json["draft"]["parties"]
    assert [each["organisation"] for each in parties] == ["O0002", "O0001"]


def test_a_party_that_is_nearly_called_so_stays_a_name_with_candidates(aig: Run) -> None:
    aig("org add 'GGD Wadenland'")

    said = aig("pledge draft letter.txt")

    assert "organisation:  # perhaps O0001 GGD Wadenland (96 %): then put that id" in said.stdout
    assert "      name: GGD Waddenland" in said.stdout
    told = aig("pledge draft letter.txt --json").json
    assert told["candidates"] == {"parties.1.organisation": ["O0001 GGD Wadenland (96 %)"]}
    assert told["draft"]["parties"][1]["organisation"]["name"] == "GGD Waddenland"


def test_an_abbreviation_alone_is_not_sure(aig: Run, desk: Path) -> None:
    text = LETTER.read_text().replace("GGD Waddenland,", "Gezondheidsdienst Wadden (GWD),")
    (desk / "letter.txt").write_text(text)
    aig("org add GWD")

    assert "organisation:  # perhaps O0001 GWD: then" in aig("pledge draft letter.txt").stdout


def test_what_the_letter_says_of_a_known_party_is_left_to_whoever_looks(aig: Run, desk: Path) -> None:
    text = LETTER.read_text().replace("heeft 3.200 leden en 14 afdelingen", "heeft 40 aangesloten organisaties")
    (desk / "letter.txt").write_text(text)
    aig("org add 'Fietsersvereniging Noord'")

    said = aig("pledge draft letter.txt")

    assert "O0001  # Fietsersvereniging Noord, of which the letter says: represents.organisations 40; " in said.stdout


def test_a_store_that_is_damaged_is_said(aig: Run, store: Path) -> None:
    store.write_text("{")

    assert aig("pledge draft letter.txt", exit_code=7).stdout == ""


def test_the_letter_is_shown_with_what_each_passage_is(bare: Run) -> None:
    said = bare("pledge draft letter.txt --explain")

    assert "lines 21-22\n  commitment  2) Wij organiseren in elke gemeente" in said.stdout
    assert "  intention   Ook hebben wij de intentie" in said.stdout
    assert "\x1b" not in said.stdout
    assert "\x1b" in bare("pledge draft letter.txt --explain --color always").stdout


def test_the_marks_are_said_in_dutch(bare: Run) -> None:
    said = bare("pledge draft letter.txt --explain --lang nl")

    assert "  toezegging  2) Wij organiseren" in said.stdout
    assert "regels 21-22\n" in said.stdout


def test_programs_read_the_draft_as_json(bare: Run) -> None:
    found = bare("pledge draft letter.txt --json").json

    assert found["draft"]["commitments"][3]["firmness"] == "intention"
    assert found["origins"]["commitments.3.firmness"]["place"] == "lines 25-26"
    assert found["origins"]["parties.0.role"]["rule"] == "the opening of the letter"
    assert "title" in found["not_found"]
    assert {"mark": "boilerplate", "place": "line 9", "sentence": "een omgeving die uitnodigt tot bewegen;"} in found[
        "passages"
    ]
    assert found == bare("pledge draft letter.txt --json --lang nl").json


def test_a_draft_goes_into_a_file_once(bare: Run, desk: Path) -> None:
    said = bare("pledge draft letter.txt -o draft.yaml")

    assert (said.stdout, said.stderr) == ("", "Wrote draft.yaml\n")
    assert "--force" in bare("pledge draft letter.txt -o draft.yaml", exit_code=5).stderr
    bare("pledge draft letter.txt -o draft.yaml --force")
    assert bare("pledge draft letter.txt").stdout == (desk / "draft.yaml").read_text()


def test_a_draft_never_overwrites_its_letter(bare: Run, desk: Path) -> None:
    said = bare("pledge draft letter.txt -o ./letter.txt --force", exit_code=5)

    assert "./letter.txt is the letter itself" in said.stderr
    assert (desk / "letter.txt").read_bytes() == LETTER.read_bytes()


def test_what_is_no_pledge_letter_gives_an_empty_draft_and_says_why(bare: Run, desk: Path) -> None:
    (desk / "agenda.txt").write_text(NO_LETTER)

    said = bare("pledge draft agenda.txt -o draft.yaml", exit_code=1)

    assert said.stderr.startswith("Wrote draft.yaml\nagenda.txt: no pledge was found. ")
    assert "Next:" not in said.stderr
    draft = (desk / "draft.yaml").read_text()
    assert "# No pledge was found. It has too few words to be a letter.\n" in draft
    assert "reviewed_by:\ntitle:  # not found; a pledge needs one\nsource:\n  file: agenda.txt\n" in draft
    assert "not_found:\n  - title\n  - parties\n" in draft
    assert "commitments:" not in draft
    assert list(bare("pledge draft agenda.txt --json", exit_code=1).json["draft"]) == ["source"]
    assert "  other  Agenda" in bare("pledge draft agenda.txt --explain", exit_code=1).stdout


def test_a_letter_that_is_not_there_is_not_found(bare: Run) -> None:
    assert "Cannot read 'brief.txt'" in bare("pledge draft brief.txt", exit_code=3).stderr


@pytest.mark.parametrize("options", ["", "--explain", "--json"])
@pytest.mark.parametrize(
    ("make", "sign"), [(lambda text: word("".join(map(p, text.split("\n\n")))), "\x9b"), (paper, "\x1b")]
)
def test_what_would_act_on_a_terminal_is_written_out(
    bare: Run, desk: Path, make: Callable[[str], bytes], sign: str, options: str
) -> None:
    text = " ".join(LETTER.read_text().split("\n\n")[1:2]).replace("Noord", f"Noo{sign}2Jrd")
    (desk / "brief").write_bytes(make(f"{text}\n\nWij organiseren elk jaar tien fietstochten voor onze leden."))

    said = bare(f"pledge draft brief {options}", exit_code=None)

    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", said.stdout + said.stderr)
    assert f"Noo<U+{ord(sign):04X}>2Jrd" in said.stdout


def test_many_letters_in_one_file_are_soon_told(bare: Run, desk: Path) -> None:
    (desk / "brieven.txt").write_text(f"{LETTER.read_text()}\n\n" * 90)
    start = process_time()

    said = bare("pledge draft brieven.txt", exit_code=1)

    assert "It holds several letters: another begins at line" in said.stderr
    assert process_time() - start < 4


def test_more_sentences_than_a_letter_has_are_not_looked_at(bare: Run, desk: Path) -> None:
    (desk / "boek.txt").write_text("Wij wandelen elke week met de buurt. " * 3_001)

    assert "boek.txt: has more than 3,000 sentences" in bare("pledge draft boek.txt", exit_code=4).stderr


@pytest.mark.parametrize(
    ("options", "why"),
    [("--explain --json", "--explain by itself"), ("--explain -o x", "by itself"), ("--json -o x", "leave out")],
)
def test_options_that_do_not_go_together_are_refused(bare: Run, options: str, why: str) -> None:
    assert why in bare(f"pledge draft letter.txt {options}", exit_code=2).stderr


def test_a_letter_comes_on_standard_input_too(bare: Run) -> None:
    said = bare("pledge draft - -o x.yaml", stdin=LETTER.read_bytes())

    assert said.stderr == "Wrote x.yaml\n"


def test_a_letter_that_promises_no_yearly_account_is_said_to(bare: Run, desk: Path) -> None:
    text = LETTER.read_text().replace("Ieder jaar laten wij aan het programma weten wat wij hebben bereikt.", "")
    (desk / "letter.txt").write_text(text)

    assert "# The yearly account is not promised, or not so that" in bare("pledge draft letter.txt").stdout


# -- the review -------------------------------------------------------------------------------------------------------


def test_a_draft_is_recorded_once_somebody_looked_at_it(aig: Run, desk: Path) -> None:
    draft = aig("pledge draft letter.txt").stdout
    (desk / "draft.yaml").write_text(reviewed(draft))

    aig("pledge add --from draft.yaml")

    pledge = aig("pledge show P1 --json").json
    assert pledge["source"]["reviewed_by"] == "Anna"
    assert pledge["source"]["file"] == "letter.txt"
    assert pledge["parties"][1]["words"].startswith("Ja, wij, Fietsersvereniging Noord en GGD Waddenland, willen")
    assert [each["firmness"] for each in pledge["commitments"]] == ["firm"] * 3 + ["intention"]
    assert len(aig("org list").lines) == 2


@pytest.mark.parametrize(
    "change",
    [
        ("reviewed_by: Anna", "reviewed_by:"),
        ("reviewed_by: Anna", "reviewed_by: '  '"),
        ("reviewed_by: Anna\n", ""),
    ],
)
def test_a_draft_at_which_nobody_looked_is_refused(aig: Run, desk: Path, store: Path, change: tuple[str, str]) -> None:
    (desk / "draft.yaml").write_text(reviewed(aig("pledge draft letter.txt").stdout).replace(*change))
    before = store.read_bytes()

    said = aig("pledge add --from draft.yaml", exit_code=5)

    assert "reviewed_by: nobody has looked at this draft beside its letter." in said.stderr
    assert said.stderr.startswith("Error: draft.yaml:")
    assert store.read_bytes() == before


def test_a_draft_without_its_source_is_a_draft_all_the_same(aig: Run) -> None:
    assert "reviewed_by" in aig("pledge add --from -", 5, stdin="title: A\nnot_found: [term]\n").stderr
    aig("pledge add --from -", stdin="title: A\nreviewed_by: Anna\nnot_found: [term]\n")
    assert aig("pledge show P1 --json").json["source"]["reviewed_by"] == "Anna"


def test_a_pledge_that_came_from_no_letter_needs_no_review(aig: Run) -> None:
    aig("pledge add --from -", stdin="title: A\nsource: {file: brief.pdf}\n")

    assert aig("pledge show P1 --json").json["source"]["reviewed_by"] is None


def test_who_looked_may_stand_with_the_letter(aig: Run) -> None:
    source = f"{{sha256: {'0' * 64}, reviewed_by: Anna}}"

    aig("pledge add --from -", stdin=f"title: A\nsource: {source}\n")

    assert aig("pledge show P1 --json").json["source"]["reviewed_by"] == "Anna"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ("reviewed_by: Anna\nsource: brief.pdf", "standard input:3: source: "),
        ("reviewed_by: [Anna]", "standard input:2: source.reviewed_by: "),
        ("reviewed_by: Anna\nsource: {file: [a], sha256: b}", "source.file: "),
    ],
)
def test_a_draft_that_is_no_longer_one_is_told_where(aig: Run, fields: str, why: str) -> None:
    assert why in aig("pledge add --from -", 4, stdin=f"title: A\n{fields}\n").stderr


def test_another_letter_under_the_same_name_is_refused(aig: Run, desk: Path, store: Path) -> None:
    (desk / "draft.yaml").write_text(reviewed(aig("pledge draft letter.txt").stdout))
    (desk / "letter.txt").write_text("another letter")
    before = store.read_bytes()

    said = aig("pledge add --from draft.yaml", exit_code=5)

    assert "source.sha256: letter.txt is not the letter that the draft was made from: its SHA-256 is" in said.stderr
    assert "aig pledge draft letter.txt" in said.stderr
    assert store.read_bytes() == before


def test_the_letter_is_looked_for_beside_the_draft_and_where_one_works(aig: Run, desk: Path) -> None:
    (desk / "in").mkdir()
    draft = reviewed(aig("pledge draft letter.txt").stdout)
    (desk / "in" / "draft.yaml").write_text(draft)
    (desk / "in" / "letter.txt").write_text("another letter")

    aig("pledge add -n --from in/draft.yaml")  # the one in the working folder is the same
    (desk / "letter.txt").unlink()

    assert "in/letter.txt is not the letter" in aig("pledge add --from in/draft.yaml", exit_code=5).stderr
    (desk / "in" / "letter.txt").unlink()
    aig("pledge add --from in/draft.yaml")


# -- the words in the register ----------------------------------------------------------------------------------------


def words_of(aig: Run, field: str) -> list[Any]:
    return [each["words"] for each in aig("pledge show P1 --json").json[field]]


def test_the_words_of_the_letter_are_shown_beside_each_part(aig: Run) -> None:
    document = (
        "title: A\nparties:\n  - organisation: {name: Zorgplein}\n    role: holder\n    words: Ja, wij, Zorgplein\n"
        "commitments:\n  - text: x\n    due: {words: dit jaar}\n    deliverables:\n"
        "      - {label: voorbeelden, target: 10, words: Wij verzamelen tien voorbeelden}\n"
        "reach:\n  - {channel: blad, value: 2900, words: Het blad bereikt 2.900 lezers}\n"
    )
    aig("pledge add --from -", stdin=document)

    shown = aig("pledge show P1 --source").lines

    assert shown[shown.index("    1  organisation O0001 Zorgplein; role holder") + 1] == (
        "      words  Ja, wij, Zorgplein"
    )
    assert any(line.split() == ["words", "Wij", "verzamelen", "tien", "voorbeelden"] for line in shown)
    assert "      words  Het blad bereikt 2.900 lezers" in shown
    plain = aig("pledge show P1").lines
    assert not any("tien voorbeelden" in line or "bereikt" in line for line in plain)
    assert any("due.words" in line and "dit jaar" in line for line in plain)
    assert words_of(aig, "reach") == ["Het blad bereikt 2.900 lezers"]
