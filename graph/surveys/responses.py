"""What respondents answered, and how two or three of one organization are taken together (domain 4.3)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from graph.surveys.planned import SurveyPlan
from graph.surveys.survey_words import QUALITY, QUALITY_LEVELS
from ontology import Text, say
from ontology.names import CooperationPurpose, Level

MOST_FURTHER = 3
MOST_RESPONDENTS = 3
"""Further names a respondent may add, and respondents of one organization (domain 4.3)."""
CLOSEST_LEVEL = 4
PLACES = (Level.LEIT, Level.OPER)
"""From where respondents may speak: leadership or practice."""


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """What is said of one other organization: how close (0-4, domain 4.2), what for, and whether more is wished.

    A row that nobody answered is not there; ``closeness`` 0 says expressly that they do not work together. ``quality``
    holds the optional items about the organization (1-4); they never enter the graph.
    """

    closeness: int
    purposes: frozenset[str] = frozenset()
    refers: bool = False
    receives: bool = False
    wish: bool = False
    quality: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Response:
    """One filled-in questionnaire: of which organization, from where it speaks, its rows, and names it missed.

    The ``remark`` is for the coordination alone; like all that is raw it never enters the graph.
    """

    organization: str
    place: str
    rows: Mapping[str, RowAnswer]
    further: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """What an organization says, after its respondents were taken together; ``respondents`` is how many they are."""

    rows: Mapping[str, RowAnswer] = field(default_factory=dict)
    respondents: int = 0


def combined(responses: Sequence[Response]) -> Voice:
    """The respondents of one organization as one voice.

    The closest that any of them names counts, and all purposes: each sees the contacts of the own level only, so that
    *no tie* by one means that this one has none. An organization denies a tie if all who answered the row deny it.

    >>> one, two = (Response("a", "LEIT", {"b": RowAnswer(n)}) for n in (0, 3))
    >>> combined([one, two]).rows["b"].closeness
    3
    """
    others = dict.fromkeys(chain.from_iterable(r.rows for r in responses))
    return Voice({o: _together([r.rows[o] for r in responses if o in r.rows]) for o in others}, len(responses))


def _together(rows: Sequence[RowAnswer]) -> RowAnswer:
    return RowAnswer(
        max(r.closeness for r in rows),
        frozenset().union(*(r.purposes for r in rows)),
        any(r.refers for r in rows),
        any(r.receives for r in rows),
        any(r.wish for r in rows),
    )


def voices(responses: Iterable[Response]) -> Mapping[str, Voice]:
    """What each organization says that answered at all."""
    found: dict[str, list[Response]] = {}
    for response in responses:
        if response.rows:
            found.setdefault(response.organization, []).append(response)
    return {organization: combined(said) for organization, said in sorted(found.items())}


def complete(plan: SurveyPlan, organization: str, voice: Voice) -> bool:
    """Whether every other organization of the roster was answered for; a row left blank says nothing."""
    return all(other in voice.rows for other in plan.others(organization))


def response_faults(plan: SurveyPlan, response: Response) -> Iterator[Text]:
    """What of a response does not fit the survey, in sentences for who answers."""
    if response.organization not in plan.roster:
        yield Text(de="Diese Organisation wird nicht befragt.", en="This organization is not asked.")
    if response.place not in PLACES:
        yield Text(de="Bitte wählen Sie: Leitung oder Praxis.", en="Please choose: leadership or practice.")
    if len(response.further) > MOST_FURTHER:
        yield say(
            "Zahl der weiteren Namen: {found:d}; möglich: bis zu {most:d}.",
            "Number of further names: {found:d}; possible: up to {most:d}.",
            found=len(response.further),
            most=MOST_FURTHER,
        )
    others = frozenset(plan.others(response.organization))
    for other, row in response.rows.items():
        yield from row_faults(other, row, listed=other in others)


def row_faults(other: str, row: RowAnswer, *, listed: bool) -> Iterator[Text]:
    """What of a row does not fit; ``listed`` says whether the organization is asked about."""
    if not listed:
        yield say("{other} steht nicht auf der Liste.", "{other} is not on the roster.", other=other)
    if not 0 <= row.closeness <= CLOSEST_LEVEL:
        yield say(
            "{other}: Die Stufe {level:d} gibt es nicht; möglich sind 0 bis 4.",
            "{other}: there is no level {level:d}; 0 to 4 are possible.",
            other=other,
            level=row.closeness,
        )
    if unknown := sorted(row.purposes - frozenset(CooperationPurpose)):
        yield say(
            "{other}: Den Zweck „{unknown}“ gibt es nicht; möglich: {known}.",
            "{other}: there is no purpose “{unknown}”; possible: {known}.",
            other=other,
            unknown=unknown[0],
            known=", ".join(CooperationPurpose),
        )
    if row.closeness == 0 and (row.purposes or row.refers or row.receives):
        yield say(
            "{other}: „keine Verbindung“ und zugleich ein Zweck oder eine Vermittlung; bitte wählen Sie eines.",
            "{other}: “no tie” and a purpose or referral at once; please choose one.",
            other=other,
        )
    if row.closeness == 0 and row.quality:
        yield say(
            "{other}: „keine Verbindung“ und zugleich eine Einschätzung; bitte wählen Sie eines.",
            "{other}: “no tie” and a rating at once; please choose one.",
            other=other,
        )
    if any(item not in QUALITY or not 1 <= level <= len(QUALITY_LEVELS) for item, level in row.quality.items()):
        yield say(
            "{other}: Eine Einschätzung ist nicht zu lesen; möglich sind 1 bis 4.",
            "{other}: a rating cannot be read; 1 to 4 are possible.",
            other=other,
        )
