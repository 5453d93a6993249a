"""Which organisations of the register the parties of a letter are."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from aig_cli.errors import ChooseError, FieldPath
from aig_cli.language import say
from aig_cli.model.registry import Registry


class Partner(Struct, frozen=True):
    """An organisation that a letter names.

    Attributes:
        given: its id where the register surely has it, else the fields by which it is to be registered.
        name: that of the register; empty where that does not surely have it.
        candidates: the organisations of the register that it may be, each with its id and name.
        left_out: what the letter says of an organisation that the register has, which is left to the register.
    """

    given: str | Mapping[str, Any]
    name: str = ""
    candidates: Sequence[str] = ()
    left_out: Mapping[str, Any] = {}

    @property
    def remark(self) -> str:
        """What a reviewer should know; empty where there is nothing."""
        if self.candidates:
            perhaps = ", ".join(self.candidates)
            return say("perhaps {candidates}: then put that id in the place of its fields", candidates=perhaps)
        if self.left_out:
            told = ", ".join(f"{name} {value}" for name, value in self.left_out.items())
            return say("{name}, of which the letter says: {told}", name=self.name, told=told)
        return self.name


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
        return Partner(described)
    from aig_cli.model.matching import organisation_of

    try:
        found = organisation_of(registry, dict(described)).record
    except ChooseError as error:
        return Partner(described, candidates=[str(each) for each in error.facts["candidates"]])
    finally:
        registry.remarks.clear()
    if not found:
        return Partner(described, candidates=_also_called(registry, described))
    told = described.get("represents", {})
    left_out = {f"represents.{name}": value for name, value in told.items() if name != "source"}
    return Partner(found.id, found.name, left_out=left_out)


def _also_called(registry: Registry, described: Mapping[str, Any]) -> Sequence[str]:
    """Return the organisations with one of the other names: an abbreviation is not sure, since several share it."""
    ids = {id_: None for alias in described.get("aliases", ()) for id_ in registry.directory.named(alias)}
    return [f"{id_} {registry.name_of(id_)}" for id_ in ids]
