"""The words of an opening in which the parties stand: by what leads them in, and what ends them."""

import re
from functools import lru_cache
from typing import Final

from aig_cli.exchange.letter.rule.name import begins_name, first_word, is_kind, is_small
from aig_cli.exchange.letter.rule.word import words_of

_VERBS: Final = words_of(
    "wil willen zet zetten zegt zeggen schaart scharen verbindt verbinden sluit sluiten doet doen tekent tekenen "
    "ondertekent ondertekenen maakt maken verklaart verklaren verklaar slaat slaan onderschrijft onderschrijven "
    "steunt steunen ondersteunt ondersteunen neemt nemen gaat gaan belooft beloven stapt stappen spreekt spreken "
    "draagt dragen treedt treden haakt haken geeft geven legt leggen komt komen bundelt bundelen laat laten is zijn "
    "heeft hebben staat staan kiest kiezen voegt voegen meldt melden bindt binden engageert engageren committeert "
    "committeren zal zullen gelooft geloven werkt werken levert leveren zorgt zorgen vindt vinden erkent erkennen "
    "brengt brengen houdt houden stelt stellen kan kunnen ziet zien richt richten bevestigt bevestigen helpt helpen "
    "voelt voelen"
)
"""Verbs of which the parties may be the subject."""
_BESIDE_VERB: Final = words_of("ons zich ja mee toe hierbij hiermee graag dat onze hun haar volmondig harte")
"""What makes a verb of any word in `-en` or `-t` before it."""
_FINITE: Final = "FINITE"
"""Stands in the patterns below for the verbs of a text."""
_BY_VERB: Final = (
    rf"(?:[,–-]\s*|\s(?![a-zà-ÿ]+\s+[A-Z])){_FINITE}|"
    r",\s+(?!(?:(?:daar|hier|waar)?(?:binnen|boven|tegen)|samen|iedereen|een)\b)[a-z]+en\s(?!(?:[a-z-]+ ){0,3}[A-Z])|"
    r",?\s+en (?:wij|we)\b|\s*:\s*\Z"
)
_BY_PARTICLE: Final = (
    r",?\s+(?:zich|ja|mee|hun|haar|dat|de handen|samen aan|aan(?! de [A-Z])|onder|achter|voor alles|gezamenlijk|"
    r"uit dat|uit,|toe|ook|hierbij|graag|deel|de schouders|de krachten|vast|"
    r"(?:de|het|een|deze|hun|haar|onze) (?:pledge|belofte|doel\w*|handtekening|verklaring))\b"
)
_BY_CALL: Final = r"\s+(?:aan|voor|bij|in het kader van)\s+(?:het |de |[’‘])*alles\b|,\s+[A-Z][\w ]+ [0-9]+\b|\.?\Z"
_OUR: Final = r"(?i:\b(?:wij|we|ondergetekenden?)\b)"
_LEAD: Final = (
    r"(?: van| zijn| als)?(?:, (?:de )?ondergetekenden)?(?:, (?:dat zijn|te weten|namelijk|zijnde):?)?\s*[,:–-]?\s*"
)
_PARTNERS: Final = (
    r"\b(?:partners|partijen|deelnemers|organisaties|ondertekenaars)\b[^:.,]{0,60}?(?::|\bzijn|, te weten:?)"
)
_FIRST: Final = (
    r"\A(?!(?:Aan|Bij|Door|In|Met|Na|Om|Op|Sinds|Tijdens|Uit|Volgens|Voor)\s)"
    r"(?:[^:,]{0,60}:\s+)?(?:(?:De|Het)\s+(?=[A-Z]))?"
)
_INVERTED: Final = rf"\s{_FINITE}\s+(?:(?:dan|hierbij|nu|ook)\s+)*"
_ADVERB: Final = r"\w+[^,]{0,80},?\Z"
"""What stands before the verb where the names follow it."""
_LAST: Final = (rf"{_OUR} zijn\s+", rf"(?i:{_PARTNERS}|\b(?:wij|we)(?:, dat)? zijn:)\s+")
"""Behind these the names may be the end of the sentence."""
_SHAPES: Final = (
    (rf"{_OUR}\s*\(\s*", r"\)\s+[a-z]"),
    (r"\A(?:Mede )?(?:[Nn]amens|[Aa]ls)\s+", r"\s+[a-z]+\s+(?:wij|we|ik)\b"),
    (rf"\b{_FINITE}\s+(?i:wij|we)(?: ons)?\s*[,–-]\s*", None),
    (_LAST[0], _BY_VERB),
    (rf"{_OUR}{_LEAD}", _BY_VERB),
    (
        r"(?i:\b(?:belofte|pledge|verklaring) (?:van|(?:is|wordt) \w+ door))\s+(?:[a-z]+ (?:partijen|partners): )?",
        _BY_CALL,
    ),
    (_LAST[1], _BY_VERB),
    (_INVERTED, _BY_PARTICLE),
    (_INVERTED, r"\s+(?:aan|in|met|op|voor)\s+[a-z]"),
    (_FIRST, _BY_VERB),
)
"""How the names of the parties are led in, and what ends them: None where what is no name does."""
_CLAUSE: Final = r",\s*(?:die|dat|waar\w*|wat)\b(?! zijn)[^,]*(?=,)|\s[–-]\s[^–,A-Z]{1,80}\s[–-](?=\s)"
_WITH: Final = (
    r"\b((?:mede )?namens|samen met)\s+(.+?)"
    r"(?=,?\s+(?:en (?:wij |we )?)?(?:verbinden|aan|in|achter|mee|voor alles)\b|,\s*\Z)"
)
_SELF: Final = r"(?:[a-zà-ÿ]+(?:en|t))\s+(?:zich|ja|zijn|haar|hun)\b|doe(?:t|n)\b.*\bmee\b"


