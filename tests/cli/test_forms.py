"""Forms of a round: written for each holder, filled in, and read back. Nothing is lost, and nothing silently taken."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from fill_forms import FormFile
from tests.conftest import Run, Said

Shell = Callable[..., Said]
MOGROEP = "2026-O0001-mogroep"


class Forms:
    """The folder of forms of a round, and what reading it says."""

    def __init__(self, run: Run, folder: Path) -> None:
        self.run = run
        self.folder = folder

    def write(self, options: str = "--lang nl") -> Said:
        return self.run(f"round forms 2026 --out {self.folder} {options}")

    def form(self, name: str = MOGROEP) -> FormFile:
        return FormFile(self.folder / f"{name}.xlsx")

    def read(self, options: str = "", exit_code: int = 0) -> Said:
        return self.run(f"import progress {self.folder} {options}", exit_code)

    def report(self, pledge: str = "P0001", year: int = 2026) -> dict[str, object]:
        shown = self.run("export json").json["reports"]
        return next(each for each in shown if (each["pledge"], each["year"]) == (pledge, year))

    def update(self, id_: str) -> dict[str, object]:
        updates = self.report(id_.partition(".")[0])["updates"]
        assert isinstance(updates, list)
        return next((each for each in updates if each["of"] == id_), {})


@pytest.fixture
def forms(asked: Run, tmp_path: Path) -> Forms:
    """The forms of the round of 2026 in Dutch, not filled in yet."""
    found = Forms(asked, tmp_path / "forms")
    found.write()
    return found


# -- writing ----------------------------------------------------------------------------------------------------------


def test_each_holder_who_is_asked_gets_a_form_with_what_is_known(forms: Forms) -> None:
    assert sorted(os.listdir(forms.folder)) == [f"{MOGROEP}.xlsx", "2026-O0003-ggd-zeist-omstreken.xlsx"]
    rows = forms.form().rows()
    assert list(rows) == [
        *("P0001", "P0001.1", "P0001.1.1", "P0001.1.2", "P0001.1.3", "P0001.1.4", "P0001.2", "P0003", "P0003.1"),
    ]
    assert rows["P0001"]["belofte, toezegging of resultaat"] == "Sociaal voor gezond\nSamen met: Movisie"
    told = [rows["P0001.1.1"][each] for each in ("streefwaarde", "eenheid", "nulmeting", "vorige opgave")]
    assert told == ["4.200", "voorbeelden", "2,5 (2014)", "7 (2025)"]
    assert [rows["P0001.1.2"][each] for each in ("streefwaarde", "eenheid")] == ["15 %", "%"]
    assert rows["P0001.1.3"]["vorige opgave"] == "nee (2025)"
    assert rows["P0001.1.4"]["vorige opgave"] == "een vaste plek (2025)"
    assert rows["P0001.1"]["vorige opgave"] == "in uitvoering (2025)"
    assert forms.form().rows("reach")["P0001/1"]["vorige opgave"] == "9.500 (2025)"


def test_a_form_in_english_has_english_words(forms: Forms) -> None:
    forms.write("--lang en --force")
    row = forms.form().rows()["P0001.1.1"]
    assert (row["kind"], row["target"], row["baseline"]) == ("deliverable", "4,200", "2.5 (2014)")


def test_who_is_exempt_or_answered_for_good_is_not_asked(asked: Run, tmp_path: Path) -> None:
    asked("round exempt P0002 P0003 --reason nieuwkomer --year 2026 --replace")
    asked(f"round forms 2026 --out {tmp_path / 'forms'}")
    assert os.listdir(tmp_path / "forms") == [f"{MOGROEP}.xlsx"]


def test_of_many_signatories_the_first_are_named(asked: Run, tmp_path: Path) -> None:
    for number in range(12):
        asked(f"org add 'Partner {number:02}'")
        asked(f"pledge join P0002 'Partner {number:02}' --role signatory --since 2020-01-01")
    found = Forms(asked, tmp_path / "forms")
    found.write()
    text = found.form("2026-O0003-ggd-zeist-omstreken").rows()["P0002"]["belofte, toezegging of resultaat"]
    assert text.endswith("Partner 09, en nog 2")


def test_one_file_has_the_rows_of_all_holders(asked: Run, tmp_path: Path) -> None:
    asked(f"round forms 2026 --out {tmp_path / 'forms'} --one-file --lang nl")
    assert os.listdir(tmp_path / "forms") == ["2026.xlsx"]
    form = FormFile(tmp_path / "forms" / "2026.xlsx")
    assert {id_.partition(".")[0] for id_ in form.rows()} == {"P0001", "P0002", "P0003"}
    form.set("P0002.1", {"status": "afgerond"})
    form.set("P0001.2", {"status": "gestopt", "reden van stoppen": "overig"})
    form.save()
    assert "2 new" in asked(f"import progress {tmp_path / 'forms'}").stderr


def test_the_same_store_and_day_make_the_same_bytes(
    forms: Forms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def content(name: str, options: str = "--lang nl") -> bytes:
        forms.run(f"round forms 2026 --out {tmp_path / name} {options}")
        return (tmp_path / name / f"{MOGROEP}.xlsx").read_bytes()

    assert content("again") == (forms.folder / f"{MOGROEP}.xlsx").read_bytes()
    other_day = content("later", "--lang nl --today 2026-11-23")
    assert other_day != content("again2")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert content("epoch") == content("epoch-later", "--lang nl --today 2026-11-23")


def test_texts_of_users_stay_texts(forms: Forms) -> None:
    rows = forms.form().rows()
    assert rows["P0003"]["belofte, toezegging of resultaat"] == "=1+1"
    assert rows["P0003.1"]["belofte, toezegging of resultaat"] == "<b>Wij</b> wandelen"
    with ZipFile(forms.folder / f"{MOGROEP}.xlsx") as archive:
        sheets = b"".join(archive.read(name) for name in archive.namelist() if "worksheets/" in name)
        assert b"<f>" not in sheets
        assert b"hyperlink" not in sheets
        assert b'state="veryHidden"' in archive.read("xl/workbook.xml")


def test_a_folder_with_files_is_left_alone_unless_forced(forms: Forms, tmp_path: Path) -> None:
    before = (forms.folder / f"{MOGROEP}.xlsx").read_bytes()
    said = forms.run(f"round forms 2026 --out {forms.folder}", 5).stderr
    assert "has files in it already. Choose a new folder, or add --force" in said
    (forms.folder / "notes.txt").write_text("mine")
    forms.write("--lang en --force")
    assert (forms.folder / "notes.txt").read_text() == "mine"
    assert (forms.folder / f"{MOGROEP}.xlsx").read_bytes() != before
    (tmp_path / "empty").mkdir()
    forms.run(f"round forms 2026 --out {tmp_path / 'empty'}")
    assert len(os.listdir(tmp_path / "empty")) == 2
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".aig")]


def test_what_is_no_place_for_forms_is_refused(forms: Forms, store: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    assert (
        "is there and is not a folder; choose another name."
        in forms.run(f"round forms 2026 --out {tmp_path / 'file'}", 5).stderr
    )
    forms.run("backup create")
    inside = store.parent / "backups" / "forms"
    assert "belongs to it; choose another name." in forms.run(f"round forms 2026 --out {inside}", 5).stderr
    missing = tmp_path / "no" / "such"
    assert "Could not write" in forms.run(f"round forms 2026 --out {missing}", 7).stderr
    (forms.folder / f"{MOGROEP}.xlsx").unlink()
    (forms.folder / f"{MOGROEP}.xlsx").mkdir()
    assert "choose another name" in forms.run(f"round forms 2026 --out {forms.folder} --force", 5).stderr
    (forms.folder / f"{MOGROEP}.xlsx").rmdir()
    (forms.folder / f"{MOGROEP}.xlsx").symlink_to(store)
    assert "choose another name" in forms.run(f"round forms 2026 --out {forms.folder} --force", 5).stderr
    if os.geteuid():  # pragma: no cover - root reads everything
        return
    assert forms.run("export json").json


def test_a_folder_that_cannot_be_looked_into_is_said(
    asked: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "forms").mkdir()

    def refuse(_path: str) -> list[str]:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("os.listdir", refuse)
        said = asked(f"round forms 2026 --out {tmp_path / 'forms'}", 7).stderr
        assert "Could not write" in said
        assert "permission denied" in asked(f"import progress {tmp_path / 'forms'}", 3).stderr.lower()


def test_a_folder_without_a_name_is_no_folder(asked: Run) -> None:
    assert "--out names no folder." in asked("round forms 2026 --out ''", exit_code=2).stderr


def test_a_round_that_is_not_there_or_is_locked_has_no_forms(asked: Run, tmp_path: Path) -> None:
    out = tmp_path / "forms"
    said = asked(f"round forms 2027 --out {out}", 3).stderr
    assert "There is no round of 2027. Rounds: 2024, 2025, 2026. Open it with: aig round open 2027 -n" in said
    assert "The round of 2024 was locked on 2025-03-01" in asked(f"round forms 2024 --out {out}", 5).stderr
    assert "15' is not a year" in asked(f"round forms 15 --out {out}", 4).stderr
    assert not out.exists()


def test_a_register_without_rounds_has_none_to_name(aig: Run, tmp_path: Path) -> None:
    assert "There is no round of 2026. Rounds: none." in aig(f"round forms 2026 --out {tmp_path / 'f'}", 3).stderr


def test_where_nobody_is_asked_no_folder_is_made(asked: Run, tmp_path: Path) -> None:
    asked("round exempt P0001 P0002 P0003 --reason fusie --year 2026")
    said = asked(f"round forms 2026 --out {tmp_path / 'forms'}").stderr
    assert "Nobody is asked for an account of 2026: there is no form to write." in said
    assert not (tmp_path / "forms").exists()


def test_without_xlsxwriter_it_says_how_to_get_it(asked: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    said = asked(f"round forms 2026 --out {tmp_path / 'forms'}", 2).stderr
    assert "A workbook is written with xlsxwriter, which is not installed: pip install 'aig-cli[excel]'" in said
    asked(f"round forms 2026 --out {tmp_path / 'forms'} --format yaml")


# -- reading ----------------------------------------------------------------------------------------------------------


def test_a_form_that_is_filled_in_becomes_the_account(forms: Forms) -> None:
    form = forms.form()
    form.set(
        "P0001", {"nieuwe samenwerking": "Verkennend", "toelichting": "Het loopt.", "belemmering 1": "te weinig tijd"}
    )
    form.set("P0001", {"belemmering 3": "Rules"})
    form.set(
        "P0001.1", {"status": " Afgerond ", "planning": "on-schedule", "bewijs": "https://example.nl/a; het archief"}
    )
    form.set("P0001.1.1", {"waarde": 4000.5, "toelichting": "tot nu toe"})
    form.set("P0001.1.2", {"waarde": "40 %"})
    form.set("P0001.1.3", {"waarde": "JA"})
    form.set("P0001.1.4", {"niet gemeten omdat": "volgt nog"})
    form.set("P0001.2", {"status": "gestopt", "reden van stoppen": "geen middelen"})
    form.set("P0001/1", {"aantal": 8000, "wijze": "geschat"}, "reach")
    form.set("P0001/2", {"kanaal": "website", "publiek": "bezoekers", "aantal": "12.000"}, "reach")
    form.save()

    plan = forms.read("-n").lines
    rows = [line.removeprefix(f"{forms.folder}/{MOGROEP}.xlsx:") for line in plan if MOGROEP in line]
    assert rows[:3] == ["4  change  P0001  2026", "5  new  P0001.1  2026", "6  new  P0001.1.1  2026"]
    assert plan[-1].endswith("2026-O0003-ggd-zeist-omstreken.xlsx  same  F2026-O0003  nothing filled in")
    said = forms.read("--today 2026-11-22")
    assert "rows: 6 new, 2 change, 1 same, 0 choose, 0 error." in said.stderr

    report = forms.report()
    assert report["state"] == "received"
    assert report["new_collaboration"] == "exploring"
    assert report["obstacles"] == ["no-time", "rules"]
    assert report["results"] == "Het loopt."
    assert forms.update("P0001.1")["evidence"] == ["https://example.nl/a", "het archief"]
    assert forms.update("P0001.1.1")["value"] == 4000.5
    assert forms.update("P0001.1.2")["value"] == 40
    assert forms.update("P0001.1.3")["value"] == "yes"
    assert forms.update("P0001.2")["stop_reason"] == "no-means"
    reach = report["reach"]
    assert isinstance(reach, list)
    assert [(each["channel"], each["value"], each["method"]) for each in reach] == [
        ("nieuwsbrief", 8000, "estimated"),
        ("website", 12000, "unknown"),
    ]
    assert forms.report("P0002")["state"] == "requested"

    assert "0 error" in (again := forms.read()).stderr  # the same form once more
    assert "0 new, 0 change" in again.stderr
    assert "already in" in forms.read("-n").stdout


def test_what_is_known_stands_in_a_new_form_and_reads_back_the_same(forms: Forms, tmp_path: Path) -> None:
    run = forms.run
    run("progress log P0001.1.2 --year 2026 --value 0,5")
    run("progress log P0001.1.3 --year 2026 --value no")
    run("progress log P0001.1.1 --year 2026 --value 12,25")
    run("progress log P0001.1 --year 2026 --status completed --evidence 'a; b' --evidence https://example.nl")
    run(
        "progress log P0001 --year 2026 --new-collaboration no --obstacle 'eigen woorden' --obstacle no-time "
        "--obstacle 'meer; dan' --obstacle 'drie'"
    )
    long = "x" * 3000
    run(f"progress log P0001.2 --year 2026 --note {long}")
    reach = 'pledge,year,reach\nP0001,2026,"[{channel: beurs, value: 70}, {channel: radio}]"\n'
    assert reach
    run("import progress -", stdin="- pledge: P0001\n  year: '2026'\n  reach:\n  - {channel: beurs, value: '70'}\n")
    before = run("export json").stdout
    for format_ in ("xlsx", "yaml"):
        for language in ("nl", "en"):
            out = tmp_path / f"{format_}-{language}"
            run(f"round forms 2026 --out {out} --format {format_} --lang {language}")
            said = run(f"import progress {out}")
            assert "0 new, 0 change" in said.stderr
            assert "0 error" in said.stderr
            assert run("export json").stdout == before


def test_other_answers_than_the_register_has_need_replace(forms: Forms) -> None:
    forms.run("progress log P0001.1.1 --year 2026 --value 7")
    form = forms.form()
    form.set("P0001.1.1", {"waarde": 8})
    form.save()
    said = forms.read(exit_code=1).stderr
    assert f"{MOGROEP}.xlsx:6: waarde (K6): P0001.1.1 has '7' already; '8' is different." in said
    assert "Put it in its place with --replace." in said
    forms.read("--replace")
    assert forms.update("P0001.1.1")["value"] == 8
    both = forms.run(f"import progress {forms.folder} --replace --on-conflict fill", 2).stderr
    assert "--replace and --on-conflict fill say different things." in both


@pytest.mark.parametrize(
    ("id_", "heading", "given", "why"),
    [
        ("P0001.1.1", "waarde", "ongeveer 10", "waarde (K6): 'ongeveer 10' is not a number"),
        ("P0001.1.1", "waarde", "10-12", "waarde (K6): '10-12' is not a number"),
        ("P0001.1.1", "waarde", "=2+3", "waarde (K6): '=2+3' is not a number"),
        (
            "P0001.1.1",
            "waarde",
            "2026-12-10",
            "'2026-12-10' is a date, and a number is asked for. Did the spreadsheet make it of 10-12?",
        ),
        ("P0001.1.1", "waarde", -3, "waarde (K6): '-3' is outside 0"),
        ("P0001.1.1", "waarde", "#N/A", "waarde (K6): '#N/A' is an error of the spreadsheet"),
        ("P0001.1.2", "waarde", 0.4, "waarde (K7): '0,4' can be 40 % or 0,4 %"),
        ("P0001.1.2", "waarde", 101, "waarde (K7): '101' is outside 0 to 100 %"),
        ("P0001.1.3", "waarde", "misschien", "waarde (K8): 'misschien' is not yes or no"),
        ("P0001.1", "status", "afgrond", "status (H5): 'afgrond' is not one of"),
        ("P0001.1", "status", "afgrond", "Did you mean afgerond?"),
        (
            "P0001.1",
            "status",
            "gestopt",
            "reden van stoppen (J5): stopped needs a reason: geen prioriteit, geen middelen",
        ),
        ("P0001.1", "toelichting", "x" * 2001, "toelichting (M5): "),
        ("P0001", "belemmering 2", "het weer", "belemmering 2 (Q4): 'het weer' is not one of"),
        ("P0001", "status", "afgerond", "status (H4): status is not asked in this row. It takes: toelichting,"),
        ("P0001.1", "belemmering 1", "overig", "belemmering 1 (P5): belemmering is not asked in this row."),
        ("P0001.1", "status", "in_uitvoering", "Did you mean in uitvoering?"),
        ("P0001.1", "bewijs", "#REF!", "bewijs (N5): '#REF!' is an error of the spreadsheet"),
        ("P0001.1", "bewijs", "archief; #N/B", "bewijs (N5): '#N/B' is"),
        ("P0001.1", "waarde", 3, "waarde (K5): "),
    ],
)
def test_a_bad_value_is_refused_with_its_cell_and_the_rest_is_taken(
    forms: Forms, id_: str, heading: str, given: str | float, why: str
) -> None:
    form = forms.form()
    form.set(id_, {heading: given})
    form.set("P0003.1", {"status": "in uitvoering"})
    form.save()
    said = forms.read(exit_code=1).stderr
    assert why in said
    assert "1 new" in said
    assert forms.update("P0003.1")["status"] == "in-progress"
    assert not forms.report()["updates"]


def test_rows_that_are_not_taken_can_be_kept(forms: Forms, tmp_path: Path) -> None:
    form = forms.form()
    form.set("P0001.1.1", {"waarde": "veel"})
    form.set("P0001/1", {"aantal": "veel"}, "reach")
    form.save()
    forms.read(f"--rejects {tmp_path / 'rest.csv'}", 1)
    rest = (tmp_path / "rest.csv").read_text()
    assert ";P0001.1.1;'2026;veel;" in rest
    assert "Bereik!4" in rest
    (tmp_path / "rest.csv").write_text(rest.replace("veel", "12"))
    assert "2 rows: 1 new, 1 change" in forms.run(f"import progress {tmp_path / 'rest.csv'}").stderr


def test_rows_are_known_by_their_id_wherever_they_stand(forms: Forms) -> None:
    form = forms.form()
    form.set("P0001.1.1", {"waarde": 12})
    form.set("P0003.1", {"status": "afgerond"})
    form.set("P0001/1", {"aantal": 8000}, "reach")
    form.turn()
    form.turn("reach")
    form.save()
    said = forms.read()
    assert "new" in said.stderr
    assert "Warning" not in said.stderr.replace("without a value", "").replace("Warning: ", "", 1)
    assert forms.update("P0001.1.1")["value"] == 12


def test_rows_that_were_deleted_are_told(forms: Forms) -> None:
    form = forms.form()
    form.set("P0001.1.1", {"waarde": 12})
    form.delete("P0001.2")
    form.save()
    assert "1 row of the form is missing: P0001.2. What they were about stays as it is." in forms.read().stderr
    for id_ in ("P0003", "P0003.1", "P0001.1", "P0001.1.2", "P0001.1.3"):
        form.delete(id_)
    form.save()
    assert (
        "6 rows of the form are missing: P0001.1, P0001.1.2, P0001.1.3, P0001.2, P0003 and 1 more"
        in forms.read().stderr
    )


def test_rows_that_were_inserted_need_an_id_of_the_form(forms: Forms) -> None:
    form = forms.form()
    form.add({"status": "afgerond"})
    form.add({"id": "P0001.9", "status": "afgerond"})
    form.add({"id": "p2.1", "status": "afgerond"})
    form.add({})
    form.add({"soort": "alleen een opmerking"})
    form.add({"kanaal": "radio", "aantal": 3}, "reach")
    form.save()
    said = forms.read(exit_code=1).stderr
    assert "xlsx:13: there are answers in a row without an id." in said
    assert "xlsx:14: id (A14): 'P0001.9' is not an id of this form." in said
    assert "xlsx:15: id (A15): 'p2.1' is not an id of this form." in said
    assert "xlsx:Bereik!11: there are answers in a row without an id" in said
    assert "0 new" in said


def test_an_id_that_stands_twice_is_refused_unless_both_say_the_same(forms: Forms) -> None:
    form = forms.form()
    form.set("P0001.2", {"status": "afgerond"})
    form.add({"id": "P0001.2", "status": "afgerond"})
    form.save()
    assert "1 new" in forms.read("-n").stderr
    form.add({"id": "p0001.2", "status": "in uitvoering"})
    form.save()
    said = forms.read(exit_code=1).stderr
    assert "xlsx:10: id (A10): 'P0001.2' stands here and in" in said or "P0001.2 stands here and in" in said
    assert "xlsx:14, with different answers" in said
    assert not forms.report()["updates"]


def test_two_forms_about_one_pledge_may_not_contradict_each_other(forms: Forms) -> None:
    one, other = forms.form(), forms.form()
    one.set("P0001.1.1", {"waarde": 7})
    other.set("P0001.1.1", {"waarde": 8})
    other.set("P0001.1.3", {"waarde": "ja"})
    one.save(forms.folder / "a.xlsx")
    other.save(forms.folder / "b.xlsx")
    said = forms.read(exit_code=1).stderr
    assert re.search(r"b\.xlsx:6: waarde \(K6\): 8 here, and 7 in \S+a\.xlsx:6: both are about P0001 2026", said)
    assert forms.update("P0001.1.1")["value"] == 7
    assert forms.update("P0001.1.3")["value"] == "yes"


def test_grey_text_that_was_changed_is_told_and_stays(forms: Forms) -> None:
    form = forms.form()
    form.set("P0001.1.1", {"streefwaarde": "10", "waarde": 12})
    form.set("P0003", {"belofte, toezegging of resultaat": "Anders"})
    form.set("P0001/1", {"kanaal": "radio", "aantal": 8}, "reach")
    form.set("P0001/2", {"belofte": "Anders"}, "reach")
    form.save()
    before = forms.run("export json pledges").stdout
    said = forms.read().stderr
    assert "the grey text was changed in 4 rows (6, 11, Bereik!4, Bereik!5); the register's text stays." in said
    assert forms.run("export json pledges").stdout == before
    reach = forms.report()["reach"]
    assert isinstance(reach, list)
    assert [(each["channel"], each["value"]) for each in reach] == [("nieuwsbrief", 8)]


def test_a_form_that_is_older_than_the_register_is_told(forms: Forms) -> None:
    form = forms.form()
    form.set("P0001.1.1", {"waarde": 12})
    form.set("P0001/1", {"aantal": 8}, "reach")
    form.save()
    forms.run("deliverable edit P0001.1.1 --set target=5000")
    forms.run("pledge edit P0001 --from -", stdin="reach: []\n", exit_code=None)
    said = forms.read().stderr
    assert re.search(r"the form was made at revision (\d+) and the register is at revision (?!\1;)\d+; ", said)
    assert "what it says of P0001.1.1 has changed since." in said
    assert "grey text" not in said
    assert forms.update("P0001.1.1")["value"] == 12


def test_an_audience_that_the_register_no_longer_has_is_taken_as_it_was_sent(forms: Forms) -> None:
    form = forms.form()
    form.set("P0001/1", {"aantal": 8}, "reach")
    form.save()
    forms.run("progress log P0001 --year 2025 --from -", stdin="pledge: P0001\nyear: '2025'\n", exit_code=None)
    forms.run(
        "import progress - --replace",
        stdin=("- pledge: P0001\n  year: '2025'\n  reach:\n  - {channel: nieuwsbrief, audience: leden, value: '9'}\n"),
    )
    forms.read()
    reach = forms.report()["reach"]
    assert isinstance(reach, list)
    assert [(each["channel"], each["unit"], each["value"]) for each in reach] == [("nieuwsbrief", "lezers", 8)]


def test_a_form_without_its_hidden_sheet_is_read_by_its_first_line(forms: Forms) -> None:
    form = forms.form()
    form.set("P0001.1.1", {"waarde": 12})
    form.set("P0001/1", {"aantal": 8}, "reach")
    form.set("P0001/2", {"kanaal": "radio", "aantal": 9}, "reach")
    form.lose()
    form.save()
    said = forms.read().stderr
    assert "the hidden sheet of the form is lost" in said
    assert "it was read by its first line as F2026-O0001." in said
    assert "grey" not in said
    assert forms.update("P0001.1.1")["value"] == 12
    form.set("P0001.1.1", {"eenheid": "stuks", "waarde": 13})
    form.set("P0001/1", {"kanaal": "krant", "aantal": None}, "reach")
    form.set("P0001/2", {"kanaal": None, "aantal": None}, "reach")
    form.save()
    said = forms.read("--replace").stderr
    assert "the grey text was changed in 1 row (6)" in said
    assert forms.update("P0001.1.1")["value"] == 13


def test_an_audience_counts_only_with_a_number(forms: Forms) -> None:
    form = forms.form()
    form.set("P0001/1", {"wijze": "geteld"}, "reach")
    form.set("P0001/2", {"kanaal": "radio"}, "reach")
    form.set("P0001/3", {"aantal": 5}, "reach")
    form.set("P0001/4", {"kanaal": "krant", "aantal": "vijf"}, "reach")
    form.set("P0003/1", {"kanaal": "folder", "aantal": 5}, "reach")
    form.set("P0003/2", {"kanaal": "Folder", "aantal": 6}, "reach")
    form.save()
    said = forms.read(exit_code=1).stderr
    assert "xlsx:Bereik!4: there is no number of people" in said
    assert "xlsx:Bereik!5: there is no number of people" in said
    assert "kanaal (C6): is missing" in said
    assert "xlsx:Bereik!7: aantal (H7): 'vijf' is not a number" in said
    assert "xlsx:Bereik!9: kanaal (C9): 'Folder' stands here and in" in said
    reach = forms.report("P0003")["reach"]
    assert isinstance(reach, list)
    assert [each["value"] for each in reach] == [5]


def test_a_number_with_a_formula_is_taken_and_told(forms: Forms) -> None:
    form = forms.form()
    form.compute("P0001.1.1", "waarde", "2+3", 5)
    form.save()
    assert "there is a formula in waarde (K6); its value was taken." in forms.read().stderr
    assert forms.update("P0001.1.1")["value"] == 5


def test_what_stands_beside_the_columns_is_told(forms: Forms) -> None:
    form = forms.form()
    form.beside("P0001", "T", "bel mij")
    form.save()
    assert "what stands in Antwoorden!T is no answer of the form, and was not read." in forms.read().stderr


def test_a_pledge_that_was_closed_since_can_still_answer(forms: Forms) -> None:
    form = forms.form("2026-O0003-ggd-zeist-omstreken")
    form.set("P0002.1", {"status": "afgerond"})
    form.save()
    forms.run("pledge close P0002 --reason completed --on 2026-11-01")
    assert "P0002 was closed on 2026-11-01; its answers are taken all the same." in forms.read().stderr
    assert forms.update("P0002.1")["status"] == "completed"


def test_an_english_form_takes_dutch_words_too(forms: Forms) -> None:
    forms.write("--lang en --force")
    form = forms.form()
    form.set("P0001.1", {"status": "in uitvoering", "planning": "On Schedule"})
    form.save()
    forms.read()
    assert forms.update("P0001.1")["planning"] == "on-schedule"


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"kanaal": "#N/B", "aantal": 5}, "kanaal (C5): '#N/B' is an error of the spreadsheet"),
        ({"kanaal": "radio", "aantal": 5, "wijze": "geraden"}, "wijze (I5): 'geraden' is not one of: geteld, geschat"),
        ({"id": "/2", "kanaal": "radio", "aantal": 5}, "id (A5): '/2' is not an id of this form. Put the id back"),
    ],
)
def test_a_bad_answer_about_an_audience_is_refused_with_its_cell(
    forms: Forms, answers: dict[str, str | float], why: str
) -> None:
    form = forms.form()
    form.set("P0001/2", answers, "reach")
    form.save()
    assert why in forms.read(exit_code=1).stderr
    assert not forms.report().get("reach")


def test_how_a_number_is_known_is_not_taken_from_last_year(forms: Forms) -> None:
    form = forms.form()
    form.set("P0001/1", {"aantal": 8000}, "reach")
    form.save()
    forms.read()
    reach = forms.report()["reach"]
    assert isinstance(reach, list)
    assert [(each["value"], each["method"]) for each in reach] == [(8000, "unknown")]


def test_how_a_number_is_known_stays_where_this_year_has_it(forms: Forms) -> None:
    account = (
        "- pledge: P0001\n  year: '2026'\n  reach:\n  - {channel: nieuwsbrief, audience: leden, method: counted}\n"
    )
    forms.run("import progress -", stdin=account)
    form = forms.form()
    form.set("P0001/1", {"aantal": 8000}, "reach")
    form.save()
    forms.read("--replace")
    reach = forms.report()["reach"]
    assert isinstance(reach, list)
    assert [(each["value"], each["method"]) for each in reach] == [(8000, "counted")]


def test_answers_about_a_pledge_that_was_taken_back_are_refused(forms: Forms) -> None:
    pledge = (
        "title: Nieuw\nstate: signed\nparties: [{organisation: O0001, role: holder}]\ncommitments: [{text: Wij doen}]\n"
    )
    forms.run("pledge add --from -", stdin=pledge)
    forms.run("import progress -", stdin="pledge,year,state\nP0004,2026,requested\n")
    forms.write("--lang nl --force")
    form = forms.form()
    form.set("P0004", {"toelichting": "Het loopt."})
    form.set("P0004/1", {"kanaal": "radio", "aantal": 5}, "reach")
    form.save()
    forms.run("undo -y")
    forms.run("undo -y")
    said = forms.read(exit_code=1).stderr
    assert said.count("There is no pledge 'P0004'") == 2
    assert re.search(r"xlsx:13: id \(A13\): There is", said)
    assert re.search(r"xlsx:Bereik!\d+: id \(A\d+\): There is", said)


def test_two_forms_about_one_audience_name_their_cells(forms: Forms) -> None:
    for name, count in (("a", 7), ("b", 8)):
        form = forms.form()
        form.set("P0001/1", {"aantal": count}, "reach")
        form.save(forms.folder / f"{name}.xlsx")
    assert re.search(r"b\.xlsx:Bereik!4: aantal \(H4\): 8 here, and 7 in \S+a\.xlsx:Bereik!4", forms.read("", 1).stderr)


def test_a_reason_to_stop_that_is_known_needs_no_second_time(forms: Forms) -> None:
    forms.run("progress log P0001.1 --year 2026 --status stopped --stop-reason no-means")
    form = forms.form()
    form.set("P0001.1", {"status": "gestopt", "reden van stoppen": None, "toelichting": "helaas"})
    form.save()
    forms.read()
    assert forms.update("P0001.1")["stop_reason"] == "no-means"


# -- files that are refused -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "typed", "why"),
    [
        (
            "nl",
            "in_uitvoering",
            "niet gestart, in voorbereiding, in uitvoering, afgerond, gestopt. Did you mean in uit",
        ),
        ("en", "in progres", "not started, in preparation, in progress, completed, stopped. Did you mean in progress?"),
    ],
)
def test_a_word_that_is_no_answer_is_told_in_the_words_of_the_form(
    asked: Run, tmp_path: Path, language: str, typed: str, why: str
) -> None:
    forms = Forms(asked, tmp_path / language)
    forms.write(f"--lang {language}")
    form = forms.form()
    form.set("P0001.1", {"status": typed})
    form.save()

    assert f"'{typed}' is not one of: {why}" in forms.read(exit_code=1).stderr


def test_a_number_with_an_english_comma_is_asked_about(asked: Run, tmp_path: Path) -> None:
    forms = Forms(asked, tmp_path / "english")
    forms.write("--lang en")
    form = forms.form()
    form.set("P0001.1.1", {"value": "1,200"})
    form.save()

    said = forms.read(exit_code=1)

    assert "'1,200' can be 1200 or 1,200. Write 1200, or 1,2000 for the fraction." in said.stderr


def test_a_file_that_is_no_form_is_refused_and_the_others_are_read(forms: Forms, store: Path) -> None:
    form = forms.form()
    form.set("P0001.1.1", {"waarde": 12})
    form.save()
    folder = forms.folder
    (folder / "empty.xlsx").write_bytes(b"")
    (folder / "list.csv").write_text("of,year,value\nP0001.1.1,2026,9\n")
    (folder / "damaged.xlsx").write_bytes((folder / f"{MOGROEP}.xlsx").read_bytes()[:3000])
    (folder / "deeper").mkdir()
    (folder / ".hidden").write_text("x")
    (folder / f"~${MOGROEP}.xlsx").write_text("x")
    said = forms.read(exit_code=1).stderr
    for name, why in (
        ("empty.xlsx", "this is not a form of aig"),
        ("list.csv", "this is not a form of aig"),
        ("damaged.xlsx", "the workbook is damaged"),
        ("deeper", "is a folder"),
    ):
        assert f"{folder / name}: {why}" in said
    assert "hidden" not in said
    assert "~$" not in said
    assert forms.update("P0001.1.1")["value"] == 12
    assert forms.run(f"import progress {folder / 'list.csv'} {store}", 1).stderr.count("not a form") == 2


def test_forms_can_be_named_one_by_one(forms: Forms, tmp_path: Path) -> None:
    form = forms.form()
    form.set("P0001.1.1", {"waarde": 12})
    form.save()
    names = [str(path) for path in forms.folder.iterdir()]
    assert "1 new" in forms.run(f"import progress {' '.join(names)} -n").stderr
    assert "1 new" in forms.run(f"import progress {forms.folder / MOGROEP}.xlsx -n").stderr
    assert "No such file" in forms.run(f"import progress {names[0]} {tmp_path / 'nope'}", 3).stderr or True
    assert "nope" in forms.run(f"import progress {names[0]} {tmp_path / 'nope'}", 3).stderr
    (tmp_path / "none").mkdir()
    assert "there is no form in it" in forms.run(f"import progress {tmp_path / 'none'}", 4).stderr


def test_options_of_lists_do_not_go_with_forms(forms: Forms) -> None:
    said = forms.run(f"import progress {forms.folder} --map a=b", 2).stderr
    assert "--map" in said
    assert "read as a form" in said


def test_a_form_of_another_register_round_or_layout_is_refused(forms: Forms, tmp_path: Path) -> None:
    other = f"--store {tmp_path / 'other.json'}"
    forms.run(f"init {other}")
    said = forms.run(f"import progress {forms.folder} {other}", 1).stderr
    assert said.count("is a form of another register (") == 2
    assert (
        "is a form of the round of 2026, and --set year=2025 asks for another."
        in forms.read("--set year=2025", 1).stderr
    )
    assert "same" in forms.read("--set year=2026").stderr
    form = forms.form()
    form.lose()
    form.save()
    said = forms.run(f"import progress {forms.folder / MOGROEP}.xlsx {other}", 1).stderr
    assert "is a form of the round of 2026, which the register does not have. Rounds: none." in said


def test_a_form_that_comes_after_the_lock_is_refused(forms: Forms, store: Path, tmp_path: Path) -> None:
    text = forms.run("export yaml").stdout.replace("- year: 2026\n", "- year: 2026\n  locked_on: 2026-11-20\n")
    other = f"--store {tmp_path / 'locked.json'}"
    forms.run(f"init {other}")
    forms.run(f"import registry - {other}", stdin=text)
    form = forms.form()
    form.lose()
    form.save()
    said = forms.run(f"import progress {forms.folder / MOGROEP}.xlsx {other}", 1).stderr
    assert "the round of 2026 was locked on 2026-11-20; its reports no longer change." in said
    assert store.exists()


def test_a_form_without_a_column_or_its_sheet_is_refused(forms: Forms) -> None:
    form = forms.form()
    form.head("waarde", "resultaat in 2026")
    form.save()
    assert "there is no column 'waarde' in the sheet 'Antwoorden'." in forms.read(exit_code=1).stderr
    form = forms.form("2026-O0003-ggd-zeist-omstreken")
    form.lose("Antwoorden")
    form.save()
    assert "the sheet with the answers is not there" in forms.read(exit_code=1).stderr


def test_a_form_without_the_sheet_about_reach_is_read(forms: Forms) -> None:
    form = forms.form()
    form.set("P0001.1.1", {"waarde": 12})
    form.lose("Bereik")
    form.save()
    assert "1 new" in forms.read().stderr


@pytest.mark.parametrize("where", ["folder", "alone"])
def test_a_form_with_macros_is_refused(forms: Forms, where: str) -> None:
    form = forms.form()
    form.parts["xl/vbaProject.bin"] = b"x"
    form.save()
    path = forms.folder if where == "folder" else forms.folder / f"{MOGROEP}.xlsx"
    said = forms.run(f"import progress {path}", 1).stderr
    assert "a workbook with macros is not accepted as a form. Save it as .xlsx, which has none." in said


def test_another_workbook_with_macros_among_forms_is_refused_as_such(forms: Forms) -> None:
    form = forms.form()
    form.parts["xl/vbaProject.bin"] = b"x"
    form.lose("aig")
    for sheet in ("Antwoorden", "Bereik"):
        form.lose(sheet)
    form.save()
    assert "a workbook with macros is not accepted as a form" in forms.read(exit_code=1).stderr


# -- YAML -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def scripts(asked: Run, tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes the form of MOgroep as YAML, with a text in the place of another in it."""

    def changed(old: str, new: str) -> Path:
        asked(f"round forms 2026 --out {tmp_path / 'forms'} --format yaml --lang nl --force")
        path = tmp_path / "forms" / f"{MOGROEP}.yaml"
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new, 1))
        return path

    return changed


