"""Write a register whose counts are those of a published series.

    python examples/published_series.py FILE.json
    aig import registry FILE.json
    aig stats --by year

At the end of 2014 there are 165 pledges, of 2015 264, of 2016 309, of which 45 new; at the end of 2017 2,885
organisations are in pledges, counted once, and 3,090 counted per pledge, since 200 are in more than one. All names are
made up.
"""

import json
import sys
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, Final

from network.name import names

SIGNED: Final = {2014: 165, 2015: 99, 2016: 45, 2017: 46}
"""Pledges that were signed, by year."""
CLOSED: Final = 5
"""So many of the first were closed in 2017."""
ORGANISATIONS: Final = 2885
IN_TWO, IN_THREE = 195, 5
"""Organisations that are in more than one pledge: 195 + 2 * 5 = 205 times more than each once."""

Tree = dict[str, Any]


def main() -> None:
    """Write the register to the file of the command line."""
    Path(sys.argv[1]).write_text(json.dumps(register(), ensure_ascii=False, indent=1) + "\n")


def register() -> Tree:
    """Return the register, as `aig export json` would write it."""
    days = [date(year, 1 + n % 12, 1 + n % 28) for year, number in SIGNED.items() for n in range(number)]
    parties = _parties(len(days))
    return {
        "format": "aig/1",
        "organisations": [
            {"id": _org(number), "name": each.name, "type": each.type, "sector": each.sector}
            for number, each in enumerate(islice(names(Random(1)), ORGANISATIONS))
        ],
        "networks": [],
        "pledges": [_pledge(number, day, parties[number]) for number, day in enumerate(days)],
        "rounds": [],
        "reports": [],
    }


def _parties(pledges: int) -> list[list[Tree]]:
    """Return who is in each pledge: one holder, and the others in turn; some are in the next one or two as well.

    The pledges that were closed have but a holder, who holds another that stands.
    """
    standing = pledges - CLOSED
    closed = [[{"organisation": _org(number), "role": "holder"}] for number in range(CLOSED)]
    parties: list[list[Tree]] = [[] for _ in range(standing)]
    for number in range(ORGANISATIONS):
        more = 2 if number < IN_THREE else 1 if number < IN_THREE + IN_TWO else 0
        for place in range(1 + more):
            role = "holder" if number < standing and place == 0 else "signatory"
            parties[(number + place) % standing].append({"organisation": _org(number), "role": role})
    return [*closed, *parties]


def _pledge(number: int, day: date, parties: list[Tree]) -> Tree:
    id_ = f"P{number + 1:04d}"
    pledge = {
        "id": id_,
        "title": f"Belofte {number + 1}",
        "state": "signed",
        "signed_on": str(day),
        "parties": sorted(parties, key=lambda each: each["role"]),
        "commitments": [{"id": f"{id_}.1", "text": "Wij bewegen samen."}],
    }
    if number >= CLOSED:
        return pledge
    return {**pledge, "state": "closed", "closing": {"reason": "completed", "on": "2017-06-30"}}


def _org(number: int) -> str:
    return f"O{number + 1:04d}"


if __name__ == "__main__":
    main()
