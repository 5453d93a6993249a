"""Recording, signing, listing and showing pledges."""

from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, Run

PLEDGE = """
title: Samen gezond
parties:
  - organisation: MOgroep
    role: holder
commitments:
  - text: Wij verzamelen 10 voorbeelden
    due: {date: 31-12-2015, words: dit jaar}
    deliverables:
      - {label: voorbeelden, target: 10, unit: examples}
reach:
  - {channel: blad, value: 9.500, overlap_group: lezers}
"""


def test_a_pledge_is_recorded_with_options(aig: Run) -> None:
    aig("org add MOgroep")
    aig("org add Movisie")

    said = aig(
        "pledge add -q --title Samen --holder MOgroep --signatory Movisie --setting living --setting care "
        "--theme social-care --target-group ouderen --summary 'in het kort' --term-start 1-1-2015 "
        "--term-end 31-12-2019 "
        "--term-words 'vijf jaar' --source-file brief.pdf --source-received-on 2015-01-05 --source-language nl --note x"
    )

    assert said.stdout == "P0001\n"
    pledge = aig("pledge show P0001 --json").json
    assert pledge["state"] == "draft"
    assert pledge["parties"] == [
        {"organisation": "O0001", "role": "holder", "since": None, "until": None, "words": None},
        {"organisation": "O0002", "role": "signatory", "since": None, "until": None, "words": None},
    ]
    assert pledge["term"] == {"start": "2015-01-01", "end": "2019-12-31", "words": "vijf jaar"}
    assert pledge["settings"] == ["living", "care"]


def test_the_holder_signs_too_and_is_listed_once(aig: Run) -> None:
    aig("org add MOgroep")

    said = aig("pledge add --title Samen --holder MOgroep --signatory O1")

    assert "MOgroep is the holder and signs as such; it is listed once." in said.stderr
    assert len(aig("pledge show P1 --json").json["parties"]) == 1


def test_a_pledge_is_read_whole_from_yaml(aig: Run, tmp_path: Path) -> None:
    aig("org add MOgroep")
    (tmp_path / "pledge.yaml").write_text(PLEDGE)

    aig(f"pledge add --from {tmp_path / 'pledge.yaml'}")

    pledge = aig("pledge show P1 --json").json
    assert pledge["commitments"][0]["id"] == "P0001.1"
    assert pledge["commitments"][0]["due"] == {"date": "2015-12-31", "words": "dit jaar"}
    assert pledge["commitments"][0]["deliverables"][0]["id"] == "P0001.1.1"
    assert pledge["commitments"][0]["deliverables"][0]["target"] == 10
    assert pledge["reach"][0]["value"] == 9500


def test_several_documents_are_one_operation(aig: Run, store: Path) -> None:
    aig("org add MOgroep")
    history = store.with_suffix(".history.jsonl")
    before = len(history.read_text().splitlines())

    assert aig("pledge add -q --from -", stdin=f"{PLEDGE}---{PLEDGE}").lines == ["P0001", "P0002"]
    assert len(aig("pledge add --json --from -", stdin=f"{PLEDGE}---{PLEDGE}").json) == 2
    assert len(history.read_text().splitlines()) == before + 2


def test_one_wrong_document_of_two_writes_neither(aig: Run, store: Path) -> None:
    aig("org add MOgroep")
    before = store.read_bytes()

    said = aig("pledge add --from -", stdin=f"{PLEDGE}---{PLEDGE.replace('31-12', '31-2')}", exit_code=4)

    assert "standard input:20: commitments.1.due.date: '31-2-2015': there is no such day." in said.stderr
    assert store.read_bytes() == before


def test_an_organisation_written_out_is_registered_once(aig: Run) -> None:
    organisation = "{name: Movisie, kvk: 01234567, city: Utrecht}"
    document = f"title: A\nparties:\n  - {{organisation: {organisation}, role: holder}}\n"

    aig("pledge add --from -", stdin=document)
    said = aig("pledge add --from -", stdin=document.replace("title: A", "title: B").replace("Utrecht", "Zeist"))
    more = aig(
        "pledge add --from -", stdin=document.replace("title: A", "title: C").replace("kvk: 01234567", "region: U")
    )

    assert "O0001 is known; its region stays not known, the file says 'U'." in more.stderr

    assert "O0001 is known; its city stays 'Utrecht', the file says 'Zeist'." in said.stderr
    assert len(aig("org list").lines) == 1
    assert aig("org show 1234567", exit_code=3)
    assert aig("org show 01234567 --json").json["kvk"] == "01234567"


