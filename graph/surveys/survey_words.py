"""The words of a survey, whichever way it goes out: the scale of closeness, the questions, who sees what."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from graph.surveys.planned import SurveyPlan
from graph.wording import spelled
from ontology import Model, Text, say
from ontology.names import CooperationPurpose, Level

SCALE: tuple[Text, ...] = (
    Text(de="keine Verbindung, kennen sich nicht", en="no tie, do not know each other"),
    Text(de="kennen sich, wissen voneinander", en="know of each other"),
    Text(de="tauschen Informationen aus", en="exchange information"),
    Text(de="stimmen Angebote oder Verfahren ab", en="coordinate services or procedures"),
    Text(de="arbeiten verbindlich zusammen (mit Vereinbarung)", en="work together bindingly (with an agreement)"),
)
"""The levels 0 to 4 (domain 4.2). The degree of integration counts, not how often one meets."""
PLACE_LABELS: Mapping[str, Text] = MappingProxyType(
    {Level.LEIT: Text(de="Leitung", en="leadership"), Level.OPER: Text(de="Praxis", en="practice")}
)
"""From where a respondent speaks (domain 4.3, question 6)."""
QUALITY: Mapping[str, Text] = MappingProxyType(
    {
        "reliability": Text(de="zuverlässig", en="reliable"),
        "commonAim": Text(de="unterstützt das gemeinsame Ziel", en="supports the common aim"),
        "openness": Text(de="offen für Gespräche", en="open to discussion"),
        "influence": Text(de="hat Einfluss im Netzwerk", en="has influence in the network"),
        "involvement": Text(de="bringt sich ein", en="is involved"),
        "resources": Text(de="bringt Mittel ein (Zeit, Räume, Wissen)", en="brings resources (time, rooms, knowledge)"),
    }
)
"""Optional items about organizations, never about persons (domain 4.3, question 4): three of trust, three of value."""
QUALITY_LEVELS: tuple[Text, ...] = (
    Text(de="trifft nicht zu", en="not at all"),
    Text(de="trifft wenig zu", en="a little"),
    Text(de="trifft überwiegend zu", en="mostly"),
    Text(de="trifft ganz zu", en="fully"),
)
"""The levels 1 to 4."""
CLOSENESS = Text(de="Wie eng arbeiten Sie zusammen?", en="How closely do you work together?")
REFERS = Text(de="Wir vermitteln Familien dorthin", en="We refer families there")
RECEIVES = Text(de="Familien werden von dort zu uns vermittelt", en="Families are referred to us from there")
WISH = Text(de="Wir möchten mehr zusammenarbeiten", en="We would like to work together more")
PLACE = Text(
    de="Aus welcher Sicht antworten Sie? (kein Name nötig)", en="From which view do you answer? (no name needed)"
)
FURTHER_NAME = Text(de="Welche Organisation fehlt auf der Liste?", en="Which organization is missing on the list?")
FREE_REMARK = Text(de="Bemerkung für die Koordination", en="Remark for the coordination")
FILL_IN = Text(
    de="Bitte je Organisation eine Stufe wählen; alles andere ist freiwillig. „0“ heißt: Wir haben nichts miteinander "
    "zu tun. Eine leere Zeile heißt: dazu sage ich nichts. Bitte nichts zu einzelnen Personen oder Familien schreiben.",
    en="Please choose one level an organization; all else is optional. “0” means: we have nothing to do with each "
    "other. A blank row means: I say nothing about it. Please write nothing about single persons or families.",
)


def asked_purposes(model: Model) -> Iterator[tuple[str, Text]]:
    """The purposes that are asked; referral has questions of its own, for it has a direction."""
    codes = model.code_lists["CooperationPurpose"].codes
    return ((c.notation, c.label) for c in codes if c.notation != CooperationPurpose.REFERRAL)


def scale_label(level: int, language: str) -> str:
    """A level of closeness as it stands in a list to choose from.

    >>> scale_label(2, "de")
    '2 – tauschen Informationen aus'
    """
    return f"{level} – {SCALE[level].in_language(language)}"


def closing_told(plan: SurveyPlan) -> Text:
    """Until when answers are taken."""
    return say("Bitte antworten Sie bis {day}.", "Please answer until {day}.", day=spelled(plan.closes.isoformat()))


def privacy_told(plan: SurveyPlan) -> Text:
    """Who sees the answers, what they become, and when they are deleted (domain 7.1)."""
    return say(
        "Ihre Antworten sieht allein die Netzwerkkoordination. In das Bild des Netzwerks geht ein, welche Organisation "
        "mit welcher wie eng zusammenarbeitet und wer das sagt. Gefragt ist nach Organisationen, nicht nach Personen. "
        "Die Teilnahme ist freiwillig; wer nicht antwortet, hat keinen Nachteil. Die Bögen werden am {day} gelöscht.",
        "Only the network coordination sees your answers. What enters the picture of the network is which organization "
        "works with which, how closely, and who says so. Asked for are organizations, not persons. Taking part is "
        "voluntary; who does not answer has no disadvantage. The forms are deleted on {day}.",
        day=spelled(plan.deleted_on.isoformat()),
    )