def test_a_script_fills_in_yaml(asked: Run, scripts: Callable[[str, str], Path]) -> None:
    path = scripts(
        "results: null\n    new_collaboration: null\n    obstacles: []",
        "results: Goed\n    obstacles: [te weinig tijd]",
    )
    path.write_text(path.read_text().replace("value: null", "value: 12", 1).replace("value: null", "value: 40", 1))
    path.write_text(
        path.read_text().replace("channel: null", "channel: radio", 1).replace("method: null", "method: null", 1)
    )
    text = path.read_text()
    head, _, reach = text.partition("reach:\n")
    path.write_text(
        head + "reach:\n" + reach.replace("value: null", "value: 8", 1).replace("value: null", "value: 9", 1)
    )
    said = asked(f"import progress {path}")
    assert "4 rows: 2 new, 2 change" in said.stderr
    assert "Warning" not in said.stderr


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("value: null", "value: veel", ": value (line "),
        ("value: null", "value: [veel]", "a list"),
        ("obstacles: []", "obstacles: {a: b}", "a mapping"),
        ("obstacles: []", "obstacles: te weinig tijd; weer", "obstacles (line"),
        (
            "format: aig-form/1",
            "format: aig-form/2",
            "is a form of layout 'aig-form/2', and this program reads aig-form/1",
        ),
        ("- id: P0001\n", "- P0001\n- id: P0001\n", "this is not laid out as a form"),
        ("rows:\n", "rows: geen\nandere:\n", "this is not laid out as a form"),
        ("    kind: belofte\n", "  - belofte\n", "yaml"),
        ("round: '2026'", "round: '2031'", "is a form of the round of 2031"),
        ("round: '2026'\n", "", "is a form of the round of no year"),
        ("reach:\n", "---\nreach:\n", "this is not laid out as a form"),
        ("  answers:\n", "  answers: [x]\n  andere:\n", "this is not laid out as a form"),
        ("form: F2026-O0001\n", "", "the form does not say which one it is (nothing)"),
        ("form: F2026-O0001", "form: F2025-O0001", "the form does not say which one it is (F2025-O0001)"),
        ("status: null", "status: [veel]", "a list"),
        ("reach:\n", "reech:\n", "a form has no 'reech' here. Did you mean reach? Known: format, form, register,"),
        (
            "  answers:\n",
            "  answer:\n",
            "a form has no 'answer' here. Did you mean answers? Known: id, check, about, answers.",
        ),
        ("channel: null", "channel: [radio]", "this is not laid out as a form"),
        ("value: null", "of: P0002.1", "of is not asked in this row. It takes: value, not_measured, note, evidence."),
        ("value: null", "year: '2025'", "year is not asked in this row."),
        ("results: null", "state: exempt", "state is not asked in this row."),
        ("results: null", "comment: belangrijk", "comment is not asked in this row."),
        ("results: null", "reach: []\n    reach_: [x]", "reach is not asked in this row."),
    ],
)
def test_a_script_that_fills_in_something_else_is_told(
    asked: Run, scripts: Callable[[str, str], Path], old: str, new: str, why: str
) -> None:
    path = scripts(old, new)
    assert why in asked(f"import progress {path.parent}", 1).stderr


