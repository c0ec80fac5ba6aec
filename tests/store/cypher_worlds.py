"""Worlds without end for the questions of ``docs/neo4j.md``: three districts and what they share, drawn by lot.

Everything that a query may forget occurs: what is denied, not known, stale, over or still to come, dates of three
precisions, bodies in bodies, persons who sit for their house, records of other districts and of nobody.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from graph.records import SHARED, Entity, Record, entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores.base import Batch, put, remove
from ontology.names import ActorType, BodyKind, EntityType, RelationType, StatementStatus

HOME, NEIGHBOUR, STRANGER = "99001", "99002", "99003"
TIME = "2024-06-30T12:00:00+02:00"
_OWNERS = (*(HOME,) * 8, NEIGHBOUR, NEIGHBOUR, STRANGER, SHARED, SHARED)
_STATED = (*("",) * 4, "2017-05", "2018", "2020-12-31", "2021-05", "2022-02-28", "2024-03", "2025")
_STARTS = (*("",) * 9, "2018", "2018", "2020-02", "2024", "2024-06-30", "2024-07", "2026")
_ENDS = (*("",) * 14, "2021", "2024-06", "2024-06-30", "2025-12-31")
_KINDS = (
    BodyKind.JHA, BodyKind.UAJHP, BodyKind.PARL_K, BodyKind.SOZA, BodyKind.LENK, BodyKind.STEUER, BodyKind.RT,
    BodyKind.AG78, "",
)  # fmt: skip
_SECTORS = ("KJH", "KJH", "FAM", "GES", "GES", "GES;KJH", "SCHWB", "FF", "ELT", "BIL", "")
"""Several values of a property are separated by ``;``; of one that may have a single value, sources differ then."""
_TYPES = (
    ActorType.NWK, ActorType.GEBKL, ActorType.KINA, ActorType.ASD, ActorType.FAMHEB, ActorType.HEB, ActorType.SSB,
    ActorType.VERB, "ELTV;KINA", "GEBKL;NWK", "VERB;SPZ", ActorType.FH, ActorType.AA, ActorType.FF, "",
)  # fmt: skip
_PARTNERS = ("KKG01", "KKG02;KKG13", "KKG03", "KKG06", "SH01", "SH08", "KKG12", "KKG15", "KKG19", *("",) * 9)
_ROLES = (
    "member", "member", "chair", "voting", "advisory", "guest", "permanentGuest", "substitute", "parentsRepresentative",
    "",
)  # fmt: skip


class World:
    """A world drawn by lot; the same number gives the same world."""

    def __init__(self, number: int) -> None:
        self._lot = Random(number)
        self.entities: list[Entity] = []

    def batch(self) -> Batch:
        """All of it as one batch."""
        return Batch("Los", TIME, "ausgelost", tuple(put(r) for r in self._records()))

    def later(self) -> Batch:
        """What is done to it afterwards: something new, something changed, something gone with all its relations."""
        gone, changed = self._ids(EntityType.ORGANIZATION)[:2]
        return Batch("Los", TIME, "nachgetragen", (remove(gone), put(self._again(changed)), put(self._again("neu"))))

    def _again(self, id: str) -> Entity:
        return entity(id, EntityType.ORGANIZATION, HOME, self._claims(HOME, {"name": ("Neu",), "sector": _SECTORS}))

    def _records(self) -> Iterator[Record]:
        self._draw()
        yield from self.entities
        yield from (r for kind in self._relations() for r in kind)

    def _draw(self) -> None:
        for owner in (HOME, NEIGHBOUR, STRANGER):
            self._certain(f"{owner}:bezirk", EntityType.DISTRICT, owner, name=owner, land="SH")
            self._certain(f"{owner}:Q", EntityType.SOURCE, owner, name=f"Liste {owner}")
        for kind, number in ((EntityType.ORGANIZATION, 30), (EntityType.SERVICE, 5)):
            self._each(kind, number, sector=_SECTORS, actorType=_TYPES, coversPartner=_PARTNERS)
        self._each(
            EntityType.PERSON_GROUP,
            10,
            sector=_SECTORS,
            groupKind=("parents", "parents", ""),
            participantGroup=("G6", "G2", "", ""),
        )
        self._each(EntityType.PERSON, 4, level=("FAM", "LEIT", ""))
        for owner, level in ((HOME, "FAM"), (HOME, "OPER"), (STRANGER, "OPER")):
            self._certain(f"{owner}:stelle-{level}", EntityType.POST, owner, name=level, level=level)
        self._each(EntityType.COMMITTEE, 9, kind=_KINDS, startDate=_STARTS)
        self._each(EntityType.COMMITTEE, 7, kind=_KINDS, endDate=("", "2020", "2024-06"))
        self._each(EntityType.EARLY_HELP_NETWORK, 2, startDate=_STARTS)
        dates = {"signedOn": ("", "2019-05", "2024"), "validUntil": ("", "2023-12-31", "2024", "2026")}
        self._each(
            EntityType.AGREEMENT, 12, agreementStatus=("signed", "draft", "terminated", "expired", "", ""), **dates
        )
        self._each(
            EntityType.PAPER,
            16,
            topicRelation=("core", "core", "related", ""),
            date=("", "2018", "2019-03", "2025-02-01"),
        )
        self._each(EntityType.MEETING, 4, date=("2020-05-05", "2024-06-20", "2026-01-01"))
        districts = (f"{HOME}:bezirk", f"{NEIGHBOUR}:bezirk")
        self._each(EntityType.EXEMPTION, 6, partner=("KKG05", "KKG07", "KKG08"), district=districts)
        for type, sector in ((ActorType.NWK, "KJH"), (ActorType.KK, "GES"), (ActorType.SSB, "VER")):
            self._certain(f"{SHARED}:{type}", EntityType.ORGANIZATION, SHARED, name=type, sector=sector, actorType=type)
        for body in (BodyKind.BEIRAT, BodyKind.JHA):
            self._certain(f"{SHARED}:{body}", EntityType.COMMITTEE, SHARED, name=body, kind=body)
        self.houses = [
            self._certain(f"{HOME}:{type}", EntityType.ORGANIZATION, HOME, name=type, sector=sector, actorType=type)
            for type, sector in ((ActorType.FAMG, "JUS"), (ActorType.SOZA, "SOZ"))
        ]

    def _relations(self) -> Iterator[Iterator[Record]]:
        bodies = self._ids(EntityType.COMMITTEE, EntityType.EARLY_HELP_NETWORK)
        persons = self._ids(EntityType.PERSON)
        actors = self._ids(EntityType.ORGANIZATION, EntityType.SERVICE, EntityType.PERSON_GROUP)
        dates = {
            "startDate": _STARTS,
            "endDate": _ENDS,
            "confirmedOn": ("", "", "2020", "2022-06-20", "2022-06-30", "2024-05"),
        }
        seat = {
            **dates,
            "role": _ROLES,
            "votingRight": ("true", "false", "", ""),
            "seats": ("", "2"),
            "participantGroup": ("G6", "G1", "", "", ""),
            "post": ("", "", *self._ids(EntityType.POST)),
            "substituteOf": ("", "", "", actors[0]),
        }
        yield self._ties(RelationType.MEMBERSHIP, 140, actors, bodies, **seat)
        yield self._ties(RelationType.MEMBERSHIP, 10, actors, bodies, onBehalfOf=[h.id for h in self.houses])
        yield self._ties(RelationType.MEMBERSHIP, 16, persons, bodies, onBehalfOf=[h.id for h in self.houses], **seat)
        yield self._ties(RelationType.MEMBERSHIP, 6, bodies, bodies)
        families = [*persons, *self._ids(EntityType.PERSON_GROUP)]
        yield self._ties(RelationType.MEMBERSHIP, 40, families, bodies, **seat)
        yield self._ties(RelationType.MEMBERSHIP, 15, _shared(actors), _shared(bodies))
        tied = {**dates, "intensity": ("0", "1", "2", "3", "")}
        yield self._ties(RelationType.COOPERATION, 80, actors, actors, **tied)
        yield self._ties(RelationType.REFERRAL, 25, actors, actors, **tied)
        yield self._ties(RelationType.COOPERATION, 10, _shared(actors), _shared(actors))
        yield self._ties(RelationType.REPRESENTS, 30, actors, actors, **dates)
        yield self._ties(RelationType.SIGNS, 24, actors, self._ids(EntityType.AGREEMENT), date=("", "2020", "2024-06"))
        papers, meetings = self._ids(EntityType.PAPER), self._ids(EntityType.MEETING)
        held = {"date": ("", "2020-03-01", "2024-06", "2026"), "meeting": ("", *meetings)}
        yield self._ties(RelationType.CONSULTATION, 50, papers, self._ids(EntityType.COMMITTEE), **held)
        covering = [e.id for e in self.entities if e.owner == NEIGHBOUR]
        yield self._ties(RelationType.COVERS_DISTRICT, 25, covering, [f"{HOME}:bezirk"])

    def _ids(self, *kinds: EntityType) -> list[str]:
        return [e.id for e in self.entities if e.type in kinds]

    def _each(self, kind: EntityType, number: int, /, **choices: Sequence[str]) -> None:
        first = len(self._ids(kind))
        for i in range(first, first + number):
            owner = HOME if kind is EntityType.EXEMPTION else self._lot.choice(_OWNERS)
            said = [*self._claims(owner, {"name": (f"{kind} {i}",), **choices})]
            self.entities.append(entity(f"{owner}:{kind}{i}", kind, owner, said))

    def _certain(self, id: str, kind: EntityType, owner: str, /, **values: str) -> Entity:
        said = [Claim(EXISTS, "", status=StatementStatus.CONFIRMED), *(Claim(p, v) for p, v in values.items())]
        self.entities.append(entity(id, kind, owner, said))
        return self.entities[-1]

    def _ties(
        self, kind: RelationType, number: int, sources: list[str], targets: list[str], /, **choices: Sequence[str]
    ) -> Iterator[Record]:
        for i in range(number):
            source, target = self._lot.choice(sources), self._lot.choice(targets)
            owner = self._lot.choice((source.partition(":")[0], HOME, HOME, HOME, STRANGER, SHARED))
            claims = [*self._claims(owner, choices)]
            yield relation(f"{owner}:{kind}{source}{target}{i}", kind, (source, target), owner, claims)

    def _claims(self, owner: str, choices: Mapping[str, Sequence[str]]) -> Iterator[Claim]:
        status = self._lot.choice(
            (*("fromList",) * 16, "confirmed", "inferred", "oneSided", "unknown", "confirmedAbsent")
        )
        source, as_of = f"{owner if owner != SHARED else HOME}:Q", self._lot.choice(_STATED)
        yield Claim(EXISTS, "", source, "", as_of, status)
        for prop, values in choices.items():
            yield from (Claim(prop, v, source, "", as_of) for v in self._lot.choice(values).split(";") if v)


def _shared(ids: Sequence[str]) -> list[str]:
    return [id for id in ids if id.startswith(f"{SHARED}:")]
