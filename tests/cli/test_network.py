"""Networks: who is in them, and when."""

import pytest

from tests.conftest import Run


@pytest.fixture
def networked(pledged: Run) -> Run:
    """Two organisations and a signed pledge, and two networks: N01 with MOgroep since 2020, N02 that ended in 2019."""
    pledged("network add 'Netwerk Noord' --kind regional --coordinator Movisie --start 2014-01-01")
    pledged("network join N1 MOgroep --since 2020-01-01")
    pledged("network add 'Oude alliantie' --kind thematic --start 2014-01-01 --end 2019-12-31")
    return pledged


def test_a_network_is_shown_with_its_members_and_found_by_its_name(networked: Run) -> None:
    assert networked("network show 'netwerk noord'").lines == [
        "N01  Netwerk Noord",
        "  kind         regional",
        "  coordinator  O0002 Movisie",
        "  members",
        "    1  organisation O0001 MOgroep; since 2020-01-01",
        "  start  2014-01-01",
    ]
    assert networked("network list").lines == [
        "N01  regional  2014-01-01              1  Netwerk Noord",
        "N02  thematic  2014-01-01  2019-12-31  0  Oude alliantie",
    ]


def test_a_member_that_left_stays_in_the_register_and_counts_no_more(networked: Run) -> None:
    assert networked("network join n1 movisie --since 2021-01-01").lines == [
        "N01  joined  O0002 Movisie since 2021-01-01"
    ]
    assert networked("org list --where network=N01 --fields id").lines == ["O0001", "O0002"]

    assert networked("network leave N1 Movisie --until 2025-06-30").lines == [
        "N01  left  O0002 Movisie after 2025-06-30"
    ]

    assert networked("org list --where network=N01 --fields id").lines == ["O0001"]
    assert networked("org list --where network=N01 --fields id --today 2025-06-30").lines == ["O0001", "O0002"]
    assert networked("export csv members").lines == [
        "network,organisation,since,until",
        "N01,O0001,2020-01-01,",
        "N01,O0002,2021-01-01,2025-06-30",
    ]


def test_a_member_can_come_back_after_it_left(networked: Run) -> None:
    networked("network leave N1 O1 --until 2022-12-31")
    networked("network join N1 O1 --since 2024-01-01")

    assert networked("network show N1 --json").json["members"] == [
        {"organisation": "O0001", "since": "2020-01-01", "until": "2022-12-31"},
        {"organisation": "O0001", "since": "2024-01-01", "until": None},
    ]
    assert networked("log N1 --fields field,before,after --limit 2").lines == [
        "members.O0001'         since 2024-01-01",
        "members.O0001.until    2022-12-31",
    ]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("network join N1 O1", 4, "O0001 is there already, from 2020-01-01 to no end: the two overlap."),
        (
            "network join N1 N1",
            3,
            "N01 is the id of another kind of record: network, not organisation.",
        ),
        ("network join N2 O1", 4, "N02 ended on 2019-12-31."),
        ("network join N2 O1 --since 2020-01-01", 4, "--since: N02 ended on 2019-12-31."),
        ("network join N1 O2 --since 2013-12-31", 4, "2013-12-31 is before the start, 2014-01-01."),
        ("network join N1 O2 --since 31-31-2020", 4, "--since: '31-31-2020': there is no such day."),
        (
            "network leave N1 O2 --until 2025-01-01",
            3,
            "O0002 is no member of N01 on 2025-01-01. See: aig network show N01",
        ),
        ("network leave N1 O1 --until 2019-01-01", 3, "O0001 is no member of N01 on 2019-01-01."),
        ("network leave N1 O1", 2, "Missing option '--until'."),
        ("network show N3", 3, "There is no network 'N03'. See: aig network list"),
        ("network show zuid", 3, "There is no network 'zuid'."),
        ("network add 'netwerk NOORD' --kind regional", 4, "name: 'netwerk NOORD' is the name of N01 already."),
        ("network add Zuid", 2, "Missing option --kind."),
        ("network add Zuid --kind lokaal", 4, "--kind: 'lokaal' is not one of: regional, thematic."),
        (
            "network add Z --kind regional --start 2020-01-01 --end 2019-01-01",
            4,
            "--end: 2019-01-01 is before the start",
        ),
    ],
)
def test_what_cannot_be_a_membership_is_refused(networked: Run, line: str, code: int, said: str) -> None:
    assert said in networked(line, exit_code=code).stderr


def test_a_membership_that_starts_after_the_end_of_its_network_is_found_in_a_file_too(networked: Run) -> None:
    file = "members:\n  - {organisation: O1, since: 2020-01-01}\n"

    said = networked("network edit N2 --from -", exit_code=4, stdin=file).stderr

    assert said == "Error: standard input:2: members.1.since: N02 ended on 2019-12-31.\n"


def test_a_network_that_is_over_has_no_members_today(networked: Run) -> None:
    networked("network edit N1 --set end=2025-12-31")

    assert networked("get N1 size").lines == ["0"]
    assert networked("org list --where network=N1").stdout == ""
    assert networked("get N1 size --today 2025-12-31").lines == ["1"]


def test_a_network_is_edited_and_removed_unless_a_pledge_belongs_to_it(networked: Run) -> None:
    networked("network edit N2 --set name='Alliantie bewegen' --unset end")
    networked("pledge edit P1 --add networks=N2")

    assert networked("pledge list --where network=N02 --fields id,network").lines == ["P0001  N02"]
    assert networked("pledge list --where 'network~alliantie' --fields id").lines == ["P0001"]
    assert "N02 is referred to by P0001: it stays." in networked("network remove N2", exit_code=5).stderr
    networked("network remove N1")
    assert networked("network list --fields id").lines == ["N02"]


def test_the_number_of_a_removed_network_is_not_given_again(networked: Run) -> None:
    networked("network remove N2")

    assert networked("network add Nieuw --kind thematic -q").lines == ["N03"]
