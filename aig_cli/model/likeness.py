"""Which organisations are called nearly the same: what two hands make of one name."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from aig_cli.model.organisation import Organisation
from aig_cli.model.text import fold

_LEFT_OUT: Final = {"de", "het", "een", "eo"}
"""Words that one hand writes and another leaves out: articles, and surroundings."""
_FIRST: Final = {"stichting", "stg", "st", "vereniging", "ver", "cooperatie", "cooperatieve"}
"""Legal forms, whole and short, where they begin a name: within one, St. is a saint."""
_LAST: Final = {"bv", "nv", "vof", "cv", "ua", "wa", "ba", "vzw", "maatschap", "eenmanszaak"}
"""Legal forms where they end a name."""
_ARTICLE: Final = r"(?<!\w)['’‘`´]t\b"
_QUOTES: Final = r"['’‘`´]"
_SURROUNDINGS: Final = r"\ben omstreken\b"
_INITIALS: Final = r"\b([^\W\d_])[.\s]+(?=[^\W\d_]\b)"
"""Finds a letter by itself before another, as in `b.v.` and `B V`."""
_WORD: Final = r"[^\W_]+"
_SHORTEST: Final = 5
"""Letters of a name below which one letter more or less makes another name, as in GGD and GGZ."""
_FEW: Final = 24
"""Searches through all names that take less time than to make an index of them."""
_KEPT: Final = (1 << 30) - 1
"""The bits of a hash that are kept: a small number takes less memory, and what it finds is compared anyway."""


def normalised(name: str) -> str:
    """Return a name as it is compared when records are matched.

    Case, accents, punctuation and spaces do not matter; articles, `e.o.` and a legal form at the start or the end are
    left out; `&` is `en`. Where nothing would be left, the folded name.
    """
    return "".join(_words(name)) or fold(name)


def _words(name: str) -> list[str]:
    """Return the words of a name that tell it from others."""
    text = fold(name)
    if not text.isalnum():
        text = re.sub(_QUOTES, "", re.sub(_ARTICLE, " ", text.replace("&", " en ")))
        text = re.sub(_INITIALS, r"\1", re.sub(_SURROUNDINGS, "eo", " ".join(text.split())))
    words = [word for word in re.findall(_WORD, text) if word not in _LEFT_OUT]
    while words and words[0] in _FIRST:
        del words[0]
    while words and words[-1] in _LAST:
        del words[-1]
    return words


def likeness(one: str, other: str) -> int:
    """Return how alike two names are, in whole per cent rounded down; case and accents do not matter."""
    from difflib import SequenceMatcher

    ratio = SequenceMatcher(None, fold(one), fold(other)).ratio()
    return int(100 * ratio + 1e-9)  # 0.58 is a little less in binary


class Likenesses:
    """The names and aliases of organisations, by what is nearly the same. None of those that were merged away."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self._names: dict[str, tuple[str, ...]] = {}
        self._ids: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)  # smaller than lists
        self._sought = 0
        for organisation in organisations:
            self.add(organisation)

    def add(self, organisation: Organisation) -> None:
        """Take in one more organisation."""
        if organisation.merged_into:
            return
        names = (organisation.name, *organisation.aliases)
        self._names[organisation.id] = names
        for name in {normalised(each) for each in names}:
            self._ids[name] += (organisation.id,)
        if "_neighbours" in self.__dict__:
            self._neighbours.add(names)

    def discard(self, organisation: Organisation) -> None:
        """Forget what an organisation is called."""
        names = self._names.pop(organisation.id, ())
        for name in {normalised(each) for each in names}:
            self._ids[name] = tuple(each for each in self._ids[name] if each != organisation.id)
            if not self._ids[name]:
                del self._ids[name]

    @cached_property
    def _neighbours(self) -> "_Neighbours":
        """What is found by one letter or word less: costly, and most of those who ask for `same` need nothing more."""
        return _Neighbours(self._names.values())

    def _index(self) -> "_Neighbours | None":
        """Return the index of names; None the first few times, when it is sooner done to look at every name."""
        self._sought += 1
        return self._neighbours if self._sought > _FEW else None

    def same(self, name: str) -> list[str]:
        """Return the ids of the organisations with a name or alias that is equal when normalised, the oldest first."""
        return sorted(self._ids.get(normalised(name), ()), key=_number)

    def near(self, name: str) -> list[str]:
        """Return the ids of the organisations that one letter or one word tells apart, without those of `same`.

        The first calls look at every name, and a later one makes an index, which takes a while.
        """
        near = {*self.one_letter(name), *self.one_word(name)}
        return sorted(near.difference(self.same(name)), key=_number)

    def one_letter(self, name: str) -> list[str]:
        """Return the ids of the organisations with a name in which one letter is missing, too many, or another.

        A digit is never a typing error, nor is anything in a name of fewer than five letters.
        """
        sought = normalised(name)
        index = self._index()
        names = index.by_letter(sought) if index else _as_long(sought, self._ids)
        near = [each for each in names if _is_one_letter(sought, each)]
        return sorted({id_ for each in near for id_ in self._ids.get(each, ())}, key=_number)

    def one_word(self, name: str) -> list[str]:
        """Return the ids of the organisations with a name of one word more or less, where two remain.

        A word with a digit does not count: a numbered part is another organisation.
        """
        words = _words(name)
        alone, index = "".join(words), self._index()
        longer = index.by_word(alone) if index else _around(alone, self._ids)
        candidates = [*longer, *_without_a_word(words)]
        ids = {id_ for each in candidates for id_ in self._ids.get(each, ())}
        return sorted((id_ for id_ in ids if self._has(id_, lambda other: _is_one_word(words, other))), key=_number)

    def _has(self, id_: str, is_near: Callable[[Sequence[str]], bool]) -> bool:
        return any(is_near(_words(name)) for name in self._names[id_])


