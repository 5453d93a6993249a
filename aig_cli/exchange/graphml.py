"""GraphML: who is with whom in which pledge or network, for programs that analyse networks.

The graph has two modes and stays bipartite: organisations on one side, what they take part in (pledges and networks) on
the other. Every edge is a role of an organisation, with its dates; who left has an edge too, and who came back has two.
What would tie a side to itself is told by an attribute: the networks of a pledge, and the pledge that it renews.

Only pledges that were signed are in it, since a draft is no pledge yet, and only organisations that take part in
something: others are in every table, but here they would be noise. Contact persons are not. Days are ISO texts, since
GraphML has no type for them. What is not known is left out.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from aig_cli.model.network import Network
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Pledge
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.text import ACTING, join_list

_GRAPH: Final = {"as_of": "string", "revision": "int"}
_NODE: Final = {
    "kind": "string",
    "bipartite": "int",
    "label": "string",
    "organisation_type": "string",
    "sector": "string",
    "city": "string",
    "region": "string",
    "state": "string",
    "signed_on": "string",
    "close_reason": "string",
    "closed_on": "string",
    "settings": "string",
    "themes": "string",
    "networks": "string",
    "predecessor": "string",
    "network_kind": "string",
    "start": "string",
    "end": "string",
}
"""The attributes of nodes and their types. `bipartite` is the side, 0 for organisations; `label` a name or title."""
_EDGE: Final = {"role": "string", "since": "string", "until": "string"}
_MEMBER, _COORDINATOR = "member", "coordinator"
"""The roles of organisations in networks; those in pledges are the codes of `Role`."""

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
_MARKUP: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_NO_XML: Final = (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)
"""The characters that cannot be in XML at all, not even as a reference."""
_ESCAPES: Final = {
    **{code: f"&#{code};" for code in range(0x2070) if ACTING.match(chr(code))},
    **{code: f"&lt;U+{code:04X}&gt;" for code in _NO_XML},
    **{ord(sign): reference for sign, reference in _MARKUP.items()},
}
"""How characters are written that are markup, act on a terminal or turn text around, or cannot be in XML."""

Value = str | int | date | None


class Edge(Struct, frozen=True):
    """An organisation in a pledge or a network."""

    organisation: str
    other: str
    role: str
    since: date | None
    until: date | None


def write_register(registry: Snapshot) -> bytes:
    """Return the graph as XML, a node or an edge a line, in the order of the register."""
    pledges = [pledge for pledge in registry.pledges if pledge.was_signed]
    edges = [*_of_pledges(registry, pledges), *_of_networks(registry)]
    taking_part = {edge.organisation for edge in edges}
    lines = [
        *_keys(),
        '<graph edgedefault="undirected">',
        *_data({"as_of": registry.today, "revision": registry.revision}),
        *(_node(each.id, _of_organisation(each)) for each in registry.organisations if each.id in taking_part),
        *(_node(each.id, _of_pledge(each)) for each in pledges),
        *(_node(each.id, _of_network(each)) for each in registry.networks),
        *map(_edge, edges),
        "</graph>\n</graphml>\n",
    ]
    return (_HEAD + "\n".join(lines)).encode()


def _of_pledges(registry: Snapshot, pledges: list[Pledge]) -> Iterator[Edge]:
    """Yield the parties; one that does not say since when is there from the start of the pledge."""
    for pledge in pledges:
        for party in pledge.parties:
            id_ = registry.organisation(party.organisation).id
            yield Edge(id_, pledge.id, party.role, party.since or pledge.start, party.until)


def _of_networks(registry: Snapshot) -> Iterator[Edge]:
    """Yield the members; the coordinator is one, whether it is told so or not."""
    for network in registry.networks:
        coordinator = network.coordinator and registry.organisation(network.coordinator).id
        members = [(registry.organisation(each.organisation).id, each) for each in network.members]
        for id_, member in members:
            role = _COORDINATOR if id_ == coordinator else _MEMBER
            yield Edge(id_, network.id, role, member.since, member.until)
        if coordinator and coordinator not in dict(members):
            yield Edge(coordinator, network.id, _COORDINATOR, network.start, None)


def _of_organisation(organisation: Organisation) -> Mapping[str, Value]:
    return {
        "kind": "organisation",
        "bipartite": 0,
        "label": organisation.name,
        "organisation_type": organisation.type,
        "sector": organisation.sector,
        "city": organisation.city,
        "region": organisation.region,
    }


def _of_pledge(pledge: Pledge) -> Mapping[str, Value]:
    closing, term = pledge.closing, pledge.term
    return {
        "kind": "pledge",
        "bipartite": 1,
        "label": pledge.title,
        "state": pledge.state,
        "signed_on": pledge.signed_on,
        "close_reason": closing.reason if closing else None,
        "closed_on": closing.on if closing else None,
        "settings": join_list(pledge.settings),
        "themes": join_list(pledge.themes),
        "networks": join_list(pledge.networks),
        "predecessor": pledge.predecessor,
        "start": pledge.start,
        "end": term.end if term else None,
    }


def _of_network(network: Network) -> Mapping[str, Value]:
    return {
        "kind": "network",
        "bipartite": 1,
        "label": network.name,
        "network_kind": network.kind,
        "start": network.start,
        "end": network.end,
    }


# -- XML --------------------------------------------------------------------------------------------------------------


def _keys() -> Iterator[str]:
    for of, types in (("graph", _GRAPH), ("node", _NODE), ("edge", _EDGE)):
        for name, kind in types.items():
            yield f'<key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'


def _node(id_: str, values: Mapping[str, Value]) -> str:
    return f'<node id="{_escaped(id_)}">{"".join(_data(values))}</node>'


def _edge(edge: Edge) -> str:
    values = {"role": edge.role, "since": edge.since, "until": edge.until}
    ends = f'source="{_escaped(edge.organisation)}" target="{_escaped(edge.other)}"'
    return f"<edge {ends}>{''.join(_data(values))}</edge>"


def _data(values: Mapping[str, Value]) -> Iterator[str]:
    for name, value in values.items():
        if value is not None and value != "":
            yield f'<data key="{name}">{_escaped(str(value))}</data>'


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
