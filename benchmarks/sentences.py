"""Measure how well the rules of letters read single sentences: precision and recall of each field.

    python benchmarks/sentences.py [--show] deliverables|openings|promises|reach ...

`deliverables` are commitments: what they count, their kind, firmness and due words. `openings` are the beginnings of
letters, with their parties. `promises` are sentences that promise something, intend it, or do neither. `reach` are
texts about channels, and whom they reach. `--show` tells what is missed (-) and what is too much (+).
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from aig_cli.exchange.letter.commitment import Around, commitment_tree, due_in, reach_tree
from aig_cli.exchange.letter.drafting import drafted
from aig_cli.exchange.letter.letter import Paragraph, Place, Sentence
from aig_cli.exchange.letter.reading import read
from aig_cli.exchange.letter.rule.audience import is_only_audience
from aig_cli.exchange.letter.rule.promise import is_intention, is_promise
from aig_cli.exchange.letter.rule.reach import reaches
from aig_cli.exchange.letter.rule.signing import Signing
from aig_cli.exchange.letter.sentence import sentences
from aig_cli.model.code import Firmness
from letters import HERE, Facts, compare, of_commitments, of_parties, of_reach, parties_of, report, words

ALONE = Place(1, 1)
REST = "Gezondheid is voor ieder mens in dit land van belang, en dat is het ook op het werk en in de wijk."
"""The rest of a letter, by which its language can be told."""


def commitment_found(label: dict[str, Any]) -> dict[str, Any]:
    """Return what is found in the text of a commitment that may tell when its letter was signed."""
    day = date.fromisoformat(str(label["signed"])) if label.get("signed") else None
    signing = Signing(day, day.year, "", Sentence("", ALONE, 0)) if day else None
    firmness = Firmness.INTENTION if is_intention(label["text"]) else Firmness.FIRM
    around = Around(signing)
    return commitment_tree(label["text"], firmness, around, due_in(label["text"], around)) | {"channels": []}


def parties_found(label: dict[str, Any]) -> Facts:
    """Return the parties found in a letter of an opening and a little more."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "opening.txt"
        path.write_text(f"{label['text'].strip()}\n\n{label.get('elsewhere', '').strip()}\n\n{REST}\n")
        return of_parties(parties_of(drafted(read(str(path))).tree))


def promise_facts(text: str, what: str) -> Facts:
    """Return the facts of a sentence that is a promise, an intention or none."""
    return {
        "promised": Counter([(text,)] if what != "none" else []),
        "intended": Counter([(text,)] if what == "intention" else []),
    }


ACTORS = ("gemeente", "ggd", "stichting", "vereniging", "woningcorporatie", "bibliotheek", "zorgverzekeraar", "school")
"""Who promises in the sentences that promise something."""


def promise_found(text: str) -> str:
    """Return what a sentence is found to be: a promise, an intention or none."""
    if is_only_audience(text) or not is_promise(text, ACTORS):
        return "none"
    return "intention" if is_intention(text) else "promise"


def reach_found(label: dict[str, Any]) -> Facts:
    """Return the reach found in a text, and the channels of the promises in it."""
    paragraph = Paragraph(label["text"].strip(), ALONE, [])
    told = list(sentences(paragraph, 0)) if label.get("from") != "list" else [Sentence(paragraph.text, ALONE, 0)]
    promised = [
        (each.text, before.text)
        for before, each in zip([told[0], *told], told, strict=False)
        if label.get("from") == "list" or (is_promise(each.text) and not is_only_audience(each.text))
    ]
    channels = [
        one
        for text, before in promised
        for one in commitment_tree(text, Firmness.FIRM, Around(None, sentence=before), None).get("channels", [])
    ]
    tree = [reach_tree(each) for each in reaches(told)]
    return reach_facts({"reach": tree, "channels": channels})


def reach_facts(told: dict[str, Any]) -> Facts:
    """Return the facts of a text about channels."""
    reach = told.get("reach") or []
    facts = of_reach(reach)
    facts["reached by"] = Counter((each["value"], words(each["channel"])) for each in reach)
    facts["channels"] = Counter((words(each),) for each in told.get("channels") or [])
    return facts


def facts_of(what: str) -> Iterator[tuple[str, Facts, Facts]]:
    """Yield the beginning of each sentence with labels, what should be found in it, and what is."""
    for label in yaml.safe_load((HERE / "sentences" / f"{what}.yaml").read_text()):
        if what == "deliverables":
            facts = of_commitments([{**label, "channels": []}]), of_commitments([commitment_found(label)])
        elif what == "openings":
            facts = of_parties(label["parties"]), parties_found(label)
        elif what == "promises":
            text = label["text"]
            facts = promise_facts(text, label["is"]), promise_facts(text, promise_found(text))
        else:
            facts = reach_facts(label), reach_found(label)
        yield label["text"][:100], *facts


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="tell what is missed and what is too much")
    parser.add_argument("what", nargs="+", choices=("deliverables", "openings", "promises", "reach"))
    given = parser.parse_args()
    for what in given.what:
        report(what, compare(facts_of(what), is_shown=given.show))


if __name__ == "__main__":
    main()
