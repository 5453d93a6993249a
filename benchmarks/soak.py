"""Kill a writer at any moment, over and over, and check after each kill that nothing that was acknowledged is gone.

    python benchmarks/soak.py [--kills N] [--seed S] [--tinydb]

A writer adds, edits and removes organisations, one by one and in batches, logs progress and takes back, and is ended
with SIGKILL at a moment that the seed draws. After each kill the store must read and hold every acknowledged change,
the last one whole or not at all, the history must agree, and the next command must work with nobody's help and leave no
draft behind. Prints how many kills there were, how many fell inside a command, and what was acknowledged, lost and
unreadable. Exits with 1 at the first loss; with `--tinydb`, when there is none.
"""

import time
from random import Random

from blow import Trial
from register import Register
from stock import StockDatabase
from trial import STOCK, conclude, options, workplace


def main() -> None:
    """Soak, and print the figures."""
    parser = options(__doc__)
    parser.add_argument("--kills", type=int, default=1000, help="how many [1000]")
    parser.add_argument("--seed", type=int, default=1, help="of the moments and the changes [1]")
    given = parser.parse_args()
    start = time.perf_counter()
    with workplace() as place:
        subject = StockDatabase(place / "store") if given.tinydb else Register(place / "store")
        figures = Trial(subject, Random(given.seed), may_lose=given.tinydb).run(given.kills)
    print(f"{figures.blows} kills: {figures}; seed {given.seed}, {time.perf_counter() - start:.0f} s")
    conclude(figures.losses, f"{len(figures.losses)} of {figures.blows}", STOCK if given.tinydb else "")


if __name__ == "__main__":
    main()