def names_in(text: str) -> str:
    """Return the words of an opening in which the parties stand; empty where they are not named."""
    cleared = re.sub(r"\A(?:Beste|Geachte?) [^,]{1,60},\s+", "", re.sub(_CLAUSE, "", _plain(text)))
    cleared = re.sub(r"\A(?:Ja[,!.]?\s+)?(?:[Oo]ok\s+(?=\S+ ))?", "", cleared)
    return next((names for begin, end in _SHAPES if (names := _led_in(begin, end, cleared))), "")


@lru_cache(maxsize=64)
def finite(text: str) -> str:
    """Return the pattern of the verbs of a text of which the parties may be the subject."""
    verbs = sorted(words_of(text) & _VERBS)
    if beside := sorted(words_of(text) & _BESIDE_VERB):
        verbs.append(rf"[a-zà-ÿ]+(?:en|t)(?=\s+(?:{'|'.join(beside).replace('harte', 'van harte')})\b)")
    return rf"(?:{'|'.join(verbs) or '(?!)'})\b"


def _led_in(begin: str, end: str | None, text: str) -> str:
    """Return the names that stand in a text between what leads them in and what ends them."""
    verbs = finite(text)
    for found in re.finditer(begin.replace(_FINITE, verbs), text):
        rest = text[found.end() :]
        is_led = begin != _INVERTED or _is_adverb(text[: found.start()])
        if is_led and (begin == _FIRST or begins_party(rest)):
            names = _until(end.replace(_FINITE, verbs), rest, may_end=begin in _LAST) if end else _row(rest)
            is_proper = begin != _FIRST or _is_proper(names, rest[len(names) :])
            return _with_others(names, rest) if names and is_proper else ""
    return ""


def _is_adverb(text: str) -> bool:
    return is_small(first_word(text)) and bool(re.match(_ADVERB, text))


def begins_party(text: str) -> bool:
    """Tell whether a text begins with a name, and not with a verb."""
    return begins_name(text) and not _begins_with_verb(text)


def _begins_with_verb(text: str) -> bool:
    found = re.match(r"([a-zà-ÿ]+)\b(?:\s+(?:van (?=harte))?(\w+))?", text)
    if not found:
        return False
    return found[1] in _VERBS or (found[1].endswith(("en", "t")) and found[2] in _BESIDE_VERB)


def _plain(text: str) -> str:
    """Return a text in which the programme has no name that might be one of a party."""
    programme = r"[‘'\"“]?Alles is Gezondheid[….]*[’'\"”]?|Nationaa?le? Programma(?: Preventie)?"
    return re.sub(programme, "alles", text)


def _until(pattern: str, text: str, *, may_end: bool) -> str:
    end = re.search(pattern, text)
    if may_end and not end:
        return _named(text.rstrip(".!"))
    return _named(text[: end.start()]) if end else ""


def _row(text: str) -> str:
    """Return the names at the beginning of a text, as far as each part between commas begins one."""
    found: list[str] = []
    for part in re.split(r"(?<=,)\s+", text):
        if found and not begins_party(re.sub(r"\A(?:en|(?:mede )?namens|samen met) ", "", part)):
            break
        found.append(part)
    return _named(" ".join(found))


def _with_others(names: str, rest: str) -> str:
    """Return the words for the parties with those that the sentence names behind its verb: `namens C en D`."""
    more = re.search(_WITH, rest[rest.find(names) + len(names) :])
    return f"{names}, {more[1]} {more[2]}" if more and begins_party(more[2]) else names


def _is_proper(names: str, rest: str) -> bool:
    """Tell whether words at the beginning of a sentence are a name, not only begun with its capital."""
    is_named = is_kind(first_word(re.sub(r"\A(?:de|het)\s+", "", names))) or re.search(r"\A.+[A-Z]", names)
    return bool(is_named) or (" " not in names and bool(re.match(rf"\s*{_SELF}", rest)))


def _named(words: str) -> str:
    """Return words in which there is a name, else nothing: `wij` and `partijen` name nobody."""
    stripped = words.strip(" ,;:–-").removesuffix(" en")
    first = first_word(stripped)
    is_other = first in ("De", "Het", "Een", "Alle") or is_small(first)
    return stripped if re.search(r"[A-Z]", stripped[len(first) :] if is_other else stripped) else ""
