"""What is sent and told about persons."""

from typing import Annotated

from pydantic import Field

from api.schemas.records import Shape, Words
from api.schemas.writing import Asked, Id, RevisionOut, Short


class PersonRow(Shape):
    """A person by name (eine Person mit Namen)."""

    id: str = Field(examples=["08212:person-0a1b2c3d4e5f"])
    name: str = Field(examples=["Erika Muster"])
    due: bool = Field(description="die Angaben sind zu prüfen (to be looked at again)")
    review_on: str | None = Field(default=None, description="Prüfen am (to be looked at on)", examples=["2026-12-31"])


class EraseIn(Asked):
    """Why a person is erased; with properties, only what is said there (warum und was gelöscht wird)."""

    reason: Short = Field(min_length=1, description="Grund, ohne Namen (reason)", examples=["Widerspruch vom 3. Mai"])
    properties: Annotated[list[Id], Field(max_length=50)] = Field(
        default_factory=list, description="nur diese Eigenschaften (these properties alone)", examples=[["phone"]]
    )


class ErasedOut(Shape):
    """What became of a person who was erased, and what stays (was gelöscht ist und was bleibt)."""

    id: str = Field(description="neue Kennung des Sitzes (new id of the seat)", examples=["08212:person-0a1b2c3d4e5f"])
    revision: RevisionOut
    stays: list[str]


class ProcessingLine(Shape):
    """A line of the sheet for the list of processing activities (eine Zeile des Verarbeitungsverzeichnisses)."""

    asked: Words
    norm: str = Field(examples=["Art. 30 Abs. 1 b"])
    entry: Words = Field(description="leer: bitte ergänzen (empty: please fill in)")
    taken_from: Words = Field(description="woher der Eintrag ist (where it was taken from)")
