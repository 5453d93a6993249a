"""What the trials must find losses in: the same changes, written by TinyDB as it comes, with its own JSONStorage."""

import json

from tinydb import TinyDB, where

from trial import Change, State, Subject, UnreadableError

DAMAGE = (OSError, ValueError, KeyError, TypeError, AttributeError)
"""What comes of reading what another writer left."""


class StockDatabase(Subject):
    """A TinyDB database of notes by name, in one table."""

    def fill(self, state: State) -> None:
        """Insert them all at once."""
        with TinyDB(self.path) as database:
            database.insert_multiple({"name": name, "note": note} for name, note in state.items())

    def carry_out(self, change: Change) -> str:
        """Insert, update and remove, one after the other."""
        try:
            with TinyDB(self.path) as database:
                for name, note in change.effect.items():
                    if note is None:
                        database.remove(where("name") == name)
                    elif not database.update({"note": note}, where("name") == name):
                        database.insert({"name": name, "note": note})
        except DAMAGE as error:
            return f"{type(error).__name__}: {error}"
        return ""

    def state(self) -> State:
        """Read the notes from the file."""
        try:
            documents = json.loads(self.path.read_bytes())["_default"].values()
            return {each["name"]: each["note"] for each in documents}
        except DAMAGE as error:
            raise UnreadableError(f"{type(error).__name__}: {error}") from None