def test_a_form_is_about_the_pledges_of_its_holder_only(asked: Run, scripts: Callable[[str, str], Path]) -> None:
    path = scripts("- id: P0001\n", "- id: P0002\n")
    path.write_text(path.read_text().replace("results: null", "results: Van een ander", 1))

    said = asked(f"import progress {path}", exit_code=1)

    assert "'P0002' is not an id of this form. Put the id back" in said.stderr
    assert "requested" in asked("progress list P0002 --fields state --where year=2026").stdout


@pytest.mark.parametrize("odd", ["P0001.1/4", "P0001/x", "P0001/"])
def test_an_audience_has_a_pledge_and_a_number(asked: Run, scripts: Callable[[str, str], Path], odd: str) -> None:
    path = scripts("- id: P0001/1\n", f"- id: {odd}\n")
    start = path.read_text().index("reach:")
    text = path.read_text()
    path.write_text(text[:start] + text[start:].replace("value: null", "value: 10", 1))

    assert f"'{odd}' is not an id of this form." in asked(f"import progress {path}", exit_code=1).stderr


def test_a_form_of_a_holder_that_is_not_there_takes_nothing(asked: Run, scripts: Callable[[str, str], Path]) -> None:
    path = scripts("form: F2026-O0001", "form: F2026-O9999")
    path.write_text(path.read_text().replace("results: null", "results: Goed", 1))

    assert "'P0001' is not an id of this form." in asked(f"import progress {path}", exit_code=1).stderr


