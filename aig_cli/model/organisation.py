"""Organisations and their contact persons."""

from typing import Annotated

from msgspec import Meta

from aig_cli.model.code import OrganisationType, Sector
from aig_cli.model.field import Count, Day, Email, Kvk, Line, OrganisationId, Phone, Prose, Record, Website, about


class Contact(Record, frozen=True, kw_only=True):
    """A person to write to or call: the only personal data in the register."""

    name: Annotated[Line, about("Name of the person.", nl="naam", also=("contactpersoon", "contact person", "contact"))]
    email: Annotated[Email | None, about("E-mail address.", nl="e-mail", also=("e-mail", "e-mailadres", "mail"))] = None
    phone: Annotated[
        Phone | None,
        about("Telephone number, kept as text.", nl="telefoon", also=("telefoon", "telefoonnummer", "phone", "tel")),
    ] = None
    role: Annotated[Line | None, about("What the person does there.", nl="functie", also=("functie",))] = None
    valid_until: Annotated[
        Day | None, about("Last day on which the person can be reached there.", nl="geldig tot en met")
    ] = None


class Represented(Record, frozen=True, kw_only=True):
    """Whom an organisation speaks for: a profile, never reach."""

    organisations: Annotated[
        Count | None, about("Number of organisations it speaks for (a profile, never reach).", nl="organisaties")
    ] = None
    workers: Annotated[
        Count | None, about("Number of workers it speaks for (a profile, never reach).", nl="werkenden")
    ] = None
    source: Annotated[Line | None, about("Where these numbers come from.", nl="bron")] = None


class Organisation(Record, frozen=True, kw_only=True):
    """A partner: whoever holds, signs or stands behind a pledge."""

    id: Annotated[OrganisationId, about("O and a number; given once, never reused.", assigned=True)]
    name: Annotated[
        Line,
        about(
            "Name, as it signs.",
            nl="naam",
            also=("organisatie", "organisatienaam", "naam organisatie", "bedrijfsnaam", "organisation"),
        ),
    ]
    aliases: Annotated[
        tuple[Line, ...],
        Meta(max_length=50),
        about(
            "Another name it goes by.", nl="andere namen", also=("roepnaam", "handelsnaam", "afkorting"), option="alias"
        ),
    ] = ()
    kvk: Annotated[
        Kvk | None,
        about(
            "Chamber of commerce number: 8 digits.", nl="kvk", also=("kvk-nummer", "kvknr", "nummer kvk", "kvk number")
        ),
    ] = None
    type: Annotated[
        OrganisationType | None,
        about(
            "What kind of organisation it is.",
            nl="soort",
            also=("soort organisatie", "type organisatie", "organisatietype", "organisation type"),
        ),
    ] = None
    sector: Annotated[Sector | None, about("The part of society it belongs to.", nl="sector")] = None
    city: Annotated[
        Line | None,
        about("Town or village of its seat.", nl="plaats", also=("vestigingsplaats", "plaatsnaam", "stad", "town")),
    ] = None
    region: Annotated[Line | None, about("Region or province.", nl="regio", also=("provincie", "province"))] = None
    website: Annotated[
        Website | None, about("Web address: http or https.", nl="website", also=("url", "webadres", "web site"))
    ] = None
    represents: Annotated[Represented | None, about("Whom it speaks for.", nl="vertegenwoordigt")] = None
    contacts: Annotated[
        tuple[Contact, ...], Meta(max_length=100), about("Contact persons.", nl="contactpersonen", personal=True)
    ] = ()
    note: Annotated[
        Prose | None,
        about("Anything else.", nl="opmerking", also=("opmerkingen", "notitie", "toelichting", "remarks", "notes")),
    ] = None
    merged_into: Annotated[
        OrganisationId | None,
        about("The organisation that took its place.", nl="opgegaan in", assigned=True, changed_by="aig org merge"),
    ] = None

    @property
    def number(self) -> int:
        """The number in the id."""
        return int(self.id[1:])
