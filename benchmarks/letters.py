"""Measure how well letters are read: precision and recall of each field over letters with labels.

    python benchmarks/letters.py [--quick] [--show]

Reads the letters of `benchmarks/letters/` as text, Word document and PDF, and compares each draft with its labels.
Texts are the same when their words are, whatever sign stands at their end; numbers when they are equal, those of a
range by its lower end. `--quick` exits with 1 where a field is under its threshold, or a document that is no letter
gives more than an empty draft; `--show` tells what is missed and what is too much, of letters that may be tried on.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from aig_cli.exchange.letter.draft import Draft, Mark
from aig_cli.exchange.letter.drafting import drafted
from aig_cli.exchange.letter.reading import read

HERE = Path(__file__).parent / "letters"
FORMATS = ("txt", "docx", "pdf")
THRESHOLDS = {"commitments": 0.9, "parties": 0.95, "deliverables": 0.95, "reach": 0.95}
"""The least that precision and recall may be, of each format."""
Facts = dict[str, Counter[tuple[Any, ...]]]


def words(text: str | None) -> str:
    """Return the words of a text, whatever sign stands at its end."""
    return " ".join((text or "").lower().split()).rstrip(" .;:,")


def target_of(deliverable: dict[str, Any]) -> Any:
    """Return the target of a deliverable: the lower end of a range."""
    target = deliverable.get("target")
    return target["from"] if isinstance(target, dict) else target


def labelled(labels: dict[str, Any]) -> Facts:
    """Return what a reader should find."""
    commitments = labels.get("commitments", [])
    facts: Facts = {"parties": Counter(), "roles": Counter(), "goal": Counter()}
    facts["parties"].update((words(each["name"]),) for each in labels.get("parties", []))
    facts["roles"].update((words(each["name"]), each["role"]) for each in labels.get("parties", []))
    facts["abbreviations"] = Counter(
        (each["abbreviation"],) for each in labels.get("parties", []) if "abbreviation" in each
    )
    facts["goal"].update([(words(labels["goal"]),)] if labels.get("goal") else [])
    facts |= of_commitments(commitments)
    facts["channels"] = Counter(
        (words(each["text"]), words(one)) for each in commitments for one in each.get("channels", [])
    )
    facts["occasions"] = Counter(
        (words(each["text"]), f"{words(one['name'])} {one['year']}")
        for each in commitments
        for one in each.get("occasions", [])
    )
    facts["reach"] = Counter((each["value"],) for each in labels.get("reach", []))
    facts["audiences"] = Counter(
        (each["value"], words(each["audience"])) for each in labels.get("reach", []) if each["audience"]
    )
    signed = labels.get("signed_on") or labels.get("signed_year")
    facts["signed"] = Counter([(str(signed),)] if signed else [])
    facts["account"] = Counter([(True,)] if labels.get("account_clause") else [])
    return facts


def found(draft: Draft) -> Facts:
    """Return what was found."""
    tree = draft.tree
    organisations = [(each["organisation"], each["role"]) for each in tree.get("parties", [])]
    commitments = tree.get("commitments", [])
    facts: Facts = {"parties": Counter((words(each["name"]),) for each, _ in organisations)}
    facts["roles"] = Counter((words(each["name"]), role) for each, role in organisations)
    facts["abbreviations"] = Counter((one,) for each, _ in organisations for one in each.get("aliases", []))
    facts["goal"] = Counter([(words(tree["summary"]),)] if "summary" in tree else [])
    facts |= of_commitments(commitments)
    facts["channels"] = Counter(
        (words(each["text"]), words(one)) for each in commitments for one in each.get("channels", [])
    )
    facts["occasions"] = Counter(
        (words(each["text"]), words(one)) for each in commitments for one in each.get("occasions", [])
    )
    facts["reach"] = Counter((each["value"],) for each in tree.get("reach", []))
    facts["audiences"] = Counter(
        (each["value"], words(each["audience"])) for each in tree.get("reach", []) if "audience" in each
    )
    signed = tree.get("signed_on") or (re.findall("[0-9]{4}", tree.get("signed_words", "")) or [""])[-1]
    facts["signed"] = Counter([(str(signed),)] if signed else [])
    facts["account"] = Counter({(True,): 1} if any(each.mark is Mark.ACCOUNTABILITY for each in draft.passages) else {})
    return facts


def of_commitments(commitments: list[dict[str, Any]]) -> Facts:
    """Return the facts that labels and drafts have alike."""
    facts: Facts = {"commitments": Counter((words(each["text"]),) for each in commitments)}
    for field in ("firmness", "kind"):
        facts[field] = Counter((words(each["text"]), each[field]) for each in commitments)
    facts["due"] = Counter(
        (words(each["text"]), words(each["due"]["words"]), str(each["due"].get("date")))
        for each in commitments
        if each.get("due")
    )
    facts["deliverables"] = Counter(
        (words(each["text"]), target_of(one)) for each in commitments for one in each.get("deliverables", [])
    )
    return facts


def letters(folder: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the letters of a folder, without ending, and their labels."""
    for path in sorted((HERE / folder).glob("*.labels.yaml")):
        yield path.with_name(path.name.removesuffix(".labels.yaml")), yaml.safe_load(path.read_text())


