"""The graph of organisations, pledges and networks, read back by a reader of XML and counted against the register."""

import shlex
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
import pytest

from tests.conftest import Run
from tests.exchange.test_harmless import ACTING

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
READERS = {"string": str, "int": int}


class Graph:
    """A graph as it was read, with values of the types that its keys declare."""

    def __init__(self, text: str) -> None:
        self.root = ET.fromstring(text)
        self._types = {key.attrib["id"]: READERS[key.attrib["attr.type"]] for key in self.root.iter(f"{SPACE}key")}
        (self._graph,) = self.root.iter(f"{SPACE}graph")
        self.values = self._values(self._graph)
        self.nodes = {node.attrib["id"]: self._values(node) for node in self._graph.iter(f"{SPACE}node")}
        self.edges = [
            (edge.attrib["source"], edge.attrib["target"], self._values(edge))
            for edge in self._graph.iter(f"{SPACE}edge")
        ]

    def _values(self, element: ET.Element) -> dict[str, Any]:
        found = ((each.attrib["key"], each.text or "") for each in element.findall(f"{SPACE}data"))
        return {name: self._types[name](text) for name, text in found}

    def kinds(self) -> Counter[str]:
        return Counter(node["kind"] for node in self.nodes.values())


def graph(run: Run, options: str = "") -> Graph:
    return Graph(run(f"export graphml {options}").stdout)


@pytest.fixture
def together(pledged: Run) -> Run:
    """A signed pledge of two organisations, one of which is in a network, a draft, and an organisation on its own."""
    pledged("network add Noord --kind regional --coordinator MOgroep --start 2019-01-01")
    pledged("network join N1 Movisie --since 2020-01-01")
    pledged("network leave N1 Movisie --until 2021-12-31")
    pledged("pledge edit P1 --add themes=alcohol --add themes=smoking --add networks=N1 --set term.end=2027-12-31")
    pledged("pledge add --title Concept --holder MOgroep --signatory Movisie")
    pledged("org add Alleen")
    return pledged


def test_who_is_in_a_pledge_or_a_network_is_a_node_and_every_role_an_edge(together: Run) -> None:
    read = graph(together)

    assert read.kinds() == {"organisation": 2, "pledge": 1, "network": 1}
    assert read.edges == [
        ("O0001", "P0001", {"role": "holder", "since": "2015-02-03"}),
        ("O0002", "P0001", {"role": "signatory", "since": "2015-02-03"}),
        ("O0002", "N01", {"role": "member", "since": "2020-01-01", "until": "2021-12-31"}),
        ("O0001", "N01", {"role": "coordinator", "since": "2019-01-01"}),
    ]
    assert read.values == {"as_of": "2026-11-22", "revision": 13}


def test_nodes_say_what_is_known_of_them(together: Run) -> None:
    nodes = graph(together).nodes

    assert nodes["O0001"] == {
        "kind": "organisation",
        "bipartite": 0,
        "label": "MOgroep",
        "organisation_type": "trade-association",
        "sector": "civil-society",
    }
    assert nodes["P0001"] == {
        "kind": "pledge",
        "bipartite": 1,
        "label": "Sociaal voor gezond",
        "state": "signed",
        "signed_on": "2015-02-03",
        "settings": "living",
        "themes": "alcohol; smoking",
        "networks": "N01",
        "start": "2015-02-03",
        "end": "2027-12-31",
    }
    assert nodes["N01"] == {
        "kind": "network",
        "bipartite": 1,
        "label": "Noord",
        "network_kind": "regional",
        "start": "2019-01-01",
    }


def test_a_coordinator_that_is_a_member_has_one_edge(together: Run) -> None:
    together("network join N1 MOgroep --since 2020-06-01")

    roles = [(source, values) for source, target, values in graph(together).edges if target == "N01"]
    assert roles[1:] == [("O0001", {"role": "coordinator", "since": "2020-06-01"})]


def test_the_graph_has_two_sides_and_a_renewal_is_told_by_an_attribute(together: Run) -> None:
    together("pledge renew P1 --yes")
    together("pledge sign P3 --on 2026-11-20")
    together("pledge close P1 --reason renewed --on 2026-11-19 --yes")

    read = graph(together)

    sides = {(read.nodes[source]["bipartite"], read.nodes[target]["bipartite"]) for source, target, _ in read.edges}
    assert sides == {(0, 1)}
    assert read.nodes["P0003"]["predecessor"] == "P0001"
    assert read.nodes["P0001"]["close_reason"] == "renewed"
    assert read.nodes["P0001"]["closed_on"] == "2026-11-19"


def test_the_counts_are_those_of_the_register(asked: Run) -> None:
    read = graph(asked)

    register = asked("export json").json
    signed = [each for each in register["pledges"] if each["state"] in {"signed", "closed"}]
    parties = [party for each in signed for party in each["parties"]]
    assert read.kinds() == {"organisation": len({each["organisation"] for each in parties}), "pledge": len(signed)}
    assert len(read.edges) == len(parties)


def test_what_was_merged_away_is_no_node(together: Run) -> None:
    together("org merge MOgroep Movisie --yes --prefer keep")

    assert graph(together).kinds()["organisation"] == 1


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "]]>", "a \"b\" & 'c'", "<![CDATA[x]]>", "&amp;", "x" * 300, "=1+1"]
)
def test_a_name_is_never_markup(pledged: Run, name: str) -> None:
    pledged(f"org add -- {shlex.quote(name)}")
    pledged("network add Noord --kind thematic --coordinator O3")

    assert graph(pledged).nodes["O0003"]["label"] == name


def test_what_another_hand_wrote_acts_on_no_terminal_and_is_valid_xml(pledged: Run, store: Path) -> None:
    acting = f"{ACTING} \x00\t\ufffe"
    store.write_bytes(store.read_bytes().replace(b'"Movisie"', msgspec.json.encode(acting)))

    written = pledged("export graphml").stdout

    assert not (set(acting) - set("[2J31m \t")) & set(written)
    kept = "<U+001B>[2J <U+0007> \x7f \x85 \x9b31m \u2028 \u202e \u2066 <U+0000>\t<U+FFFE>"
    assert Graph(written).nodes["O0002"]["label"] == kept


def test_contact_persons_are_not_in_the_graph(pledged: Run) -> None:
    pledged("contact add MOgroep 'Jo Jansen' --email jo@example.nl")

    assert "Jansen" not in pledged("export graphml").stdout
    assert "No such option '--with-contacts'" in pledged("export graphml --with-contacts", exit_code=2).stderr


def test_an_empty_register_is_a_graph_without_nodes(aig: Run) -> None:
    read = graph(aig)

    assert (read.nodes, read.edges) == ({}, [])


def test_the_same_register_and_day_give_the_same_graph(together: Run) -> None:
    assert together("export graphml").stdout == together("export graphml --lang nl").stdout
