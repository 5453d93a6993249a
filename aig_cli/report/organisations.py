"""Which organisations are there?"""

from aig_cli.model.organisation import Organisation
from aig_cli.report.question import Question, paths

QUESTION = Question(
    name="organisations",
    record=Organisation,
    rows=lambda registry: registry.organisations,
    columns=paths(Organisation),
    listed=("id", "name", "type", "sector", "city", "kvk"),
)
