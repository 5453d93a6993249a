"""The code lists: what people type and what is stored, with a label in Dutch and in English.

A value is never renamed, since stores hold it. Add one by adding a line.
"""

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A value of a code list: the stored word, with its Dutch label. The English label is the word itself."""

    nl: str

    def __new__(cls, word: str, nl: str) -> Self:
        """Make the member whose value is the word."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.nl = nl
        return member

    @property
    def en(self) -> str:
        """The English label."""
        return self.value.replace("-", " ")

    def label(self, language: str) -> str:
        """Return the label in a language, `nl` or `en`."""
        return self.nl if language == "nl" else self.en


def word_label(codes: type[Code], word: str, language: str) -> str:
    """Return the label of a stored word in a language; the word itself where the list does not have it."""
    found = next((code for code in codes if code == word), None)
    return found.label(language) if found else word


class OrganisationType(Code):
    """What kind of organisation it is."""

    GOVERNMENT = "government", "rijk"
    MUNICIPALITY = "municipality", "gemeente"
    PUBLIC_HEALTH_SERVICE = "public-health-service", "GGD"
    CARE_PROVIDER = "care-provider", "zorgaanbieder"
    HEALTH_INSURER = "health-insurer", "zorgverzekeraar"
    EDUCATION = "education", "onderwijs"
    KNOWLEDGE_INSTITUTE = "knowledge-institute", "kennisinstituut"
    COMPANY = "company", "bedrijf"
    TRADE_ASSOCIATION = "trade-association", "brancheorganisatie"
    WELFARE = "welfare", "welzijn"
    SPORT = "sport", "sport"
    FUND = "fund", "fonds"
    NETWORK = "network", "netwerk"
    OTHER = "other", "overig"


class Sector(Code):
    """The part of society an organisation belongs to."""

    PUBLIC = "public", "publiek"
    PRIVATE = "private", "privaat"
    CIVIL_SOCIETY = "civil-society", "maatschappelijk"


class Setting(Code):
    """Where people are reached."""

    LIVING = "living", "wonen/wijk"
    WORKING = "working", "werken"
    SPORT = "sport", "sporten"
    RECREATION = "recreation", "recreëren"
    LEARNING = "learning", "leren/school"
    CARE = "care", "zorg"
    HEALTH_PROTECTION = "health-protection", "gezondheidsbescherming"


class Theme(Code):
    """What a pledge is about."""

    SMOKING = "smoking", "roken"
    OVERWEIGHT = "overweight", "overgewicht"
    ALCOHOL = "alcohol", "alcohol"
    EXERCISE = "exercise", "bewegen"
    DIABETES = "diabetes", "diabetes"
    DEPRESSION = "depression", "depressie"
    NUTRITION = "nutrition", "voeding"
    MENTAL_HEALTH = "mental-health", "mentale gezondheid"
    LIFESTYLE = "lifestyle", "leefstijl"
    HEALTH_INEQUALITIES = "health-inequalities", "gezondheidsverschillen"
    POSITIVE_HEALTH = "positive-health", "Positieve Gezondheid"
    SOCIAL_CARE = "social-care", "sociaal domein"
    GREEN_ENVIRONMENT = "green-environment", "groene leefomgeving"
    OTHER = "other", "overig"


class Role(Code):
    """What an organisation is in a pledge. The holder signs too."""

    HOLDER = "holder", "pledgehouder"
    SIGNATORY = "signatory", "ondertekenaar"
    REPRESENTED = "represented", "achterliggende organisatie"


class NetworkKind(Code):
    """What binds a network."""

    REGIONAL = "regional", "regionaal netwerk"
    THEMATIC = "thematic", "thematische alliantie"


class PledgeState(Code):
    """Where a pledge stands: draft, then signed or withdrawn; signed, then closed."""

    DRAFT = "draft", "concept"
    SIGNED = "signed", "getekend"
    CLOSED = "closed", "afgesloten"
    WITHDRAWN = "withdrawn", "ingetrokken"


class Phase(Code):
    """Where a signed pledge is in its time, as the calendar says."""

    UPCOMING = "upcoming", "aanstaand"
    NEW = "new", "nieuw"
    ACTIVE = "active", "lopend"
    EXPIRED = "expired", "verlopen"


class CloseReason(Code):
    """Why a pledge was closed."""

    COMPLETED = "completed", "afgerond"
    EXPIRED = "expired", "verlopen"
    TERMINATED = "terminated", "beëindigd"
    RENEWED = "renewed", "verlengd"
    MERGED = "merged", "samengevoegd"
    PROGRAMME_END = "programme-end", "einde programma"


class CommitmentKind(Code):
    """What a commitment promises."""

    ACTIVITY = "activity", "activiteit"
    PRODUCT = "product", "product"
    DISSEMINATION = "dissemination", "verspreiding"
    OUTCOME = "outcome", "uitkomst"


