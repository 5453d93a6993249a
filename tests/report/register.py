"""A small register, made by typing commands, of which every figure can be counted by hand."""

from tests.conftest import Run

PLEDGES = """
org add Alfa
org add Beta
org add Gamma
org add Delta
pledge add --title Een --holder Alfa --signatory Beta --represented Gamma --setting living --setting working \
    --theme smoking --theme exercise
commitment add P0001 'Wij stoppen'
commitment add P0001 'Wij wandelen'
commitment add P0001 'Wij fietsen'
pledge sign P0001 --on 2020-01-01
pledge add --title Twee --holder Alfa --signatory Gamma --setting living --theme smoking
commitment add P0002 'Wij geven cursussen'
commitment add P0002 'Wij delen folders uit'
pledge sign P0002 --on 2020-01-01
pledge add --title Drie --holder Beta
commitment add P0003 'Wij koken'
pledge sign P0003 --on 2026-03-01
pledge add --title Vier --holder Delta --setting care --theme alcohol
commitment add P0004 'Wij schenken water'
pledge sign P0004 --on 2020-01-01
pledge close P0004 --reason expired --on 2026-02-01
pledge add --title Vijf --holder Delta --setting sport --theme diabetes
"""
"""Three pledges stand today, and three stood at the end of 2025; P0004 was closed since, and P0005 is a draft."""
ACCOUNTS = """
round open 2025 --closes 2026-11-30
round open 2026
progress log P0001 --year 2025 --new-collaboration yes
progress log P0001.1 --year 2025 --status completed
progress log P0001.2 --year 2025 --status in-progress --planning on-schedule
round no-response P0002 --year 2025 --reason no-time
progress log P0001 --year 2026 --new-collaboration exploring
progress log P0001.2 --year 2026 --status stopped --stop-reason no-means
progress log P0001.3 --year 2026 --status not-started --planning behind
progress log P0002.1 --year 2026 --status in-progress --planning ahead
pledge amend P0002 'Wij bellen' --on 2026-05-01 --reason 'nieuw plan'
pledge amend P0002.2 --drop --on 2026-06-01 --reason 'nieuw plan'
"""
"""P0001 and P0002 were asked over 2025, and P0003 too over 2026; nothing was said of P0001.1 over 2026."""


def typed(aig: Run, *scripts: str) -> None:
    """Type lines of commands, one after the other."""
    aig("batch -q -", stdin="".join(scripts).replace("\\\n", ""))