class _Neighbours:
    """Normalised names by hashes of themselves without a letter, and without a word.

    Two names with one letter between them have such a hash in common (the deletion neighbourhood), so that none needs
    to be compared with all. A name stays when its organisation goes: `Likenesses` looks up who has it.
    """

    def __init__(self, names: Iterable[Iterable[str]]) -> None:
        self._by_letter: dict[int, tuple[str, ...]] = {}
        self._by_word: dict[int, tuple[str, ...]] = {}
        for each in names:
            self.add(each)

    def add(self, names: Iterable[str]) -> None:
        """Take in the names of an organisation."""
        for words in map(_words, names):
            alone = ("".join(words),)  # one tuple for all its keys, which are many
            for keys, index in ((_letter_keys(alone[0]), self._by_letter), (_word_keys(words), self._by_word)):
                for key in keys:
                    known = index.setdefault(key, alone)
                    if alone[0] not in known:
                        index[key] = known + alone

    def by_letter(self, name: str) -> set[str]:
        """Return the names that one letter may tell apart."""
        return {found for key in _letter_keys(name) for found in self._by_letter.get(key, ())}

    def by_word(self, name: str) -> tuple[str, ...]:
        """Return the names that may have one word more."""
        return self._by_word.get(hash(name) & _KEPT, ())


def _as_long(name: str, others: Iterable[str]) -> Iterator[str]:
    """Yield the names that one letter may tell apart: neither is a short one."""
    least, most = max(len(name) - 1, _SHORTEST), len(name) + 1
    return (each for each in others if least <= len(each) <= most) if len(name) >= _SHORTEST else iter(())


def _around(name: str, others: Iterable[str]) -> Iterator[str]:
    """Yield the names that begin and end as this one does, with something more at one place."""
    for each in others:
        more = len(each) - len(name)
        if more > 0 and (each[:1] == name[:1] or each[more:] == name):
            start = _alike(name, each)
            if each[start + more :] == name[start:]:
                yield each


def _number(id_: str) -> int:
    return int(id_[1:])


def _letter_keys(name: str) -> Iterator[int]:
    """Yield the hashes of a name, whole and without each letter; none for a short one."""
    if len(name) < _SHORTEST:
        return
    yield hash(name) & _KEPT
    for index, letter in enumerate(name):
        if not letter.isdigit():
            yield hash(name[:index] + name[index + 1 :]) & _KEPT


def _word_keys(words: Sequence[str]) -> Iterator[int]:
    return (hash(name) & _KEPT for name in _without_a_word(words))


def _without_a_word(words: Sequence[str]) -> Iterator[str]:
    """Yield a name without each of its words, where two remain."""
    for index, word in enumerate(words):
        if len(words) > 2 and not any(letter.isdigit() for letter in word):
            yield "".join([*words[:index], *words[index + 1 :]])


def _is_one_letter(one: str, other: str) -> bool:
    """Tell whether two names differ by one letter, no digit."""
    shorter, longer = sorted((one, other), key=len)
    start = _alike(shorter, longer)
    is_replaced = len(shorter) == len(longer)
    changed = longer[start : start + 1] + (shorter[start : start + 1] if is_replaced else "")
    left = shorter[start + 1 :] if is_replaced else shorter[start:]
    return bool(changed) and not any(map(str.isdigit, changed)) and left == longer[start + 1 :]


def _alike(shorter: str, longer: str) -> int:
    """Return how many letters two names begin with that are the same."""
    pairs = enumerate(zip(shorter, longer, strict=False))
    return next((index for index, (mine, theirs) in pairs if mine != theirs), len(shorter))


def _is_one_word(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether two names differ by one word."""
    return "".join(others) in _without_a_word(words) or "".join(words) in _without_a_word(others)
