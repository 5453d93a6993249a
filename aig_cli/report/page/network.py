"""A page on a network: who is in it, its pledges, and what came of them."""

from collections.abc import Iterator, Sequence

from aig_cli.language import Language
from aig_cli.model.network import Network
from aig_cli.model.pledge import Pledge
from aig_cli.model.reach import Reached, reached
from aig_cli.model.report import ANSWERED, Report
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.basis import basis
from aig_cli.report.document import Chapter, Column, Document, Grid
from aig_cli.report.page import answering, membership, progress
from aig_cli.report.page.audience import between, reach_grid, reach_rule
from aig_cli.report.page.fact import Fact, facts, standing, standing_rule, stands
from aig_cli.report.pledges import holder_name
from aig_cli.report.question import Plain
from aig_cli.report.rounds import in_rounds
from aig_cli.report.stock import stock


def page(registry: Snapshot, network: Network, language: Language) -> Document:
    """Return the page on a network."""
    return Document(
        title=network.name,
        lead=language.say(
            "Network {network}: its members, its pledges, and what came of them.", network=network.id
        ),
        language=language,
        chapters=[
            _about(registry, network, language),
            membership.types(registry, network, language),
            _pledges(registry, network, language),
            _response(registry, network, language),
            progress.chapter(registry, network, language),
            _reach(registry, network, language),
            membership.members(registry, network, language),
        ],
        facts=basis(registry, language),
    )
