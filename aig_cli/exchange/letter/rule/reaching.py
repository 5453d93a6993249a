"""Which numbers of a text tell whom a channel reaches.

A number does that by the grammar around it: a channel *has* people, *goes* to them, *is read* by them; people *receive*
a channel; or they stand beside it in parentheses. What is done with people by way of a channel is none of these.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct, structs

from aig_cli.exchange.letter.rule.medium import PLATFORM, Medium, media
from aig_cli.exchange.letter.rule.noun import PEOPLE, noun_after
from aig_cli.exchange.letter.rule.number import Number, numbers


class Told(Struct, frozen=True):
    """A number with the channel that reaches so many.

    Attributes:
        number: it.
        unit: what is counted; `oplage` of a print run.
        end: where that ends in the text.
        channel: the channel, at its place in the text.
    """

    number: Number
    unit: str
    end: int
    channel: Medium


UNKNOWN: Final = Medium("", "", "", 0, 0)
"""A channel that another sentence may have named."""
_ONLY_MEDIA: Final = (
    r"[\w-]*(?:lezers(?:publiek)?|abonnees|volgers|luisteraars|kijkers|abonnementen|views|weergaven|downloads|kliks|"
    r"likes|brievenbussen|connecties|contacten|adressen)"
)
"""What nothing but a channel has."""
_ROLES: Final = (
    rf"(?:{_ONLY_MEDIA}|\w*(?:gebruikers|bezoekers|ontvangers|huishoudens|exemplaren|stuks|relaties|woningen|huizen|"
    r"deuren))"
)
_ANYBODY: Final = rf"(?:{PEOPLE}|\w+(?:aars|aren|krachten|euren|erinnen))"
_CONTENT: Final = (
    r"[\w-]*(?:posters|folders|flyers|nummers|stickers|pagina[’']s|edities|afleveringen|uitgaven|artikelen|berichten|"
    r"filmpjes|tips|recepten|verhalen|portretten|euro|cijfers|foto[’']s|apps|bladen|kranten|websites|media|kanalen|"
    r"lessen|pakketten|kaarten|boekjes|boeken)"
)
"""What a channel holds, or is."""
HAS: Final = r"beschikt|beschikken|heeft|hebben|had|hadden|telt|telde|tellen|kent|kennen|trekt|trok|trekken|goed voor|staat|staan|haalt|halen"
_GOES: Final = (
    r"gaat|gaan|ging|ploft|ploffen|belandt|komt|komen|valt|vallen|ligt|liggen|verschijnt|verschijnen|bezorg(?:d|t|en)|verspreid(?:t|en)?|"
    r"verst(?:uur[dt]|uren)|verzonden|verzend(?:t|en)|(?:toe)?(?:gestuurd|stu(?:urt|ren))|(?:ge)?mail(?:d|t|en)|"
    r"rondgebracht|uitgedeeld|uitgereikt|toegezonden"
)
_REACHES: Final = r"bereik(?:t|te|ten|en)?|bereik van"
_RECEIVED: Final = (
    r"gelezen|gevolgd|ontvangen|gezien|bekeken|bezocht|gebruikt|(?:be|ge)luisterd|gedownload|geraadpleegd|geopend|"
    r"geabonneerd|aangemeld|aangesloten|geïnstalleerd|geregistreerd|ingeschreven"
)
_READ: Final = r"lezen|leest|volg(?:en|t)|bekijk(?:en|t)|luister(?:en|t)|raadpleg(?:en|t)|abonne\w+"
_GETS: Final = (
    r"ontvang(?:en|t)|krijg(?:en|t)|zien|ziet|gebruik(?:en|t)?|bezoek(?:en|t)|download(?:en|t)|toegang|nemen|neemt|"
    r"meenemen|"
    r"in handen|gebruikmaken"
)
"""What people do with a channel, or with other things."""
_TELLS: Final = rf"\b(?:{HAS}|{_GOES}|{_REACHES}|{_RECEIVED}|{_READ}|{_GETS})\b"
_STRONG: Final = (
    rf"\b(?:{_REACHES}|{_RECEIVED}|{_READ}|ontvang(?:en|t)|toegang)\b|\b(?:{_GOES})\b.* (?:naar|aan|onder)\b"
)
"""What needs no number of people to mean reach: it may be one of schools."""
_RECEIVES: Final = rf"\b(?:{_REACHES}|{_READ}|{_GETS}|{_GOES})\b"
_PRINT_RUN: Final = r"\boplage:? (?:van |is |bedraagt )?(?:in totaal )?\Z"
_AT_LEAST: Final = "minstens|minimaal|ten ?minste|op zijn minst"
_GAP: Final = r" (?:door |naar |aan |bij |in )?"
_OF_THEM: Final = r"\ber (?:\w+ )?\Z"
_AMOUNT: Final = r"\b[Aa]antal \w+ .*\b(?:is|bedraagt|ligt op|staat op) (?:\w+ )?\Z"
_SHARE: Final = r"\b(?:helft|deel|kwart|derde|procent) van (?:de|onze|alle|die) \Z"
_WITH: Final = r",?(?: een \w+)? met (?:\w+ ){0,2}"
_MAKES: Final = r"\b(?:test|ontwikkel|maak|maken|bouw|verbeter|oefen)\w*\b"
_BESIDE: Final = r"!?,?\s\((?:nu |inmiddels |in totaal |samen )?\Z"
_THROUGH: Final = r"\b(?:via|met|in|op|door|langs) (?:(?:de|het|een|ons|onze|hun|haar|zijn|deze|die|dit) )?\Z"
_INVERTED: Final = (
    rf"\b(?P<verb>{HAS}|{_GOES}|{_REACHES}|{_READ}) (?:(?:de|het|onze|ons|die|deze|dit|dat|zijn|haar|hun) )?"
    r"(?:[a-zà-þ]+e )?\Z"
)
PASSES: Final = rf"(?:{_GOES}|{_REACHES}|{_RECEIVED})"
"""Verbs that tell whom a channel reaches even where it is not named beside them."""
_POINTS: Final = (
    rf"(?:(?:die|deze|dit|dat|hij|ze|zij|het)(?= (?:zijn|is|wordt|worden|per|elke?|nu|door|naar|bij|in|{HAS}|{PASSES})\b)|"
    r"zo|samen|daar(?:mee|op|naast|van)?|hier(?:mee|op)|dan)\b"
)
_POINTING: Final = rf"\A(?i:{_POINTS})|[;,] (?:en )?{_POINTS}"
_IT: Final = r" (?:dit|die|deze|hem|haar|ze)\b"
_THIS: Final = r"\b(?:[Dd]eze|[Dd]it|[Dd]ie|[Dd]at) (?P<noun>[a-zà-þ]\w+)"
_PRINTED: Final = r".*(?:blad|krant|krantje|magazine|tijdschrift|uitgave|medium|periodiek|brief)"
_NAMED_PAPER: Final = r"(?i:.*(?:nieuws|bode|courant|journaal|wijzer|flits|gids|periodiek))"
_FIRST: Final = r"(?P<before>[\w’-]+ )?\b(?:wij|we)\b(?: (?P<after>[\w’-]+))?"
_LINKS: Final = r"(?i:dat|die|als|en|of|omdat|zodat|waar\w*|wat|ook|dan|hoe|daar)"


def told(text: str, known: Sequence[Medium] = (UNKNOWN,)) -> Iterator[Told]:
    """Yield the numbers of a text that tell whom a channel reaches; `known` are the channels named before it."""
    named = _named(text, known)
    before: Told | None = None
    last = 0
    for number in numbers(text):
        found = None
        if not number.sign and not any(each.start < number.start < each.end for each in named):
            found = _told(text, number, named, before, last) or _pointed(text, number, named, known)
        if found:
            yield found
        before, last = found or before, number.end


def _named(text: str, known: Sequence[Medium]) -> list[Medium]:
    """Return the media that a text names: by their nouns, by their own names, and by `deze krant`."""
    here = list(media(text))
    found = [*these(text, known), *_by_own_name(text, [*known, *here]), *here]
    named: list[Medium] = []
    for each in sorted(found, key=lambda medium: medium.start):
        if not named or each.start >= named[-1].end:
            named.append(each)
    return named


def these(text: str, known: Sequence[Medium]) -> Iterator[Medium]:
    """Yield the media that a text points at with their nouns: `deze krant`; `known` are those of the texts before."""
    here = list(media(text))
    for found in re.finditer(_THIS, text):
        noun = found["noun"].lower()
        before = [*known, *(each for each in here if each.end <= found.start())]
        same = [each for each in before if each.noun.lower().endswith(noun)]
        if not same and re.fullmatch(_PRINTED, noun):
            same = [each for each in before if re.fullmatch(_NAMED_PAPER, each.noun)]
        if same:
            yield structs.replace(same[-1], start=found.start(), end=found.end())


def _by_own_name(text: str, known: Sequence[Medium]) -> Iterator[Medium]:
    for each in known:
        if name := each.own_name:
            for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                yield structs.replace(each, start=found.start(), end=found.end())


def _told(text: str, number: Number, named: Sequence[Medium], before: Told | None, last: int) -> Told | None:
    """Return what a number tells of a channel that stands before it, or else after it, in its sentence."""
    unit, end = _counted(text, number)
    earlier = [each for each in named if each.end <= number.start]
    if earlier:
        channel, start = earlier[-1], max(earlier[-1].end, last)
        between = text[start : number.start]
        if (before and re.fullmatch(_GAP, between) or re.fullmatch(" (?:naar|aan|onder) ", between)) and (
            _is_people(unit) or (before and not unit)
        ):
            return Told(number, unit or (before.unit if before else ""), end, channel)
        if _is_of(text, channel, start, number, unit, end):
            return Told(number, unit, end, channel)
    later = [each for each in named if each.start >= end]
    if later and _is_received(text, number, unit, end, later[0]):
        return Told(number, unit, end, later[0])
    return None


def _counted(text: str, number: Number) -> tuple[str, int]:
    """Return what a number counts and where that ends; of `krijgen er 900` the people named before it."""
    if re.search(_PRINT_RUN, text[: number.start], re.IGNORECASE):
        return "oplage", number.end
    noun = noun_after(text, number.end)
    if re.search(_OF_THEM, text[: number.start]) or (not noun and re.search(_AMOUNT, text[: number.start])):
        people = [each for each in re.findall(r"[\w’-]+", text[: number.start]) if _is_people(each)]
        return people[-1] if people else "", number.end
    if not noun or re.fullmatch(_CONTENT, noun.unit, re.IGNORECASE) or re.search(_SHARE, text[: number.start]):
        return "", number.end
    start = text.index(noun.unit, number.end)
    beside = re.compile(
        rf" en (?:hun |haar )?{_ANYBODY}(?=\Z|[.,;:)]| (?:{_RECEIVED}|{_GOES}|{_READ}|{_GETS}|in|van|uit)\b)"
    )
    end = start + len(noun.unit)
    more = beside.match(text, end)
    return (noun.unit + more.group(), more.end()) if more else (noun.unit, end)


def _is_people(unit: str) -> bool:
    first = unit.split(" ", maxsplit=1)[0]
    return bool(re.fullmatch(rf"(?!gemeenten|teams)(?:{_ROLES}|{_ANYBODY})", first, re.IGNORECASE)) or unit == "oplage"


def _has_role(unit: str) -> bool:
    return bool(re.fullmatch(_ROLES, unit.split(" ", maxsplit=1)[0], re.IGNORECASE))


def _is_of(text: str, channel: Medium, start: int, number: Number, unit: str, end: int) -> bool:
    """Tell whether a number is that of a channel before it; what stands between them begins at a position."""
    between = text[start : number.start]
    if not unit or not _is_near(between):
        return False
    if unit == "oplage" or re.fullmatch(_BESIDE, between):
        return unit == "oplage" or _is_people(unit) or bool(re.match(r"[^()]*\)", text[end:]))
    if re.fullmatch(rf", |: |{_WITH}", between) or re.search(_AMOUNT, text[: number.start]):
        return _has_role(unit) and not re.search(_MAKES, text[: channel.start], re.IGNORECASE)
    clause = f"{_verb_before(text[: channel.start], between)} {between} | {_rest(text, end)}"
    if _acts(between) or not re.search(_TELLS, clause, re.IGNORECASE):
        return False
    if not _is_people(unit):
        return bool(re.search(_STRONG, clause, re.IGNORECASE))
    return _has_role(unit) or not _is_means(text[: channel.start], clause)


def _verb_before(lead: str, between: str) -> str:
    """Return the verb that stands before a channel: `telt de app 80 ouders`, `valt Op Stap, ons blad, bij 80 ouders`."""
    if found := re.search(_INVERTED, lead, re.IGNORECASE):
        return found["verb"]
    goes = re.findall(rf"\b(?:{_GOES}|{_REACHES})\b", re.split("[;:]", lead)[-1], re.IGNORECASE)
    return goes[-1] if goes and re.search(r"\b(?:naar|bij|in|onder|aan|op|door) \Z", between) else ""


def _is_near(between: str) -> bool:
    """Tell whether no other sentence begins between a channel and a number, but one that points back."""
    return all(re.match(rf" (?:en )?{_POINTS}", each) for each in between.split(";")[1:])


def _rest(text: str, end: int) -> str:
    """Return what follows in the clause."""
    return re.split(r"[,;:(]|\d", text[end:], maxsplit=1)[0]


def _is_means(lead: str, clause: str) -> bool:
    """Tell whether something is done to people by a channel: `via de app krijgen 300 ouders advies`."""
    if not re.search(_THROUGH, lead, re.IGNORECASE) or "," in clause.partition("|")[0]:
        return False
    return not re.search(rf"\b(?:{_REACHES}|{_RECEIVED}|{_READ}|met)\b", clause, re.IGNORECASE)


def _acts(clause: str) -> bool:
    """Tell whether the parties do something else in a clause than reach or have people."""
    for found in re.finditer(_FIRST, clause, re.IGNORECASE):
        before = (found["before"] or "").strip()
        verb = found["after"] if not before or re.fullmatch(_LINKS, before) else before
        if verb and not re.fullmatch(_TELLS, verb, re.IGNORECASE):
            return True
    return False


def _is_received(text: str, number: Number, unit: str, end: int, channel: Medium) -> bool:
    """Tell whether people receive or have a channel that is named after them: `2.000 huurders lezen het blad`."""
    lead, between = re.split(r"[;:,]", text[: number.start])[-1], text[end : channel.start]
    is_promised = re.fullmatch(_AT_LEAST, number.qualifier, re.IGNORECASE)
    if is_promised or not _is_people(unit) or re.search(r"[;:,]", between) or _acts(lead):
        return False
    if re.fullmatch("exemplaren|stuks", unit):
        return not re.search(_FIRST, lead, re.IGNORECASE) and bool(re.search(r"\bw(?:ordt|orden)\b", lead))
    if _has_role(unit) and re.match(r" (?:van|op|volgen|is|heeft|hebben)\b", between):
        return True
    if re.search(_THROUGH, between):
        rest = rf"\b(?:{_REACHES})\b|\|.*\b(?:{_RECEIVED})\b"
        return bool(re.search(rest, f"{lead}{between}|{_rest(text, channel.end)}", re.IGNORECASE))
    return bool(re.search(_RECEIVES, f"{lead} | {between} | {_rest(text, channel.end)}", re.IGNORECASE))


def _pointed(text: str, number: Number, named: Sequence[Medium], known: Sequence[Medium]) -> Told | None:
    """Return what a number tells of a channel that was named before, where its sentence points back or is of none."""
    unit, end = _counted(text, number)
    lead = text[: number.start]
    if not known or named or not _is_people(unit) or _acts(lead):
        return None
    clause = f"{lead} | {_rest(text, end)}"
    is_only = unit == "oplage" or re.fullmatch(_ONLY_MEDIA, unit.split(" ", maxsplit=1)[0], re.IGNORECASE)
    if re.match(_IT, text[end:]):
        is_told = re.search(_RECEIVES, lead, re.IGNORECASE)
    elif is_only:
        is_told = unit == "oplage" or re.search(_TELLS, clause, re.IGNORECASE)
    else:
        has = HAS if _has_role(unit) else "telt|tellen|trekt|trekken"
        is_told = re.search(_POINTING, lead) and re.search(rf"\b(?:{has}|{PASSES})\b", clause, re.IGNORECASE)
    return Told(number, unit, end, known[-1]) if is_told else None
