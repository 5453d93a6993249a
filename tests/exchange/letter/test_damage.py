"""Whatever is in a letter: it is read or refused in words, in time, and what was read acts on no terminal."""

from pathlib import Path
from random import Random

import pytest

from aig_cli.errors import FileFormatError
from aig_cli.exchange.letter.reading import read
from aig_cli.exchange.letter.rule.number import numbers
from aig_cli.model.text import is_harmful
from tests.fuzz.mutation import mutated

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "letter"
SEEDS = {path.name: path.read_bytes() for path in sorted(CORPUS.iterdir())}
EXAMPLES = 30
"""Files that are made of each."""


@pytest.mark.parametrize("name", SEEDS)
def test_every_letter_is_read_or_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "brief"
    for number in range(EXAMPLES):
        path.write_bytes(mutated([SEEDS[name]], Random(f"{name} {number}")))
        said = found(path)
        assert not any(is_harmful(character) for text in said for character in text), number


def found(path: Path) -> list[str]:
    """Return the texts of a letter and their places, or why there are none."""
    try:
        letter = read(str(path))
    except FileFormatError as error:
        return [str(error)]
    return [text for each in letter.sentences for text in (each.text, str(each.place))]


@pytest.mark.parametrize(
    "numeral", ["9" * 400, f"{'9' * 40} miljoen", "duizend" * 4000], ids=["digits", "millions", "words"]
)
def test_a_number_without_end_counts_nothing(numeral: str) -> None:
    assert list(numbers(f"Wij maken {numeral} folders.")) == []
