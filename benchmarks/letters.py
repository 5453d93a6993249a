"""Measure how well letters are read: precision and recall of each field over letters with labels.

    python benchmarks/letters.py [--quick] [--show] [--tolerance T]

Reads the letters of `benchmarks/letters/` as text, Word document and PDF, and compares each draft with its labels.
Texts are the same when their words are, whatever sign stands at their end; numbers when they are equal, those of a
range by its lower end. Then tells how long a draft of one letter takes, as a ratio to `python -c "import click"` in the
same run, its median in milliseconds, and the peak memory. `--quick` exits with 1 where a field is under its threshold,
a document that is no letter gives more than an empty draft, or a median is over its budget times the tolerance;
`--show` tells what is missed and what is too much, of letters that may be tried on.
"""

import argparse
import os
import re
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from aig_cli.exchange.letter.draft import Draft, Mark
from aig_cli.exchange.letter.drafting import drafted
from aig_cli.exchange.letter.reading import read
from commands import measure

HERE = Path(__file__).parent / "letters"
FORMATS = ("txt", "docx", "pdf")
THRESHOLDS = {"commitments": 0.9, "parties": 0.95, "deliverables": 0.95, "reach": 0.95}
"""The least that precision and recall may be, of each format."""
BUDGET = 3.0
"""Ratio to the baseline that a draft of one letter may take, without a register."""
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
    facts = of_parties(labels.get("parties", []))
    facts["goal"] = Counter([(words(labels["goal"]),)] if labels.get("goal") else [])
    facts |= of_commitments(commitments)
    facts["occasions"] = Counter(
        (words(each["text"]), f"{words(one['name'])} {one['year']}")
        for each in commitments
        for one in each.get("occasions", [])
    )
    facts |= of_reach(labels.get("reach", []))
    signed = labels.get("signed_on") or labels.get("signed_year")
    facts["signed"] = Counter([(str(signed),)] if signed else [])
    facts["account"] = Counter([(True,)] if labels.get("account_clause") else [])
    return facts


def found(draft: Draft) -> Facts:
    """Return what was found."""
    tree = draft.tree
    commitments = tree.get("commitments", [])
    facts = of_parties(parties_of(tree))
    facts["goal"] = Counter([(words(tree["summary"]),)] if "summary" in tree else [])
    facts |= of_commitments(commitments)
    facts["occasions"] = Counter(
        (words(each["text"]), words(one)) for each in commitments for one in each.get("occasions", [])
    )
    facts |= of_reach(tree.get("reach", []))
    signed = tree.get("signed_on") or (re.findall("[0-9]{4}", tree.get("signed_words", "")) or [""])[-1]
    facts["signed"] = Counter([(str(signed),)] if signed else [])
    facts["account"] = Counter({(True,): 1} if any(each.mark is Mark.ACCOUNTABILITY for each in draft.passages) else {})
    return facts