def test_the_pledge_of_the_examples_is_a_record(aig: Run) -> None:
    aig(f"pledge add --from {EXAMPLES / 'mogroep-movisie.yaml'}")

    pledge = aig("pledge show P1 --json").json
    assert [each["role"] for each in pledge["parties"]] == ["holder", "signatory"]
    assert [each["firmness"] for each in pledge["commitments"]] == ["firm"] * 4 + ["intention"]
    assert [each["target"] for each in pledge["commitments"][1]["deliverables"]] == [10]
    assert [(each["value"], each["overlap_group"]) for each in pledge["reach"]] == [
        (4200, "social professionals"),
        (9500, "social professionals"),
    ]
    assert pledge["signed_on"] is None
    assert aig("org show MOgroep --json").json["represents"]["workers"] == 60_000


def test_without_a_title_the_missing_option_is_named(aig: Run) -> None:
    assert "Missing option --title." in aig("pledge add", exit_code=2).stderr


def test_options_beside_a_file_are_refused(aig: Run) -> None:
    said = aig("pledge add --from x.yaml --title A --term-end 2015-01-01", exit_code=2)

    assert "leave out --title, --term-end" in said.stderr
    assert "leave out ID, --value." in aig("progress log P1 --from x.yaml --value 7", exit_code=2).stderr
    assert "Cannot read ''" in aig("pledge add --from ''", exit_code=3).stderr


def test_a_pledge_with_an_id_of_its_own_takes_it_once(aig: Run) -> None:
    document = "id: p7\ntitle: A\ncommitments:\n  - {id: P7.3, text: x}\n  - {text: y}\n"

    aig("pledge add --from -", stdin=document)

    assert [each["id"] for each in aig("pledge show P7 --json").json["commitments"]] == ["P0007.3", "P0007.4"]
    assert "id: P0007 exists." in aig("pledge add --from -", stdin=document, exit_code=4).stderr
    assert aig("pledge add -q --title B").stdout == "P0008\n"


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ("titel: A", "standard input:1: titel: there is no field 'titel'. Did you mean title?"),
        ("title: A\nsummary: [x]", "standard input:2: summary: a list where a text is asked for."),
        ("title: A\nthemes: alcohol", "standard input:2: themes: a text where a list is asked for."),
        ("title: A\nterm: 2015", "standard input:2: term: a text where a mapping of fields is asked for."),
        ("title: A\nthemes: [alcohol, alcohol]", "themes.2: alcohol stands there twice."),
        (
            "title: A\nterm: {start: 2015-01-02, end: 2015-01-01}",
            "term.end: 2015-01-01 is before the start, 2015-01-02.",
        ),
        ("title: A\nnetworks: [N3]", "networks.1: There is no network 'N03'."),
        ("title: A\nsigned_on: 2015-01-01", "signed_on: belongs to a pledge that is signed; this one is draft."),
        ("title: A\nstate: closed", "closing: is missing."),
        ("title: A\nclosing: {reason: expired, on: 2016-01-01}", "closing: belongs to a pledge that is closed"),
        ("id: O1\ntitle: A", "id: 'O1' is not an id here. Write P0001."),
        ("title: A\ncommitments: [{id: P2.1, text: x}]", "commitments.1.id: 'P0002.1' does not belong to P0001."),
        ("title: A\ncommitments: [{id: P1.1, text: x}, {id: P1.1, text: x}]", "commitments.2.id: P0001.1 stands there"),
        ("title: A\nsettings: [" + "living, " * 21 + "]", "settings: more than 20 (21)."),
        ("title: A\nparties: [{role: holder}]", "parties.1.organisation: is missing."),
        ("title: A\nparties: [{organisation: {name: ''}, role: holder}]", "parties.1.organisation.name: is missing."),
        ("title: A\nparties: [{organisation: {name: X, kvk: 1}, role: holder}]", "organisation.kvk: '1' is not a KVK"),
        ("title: A\nsource: {sha256: x, reviewed_by: A}", "source.sha256: 'x' is not a SHA-256 digest"),
        ("title: A\nsource: {language: Dutch}", "source.language: 'Dutch' is not a language"),
        (
            "title: A\ncommitments: [{text: x, deliverables: [{label: l, measure: percentage, target: 101}]}]",
            "deliverables.1.target: '101' is outside 0 to 100 %.",
        ),
        (
            "title: A\ncommitments: [{text: x, deliverables: [{label: l, target: 0}]}]",
            "a target of 0 can only be reached by a decrease",
        ),
        (
            "title: A\ncommitments: [{text: x, deliverables: [{label: l, measure: lots, target: 1}]}]",
            "measure: 'lots' is not one of: count",
        ),
        (
            "title: A\ncommitments: [{text: x, deliverables: [{label: l, cumulative: yes, aggregation: sum}]}]",
            "aggregation: running totals may not be added up",
        ),
        (
            "title: A\ncommitments: [{text: x, deliverables: [{label: l, measure: percentage, aggregation: sum}]}]",
            "values of measure percentage may not be added up",
        ),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_place(aig: Run, store: Path, document: str, why: str) -> None:
    before = store.read_bytes()

    code = 3 if "network" in why else 4
    assert why in aig("pledge add --from -", stdin=document, exit_code=code).stderr
    assert store.read_bytes() == before


