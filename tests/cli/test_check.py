"""Whether commitments are specific, measurable, owned, dated, firm and new."""

from typing import Any

import pytest

from tests.conftest import Run


def verdicts(aig: Run, pledge: str = "P1") -> dict[str, tuple[bool, str]]:
    """Return the verdicts on the first commitment of a pledge, with their reasons in English."""
    (first, *_) = check(aig, pledge)
    return {each["criterion"]: (each["met"], each["reason"]["en"]) for each in first["verdicts"]}


def check(aig: Run, given: str) -> list[dict[str, Any]]:
    said = aig(f"pledge check {given} --json", exit_code=None)
    found: list[dict[str, Any]] = said.json
    findings = any(not verdict["met"] for each in found for verdict in each["verdicts"])
    assert said.exit_code == int(findings)
    return found


def test_a_strong_commitment_has_no_findings(pledged: Run) -> None:
    pledged("commitment edit P1.1 --set responsible=Movisie --set firmness=firm --set additionality=new")

    assert pledged("pledge check P1 --lang en").lines == [
        "P0001.1  Collect examples",
        "  specific    yes: names a result: examples",
        "  measurable  yes: P0001.1.1: 10 examples",
        "  owned       yes: O0002 Movisie",
        "  dated       yes: 2015-12-31",
        "  firm        yes: firm",
        "  new         yes: new",
    ]


def test_a_finding_has_its_reason_and_the_question_to_send_back(pledged: Run) -> None:
    said = pledged("pledge check P1 --lang nl", exit_code=1)

    assert said.lines[3:6] == [
        "  owned       nee: 2 ondertekenaars, geen is genoemd",
        "    nl  Welke organisatie voert dit uit?",
        "    en  Which organisation will carry this out?",
    ]
    owned = check(pledged, "P1")[0]["verdicts"][2]
    assert owned == {
        "criterion": "owned",
        "met": False,
        "reason": {"nl": "2 ondertekenaars, geen is genoemd", "en": "2 signatories, none is named"},
        "question": {"nl": "Welke organisatie voert dit uit?", "en": "Which organisation will carry this out?"},
    }


@pytest.mark.parametrize(
    ("text", "specific"),
    [
        ("Wij dragen bij aan gezondheid", (False, "'dragen bij...' leaves open what is done")),
        ("Wij leveren een bijdrage aan gezondheid", (False, "'bijdrag...' leaves open what is done")),
        ("Wij geven 12 lessen", (True, "names a number")),
        ("Meer bewegen", (False, "too short to say what is done")),
        ("Wij openen een moestuin voor buurtbewoners", (True, "says what is done")),
    ],
)
def test_what_is_said_is_specific_or_leaves_open_what_is_done(aig: Run, text: str, specific: tuple[bool, str]) -> None:
    aig("pledge add --title T")
    aig(f"commitment add P1 '{text}'")

    assert verdicts(aig)["specific"] == specific


def test_each_reason_follows_from_the_record(aig: Run) -> None:
    aig("org add A")
    aig("pledge add --title T --holder A")
    aig("commitment add P1 'Wij stimuleren bewegen' --due-words 'volgend jaar' --firmness intention")
    assert verdicts(aig) == {
        "specific": (False, "'stimuler...' leaves open what is done"),
        "measurable": (False, "no deliverable"),
        "owned": (True, "one signatory"),
        "dated": (False, "'volgend jaar' is no date"),
        "firm": (False, "intention"),
        "new": (False, "unknown"),
    }

    aig("commitment edit P1.1 --set channels=krant --unset due --set additionality=existing --unset firmness")
    aig("deliverable add P1.1 lezers")
    changed = verdicts(aig)
    assert changed["measurable"] == (False, "P0001.1.1 has no target")
    assert changed["dated"] == (False, "no date")
    assert (changed["firm"], changed["new"]) == ((False, "not known"), (False, "existing"))

    aig("deliverable edit P1.1.1 --set target=20 --set due=2030-01-01")
    changed = verdicts(aig)
    assert changed["measurable"] == (True, "P0001.1.1: 20 lezers")
    assert changed["dated"] == (True, "deliverables by 2030-01-01")
    aig("deliverable edit P1.1.1 --set measure=yes-no --set target=ja")
    assert verdicts(aig)["measurable"] == (True, "P0001.1.1: yes lezers")
    aig("deliverable remove P1.1.1")
    assert verdicts(aig)["specific"] == (True, "names where: krant")


def test_all_are_the_drafts_and_signed_pledges(pledged: Run) -> None:
    pledged("pledge add --title T")
    pledged("pledge add --title U")
    pledged("commitment add P3 Iets")
    pledged("pledge withdraw P3")

    assert [each["commitment"] for each in check(pledged, "--all")] == ["P0001.1", None]
    assert pledged("pledge check P2 --lang en", exit_code=1).lines[:3] == [
        "P0002  T",
        "  specific  no: no commitment",
        "    nl  Wat zegt u toe?",
    ]
    assert "Name one or more pledges, or --all." in pledged("pledge check", exit_code=2).stderr
    assert "Name one or more pledges, or --all." in pledged("pledge check P1 --all", exit_code=2).stderr
    assert "There is no pledge 'P0009'" in pledged("pledge check P9", exit_code=3).stderr