def parties_of(tree: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the parties of a draft as labels have them."""
    return [
        {"name": each["organisation"]["name"], "role": each["role"]}
        | ({"abbreviation": each["organisation"]["aliases"][0]} if "aliases" in each["organisation"] else {})
        for each in tree.get("parties", [])
    ]


def of_parties(parties: list[dict[str, Any]]) -> Facts:
    """Return the facts of parties."""
    return {
        "parties": Counter((words(each["name"]),) for each in parties),
        "roles": Counter((words(each["name"]), each["role"]) for each in parties),
        "abbreviations": Counter((each["abbreviation"],) for each in parties if each.get("abbreviation")),
    }


def of_reach(reach: list[dict[str, Any]]) -> Facts:
    """Return the facts of reach."""
    return {
        "reach": Counter((each["value"],) for each in reach),
        "audiences": Counter((each["value"], words(each["audience"])) for each in reach if each.get("audience")),
    }


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
    facts["labels"] = Counter(
        (words(each["text"]), target_of(one), words(one["label"]))
        for each in commitments
        for one in each.get("deliverables", [])
    )
    facts["channels"] = Counter(
        (words(each["text"]), words(one)) for each in commitments for one in each.get("channels", [])
    )
    return facts


def letters(folder: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the letters of a folder, without ending, and their labels."""
    for path in sorted((HERE / folder).glob("*.labels.yaml")):
        yield path.with_name(path.name.removesuffix(".labels.yaml")), yaml.safe_load(path.read_text())


def letter_facts(folder: str, ending: str) -> Iterator[tuple[str, Facts, Facts]]:
    """Yield the name of each letter, what should be found in it, and what is."""
    for path, labels in letters(folder):
        yield f"{path.name}.{ending}", labelled(labels), found(drafted(read(f"{path}.{ending}")))


def compare(told: Iterable[tuple[str, Facts, Facts]], *, is_shown: bool) -> dict[str, tuple[int, int, int]]:
    """Return how many facts of each field are there, were found, and are both."""
    counts: dict[str, tuple[int, int, int]] = {}
    for place, there, here in told:
        for field, expected in there.items():
            hits = (expected & here[field]).total()
            now = (expected.total(), here[field].total(), hits)
            before = counts.get(field, (0, 0, 0))
            counts[field] = (before[0] + now[0], before[1] + now[1], before[2] + now[2])
            if is_shown:
                show(f"{place} {field}", expected, here[field])
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


def report(title: str, counts: dict[str, tuple[int, int, int]]) -> list[str]:
    """Print precision and recall of each field; return the fields that are under their threshold."""
    print(title)
    low = []
    for field, (there, here, hits) in counts.items():
        both = share(hits, here), share(hits, there)
        shown = " ".join(" n/a" if each is None else f"{each:.2f}" for each in both)
        print(f"  {field:<14} {shown}  of {here} found and {there} there")
        if any((each or 0) < THRESHOLDS.get(field, 0) for each in both):
            low.append(f"{title} {field}")
    return low


def slow(tolerance: float, *, is_quick: bool) -> list[str]:
    """Print how long a draft takes, of letters that may be tried on; return the formats that are over budget."""
    paths = [path for path, _ in letters("tuning") if drafted(read(f"{path}.txt")).tree]
    over = []
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "AIG_STORE": str(Path(folder) / "none.json")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for ending in FORMATS:
            each = [
                measure(f"pledge draft {path}.{ending}", 1 if is_quick else 5, environment, Path(folder))
                for path in paths
            ]
            ratios = [ratio for those, _, _ in each for ratio in those]
            milliseconds = statistics.median(time for _, time, _ in each)
            median, peak = statistics.median(ratios), max(memory for _, _, memory in each)
            figures = f"{min(ratios):.2f}  {median:.2f}  {max(ratios):.2f}  {milliseconds:.0f} ms  {peak:.0f} MiB"
            print(f"a draft of one {ending:<4}  {figures}  (budget {BUDGET})")
            if median > BUDGET * tolerance:
                over.append(ending)
    return over


def main() -> None:
    """Measure and print; with `--quick`, exit by the thresholds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="exit with 1 under a threshold")
    parser.add_argument("--show", action="store_true", help="tell what is missed, of tuning only")
    parser.add_argument("--tolerance", type=float, default=1.0, help="how far over its budget the time may be")
    given = parser.parse_args()
    low = []
    for folder in ("tuning", "heldout"):
        for ending in FORMATS:
            counts = compare(letter_facts(folder, ending), is_shown=given.show and folder == "tuning")
            low += report(f"{folder} {ending}", counts)
    wrong = not_empty()
    print(f"none: {len(wrong)} of {3 * len(list(letters('none')))} give more than an empty draft", *wrong)
    over = slow(given.tolerance, is_quick=given.quick)
    if given.quick:
        sys.exit(bool(low or wrong or over))


if __name__ == "__main__":
    main()
