"""Which organisations of the register the parties of a letter are."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from aig_cli.errors import ChooseError, FieldPath
from aig_cli.language import say
from aig_cli.model.matching import organisation_of
from aig_cli.model.registry import Registry


class Partner(Struct, frozen=True):
    """An organisation that a letter names.

    Attributes:
        given: its id where the register surely has it, else the fields by which it is to be registered.
        remark: what a reviewer should know: its name, or which organisations of the register it may be.
    """

    given: str | Mapping[str, Any]
    remark: str


def partners(registry: Registry | None, tree: Mapping[str, Any]) -> Mapping[FieldPath, Partner]:
    """Return the organisations among the parties of a draft, by their paths in it."""
    return {
        ("parties", index, "organisation"): _partner(registry, _described(party["organisation"]))
        for index, party in enumerate(tree.get("parties", ()))
    }


def _described(organisation: str | Mapping[str, Any]) -> Mapping[str, Any]:
    return {"name": organisation} if isinstance(organisation, str) else organisation


def _partner(registry: Registry | None, described: Mapping[str, Any]) -> Partner:
    """Return an organisation: a name, an alias or a KVK number that is the same makes it sure, nothing less."""
    if registry is None:
        return Partner(described, "")
    try:
        found = organisation_of(registry, dict(described)).record
    except ChooseError as error:
        return Partner(described, _perhaps(error.facts["candidates"]))
    finally:
        registry.remarks.clear()
    if not found:
        return Partner(described, _perhaps(_also_called(registry, described)))
    return Partner(found.id, "; ".join([found.name, *_left_out(described)]))


def _also_called(registry: Registry, described: Mapping[str, Any]) -> list[str]:
    """Return the organisations with one of the other names: an abbreviation is not sure, since several share it."""
    ids = {id_: None for alias in described.get("aliases", ()) for id_ in registry.directory.named(alias)}
    return [f"{id_} {registry.name_of(id_)}" for id_ in ids]


def _perhaps(candidates: list[Any]) -> str:
    if not candidates:
        return ""
    return say(
        "perhaps {candidates}: then put that id in the place of its fields", candidates=", ".join(map(str, candidates))
    )


def _left_out(described: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the letter says of a known organisation, which is left to the register."""
    for name, value in described.get("represents", {}).items():
        yield say("the letter: {field} {value}", field=f"represents.{name}", value=value)