def test_an_unknown_organisation_in_an_option_is_named_by_the_option(aig: Run) -> None:
    aig("org add Movisie")

    said = aig("pledge add --title A --holder Movisie --signatory Nope --represented O9", exit_code=3)

    assert "--signatory: There is no organisation 'Nope'." in said.stderr
    assert "--represented: There is no organisation 'O9'." in said.stderr


def test_the_same_title_and_holder_are_warned_about(aig: Run) -> None:
    aig("pledge add --title 'Samen Gezond'")

    assert "P0001 has the same title and holder." in aig("pledge add --title 'samen gezond'").stderr


def test_a_draft_is_signed_on_a_day(pledged: Run) -> None:
    pledge = pledged("pledge show P1 --json").json

    assert (pledge["state"], pledge["signed_on"]) == ("signed", "2015-02-03")


def test_the_day_of_signing_may_be_unknown_but_not_left_out(aig: Run) -> None:
    aig("org add MOgroep")
    aig("pledge add --title A --holder MOgroep")
    aig("commitment add P1 'Doen'")

    assert "Give --on DATE, or --date-unknown." in aig("pledge sign P1", exit_code=2).stderr
    assert (
        "Give --on DATE, or --date-unknown." in aig("pledge sign P1 --on 2015-01-01 --date-unknown", exit_code=2).stderr
    )
    aig("pledge sign P1 --date-unknown")
    pledge = aig("pledge show P1 --json").json
    assert (pledge["state"], pledge["signed_on"]) == ("signed", None)


def test_what_is_weak_about_a_signed_pledge_is_said_and_accepted(aig: Run) -> None:
    aig("org add MOgroep")
    aig("pledge add --title A --holder MOgroep")
    aig("commitment add P1 'Misschien' --firmness intention --due 2014-01-01")
    aig("commitment add P1 'Ooit' --firmness intention")

    said = aig("pledge sign P1 --on 2015-02-03")

    assert said.stderr.splitlines() == [
        "Warning: No due date: P0001.2.",
        "Warning: P0001.1 is due on 2014-01-01, before P0001 starts on 2015-02-03.",
        "Warning: No number (a deliverable with a target): P0001.1, P0001.2.",
        "Warning: P0001 has only intentions, no firm commitment.",
    ]


@pytest.mark.parametrize(
    ("option", "why"),
    [
        ("--on 2030-01-01", "--on: 2030-01-01 is in the future (today is 2026-11-22)."),
        ("--on 31-2-2015", "--on: '31-2-2015': there is no such day."),
        ("--on 05-06-15", "has a year of two digits"),
        ("--date-unknown", "parties: exactly one holder is needed; there is none."),
        ("--date-unknown", "commitments: a signed pledge needs a commitment. Add one: aig commitment add P0001"),
    ],
)
def test_a_draft_that_cannot_be_signed_stays_a_draft(aig: Run, option: str, why: str) -> None:
    aig("pledge add --title A")

    assert why in aig(f"pledge sign P1 {option}", exit_code=4).stderr
    assert aig("pledge show P1 --json").json["state"] == "draft"


def test_a_pledge_has_one_holder(aig: Run) -> None:
    two = "title: A\nstate: signed\ncommitments: [{text: x}]\nparties:\n"
    two += "  - {organisation: {name: A}, role: holder}\n  - {organisation: {name: B}, role: holder}\n"

    assert "parties: exactly one holder is needed; there are 2." in aig("pledge add --from -", 4, stdin=two).stderr


def test_a_party_stands_there_once_at_a_time(aig: Run) -> None:
    party = "  - {{organisation: {{name: A}}, role: represented{}}}\n"
    head = "title: A\nparties:\n"

    twice = head + party.format(", since: 2015-01-01") + party.format(", until: 2016-01-01")
    after = head + party.format(", until: 2014-12-31") + party.format(", since: 2015-01-01")
    backwards = head + party.format(", since: 2015-01-01, until: 2014-01-01")

    assert (
        "parties.2.organisation: O0001 is there already, from 2015-01-01 to no end: the two overlap."
        in aig("pledge add --from -", 4, stdin=twice).stderr
    )
    assert (
        "parties.1.until: 2014-01-01 is before the start, 2015-01-01."
        in aig("pledge add --from -", 4, stdin=backwards).stderr
    )
    aig("pledge add --from -", stdin=after)


