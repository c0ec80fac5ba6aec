"""The shapes of the JSON API of surveys."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from api.schemas.records import Shape
from api.schemas.writing import Asked, Id, Long
from api.surveys.happened import Happened
from api.surveys.plans import SurveyState
from graph.surveys.planned import LONGEST_KEPT, MOST_ROSTER, USUALLY_KEPT

_PLAIN = r"^[^\x00-\x1f\x7f]*$"
_NAME = Field(
    pattern=_PLAIN,
    min_length=1,
    max_length=200,
    description="wie die Erhebung heißt (name)",
    examples=["Netzwerk 2026"],
)
_DAY = Field(description="erster Tag (first day)", examples=["2026-05-01"])
_CLOSES = Field(description="letzter Tag, an dem geantwortet wird (last day)", examples=["2026-05-20"])
_BOUNDARY = Field(
    description="wer auf der Liste steht und warum (who is on the roster, and why)",
    examples=["alle Organisationen, die in den letzten zwei Jahren an einem Netzwerktreffen teilnahmen"],
)
_RESPONSIBLE = Field(
    pattern=_PLAIN,
    min_length=3,
    max_length=500,
    description="wer für die Daten verantwortlich und wie zu erreichen ist; steht im Fragebogen (who is responsible)",
    examples=["Jugendamt Musterstadt, Netzwerkkoordination Frühe Hilfen, fruehe-hilfen@musterstadt.example"],
)
_KEPT = Field(ge=1, le=LONGEST_KEPT, description="Tage bis zur Löschung der Antworten (days that answers are kept)")
_QUALITY = Field(description="auch nach der Zusammenarbeit fragen (items on quality, too)")
_ROSTER = Annotated[
    list[Id], Field(max_length=MOST_ROSTER, description="Kennungen (ids)", examples=[["08212:A01", "08212:A02"]])
]


class SurveyIn(Asked):
    """A new survey (eine neue Erhebung)."""

    name: Annotated[str, _NAME]
    day: Annotated[date, _DAY]
    closes: Annotated[date, _CLOSES]
    responsible: Annotated[str, _RESPONSIBLE]
    boundary: Annotated[Long, _BOUNDARY] = ""
    kept_days: Annotated[int, _KEPT] = USUALLY_KEPT
    quality: Annotated[bool, _QUALITY] = False
    roster: _ROSTER | None = Field(
        default=None, description="ohne Angabe alle Organisationen des Netzwerks (default: those of the network)"
    )


class SurveyChange(Asked):
    """What changes of a survey; what is left out stays (was sich ändert)."""

    name: Annotated[str, _NAME] | None = None
    day: Annotated[date, _DAY] | None = None
    closes: Annotated[date, _CLOSES] | None = None
    responsible: Annotated[str, _RESPONSIBLE] | None = None
    boundary: Annotated[Long, _BOUNDARY] | None = None
    kept_days: Annotated[int, _KEPT] | None = None
    quality: Annotated[bool, _QUALITY] | None = None

    def said(self) -> dict[str, Any]:
        """The columns that are named."""
        return columns({name: value for name, value in self if value is not None})


def columns(said: dict[str, Any]) -> dict[str, Any]:
    """The same with days as they are kept."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}


class OrganizationOut(Shape):
    """An organization that is or may be asked (eine Organisation)."""

    id: str
    name: str
    sector: str = Field(description="leer: nicht erfasst (empty: not recorded)")


class SurveyOut(Shape):
    """A survey (eine Erhebung)."""

    id: str = Field(examples=["0a1b2c3d4e5f6071"])
    record: str = Field(description="Eintrag im Netz, den die Übernahme anlegt (record that a transfer makes)")
    name: str
    state: SurveyState
    day: date
    closes: date
    deleted_on: date = Field(description="an diesem Tag werden die Antworten gelöscht (day of deletion)")
    kept_days: int
    quality: bool
    boundary: str
    responsible: str
    roster: list[OrganizationOut]
    transferred: int | None = Field(description="Nummer der letzten Übernahme (revision of the newest transfer)")


class SurveyEventOut(Shape):
    """What happened to a survey (was mit einer Erhebung geschah)."""

    time: str = Field(examples=["2026-05-01T08:00:00Z"])
    kind: Happened = Field(examples=["made"])
    actor: str = Field(examples=["Koordination"])
    detail: str


class Respondents(Asked):
    """Of which organizations somebody is asked, and from where they speak (wer befragt wird)."""

    organizations: _ROSTER | None = Field(
        default=None, description="ohne Angabe alle, von denen noch niemand gefragt ist (default: all not asked yet)"
    )
    place: Literal["LEIT", "OPER", ""] = Field(
        default="", description="Leitung, Praxis; leer: sagen die Befragten selbst (leadership, operative, or open)"
    )


class MailOut(Shape):
    """A mail to copy (eine Mail zum Kopieren)."""

    subject: str
    text: str