def compare(folder: str, ending: str, *, is_shown: bool) -> dict[str, tuple[int, int, int]]:
    """Return how many facts of each field are there, were found, and are both."""
    counts: dict[str, tuple[int, int, int]] = {}
    for path, labels in letters(folder):
        there, here = labelled(labels), found(drafted(read(f"{path}.{ending}")))
        for field, expected in there.items():
            hits = (expected & here[field]).total()
            now = (expected.total(), here[field].total(), hits)
            before = counts.get(field, (0, 0, 0))
            counts[field] = (before[0] + now[0], before[1] + now[1], before[2] + now[2])
            if is_shown:
                show(f"{path.name}.{ending} {field}", expected, here[field])
    return counts


def show(place: str, expected: Counter[tuple[Any, ...]], here: Counter[tuple[Any, ...]]) -> None:
    """Tell what is missed and what is too much."""
    for fact in expected - here:
        print(f"  - {place}: {fact}")
    for fact in here - expected:
        print(f"  + {place}: {fact}")


def share(part: int, whole: int) -> float | None:
    """Return a share; None of nothing."""
    return part / whole if whole else None


def not_empty() -> list[str]:
    """Return the documents that are no letters and give more than an empty draft."""
    return [
        f"{path.name}.{ending}"
        for path, _ in letters("none")
        for ending in FORMATS
        if (draft := drafted(read(f"{path}.{ending}"))).tree.keys() > {"source"} or not draft.why_empty
    ]


def main() -> None:
    """Measure and print; with `--quick`, exit by the thresholds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="exit with 1 under a threshold")
    parser.add_argument("--show", action="store_true", help="tell what is missed, of tuning only")
    given = parser.parse_args()
    low = []
    for folder in ("tuning", "heldout"):
        for ending in FORMATS:
            print(f"{folder} {ending}")
            counts = compare(folder, ending, is_shown=given.show and folder == "tuning")
            for field, (there, here, hits) in counts.items():
                precision, recall = share(hits, here), share(hits, there)
                shown = " ".join(" n/a" if each is None else f"{each:.2f}" for each in (precision, recall))
                print(f"  {field:<14} {shown}  of {here} found and {there} there")
                if any((each or 0) < THRESHOLDS.get(field, 0) for each in (precision, recall)):
                    low.append(f"{folder} {ending} {field}")
    wrong = not_empty()
    print(f"none: {len(wrong)} of {3 * len(list(letters('none')))} give more than an empty draft", *wrong)
    if given.quick:
        sys.exit(bool(low or wrong))


if __name__ == "__main__":
    main()