def test_signing_twice_is_refused(pledged: Run) -> None:
    said = pledged("pledge sign P1 --on 2016-01-01", exit_code=5)

    assert "P0001 is signed (on 2015-02-03): only a draft can be signed." in said.stderr
    assert "P0002 is withdrawn: only" in _withdrawn(pledged)("pledge sign P2 --date-unknown", exit_code=5).stderr


def _withdrawn(aig: Run) -> Run:
    aig("pledge add --from -", stdin="title: B\nstate: withdrawn\ncommitments: [{text: x}]")
    return aig


def test_nothing_is_added_to_what_is_withdrawn(pledged: Run) -> None:
    aig = _withdrawn(pledged)

    assert (
        "P0002 is withdrawn: nothing more can be added to it, or changed in this way."
        in aig("commitment add P2 x", exit_code=5).stderr
    )
    assert "P0002 is withdrawn: nothing more can be" in aig("deliverable add P2.1 x", exit_code=5).stderr
    assert "there is nothing to account for" in aig("progress log P2.1 --year 2015 --status stopped", 5).stderr


def test_an_unknown_pledge_is_not_found(pledged: Run) -> None:
    for given in ("O0001", "p9.1"):
        assert ", not pledge." in pledged(f"pledge show {given}", exit_code=3).stderr
    for given in ("P0009", "samen", "../P1"):
        assert "There is no pledge" in pledged(f"pledge show {given}", exit_code=3).stderr


def test_a_sheet_shows_names_and_labels(pledged: Run) -> None:
    shown = pledged("pledge show P1 --lang nl").stdout

    assert shown.startswith("P0001  Sociaal voor gezond\n")
    assert "    1  organisation O0001 MOgroep; role holder (pledgehouder)\n" in shown
    assert "  state        signed (getekend)\n" in shown
    assert "    P0001.1  Collect examples\n" in shown
    assert "        P0001.1.1  examples\n" in shown
    assert "(getekend)" not in pledged("pledge show P1").stdout


def test_pledges_are_listed_with_their_holder(pledged: Run) -> None:
    pledged("pledge add --title 'Zonder houder'")

    assert pledged("pledge list").lines == [
        "P0001  signed  2015-02-03  Sociaal voor gezond  MOgroep",
        "P0002  draft               Zonder houder",
    ]


def test_a_list_has_a_limit_for_what_is_added_too(aig: Run) -> None:
    commitments = "".join(f"  - {{text: t{number}}}\n" for number in range(200))
    aig("pledge add --from -", stdin=f"title: A\ncommitments:\n{commitments}")

    assert "commitments: more than 200 (201)." in aig("commitment add P1 x", exit_code=4).stderr
    deliverables = ", ".join(f"{{label: l{number}}}" for number in range(201))
    too_many = f"title: A\ncommitments: [{{text: x, deliverables: [{deliverables}]}}]"
    assert "deliverables: more than 200 (201)." in aig("pledge add --from -", 4, stdin=too_many).stderr


def test_only_the_first_of_many_problems_are_told(aig: Run) -> None:
    document = "title: A\n" + "".join(f"x{number}: y\n" for number in range(1000))

    said = aig("pledge add --from -", 4, stdin=document).stderr

    assert len(said.splitlines()) == 21
    assert said.endswith("and 980 more.\n")


ORGANISATION = "title: {}\nparties: [{{organisation: {{{}}}, role: holder}}]"


@pytest.mark.parametrize(
    ("described", "holder"),
    [
        ("name: Nieuw", "O0005"),
        ("name: GGD B, kvk: 11111111", "O0002"),
        ("name: Ander, kvk: 22222222", "O0003"),
        ("name: Zorg, kvk: 22222222", "O0003"),
        ("id: O4, name: Iets anders", "O0004"),
        ("id: O9, name: Eigen nummer", "O0009"),
    ],
)
def test_an_organisation_written_out_is_known_by_id_kvk_or_name(aig: Run, described: str, holder: str) -> None:
    for line in ("'GGD A' --kvk 11111111", "'GGD B' --kvk 11111111", "Zorg --kvk 22222222", "Buurt"):
        aig(f"org add {line}")

    aig("pledge add --from -", stdin=ORGANISATION.format("A", described))

    assert aig("pledge show P1 --json").json["parties"][0]["organisation"] == holder