class InvitationOut(Shape):
    """A respondent, without the link (eine Einladung)."""

    id: str
    organization: str
    name: str
    place: str
    active: bool = Field(description="der Link gilt (the link is valid)")
    begun: bool
    rows: int = Field(description="beantwortete Zeilen (rows answered)")
    of: int = Field(description="von so vielen (of so many)")


class NewLinkOut(Shape):
    """A new link, shown this once, with the mail that brings it (ein neuer Link)."""

    invitation: str
    organization: str
    name: str
    place: str
    link: str = Field(examples=["https://fruehnetz.example/umfrage/…"])
    mail: MailOut


class NewLinksOut(Shape):
    """New links; whoever loses one needs a new one (neue Links)."""

    links: list[NewLinkOut]
    table: str = Field(
        description="alle als Tabelle, durch Tabulatoren getrennt, zum Einfügen in ein Tabellenprogramm (as a table)",
        examples=["Organisation\tSicht\tLink"],
    )


class FormProblemOut(Shape):
    """What could not be read, and where (was nicht zu lesen war)."""

    cell: str = Field(examples=["C12"])
    sentence: str


class BroughtOut(Shape):
    """What came of a filled form (was aus einem Bogen wurde)."""

    written: int = Field(description="gespeicherte Zeilen (rows that were saved)")
    clashes: list[str] = Field(
        description="Zeilen, zu denen schon etwas anderes gespeichert ist; das gilt weiter (rows that say something "
        "else already, which stays)",
        examples=[["Gesundheitsamt"]],
    )
    problems: list[FormProblemOut]


class RateOut(Shape):
    """How many were asked, have begun, and have answered everything (Rücklauf)."""

    asked: int
    begun: int
    answered: int


class SectorRateOut(RateOut):
    """The same of one sector (Rücklauf eines Bereichs)."""

    sector: str


class DayRateOut(Shape):
    """The same by the end of a day (Rücklauf bis zu einem Tag)."""

    day: date
    begun: int
    answered: int


class ProgressOut(RateOut):
    """How far a survey is (wie weit eine Erhebung ist)."""

    sectors: list[SectorRateOut]
    days: list[DayRateOut]
    remind: list[OrganizationOut] = Field(description="haben noch nicht alles beantwortet (to be reminded)")
    reminder: MailOut


class SaidOut(Shape):
    """What was said of one organization (eine Zeile)."""

    organization: str
    name: str
    closeness: int | None
    purposes: list[str]
    refers: bool
    receives: bool
    wish: bool
    quality: dict[str, int]
    counts: bool = Field(description="vollständig, zählt also (whole, so it counts)")


class QuestionnaireOut(Shape):
    """All that one respondent said (ein Fragebogen)."""

    invitation: str
    organization: str
    name: str
    place: str
    further: list[str]
    remark: str
    rows: list[SaidOut]


class PairOut(Shape):
    """What two organizations say of each other (was zwei voneinander sagen)."""

    organizations: list[str]
    names: list[str]
    status: str = Field(examples=["confirmed"])
    closeness: list[int | None] = Field(description="was die eine und was die andere sagt (what each says)")


class TransferOut(Shape):
    """What the answers become (was aus den Antworten wird)."""

    confirmed: int
    one_sided: int
    disputed: int
    absent: int
    open: int = Field(description="Paare, zu denen niemand etwas sagt: bleibt unbekannt (pairs of which nobody speaks)")
    referrals: int
    wishes: int
    unfinished: int = Field(description="begonnene Zeilen, die noch nicht zählen (rows that do not count yet)")
    gone: list[str] = Field(description="stehen nicht mehr im Netz (no longer in the network)")
    changes: int = Field(description="Einträge, die sich dadurch ändern würden (records that would change)")
    pairs: list[PairOut] = Field(description="ohne die verneinten (without those denied)")
    questions: list[str] = Field(description="genannte Organisationen, die auf der Liste fehlten (names missed)")


class TransferredOut(Shape):
    """The batch; none where the network says all of it already (die Übernahme)."""

    revision: int | None = Field(description="lässt sich zurücknehmen (can be undone)", examples=[17])
    changes: int


class OwnTieOut(Shape):
    """A tie that an organization named (eine genannte Verbindung)."""

    organization: OrganizationOut
    closeness: int = Field(examples=[3])
    confirmed: bool = Field(description="auch die andere Seite nennt eine (the other side names one, too)")


class FeedbackOut(Shape):
    """What one organization gets back; nothing that it could not know (Rückmeldung)."""

    organization: OrganizationOut
    ties: list[OwnTieOut]
    none: list[OrganizationOut] = Field(description="ausdrücklich ohne Verbindung (expressly without a tie)")
    unsaid: list[OrganizationOut] = Field(description="ohne Angabe (nothing said)")
    wishes: list[OrganizationOut]
    mutual: list[OrganizationOut] = Field(description="wünschen sich beide (both sides wish)")
    expected: list[OrganizationOut] = Field(
        description="hier erwartet die Praxis eine Verbindung, genannt ist keine oder eine lose (practice expects one)"
    )
    trust: float | None = Field(description="ab drei Einschätzenden (from three raters on)")
    value: float | None
    raters: int
