"""A data package: the tables of the register as CSV, and `datapackage.json`, which says what their columns mean.

It is a Data Package 2.0 (https://datapackage.org). The tables are those of `aig export csv`, guards against formulas
included: open data is opened in spreadsheets before anything else, and there a text must stay a text. A reader of the
standard does not take the apostrophe away, so the description tells of it; numbers, days, codes and ids never have one.
Contact persons are in no table. Organisations that were merged into others are, so that no key is broken.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from aig_cli.exchange import csv
from aig_cli.exchange.tableschema import table_schema
from aig_cli.exchange.tree import Tree
from aig_cli.language import Language, language
from aig_cli.model.snapshot import Snapshot
from aig_cli.report import TABLES
from aig_cli.report.question import Question, question

_PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
_TABLES: Final = (*(table for table in TABLES if table != "summary"), "rounds")
"""What is in a package. The summary says nothing that the other tables do not."""
_WHOLE: Final = "register"
"""Stands for the package among its tables."""


def write_files(registry: Snapshot) -> Iterator[tuple[str, bytes]]:
    """Yield the tables, and what describes them."""
    questions = [question(table) for table in _TABLES]
    for asked in questions:
        yield f"{asked.name}.csv", csv.write_table(asked.table(registry, asked.rows(registry)))
    described = msgspec.json.encode(_package(registry, questions))
    yield "datapackage.json", msgspec.json.format(described, indent=2) + b"\n"


def _package(registry: Snapshot, questions: Sequence[Question]) -> Tree:
    titles, descriptions = _titles(language("en")), _descriptions(language("en"))
    dutch_titles, dutch_descriptions = _titles(language("nl")), _descriptions(language("nl"))
    words = {
        name: {
            "title": title,
            "x-title-nl": dutch_titles[name],
            "description": descriptions[name],
            "x-description-nl": dutch_descriptions[name],
        }
        for name, title in titles.items()
    }
    return {
        "$schema": _PROFILE,
        "name": "pledge-register",
        **words[_WHOLE],
        "version": registry.today.isoformat(),
        "x-revision": registry.revision,
        "created": f"{registry.today}T00:00:00Z",
        "resources": [_resource(asked, words[asked.name]) for asked in questions],
    }


def _resource(asked: Question, words: Mapping[str, str]) -> Tree:
    return {
        "name": asked.name,
        "type": "table",
        **words,
        "path": f"{asked.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": table_schema(asked),
    }


def _titles(spoken: Language) -> Mapping[str, str]:
    """Return the titles of a package and of its tables, in a language."""
    say = spoken.say
    return {
        _WHOLE: say("Register of pledges"),
        "organisations": say("Organisations"),
        "networks": say("Networks"),
        "members": say("Members of networks"),
        "pledges": say("Pledges"),
        "parties": say("Parties to pledges"),
        "commitments": say("Commitments"),
        "deliverables": say("Deliverables"),
        "progress": say("Progress reports"),
        "rounds": say("Reporting rounds"),
    }


def _descriptions(spoken: Language) -> Mapping[str, str]:
    """Return what a package says of itself and of its tables, in a language."""
    say = spoken.say
    return {
        _WHOLE: say(
            "Organisations, networks, pledges, what these commit to, and what was reported, as of the day that is the "
            "version. An empty cell is not known. Contact persons are left out. A text that a spreadsheet would take "
            "for a formula has an apostrophe in front, which is not part of it; so has one that starts with one."
        ),
        "organisations": say("Organisations. Those that were merged into another are no partners: do not count them."),
        "networks": say("Regional networks and thematic alliances."),
        "members": say("Which organisations are members of which networks, and when."),
        "pledges": say("Pledges in every state, drafts too."),
        "parties": say("Which organisations are parties to which pledges, in which role, and when."),
        "commitments": say("What pledges commit their parties to."),
        "deliverables": say("Measurable results of commitments."),
        "progress": say(
            "What was reported over a year, of the part of a pledge whose id is in the column 'of', or of the pledge "
            "as a whole. What has no row was not reported on, and is unknown."
        ),
        "rounds": say("Reporting rounds: how many pledges were asked for an account, and how many answered."),
    }
