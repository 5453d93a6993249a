"""How far a run came, for whoever must say how it ended."""

from typing import Any


class Outcome:
    """One run of the program.

    Attributes:
        begun: a command was found, and is carried out.
        saved: a change was committed; a failure after that must not hide it.
        debug: an error is to show where it comes from.
        batch: the `Batch` of which the command is a line, if it is.
    """

    def __init__(self) -> None:
        self.begun = False
        self.saved = False
        self.debug = False
        self.batch: Any = None