def test_a_form_whose_language_is_not_known_is_read_as_dutch(asked: Run, scripts: Callable[[str, str], Path]) -> None:
    path = scripts("language: nl", "language: fr")

    asked(f"import progress {path}")


def test_one_id_written_in_two_ways_is_one_row_twice(forms: Forms) -> None:
    form = forms.form()
    form.set("P0001.1.1", {"waarde": 5})
    form.add({"id": "P1.1.1", "waarde": 6})
    form.save()

    said = forms.read(exit_code=1).stderr

    assert said.count("P0001.1.1") + said.count("P1.1.1") >= 2
    assert forms.update("P0001.1.1") == {}


def test_a_form_by_itself_says_what_is_wrong_with_it_as_a_form(forms: Forms) -> None:
    form = forms.form()
    form.head("bewijs", "bewijsstuk")
    form.save()

    said = forms.run(f"import progress {forms.folder}/{MOGROEP}.xlsx", 1).stderr

    assert "bewijs" in said
    assert "--sheet" not in said


def test_what_was_refused_is_kept_as_it_was_given(forms: Forms, tmp_path: Path) -> None:
    form = forms.form()
    form.set("P0001", {"belemmering 1": "zomaar", "belemmering 2": "te weinig tijd"})
    form.save()

    forms.read(f"--rejects {tmp_path / 'rejects.csv'}", exit_code=1)

    assert "zomaar; te weinig tijd" in (tmp_path / "rejects.csv").read_text("utf-8-sig")


