"""Make a store of realistic size, from a fixed seed, by the program's own rules.

    python examples/make_network.py SCALE --store FILE [--seed N]

At scale 1: 3,000 organisations, 16 regional networks and 8 alliances, 400 pledges in every state, and what came of them
in five yearly rounds. Everything is made up, with the traps that real registers hold: names with apostrophes, `&` and
accents, near twins, KVK numbers with leading zeros, silent partners, renewals, audiences that overlap.

Beside FILE it writes what it knows to be true of it: `aig.truth.json` for `aig.json`. These figures are counted from
what was decided, not from the register, so that the program's own counts can be compared with them. They hold on
1 January 2026 (`--today 2026-01-01`).
"""

import argparse
import sys
from pathlib import Path
from random import Random

from aig_cli.errors import AigError
from aig_cli.model.registry import Registry
from aig_cli.store.store import Store
from network.course import make_round
from network.day import LOCKED, ROUNDS, TODAY
from network.partner import Partners
from network.plan import make_plans
from network.pledge import Pledges
from network.truth import Truth

ORGANISATIONS = 3000


def main() -> None:
    """Make the store that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scale", type=int, help="1 is 3,000 organisations and 400 pledges")
    parser.add_argument("--store", type=Path, required=True, help="the file to make")
    parser.add_argument("--seed", type=int, default=1, help="another number makes another network")
    given = parser.parse_args()
    store = Store(str(given.store), TODAY)
    try:
        store.create()
    except AigError as error:
        sys.exit(f"Error: {error}")
    with store.change("make network") as registry:
        truth = fill(registry, given.scale, Random(given.seed))
        for name in ("organisations", "networks", "pledges", "rounds", "reports"):
            print(len(registry.collection(name)), name)
    about = truth.as_json(today=str(TODAY), scale=given.scale, seed=given.seed)
    given.store.with_suffix(".truth.json").write_text(about)


def fill(registry: Registry, scale: int, random: Random) -> Truth:
    """Fill an empty registry, and return what is true of it then."""
    truth = Truth()
    partners = Partners(registry, random, truth)
    partners.add_organisations(ORGANISATIONS * scale)
    partners.add_networks(scale)
    for year in ROUNDS:
        registry.rounds.put(make_round(year))
        truth.round(year)
    pledges = Pledges(registry, partners, random, truth, scale)
    for plan in make_plans(scale, random):
        pledges.carry_out(plan)
        registry.remarks.clear()  # nobody reads the warnings, and there are many
    for year in LOCKED:
        registry.rounds.put(make_round(year, is_locked=True))
    return truth


if __name__ == "__main__":
    main()
