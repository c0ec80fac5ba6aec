"""Changes that nobody made: what is sent to see what they would do."""

from typing import Annotated, Literal

from pydantic import Field

from api.schemas.records import Shape
from api.schemas.writing import Asked, ClaimIn, Claims, DayText, Id, Short
from ontology.names import EntityType, RelationType


class SupposedEntity(Asked):
    """There would be another record (es gäbe einen Eintrag mehr)."""

    do: Literal["create"]
    id: Id = Field(
        description="ein eigener Name, unter dem andere Änderungen der Liste ihn nennen (a name of your own)",
        examples=["neu1"],
    )
    type: EntityType = Field(examples=["Organization"])
    claims: Claims


class SupposedRelation(Asked):
    """Two records would be joined (zwei Einträge wären verbunden)."""

    do: Literal["relate"]
    type: RelationType = Field(examples=["Cooperation"])
    source: Id = Field(examples=["08212:A01"])
    target: Id = Field(examples=["neu1"])
    claims: Claims


class SupposedChange(Asked):
    """Other things would be said on some properties (anderes wäre gesagt)."""

    do: Literal["change"]
    id: Id
    properties: Annotated[dict[Short, Claims], Field(min_length=1, max_length=200)]


class SupposedEnd(Asked):
    """It would be over from a day on (es wäre vorbei)."""

    do: Literal["end"]
    id: Id
    date: DayText


class SupposedRemoval(Asked):
    """It would not be there, nor its relations (es wäre nicht da)."""

    do: Literal["delete"]
    id: Id


Supposed = Annotated[
    SupposedEntity | SupposedRelation | SupposedChange | SupposedEnd | SupposedRemoval, Field(discriminator="do")
]


def claims_in(change: Supposed) -> list[ClaimIn]:
    """Every claim that a supposed change would say."""
    if isinstance(change, SupposedEntity | SupposedRelation):
        return change.claims
    return [c for said in change.properties.values() for c in said] if isinstance(change, SupposedChange) else []


SupposedList = Annotated[list[Supposed], Field(min_length=1, max_length=100)]


class SupposingIn(Asked):
    """Changes that nobody saved (Änderungen, die niemand gespeichert hat)."""

    changes: SupposedList


class ScenarioIn(SupposingIn):
    """Supposed changes under a name (gedachte Änderungen unter einem Namen)."""

    name: Annotated[str, Field(min_length=1, max_length=200)] = Field(examples=["Familienhebamme im Familienzentrum"])
    reason: Short = Field(default="", description="worum es geht (what it is about)")


class ScenarioOut(Shape):
    """A scenario (ein Szenario)."""

    id: str
    name: str
    reason: str
    changes: list[Supposed]
    readable: bool = Field(
        default=True,
        description="falsch, wenn die Änderungen nicht in dieser Form stehen (false where they are in another form)",
    )