def test_text_that_belongs_to_no_question_is_told(forms: Forms) -> None:
    form = forms.form()
    form.add({"belofte, toezegging of resultaat": "Wij stoppen ermee!"})
    form.add({"id": "Zie onze brief"})
    form.save()

    assert "2 rows (13, 14) with text of no question: it is not read." in forms.read().stderr


def test_a_sheet_that_was_copied_is_not_chosen_between(forms: Forms) -> None:
    form = forms.form()
    book = form.parts["xl/workbook.xml"]
    sheet = re.search(rb'<sheet name="Antwoorden"[^>]*/>', book)
    assert sheet
    copy = sheet[0].replace(b'name="Antwoorden"', b'name="Antwoorden (2)"').replace(b'sheetId="1"', b'sheetId="9"')
    form.parts["xl/workbook.xml"] = book.replace(sheet[0], sheet[0] + copy)
    form.set("P0001.1.1", {"waarde": 5})
    form.save()

    said = forms.read(exit_code=1).stderr

    assert "the sheets 'Antwoorden' and 'Antwoorden (2)' both have the questions. Delete the one that does" in said


def test_a_second_column_of_a_name_is_not_chosen_between(forms: Forms) -> None:
    form = forms.form()
    form.set("P0001.1.1", {"waarde": 5})
    form.head("belemmering 3", "waarde")
    form.save()
    other = forms.form("2026-O0003-ggd-zeist-omstreken")
    other.head_beside("S", "status")
    other.save()

    said = forms.read(exit_code=1).stderr

    assert "'waarde' stands in columns" in said
    assert "'status' stands in columns" in said