def test_an_organisation_written_out_that_can_be_several_is_refused(aig: Run) -> None:
    for _ in range(2):
        aig("org add 'GGD A' --allow-duplicate")
    aig("org add Zorg --kvk 22222222")

    several = aig("pledge add --from -", 3, stdin=ORGANISATION.format("A", "name: GGD A"))
    assert (
        "parties.1.organisation.name: 'GGD A' is ambiguous: it can be O0001 (GGD A), O0002 (GGD A)." in several.stderr
    )
    another = aig("pledge add --from -", 4, stdin=ORGANISATION.format("A", "name: Zorg, kvk: 33333333"))
    assert "'Zorg' looks the same as O0003 (Zorg)." in another.stderr


def test_a_holder_can_follow_a_signatory_and_leave(aig: Run) -> None:
    aig(
        "pledge add --from -",
        stdin="""
title: A
state: closed
signed_on: 2010-01-01
closing: {reason: completed, on: 2020-01-01}
parties:
  - {organisation: {name: A}, role: signatory, until: 2011-12-31}
  - {organisation: {name: A}, role: holder, since: 2012-01-01, until: 2020-01-01}
  - {organisation: {name: B}, role: holder, until: 2011-12-31}
commitments: [{text: x}]
""",
    )

    assert len(aig("pledge show P1 --json").json["parties"]) == 3
    assert aig("pledge list --fields holder").lines == ["A"]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ("amendments: [{on: 2016-01-01, reason: r, of: P2.1}]", "amendments.1.of: 'P0002.1' does not belong to P0001."),
        ("amendments: [{on: 2044-01-01, reason: r, of: P1.1}]", "amendments.1.on: 2044-01-01 is in the future"),
        ("amendments: [{on: 2016-01-01, reason: r, of: P1.9, after: x}]", "'P0001.9' does not belong to P0001."),
        ("closing: {reason: completed, on: 2044-01-01}", "closing.on: 2044-01-01 is in the future"),
    ],
)
def test_amendments_and_closing_are_of_this_pledge_and_of_the_past(aig: Run, fields: str, why: str) -> None:
    state = "state: closed\n" if "closing" in fields else "state: signed\n"
    document = f"title: A\n{state}parties: [{{organisation: {{name: A}}, role: holder}}]\ncommitments: [{{text: x}}]\n"

    assert why in aig("pledge add --from -", 4, stdin=document + fields).stderr
    aig(
        "pledge add --from -",
        stdin=document + fields.replace("P2.1", "P1.1").replace("P1.9", "P1.1").replace("2044", "2016"),
    )


@pytest.mark.parametrize("given", ["P999999999", "P100000", "P0"])
def test_an_id_leaves_room_for_the_next(aig: Run, given: str) -> None:
    assert "is not an id here" in aig("pledge add --from -", 4, stdin=f"id: {given}\ntitle: A").stderr


def test_a_pledge_renews_an_earlier_one_and_not_itself(aig: Run) -> None:
    aig("org add A")
    aig("pledge add --title A --holder A")
    aig("commitment add P1 iets")
    draft = aig("pledge add --from -", exit_code=5, stdin="title: B\npredecessor: P1").stderr
    assert "P0001 is a draft: only what was signed can be renewed." in draft
    aig("pledge sign P1 --date-unknown")
    aig("pledge add --from -", stdin="title: B\npredecessor: P1")

    both = aig("pledge add --from -", 4, stdin="title: C\npredecessor: P1\nsuccessor: P1").stderr
    assert "successor: P0001 cannot be linked to here" in both


def test_what_is_wrong_beside_an_organisation_written_out_is_said_with_it(aig: Run) -> None:
    document = (
        (EXAMPLES / "mogroep-movisie.yaml").read_text().replace("title:", "titel:").replace("name: Movisie", "naam: M")
    )

    said = aig("pledge add --from -", 4, stdin=document).stderr

    assert "titel: there is no field 'titel'. Did you mean title?" in said
    assert "title: is missing." in said
    assert "parties.2.organisation.naam: there is no field 'naam'. Did you mean name?" in said
    assert aig("org list").stdout == ""


def test_a_kvk_number_that_two_share_is_named_as_the_cause(aig: Run) -> None:
    for name in ("A", "B"):
        aig(f"org add {name} --kvk 11111111")

    said = aig("pledge add --from -", 3, stdin=ORGANISATION.format("A", "name: Nieuw, kvk: 11111111")).stderr

    assert "parties.1.organisation.kvk: '11111111' is ambiguous: it can be O0001 (A), O0002 (B). Give the id" in said
