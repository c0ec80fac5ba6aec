"""Groups for the exchange of districts as they are sent to be kept, and what comes back."""

from typing import Annotated

from pydantic import Field

from api.reads.cluster_partners import MOST
from api.schemas.records import Shape
from api.schemas.writing import Asked, Id, RevisionOut, Short
from graph.clusters.kept_grouping import MOST_GROUPS

_Group = Annotated[list[Id], Field(min_length=1, max_length=MOST)]


class GroupingIn(Asked):
    """Groups as a person made them (eine Aufteilung, wie sie jemand gemacht hat)."""

    title: Short = Field(
        default="", description="Titel, sonst das Thema (title, the topic if none)", examples=["Austausch 2027"]
    )
    topic: Short = Field(description="Kennung des Themas (id of the topic)", examples=["verankerung"])
    groups: Annotated[list[_Group], Field(min_length=1, max_length=MOST_GROUPS)] = Field(
        description="Schlüssel der Bezirke, Gruppe für Gruppe (keys of districts, group by group)",
        examples=[[["05913", "05558"], ["03254"]]],
    )


class GroupingKeptOut(Shape):
    """The kept grouping, and the change that takes it back (die gespeicherte Aufteilung und ihre Änderung)."""

    grouping: str = Field(description="Kennung (id)", examples=["grouping-0123456789abcdef01234567"])
    revision: RevisionOut
