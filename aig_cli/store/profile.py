"""Profiles of lists that come again and again: which of their columns is which field. Kept beside the store."""

from collections.abc import Mapping
from contextlib import suppress

import msgspec

from aig_cli.errors import NoProfileError, NoStoreError, ProfileFileError
from aig_cli.language import Phrase
from aig_cli.store.disk import read_file, replace_file


class Profiles:
    """The profiles of one store, by the table that their lists go into and by name."""

    def __init__(self, path: str) -> None:
        self._path = path

    def _read(self) -> dict[str, dict[str, dict[str, str]]]:
        with suppress(NoStoreError):
            try:
                return msgspec.json.decode(read_file(self._path), type=dict[str, dict[str, dict[str, str]]])
            except msgspec.DecodeError as error:
                raise ProfileFileError(path=self._path, why=error) from None
        return {}

    def columns(self, table: str, name: str, *, or_new: bool = False) -> dict[str, str]:
        """Return the fields of the headers of a profile; none of a new one.

        Raises:
            NoProfileError: there is none of that name, and none is to be made.
            ProfileFileError: they cannot be read.
        """
        known = self._read().get(table, {})
        if name not in known and not or_new:
            raise NoProfileError(given=name, known=", ".join(sorted(known)) or Phrase("none yet"))
        return known.get(name, {})

    def remember(self, table: str, name: str, columns: Mapping[str, str]) -> None:
        """Keep the fields of headers under a name; write nothing where they are known.

        Raises:
            ProfileFileError, WriteStoreError: they cannot be read or written.
        """
        profiles = self._read()
        if profiles.get(table, {}).get(name) != columns:
            profiles.setdefault(table, {})[name] = dict(columns)
            replace_file(
                self._path, msgspec.json.format(msgspec.json.encode(profiles, order="sorted"), indent=2) + b"\n"
            )
