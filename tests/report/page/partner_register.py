"""A small register with partners, made by typing, whose figures can be counted by hand; and the pages on it."""

import os
from collections.abc import Mapping
from datetime import date

from aig_cli.language import language
from aig_cli.report.document import Chapter, Document
from aig_cli.report.page import network, organisation, pledge
from aig_cli.report.question import Plain
from aig_cli.store.store import Store
from tests.conftest import Run
from tests.report.register import typed

RECORDS = """
org add MOgroep --type trade-association --sector civil-society --alias 'MO Groep' --city Utrecht
org add Movisie --type knowledge-institute --sector civil-society
org add 'GGD Zeist' --type public-health-service --sector public --website https://ggd.example
org add Buurthuis
org add 'Movisie Utrecht' --type knowledge-institute
network add 'Gezond Zeist' --kind regional --coordinator 'GGD Zeist' --start 2015-01-01
network join N01 MOgroep Movisie --since 2016-01-01
network join N01 Buurthuis
network join N01 'GGD Zeist' --since 2015-01-01
network leave N01 'GGD Zeist' --until 2020-12-31
pledge add --title 'Sociaal voor gezond' --holder MOgroep --signatory Movisie --setting living --network N01 \
    --theme social-care --theme exercise --target-group jongeren --term-start 2015-02-03 --term-end 2030-12-31
commitment add P1 'Wij verzamelen voorbeelden' --due 2025-12-31 --responsible Movisie
deliverable add P1.1 voorbeelden --target 10 --unit voorbeelden --aggregation sum
deliverable add P1.1 'aandeel rokers' --measure percentage --target 15 --direction decrease --baseline 40
commitment add P1 'Wij delen kennis' --due 2028-01-01
deliverable add P1.2 'een beleid' --measure yes-no --target yes
deliverable add P1.2 'een plan' --measure yes-no
commitment add P1 'Wij wandelen'
pledge sign P1 --on 2015-02-03
pledge join P1 Buurthuis --role represented --since 2016-05-01
pledge add --title Rookvrij --holder 'GGD Zeist' --signatory Movisie --network N01
commitment add P2 'Wij geven cursussen' --responsible Movisie
pledge sign P2 --date-unknown
pledge add --title 'Een idee' --holder MOgroep --network N01
"""
ROUNDS = """
round open 2023 --today 2023-11-10
round lock 2023 --today 2024-03-01 --yes
round open 2024 --today 2024-11-10
round open 2025 --today 2025-11-10
round open 2026
round exempt P2 --year 2024 --reason newcomer
"""
ACCOUNTS = """
- pledge: P0001
  year: '2024'
  received_on: 2025-01-10
  respondent: MOgroep
  reach:
  - {channel: nieuwsbrief, audience: leden, value: '4200', overlap_group: leden}
  - {channel: blad, audience: lezers, value: '9500', overlap_group: leden}
  - {channel: website, value: '20000', unit: page views}
  - {channel: beurs}
  updates:
  - {of: P0001.1, status: in-progress}
  - {of: P0001.2, status: completed}
  - {of: P0001.1.1, value: '4'}
  - {of: P0001.1.2, value: '30'}
  - {of: P0001.2.1, value: 'yes'}
  - {of: P0001.2.2, value: 'no'}
- pledge: P0001
  year: '2025'
  received_on: 2026-01-20
  reach:
  - {channel: nieuwsbrief, audience: leden, value: '5000'}
  updates:
  - {of: P0001.1, status: in-progress}
  - {of: P0001.1.1, value: '5'}
- {pledge: P0002, year: '2025', updates: [{of: P0002.1, status: stopped, stop_reason: no-means}]}
"""
"""Over 2023 nobody answered; over 2024 P0001 did, over 2025 both did, and over 2026 nobody yet."""


def fill(aig: Run) -> None:
    """Type the records, the rounds and the accounts."""
    typed(aig, RECORDS)
    for line in ROUNDS.strip().splitlines():
        aig(line)
    aig("import progress -", stdin=ACCOUNTS)


def page(noun: str, given: str, code: str = "en") -> Document:
    """Return the page on a record, from the store and on the day of the environment."""
    registry = Store(os.environ["AIG_STORE"], date.fromisoformat(os.environ["AIG_TODAY"])).read()
    pages = {"pledge": pledge, "organisation": organisation, "network": network}
    made: Document = pages[noun].page(registry, getattr(registry, noun)(given), language(code))
    return made


def chapters(noun: str, given: str, code: str = "en") -> Mapping[str, Chapter]:
    """Return the chapters of a page, by name."""
    return {chapter.name: chapter for chapter in page(noun, given, code).chapters}


def rows(chapter: Chapter) -> list[tuple[Plain, ...]]:
    """Return the rows of the table of a chapter."""
    for row in chapter.grid.rows:
        assert len(row) == len(chapter.grid.columns)
    return [tuple(row) for row in chapter.grid.rows]


def headings(chapter: Chapter) -> list[str]:
    """Return the headings of the table of a chapter."""
    return [column.heading for column in chapter.grid.columns]
