"""What is sent about council data that are brought, and what is told of them."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from api.schemas.importing import ChangesOut, JobOut, ProblemOut
from api.schemas.records import Shape
from api.schemas.writing import Asked, Long, Short
from ontology.names import TopicRelation

_Address = Annotated[str, Field(max_length=500)]
_Wording = Annotated[str, Field(max_length=500)]
_RAT = "https://rat.example/bodies/1"


class PageIn(Asked):
    """A page of a council information system that was copied (eine kopierte Seite)."""

    text: Long = Field(
        min_length=1,
        description="der Text der Seite, vom Titel bis zum Ende der Beratungsfolge (text of the page)",
        examples=["Betreff: Frühe Hilfen\nVorlage: 2026/0350\nBeratungsfolge\nJugendhilfeausschuss 19.06.2026"],
    )
    address: _Address = Field(default="", description="wo die Seite steht (address)", examples=[f"{_RAT}/papers/7"])


class CouncilAnswersIn(Asked):
    """What is said of council data before they are saved (was zu den Daten zu sagen ist); what is left out stays."""

    as_of: str | None = Field(
        default=None, pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="Stand der Daten (day)", examples=["2026-08-22"]
    )
    complete_since: str | None = Field(
        default=None,
        pattern=r"^(\d{4}-\d{2}-\d{2})?$",
        description="seit wann sie alle Vorlagen der Gremien enthalten (since when all papers are in them)",
        examples=["2019-01-01"],
    )
    topics: Mapping[_Address, TopicRelation | None] = Field(
        default_factory=dict,
        max_length=2000,
        description="Themenbezug von Vorlagen nach ihrer Adresse; null nimmt ihn zurück (topics of papers by address)",
        examples=[{f"{_RAT}/papers/1": "core"}],
    )
    bodies: Mapping[_Address, Short | None] = Field(
        default_factory=dict,
        max_length=500,
        description="welches erfasste Gremium es ist, nach Adresse; leer: ein eigenes (which of ours a body is)",
        examples=[{f"{_RAT}/organizations/1": "08212:G01"}],
    )
    roles: Mapping[_Wording, Short] = Field(
        default_factory=dict,
        max_length=200,
        description="was Rollen bedeuten (roles)",
        examples=[{"Runde": "VORB"}],
    )
    results: Mapping[_Wording, Short] = Field(
        default_factory=dict,
        max_length=200,
        description="was Ergebnisse bedeuten (results)",
        examples=[{"o. B.": "noted"}],
    )


class DefectOut(Shape):
    """A kind of defect in council data, how often, and one example (eine Art Mangel)."""

    defect: str
    number: int
    place: str
    found: str
    sentence: str


class CouncilBodyOut(Shape):
    """A body that comes in, and which of those recorded it is (ein Gremium und welches der erfassten es ist)."""

    address: str
    name: str
    kind: str
    linked_by: str = Field(description="said, address, name, new, open", examples=["open"])
    linked_to: str | None = None
    candidates: list[str] = Field(description="Kennungen erfasster Gremien, die es sein können (ids of ours)")


class CouncilWordOut(Shape):
    """A role or result that no list of words knows (ein Wort, das niemand kennt)."""

    kind: str = Field(description="role, result", examples=["result"])
    wording: str
    number: int
    code: str


class CouncilPaperOut(Shape):
    """A paper with its topic and the words that made it (eine Vorlage, ihr Themenbezug und die Wörter dafür)."""

    id: str
    reference: str
    name: str
    date: str
    topic: str
    by_person: bool
    words: list[str]


class CouncilPreviewOut(Shape):
    """What was read of council data, and what saving would do; nothing is saved yet."""

    job: JobOut
    source: str
    as_of: str
    read: dict[str, int]
    taken: dict[str, int]
    aside: dict[str, int]
    defects: list[DefectOut]
    unread: list[str] = Field(description="Zeilen, die niemand verstand (lines that were not understood)")
    bodies: list[CouncilBodyOut]
    words: list[CouncilWordOut]
    papers: list[CouncilPaperOut]
    others: list[CouncilPaperOut] = Field(description="Vorlagen zu anderen Themen, die ersten (papers left aside)")
    problems: list[ProblemOut]
    created: ChangesOut
    changed: ChangesOut
    unchanged: ChangesOut
    no_longer: ChangesOut


class TopicsIn(Asked):
    """What a person says of recorded papers (was jemand zu erfassten Vorlagen sagt)."""

    topics: Mapping[Short, TopicRelation] = Field(
        min_length=1,
        max_length=2000,
        description="Themenbezug nach Kennung (topic by id)",
        examples=[{"08212:D01": "none"}],
    )
    reason: Short = Field(default="", description="Grund, für das Journal (reason)", examples=["Vorlage gelesen"])


class TopicsOut(Shape):
    """The papers after that, and the batch; null where they had these topics already."""

    revision: int | None
    papers: list[CouncilPaperOut]


__all__ = [
    "CouncilAnswersIn",
    "CouncilBodyOut",
    "CouncilPaperOut",
    "CouncilPreviewOut",
    "CouncilWordOut",
    "DefectOut",
    "PageIn",
    "TopicsIn",
    "TopicsOut",
]