class Firmness(Code):
    """How firmly it is promised."""

    FIRM = "firm", "toezegging"
    INTENTION = "intention", "voornemen"


class Additionality(Code):
    """Whether it would have been done without the pledge."""

    NEW = "new", "nieuw"
    EXTENDED = "extended", "uitgebreid"
    EXISTING = "existing", "bestaand"
    UNKNOWN = "unknown", "onbekend"


class Measure(Code):
    """What the value of a deliverable is."""

    COUNT = "count", "aantal"
    PERCENTAGE = "percentage", "percentage"
    YES_NO = "yes-no", "ja/nee"
    TEXT = "text", "tekst"


class Direction(Code):
    """Which way the value should go."""

    INCREASE = "increase", "stijging"
    DECREASE = "decrease", "daling"


class Aggregation(Code):
    """How the values of several years become one."""

    SUM = "sum", "som"
    LAST = "last", "laatste"
    MAX = "max", "hoogste"
    NONE = "none", "geen"


class ReachMethod(Code):
    """How it is known how many people were reached."""

    COUNTED = "counted", "geteld"
    ESTIMATED = "estimated", "geschat"
    UNKNOWN = "unknown", "onbekend"


class Status(Code):
    """How far a commitment is, as its partner reports it."""

    NOT_STARTED = "not-started", "niet gestart"
    IN_PREPARATION = "in-preparation", "in voorbereiding"
    IN_PROGRESS = "in-progress", "in uitvoering"
    COMPLETED = "completed", "afgerond"
    STOPPED = "stopped", "gestopt"


class StopReason(Code):
    """Why a commitment was stopped."""

    NO_PRIORITY = "no-priority", "geen prioriteit"
    NO_MEANS = "no-means", "geen middelen"
    PARTNER_LEFT = "partner-left", "partner vertrokken"
    OUTDATED = "outdated", "achterhaald"
    ABSORBED = "absorbed", "opgegaan in ander werk"
    OTHER = "other", "overig"


class Planning(Code):
    """How a commitment stands to its plan."""

    AHEAD = "ahead", "voor op schema"
    ON_SCHEDULE = "on-schedule", "op schema"
    BEHIND = "behind", "achter op schema"


class NewCollaboration(Code):
    """Whether the pledge led to new collaboration."""

    YES = "yes", "ja"
    EXPLORING = "exploring", "verkennend"
    NO = "no", "nee"


class ReportState(Code):
    """Where the account of a pledge over a year stands."""

    REQUESTED = "requested", "uitgevraagd"
    RECEIVED = "received", "ontvangen"
    ESTABLISHED = "established", "vastgesteld"
    NO_RESPONSE = "no-response", "geen respons"
    EXEMPT = "exempt", "vrijgesteld"


class Obstacle(Code):
    """What stood in the way, in the words that forms offer."""

    NO_TIME = "no-time", "te weinig tijd"
    NO_MEANS = "no-means", "te weinig geld of middelen"
    NO_STAFF = "no-staff", "te weinig mensen"
    CONTACT_LEFT = "contact-left", "wisseling van contactpersoon"
    PARTNER_LEFT = "partner-left", "partner vertrokken"
    NO_SUPPORT = "no-support", "te weinig draagvlak"
    FEW_PARTICIPANTS = "few-participants", "te weinig deelnemers"
    RULES = "rules", "wet- en regelgeving"
    OTHER = "other", "overig"


class Standing(Code):
    """How well a pledge answers, as its rounds tell: computed, never stored."""

    GREEN = "green", "groen"
    YELLOW = "yellow", "geel"
    RED = "red", "rood"
    DORMANT = "dormant", "slapend"


class Schedule(Code):
    """How a commitment stands to the calendar: computed, never stored."""

    ON_TIME = "on-time", "op tijd"
    DUE_SOON = "due-soon", "bijna aan de beurt"
    OVERDUE = "overdue", "over tijd"
    DONE_LATE = "done-late", "te laat klaar"


class NoResponseReason(Code):
    """Why there was no response."""

    UNREACHABLE = "unreachable", "onbereikbaar"
    NO_TIME = "no-time", "geen tijd"
    ORGANISATION_ENDED = "organisation-ended", "organisatie opgeheven"
    CONTACT_LEFT = "contact-left", "contactpersoon vertrokken"
    REFUSES = "refuses", "weigert"
    UNKNOWN = "unknown", "onbekend"


class ExemptReason(Code):
    """Why a round does not ask a signed pledge for an account; people may give other reasons."""

    NEWCOMER = "newcomer", "nieuwkomer"
    CLOSED = "closed", "afgesloten"
    UPCOMING = "upcoming", "nog niet begonnen"
    EXPIRED = "expired", "looptijd voorbij"
