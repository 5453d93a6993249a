"""How well did an organisation answer, as the holder of pledges?"""

from aig_cli.language import Language
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Pledge
from aig_cli.model.report import Round
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.document import Chapter
from aig_cli.report.page import answering


def chapter(registry: Snapshot, partner: Organisation, language: Language) -> Chapter:
    """Return the response of an organisation: of the pledges it held when a round was locked, or holds."""

    def holds(pledge: Pledge, round_: Round) -> bool:
        holder = pledge.holder_on(round_.locked_on or registry.today)
        return holder is not None and holder.organisation == partner.id

    note = language.say("The pledges are those that it held on the day on which the round was locked, or holds today.")
    return answering.chapter(registry, answering.responses(registry, holds), language, note)
