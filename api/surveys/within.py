"""Who may do something with the surveys of a district: its coordination, and nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Depends, Path, Request

from api.accounts.visits import accounts_of
from api.refusals import unfit
from api.rights import Right
from api.surveys.surveys import Surveys
from api.surveys.telling import Telling
from api.writes.writing import Survey, Writing
from ontology import Text, say
from ontology.names import EntityType

_Key = Annotated[str, Path(pattern=r"^[0-9A-Za-z_-]{1,40}$", description="Schlüssel des Bezirks (key)")]
_PLAIN = r"^[\w:.-]{1,200}$"
SurveyId = Annotated[str, Path(pattern=_PLAIN, description="Kennung der Erhebung (id)", examples=["0a1b2c3d4e5f6071"])]
InvitationId = Annotated[
    str, Path(pattern=_PLAIN, description="Kennung der Einladung (id)", examples=["1a1b2c3d4e5f6071"])
]
OrganizationId = Annotated[
    str, Path(pattern=_PLAIN, description="Kennung der Organisation (id)", examples=["08212:A01"])
]


@dataclass(frozen=True, slots=True)
class Asking:
    """The surveys of a district, what is told of them, and the graph beside them."""

    write: Writing
    surveys: Surveys
    told: Telling

    def knows(self, id: str) -> bool:
        """Whether it can be asked: an organization or a service that the district has, never a person."""
        found = self.write.seen.get(id, self.write.scope)
        return found is not None and found.type in (EntityType.ORGANIZATION, EntityType.SERVICE)

    def refuse_strangers(self, ids: Sequence[str]) -> None:
        """Raise RefusedError for whoever cannot be asked."""
        wrong = [(f"/roster/{n}", _stranger(id)) for n, id in enumerate(ids) if not self.knows(id)]
        if wrong:
            raise unfit(wrong)


def _stranger(id: str) -> Text:
    return say("{id} ist keine Organisation dieses Bezirks.", "{id} is no organization of this district.", id=id)


def asking_of(request: Request, write: Survey, key: _Key) -> Asking:
    """The surveys of a district; raises NotFoundError or NotAllowedError as every route does."""
    replace(write.reading, scope=write.scope, right=Right.SURVEY).district(key)
    surveys = Surveys(accounts_of(request), key, write.author)
    return Asking(write, surveys, Telling(write, surveys))


InDistrict = Annotated[Asking, Depends(asking_of)]
