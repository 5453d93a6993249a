"""The graph, read by networkx and igraph; what they are compared with is counted in the XML."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, parse

import igraph
import networkx as nx

from verdict import Verdict

SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def check_graph(path: Path, verdict: Verdict) -> None:
    """Read a graph with both, and compare nodes, edges and attributes."""
    root = parse(path).getroot()  # noqa: S314 - the program wrote it
    names = {key.attrib["id"]: key.attrib["attr.name"] for key in root.iter(f"{SPACE}key")}
    nodes, edges = list(root.iter(f"{SPACE}node")), list(root.iter(f"{SPACE}edge"))
    size, counted = (len(nodes), len(edges)), (_counted(nodes, names), _counted(edges, names))
    ours = nx.read_graphml(path)
    theirs = igraph.Graph.Read_GraphML(str(path))
    verdict.same("networkx: nodes and edges", (ours.number_of_nodes(), ours.number_of_edges()), size)
    verdict.same("igraph: nodes and edges", (theirs.vcount(), theirs.ecount()), size)
    of_nodes, of_edges = dict(ours.nodes(data=True)), [each for *_, each in ours.edges(data=True)]
    verdict.same("networkx: attributes", (_known(of_nodes.values()), _known(of_edges)), counted)
    for what, known, attributes in (
        ("nodes", counted[0], theirs.vertex_attributes()),
        ("edges", counted[1], theirs.edge_attributes()),
    ):
        verdict.same(f"igraph: attributes of {what}", set(attributes) - {"id"}, set(known))
    faults = [
        f"{vertex['id']}: {name} is {vertex[name]!r}, not {value!r}"
        for vertex in theirs.vs
        for name, value in of_nodes[vertex["id"]].items()
        if vertex[name] != value
    ]
    verdict.say("igraph and networkx read the same of each node", faults)
    of_graph = {name: str(value) for name, value in ours.graph.items() if name in names.values()}
    verdict.same(
        "igraph: attributes of the graph", {name: _said(theirs[name]) for name in theirs.attributes()}, of_graph
    )


def _counted(elements: Iterable[Element], names: Mapping[str, str]) -> Counter[str]:
    return Counter(names[each.attrib["key"]] for element in elements for each in element.iter(f"{SPACE}data"))


def _known(attributes: Iterable[Mapping[str, Any]]) -> Counter[str]:
    return Counter(name for each in attributes for name in each if name != "id")


def _said(value: Any) -> str:
    """Return a value as networkx has it: igraph makes every number a fraction."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