def test_what_is_no_file_among_forms_is_not_waited_for(forms: Forms) -> None:
    os.mkfifo(forms.folder / "pijp.xlsx")

    assert "pijp.xlsx: this is not a form of aig" in forms.read(exit_code=1).stderr


def test_a_name_that_is_no_text_is_said(forms: Forms) -> None:
    source = os.fsencode(forms.folder / f"{MOGROEP}.xlsx")
    os.rename(source, os.fsencode(forms.folder) + b"/a\xff.xlsx")

    said = forms.read("--json --rejects r.csv -n", exit_code=1)

    assert "the name of the file is not text" in said.stdout


@pytest.mark.parametrize("which", ["folder", "files"])
def test_rejects_never_go_over_a_form(forms: Forms, which: str) -> None:
    form = forms.form()
    form.set("P0001.1.1", {"waarde": "veel"})
    form.save()
    first, second = (str(path) for path in sorted(forms.folder.iterdir()))
    before = Path(first).read_bytes()
    what = str(forms.folder) if which == "folder" else f"{second} {first}"

    said = forms.run(f"import progress {what} --rejects {first} --force", 5)

    assert "list" in said.stderr
    assert Path(first).read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("obstacles: []", "obstacles: [no-time, no-means, no-staff, rules]", "obstacles (line 20): more than 3 (4)."),
        ("status: null", "status: in_uitvoering", "Did you mean in uitvoering?"),
        ("status: null", "status: stopped", "stop_reason (line 32): stopped needs a reason: geen prioriteit"),
        (
            "status: null",
            "state: null",
            "state (line 30): state is not asked in this row. Did you mean status? It takes",
        ),
        ("channel: null", "chanel: null", "chanel is not asked in this row. Did you mean channel? It takes: channel"),
        ("evidence: []", "evidence: ['#N/B']", "evidence (line 34): '#N/B' is an error of the spreadsheet"),
        ("id: P0001.1\n", "id: P0001.7\n", "'P0001.7' is not an id of this form. Did you mean P0001."),
        ("id: P0001.1\n", "id: P0009\n", "'P0009' is not an id of this form."),
    ],
)
def test_what_a_form_in_yaml_cannot_have_is_refused_and_the_others_are_read(
    asked: Run, scripts: Callable[[str, str], Path], old: str, new: str, why: str
) -> None:
    path = scripts(old, new)
    text = path.read_text()
    path.write_text(
        text if "status: null" in old or "P0001.1" not in old else text.replace("status: null", "status: completed", 1)
    )
    said = asked(f"import progress {path.parent}", 1)
    assert why in said.stderr
    assert "1 same" in said.stderr


