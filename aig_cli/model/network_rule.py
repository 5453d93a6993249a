"""The rules of a network: what of it and its members is refused."""

from collections.abc import Iterator

from aig_cli.errors import NetworkEndedError, Problem
from aig_cli.model.network import Network
from aig_cli.model.rule import order_faults, stay_faults


def network_faults(network: Network) -> Iterator[Problem]:
    """Yield what forbids to store a network."""
    yield from order_faults(network.start, network.end, ("end",))
    yield from stay_faults(network.members, "members")
    for index, member in enumerate(network.members):
        if network.end and member.since and member.since > network.end:
            yield ("members", index, "since"), NetworkEndedError(network=network.id, end=network.end)
        yield from order_faults(network.start, member.since, ("members", index, "since"))
