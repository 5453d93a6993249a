"""Compiles the catalogues of messages where the program is built, for a wheel and for an editable install."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Compilation(BuildHookInterface[Any]):
    """Writes a .mo beside every .po, and puts it into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile before anything is built."""
        for source in sorted(Path(self.root, "aig_cli", "locale").glob("*/LC_MESSAGES/*.po")):
            compiled = source.with_suffix(".mo")
            with source.open("rb") as text, compiled.open("wb") as messages:
                write_mo(messages, read_po(text))
            build_data["artifacts"].append(f"/{compiled.relative_to(self.root)}")
