"""What is said of each thing that was looked at: a line, `ok` or `FAILED`, and in the end whether all was well."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

_MOST_TOLD = 8
"""Faults that are told of one check."""


class Verdict:
    """Counts what failed."""

    def __init__(self) -> None:
        self.failed = 0

    def say(self, what: str, faults: list[str]) -> None:
        """Tell that a check went well, or each of its faults."""
        print(f"{'FAILED' if faults else 'ok    '}  {what}", flush=True)
        for fault in faults[:_MOST_TOLD]:
            print(f"          {fault}")
        if len(faults) > _MOST_TOLD:
            print(f"          and {len(faults) - _MOST_TOLD} more")
        self.failed += bool(faults)

    def same(self, what: str, found: object, expected: object) -> None:
        """Tell whether something is as it should be."""
        self.say(what, [] if found == expected else [f"found {found!r:.500}", f"not   {expected!r:.500}"])

    @contextmanager
    def reading(self, reader: str) -> Iterator[None]:
        """Head the checks of a reader; where it breaks down that is a fault, and the next one has its turn."""
        print(f"\n== {reader}", flush=True)
        try:
            yield
        except Exception as error:  # noqa: BLE001 - readers fail in all their ways
            traceback.print_exc()
            self.say(f"{reader} went through", [f"{type(error).__name__}: {error}"])