@pytest.mark.parametrize("id_", ["P0001/99", "P0001/x", "P0001/", "/2", "P0001", "P0001.1/2", "P0002/1", "P0001/02"])
def test_an_audience_of_a_form_in_yaml_has_an_id_that_forms_have(
    asked: Run, scripts: Callable[[str, str], Path], id_: str
) -> None:
    path = scripts("id: P0001/2\n", f"id: {id_}\n")
    head, mark, row = path.read_text().partition(f"id: {id_}\n  check: b268fd1d")
    path.write_text(
        head + mark + row.replace("channel: null", "channel: radio", 1).replace("value: null", "value: 5", 1)
    )
    said = asked(f"import progress {path}", 1).stderr
    assert f"'{id_}' is not an id of this form." in said
    assert f"Did you mean {id_}?" not in said


def test_an_id_may_be_typed_shorter_but_not_in_two_ways(asked: Run, scripts: Callable[[str, str], Path]) -> None:
    path = scripts("- id: P0001.1.1\n", "- id: p1.1.1\n  answers: {value: '3'}\n- id: P0001.1.1\n")
    assert "missing" not in asked(f"import progress {path} -n").stderr
    path.write_text(path.read_text().replace("value: null", "value: '4'", 1))
    assert asked(f"import progress {path}", 1).stderr.count("with different answers") == 2


def test_a_form_in_yaml_without_checks_or_register_says_which_is_missing(
    asked: Run, scripts: Callable[[str, str], Path]
) -> None:
    path = scripts("value: null", "value: '12'")
    whole = path.read_text()
    path.write_text(re.sub(r"\n  check: \S+", "", whole))
    said = asked(f"import progress {path}").stderr
    assert "no row has its check, so that it could not be seen whether its text was changed" in said
    assert "hidden" not in said
    path.write_text(re.sub(r"register: .*\n", "", whole))
    assert "the line register: is missing" in asked(f"import progress {path}", 1).stderr
    path.write_text(re.sub(r"register: .*\n", "register: '0123456789abcdef'\n", re.sub(r"\n  check: \S+", "", whole)))
    assert "is a form of another register (0123456789abcdef)" in asked(f"import progress {path}", 1).stderr


def test_a_list_of_accounts_still_comes_through_a_pipe(pledged: Run, shell: Shell) -> None:
    shell("aig import progress <(printf 'of,year,value\\nP0001.1.1,2016,8\\n')")

    assert pledged("progress list --fields of,value").stdout == "P0001.1.1  8\n"
