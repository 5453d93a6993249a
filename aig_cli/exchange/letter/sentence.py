"""Sentences of Dutch prose."""

import re
from collections.abc import Iterator
from typing import Final

from aig_cli.exchange.letter.letter import Paragraph, Sentence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_LAST: Final = _words(
    "a.d.h.v. afd. alg. apr. art. a.s. a.u.b. aug. b.g.g. bijv. blz. burg. bv. b.v. ca. d.d. dec. dhr. d.i. div. "
    "d.m.v. dr. drs. ds. d.w.z. evt. excl. fa. fam. feb. fig. gebr. gem. i.c.m. i.h.a. i.h.b. i.h.k.v. incl. ing. "
    "i.o.v. i.p.v. ir. i.s.m. i.v.m. jan. jhr. jl. m.a.w. max. m.b.t. m.b.v. mevr. mgr. min. m.i.v. m.m.v. m.n. mr. "
    "m.u.v. mw. n.a.v. nl. nov. nr. nrs. n.v.t. o.a. o.b.v. o.g.v. o.i.d. okt. o.l.v. ong. o.v.v. pag. plm. prof. "
    "resp. secr. sep. sept. st. s.v.p. t/m. t.a.v. t.b.v. tel. t.g.v. t.h.v. t.n.v. t.o.v. v.a. vgl. vnl. vs. weth. "
    "zgn. zn."
)
"""After these a sentence goes on, even with a capital."""
_MAYBE_LAST: Final = _words("c.s. e.a. e.d. enz. etc. e.v. m.m.")
"""These end a list, and often the sentence: a capital begins another."""
_STARTERS: Final = _words(
    "aan alle als beide bij daarbij daarmee daarnaast daarom dat de deze die dit door een eind elk elke en er "
    "gezamenlijk het hier hierbij hiermee hiervoor hun ieder ik in jaarlijks kennis maar met na naast om onder ons "
    "onze ook op over per samen sinds te ten tevens tijdens tot uit van vanaf vanuit verder via volgens voor vooral "
    "waar wanneer we wij zij zo zowel"
)
"""Words that begin a sentence where a single letter or a number before the full stop does not tell."""
_OPENING, _CLOSING = "'\"‘’“„«([", "'\"’”»)]"
_END: Final = re.compile(
    rf"(?<![.!?…])(?P<mark>[.!?…]++)[{re.escape(_CLOSING)}]*+\s|[;:,]\s+(?=\(?(?:[0-9]{{1,2}}|[a-z])\)\s)"
)
_START: Final = re.compile(rf"(?:[’'‘][st]\s+|[{re.escape(_OPENING)}–-]\s?){{0,5}}(\w[^\W_]*)")
_LAST_WORD: Final = re.compile(r"\S+\Z")
LONGEST: Final = 24
"""Characters of an abbreviation."""
_LETTERS: Final = re.compile(r"(?:[^\W\d_]\.)+\Z")
_FINISHED: Final = (".", "!", "?", "…", ":", ";")
PARENTHESIS: Final = 300
"""Characters that are looked at for the end of a parenthesis."""


def sentences(paragraph: Paragraph, position: int) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph, which is at a position in its letter.

    A list in running text (`a; 2) b`) is taken apart.
    """
    text = paragraph.text
    for start, end in _pieces(text):
        yield Sentence(text[start:end], paragraph.place_of(start, end), position, start)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        if found.end() < len(text) and (not found["mark"] or _is_end(text, start, found)):
            yield start, len(text[start : found.end()].rstrip()) + start
            start = found.end()
    yield start, len(text)


def _is_end(text: str, start: int, found: re.Match[str]) -> bool:
    """Tell whether a sentence ends at a full stop, a question or exclamation mark, or an ellipsis."""
    begins = _START.match(text, found.end())
    if not begins or not (begins[1][0].isupper() or begins[1][0].isdigit()):
        return False
    end = found.end()
    if is_open(text[max(start, end - PARENTHESIS) : end], text[end : end + PARENTHESIS]):
        return False
    if found["mark"] != ".":
        return True
    at = found.start()
    before = _last_word(text[max(start, at - LONGEST) : at + 1])
    if before[:-1].isdigit() and len(before) == at + 1 - start:
        return False  # the number of what follows
    return not is_abbreviation(before, begins[1])


def _last_word(text: str) -> str:
    found = _LAST_WORD.search(text)
    return found.group().lstrip(_OPENING) if found else ""


def is_open(before: str, after: str) -> bool:
    """Tell whether a text ends within a parenthesis that what comes after it closes."""
    closing, opening = after.find(")"), after.find("(")
    return before.rfind("(") > before.rfind(")") and closing >= 0 and not 0 <= opening < closing


def is_abbreviation(word: str, after: str) -> bool:
    """Tell whether a word with a full stop is cut short, rather than the last of a sentence before a capital."""
    short = word if word.isupper() else word.lower()  # B.V. is not b.v.
    if short in _NEVER_LAST:
        return True
    if short in _MAYBE_LAST:
        return False
    return bool(_LETTERS.match(word)) and after.lower() not in _STARTERS


def is_finished(text: str) -> bool:
    """Tell whether a text ends as a sentence, a lead-in or an item of a list does."""
    end = text[-LONGEST:]
    return end.rstrip(_CLOSING).endswith(_FINISHED) and _last_word(end).lower() not in _NEVER_LAST
