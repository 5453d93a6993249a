"""The program speaks Dutch and English; what scripts read is the same in both."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pexpect
import pytest

from aig_cli.language import Language, Phrase, language, speaking, spoken
from tests.conftest import PROGRAM, Run, Said, terminal

MESSAGES = Path(__file__).parent.parent / ".ci" / "messages.py"
CATALOGUE = Path(__file__).parent.parent / "aig_cli" / "locale" / "nl" / "LC_MESSAGES" / "aig.po"


# -- which language ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "options", "said"),
    [
        ({}, "", "Error: There is no pledge 'P0009'."),
        ({}, "--lang nl", "Fout: Er is geen belofte 'P0009'."),
        ({}, "--lang=nl", "Fout: Er is geen belofte 'P0009'."),
        ({"AIG_LANG": "nl"}, "", "Fout: Er is geen belofte 'P0009'."),
        ({"LC_ALL": "nl_NL.UTF-8"}, "", "Fout: Er is geen belofte 'P0009'."),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "C"}, "", "Error: There is no pledge 'P0009'."),
        ({"AIG_LANG": "nl"}, "--lang en", "Error: There is no pledge 'P0009'."),
        ({"LC_ALL": "nl_NL.UTF-8"}, "--lang en", "Error: There is no pledge 'P0009'."),
        ({"LC_ALL": "nl_NL.UTF-8", "AIG_LANG": "en"}, "", "Error: There is no pledge 'P0009'."),
        ({"AIG_LANG": ""}, "--lang en --lang nl", "Fout: Er is geen belofte 'P0009'."),
    ],
)
def test_the_language_is_that_of_the_option_the_setting_or_the_locale(
    aig: Run, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], options: str, said: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)

    assert said in aig(f"pledge show P0009 {options}", exit_code=3).stderr


def test_the_language_can_be_named_before_the_command_too(aig: Run) -> None:
    assert "Er is geen belofte" in aig("--lang nl pledge show P0009", exit_code=3).stderr


@pytest.mark.parametrize("line", ["org list --lang fr", "--lang fr org list", "org list --lang"])
def test_a_language_that_there_is_not_is_refused_in_english(aig: Run, line: str) -> None:
    assert "Error: " in aig(line, exit_code=2).stderr


def test_a_language_in_the_environment_that_there_is_not_is_refused(aig: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIG_LANG", "fr")

    assert "'fr' is not one of" in aig("org list", exit_code=2).stderr


# -- what is said -----------------------------------------------------------------------------------------------------


def test_the_help_of_the_program_is_dutch(shell: Callable[..., Said]) -> None:
    said = shell("aig --lang nl --help").stdout

    assert said.startswith("Gebruik: aig [OPTIONS] COMMAND [ARGS]...")
    assert "Registreer beloften, leg vast wat ervan is gekomen, en laat het zien." in said
    assert "Voortgang:\n  progress  Voortgang:" in said
    assert "  -V, --version   Toon de versie en stop." in said
    assert "  -h, --help      Toon deze uitleg en stop." in said


def test_the_help_of_a_group_and_of_a_command_is_dutch(shell: Callable[..., Said]) -> None:
    said = shell("aig pledge --help; aig export --help; aig commitment add --help", AIG_LANG="nl").stdout

    assert "Leg een belofte vast als concept." in said
    assert "één rij per record" in said
    assert "Een kanaal dat wordt gebruikt. Mag vaker worden gegeven." in " ".join(said.split())
    assert "Een van: activity, product, dissemination, outcome." in " ".join(said.split())
    assert not {"Options:", "Commands:", "Usage:", "Show", "May"} & set(said.split())


def test_english_help_stays_what_it_was(shell: Callable[..., Said]) -> None:
    said = shell("aig --help; aig pledge sign --help", LC_ALL="C.UTF-8").stdout

    assert "Usage: aig pledge sign [OPTIONS] [PLEDGE...]" in said
    assert "Sign drafts: from then on their commitments stand." in said


@pytest.mark.parametrize(
    ("line", "exit_code", "said"),
    [
        ("pledge check --all", 1, "nee: geen datum"),
        ("org", 2, "Gebruik: aig org [OPTIONS] COMMAND"),
        ("org add", 2, "Fout: Er ontbreekt een argument 'NAME'.\nProbeer: aig org add --help\n"),
        ("org lst", 2, "Fout: Er is geen opdracht 'lst'."),
        ("pledge sign P1", 2, "Fout: Geef --on DATE, of --date-unknown.\nProbeer: aig pledge sign --help\n"),
        ("org show GGD", 3, "Fout: Er is geen organisatie 'GGD'. Zie: aig org list"),
        ("org edit O1 --set kvk=12", 4, "'12' is geen KVK-nummer"),
        ("pledge sign P1 --on 2016-01-01", 5, "P0001 is getekend (op 2015-02-03): alleen een concept"),
        ("pledge close --where id=P1 --reason expired --on 2016-01-01", 5, "1 belofte afsluiten?"),
        ("org list --store nope.json", 7, "Fout: Er is geen register op"),
    ],
)
def test_an_error_of_each_kind_is_said_in_dutch(pledged: Run, line: str, exit_code: int, said: str) -> None:
    pledged("commitment edit P1.1 --unset due")

    told = pledged(f"{line} --lang nl" if line != "org" else "--lang nl org", exit_code=exit_code)

    assert said in told.stdout + told.stderr


def test_a_busy_store_says_so_in_dutch(pledged: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    monkeypatch.setenv("AIG_LOCK_TIMEOUT", "1")
    with store.with_name("aig.lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = pledged("org add GGD --lang nl", exit_code=6)

    assert "Fout: Het register is in gebruik" in said.stderr


def test_several_problems_stand_under_each_other_in_dutch(pledged: Run) -> None:
    said = pledged("org edit O1 --set kvk=12 --set website=x --lang nl", exit_code=4).stderr.splitlines()

    assert [line[:13] for line in said] == ["Fout: --set k", "      --set w"]


def test_a_dry_run_and_what_was_done_are_told_in_dutch(pledged: Run) -> None:
    said = pledged("org edit O1 --set city=Zeist -n --lang nl")

    assert said.stdout == "O0001  gewijzigd  MOgroep\n  city  (geen) → Zeist\n"
    assert said.stderr == "Proef: er is niets geschreven.\n"


def test_undoing_is_told_in_dutch(pledged: Run) -> None:
    pledged("org add GGD")

    said = pledged("undo --lang nl")

    assert said.stdout == "O0003  weg\n"
    assert said.stderr == "Ongedaan gemaakt: bewerking 8 (org add), records: 1.\n"
    assert "Opnieuw gedaan: bewerking 8" in pledged("redo --lang nl").stderr


def test_a_question_is_asked_in_dutch_and_answered_by_j(pledged: Run, store: Path) -> None:
    pledged("org add GGD")
    line = "org remove --where name=GGD --lang nl"
    dialogue = pexpect.spawn(str(PROGRAM), line.split(), env=terminal(store), encoding="utf-8", timeout=20)
    dialogue.expect_exact("1 organisatie verwijderen? Terugdraaien kan met: aig undo. [j/N] ")
    dialogue.sendline("j")
    dialogue.expect_exact("verwijderd")
    dialogue.expect_exact("Verder: aig undo")
    dialogue.expect(pexpect.EOF)
    dialogue.close()

    assert dialogue.exitstatus == 0


def test_nothing_found_and_a_warning_are_told_in_dutch(pledged: Run) -> None:
    assert pledged("network list --lang nl").stderr == "Geen netwerken.\n"
    said = pledged("commitment add P1 Voorlichting --lang nl").stderr
    assert "Let op: Geen datum waarop het gereed moet zijn: P0001.2.\n" in said


def test_thousands_are_apart_by_a_point_in_dutch(pledged: Run, tmp_path: Path) -> None:
    names = "".join(f"Stichting nummer {number}\n" for number in range(1200))
    (tmp_path / "list.csv").write_text(f"name\n{names}")

    said = pledged(f"import orgs {tmp_path}/list.csv -n --lang nl", exit_code=None)

    assert "1.200 rijen: " in said.stderr


def test_codes_are_said_by_their_labels_in_dutch_sentences() -> None:
    assert language("nl").say("{number:,} and {number}", number=12345) == "12.345 and 12345"
    with speaking("nl"):
        assert str(Phrase("{first} and {last}", first="a", last=Phrase("a list"))) == "a en een lijst"
        assert spoken().code == "nl"
    assert spoken().code == "en"
    assert Language("nl").say("") == ""


# -- what scripts read ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "pledge list --json",
        "pledge show P1 --json",
        "pledge list --format csv",
        "export csv pledges",
        "pledge check P1 --json",
        "progress show P1 --json",
        "log --json",
        "schema",
        "org edit O1 --set city=Zeist -n --json",
        "org edit O1 --set city=Zeist -n -q",
        "import orgs list.csv -n --json",
        "doctor --json",
        "get P1 state",
    ],
)
def test_what_scripts_read_is_the_same_in_both_languages(
    pledged: Run, store: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.chdir(store.parent)
    pledged("org add MOgroep --allow-duplicate")
    store.chmod(0o644)
    Path("list.csv").write_text("name,kvk,sector\nMovizie,,\nGGD,12,\nMOgroep,01234567,public\n,,\n")

    english, dutch = pledged(f"{line} --lang en", exit_code=None), pledged(f"{line} --lang nl", exit_code=None)

    assert english.stdout == dutch.stdout != ""


def test_the_response_to_a_round_is_the_same_for_scripts(asked: Run) -> None:
    assert asked("round show 2026 --json --lang nl").stdout == asked("round show 2026 --json").stdout
    assert "  respons" in asked("round show 2026 --lang nl").stdout


def test_a_store_that_another_hand_edited_is_told_to_scripts_in_english(pledged: Run, store: Path) -> None:
    store.write_bytes(store.read_bytes().replace(b"MOgroep", b"MOgroup"))

    english = pledged("doctor --diff --json", exit_code=1)

    assert pledged("doctor --diff --json --lang nl", exit_code=1).stdout == english.stdout
    assert "buiten aig" in pledged("doctor --lang nl", exit_code=1).stdout


# -- the catalogue ----------------------------------------------------------------------------------------------------


def messages(*options: str) -> Said:
    done = subprocess.run(
        [sys.executable, str(MESSAGES), *options], check=False, capture_output=True, text=True, env=dict(os.environ)
    )
    return Said(done.stdout, done.stderr, done.returncode)


def test_the_catalogue_has_exactly_what_the_program_says_all_of_it_in_dutch() -> None:
    said = messages("--check")

    assert said.exit_code == 0, said.stdout + said.stderr


def test_the_check_finds_what_is_missing_gone_untranslated_and_told_otherwise(tmp_path: Path) -> None:
    text = CATALOGUE.read_text()
    broken = text.replace('msgid "Wrote {path}"', 'msgid "Wrote it"').replace(
        'msgstr "Geen {records}."', 'msgstr "Geen {stuks}."'
    )
    broken = broken.replace('msgstr "Maak een leeg register."', 'msgstr ""')
    broken = broken.replace('msgid "Print ids only."', '#, fuzzy\nmsgid "Print ids only."')
    (tmp_path / "aig.po").write_text(broken)

    said = messages("--check", "--catalogue", str(tmp_path / "aig.po"))

    assert said.exit_code == 1
    assert said.stdout.splitlines()[:-1] == [
        "not in the catalogue: 'Wrote {path}'",
        "said nowhere: 'Wrote it'",
        "without a text: 'Make an empty store.'",
        "with other facts: 'No {records}.'",
        "fuzzy: 'Print ids only.'",
    ]


def test_a_catalogue_is_brought_up_to_date_and_keeps_its_texts(tmp_path: Path) -> None:
    path = tmp_path / "aig.po"
    path.write_text(CATALOGUE.read_text().replace('msgid "Wrote {path}"', 'msgid "Wrote it"'))

    messages("--catalogue", str(path))
    assert 'msgid "Wrote {path}"\nmsgstr ""' in path.read_text()
    assert "Wrote it" not in path.read_text()

    shutil.copy(CATALOGUE, tmp_path / "other.po")
    assert messages("--catalogue", str(path), str(tmp_path / "other.po")).exit_code == 0
    assert path.read_text() == CATALOGUE.read_text()


# -- numbers, days and lists in prose ---------------------------------------------------------------------------------


def test_numbers_days_and_lists_are_written_as_in_the_language() -> None:
    dutch, english = language("nl"), language("en")

    assert (dutch.number(1250.5), english.number(1250.5)) == ("1.250,5", "1,250.5")
    assert (dutch.percentage(70.0), english.percentage(None)) == ("70 %", "n/a")
    assert (dutch.day(date(2026, 3, 1)), english.day(date(2026, 12, 31))) == ("1 maart 2026", "31 December 2026")
    assert (dutch.listed(["a", "b", "c"]), english.listed(["a"]), english.listed([])) == ("a, b en c", "a", "")
