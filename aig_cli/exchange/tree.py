"""The register as mappings and lists: what JSON, JSON Lines and YAML write out."""

from collections.abc import Iterable
from typing import Any, Final

from aig_cli.model.field import Record, fields_of, plain
from aig_cli.model.snapshot import TABLES, Snapshot

FORMAT: Final = "aig/1"
"""The name of the layout of a whole register."""

Tree = dict[str, Any]


def registry_tree(registry: Snapshot, *, with_contacts: bool = False) -> Tree:
    """Return the whole register: its format and, by the name of its collection, every record with every field."""
    records = {
        name: record_trees(registry.collection(name), kind, with_contacts=with_contacts)
        for name, kind in TABLES.items()
    }
    return {"format": FORMAT, **records}


def record_trees(records: Iterable[Any], kind: type[Record], *, with_contacts: bool = False) -> list[Tree]:
    """Return records with every field; contact persons only where they are asked for."""
    personal = () if with_contacts else tuple(field.name for field in fields_of(kind) if field.personal)
    trees = [plain(record) for record in records]
    return (
        [{name: value for name, value in tree.items() if name not in personal} for tree in trees] if personal else trees
    )
