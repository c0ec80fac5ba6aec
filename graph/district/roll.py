"""Who takes part in the network bodies, and which groups they cover: shared by A1, A2, A3 and A10.

Taking part is a seat in an early help network or a body of the layer ``network`` (steering group, round table, …), not
being on a list. A group is covered directly by a member that belongs to it, or by representation (domain 10 no. 5).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.certainty import Certainty, surest, weakest
from graph.district.hints import may_be, of_open_type
from graph.district.outcome import Item, Outcome
from graph.district.snapshot import Snapshot
from graph.fields import any_sectors
from graph.records import Entity
from graph.wording import listing_of, name, sentences
from ontology import Norm, Text, say
from ontology.names import BodyKind, EntityType, OrganizationKind, Prop, RelationType, StatementStatus


class Participation(NamedTuple):
    """How surely an actor takes part, and the seats that say so."""

    certainty: Certainty
    records: tuple[str, ...]

    def joined(self, other: "Participation") -> "Participation":
        """By one seat or the other."""
        records = tuple(sorted({*self.records, *other.records}))
        return Participation(surest(self.certainty, other.certainty), records)


class Coverage(NamedTuple):
    """Whether a group is covered directly or by representation.

    ``listed`` belong to it but have no seat in a network body; whether the ``unclear`` take part is an open question.
    The ``declined`` are not in the network, say the sources, which says nothing of others of their group.
    """

    direct: Certainty
    represented: Certainty
    members: tuple[str, ...]
    speakers: tuple[str, ...]
    listed: tuple[str, ...]
    records: tuple[str, ...]
    unclear: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()

    @property
    def certainty(self) -> Certainty:
        """How sure it is that the group is covered one way or the other."""
        return surest(self.direct, self.represented)


class Group(NamedTuple):
    """Ids of the actors that belong to a group, and of those that speak for it; the types that alone make it one."""

    belonging: tuple[str, ...]
    speaking: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


_ONE_OF_ITS_KIND = frozenset(
    {
        OrganizationKind.OFFICE.value,
        OrganizationKind.AUTHORITY.value,
        OrganizationKind.COURT.value,
        OrganizationKind.COLLECTIVE.value,
        OrganizationKind.PROFESSIONAL_GROUP.value,
    }
)
"""Who is all of a group in a district: its office, or an entry that stands for all. Of practices there are more."""
_CODED = (Prop.ACTOR_TYPE, Prop.COVERS_PARTNER, Prop.REPRESENTS_PARTNER)
"""What says to which groups an actor belongs."""
TypeCodes = tuple[str, ...]
Partners = tuple[frozenset[str], frozenset[str]]
PlacesByCode = Mapping[str, set[int]]


class _Index(NamedTuple):
    """Positions of the actors by partner code (own or spoken for), type and sector, and of those that only speak."""

    own: PlacesByCode
    represented: PlacesByCode
    types: PlacesByCode
    sectors: PlacesByCode
    speaking: set[int]


def _places(index: PlacesByCode, codes: Iterable[str]) -> set[int]:
    return {place for code in codes for place in index.get(code, ())}


@dataclass(frozen=True)
class Roll:
    """The seats of the network bodies of a district at a date."""

    snapshot: Snapshot

    @cached_property
    def bodies(self) -> tuple[Entity, ...]:
        """Early help networks and bodies of their layer that are not expressly absent."""
        found = self.snapshot.possible("Body")
        return tuple(b for b in found if self._is_network(b) and self._sure(b.id) is not Certainty.ABSENT)

    @cached_property
    def parts(self) -> Mapping[str, Participation]:
        """Everybody with a seat in a network body, unknown ones included; persons sit for their house.

        A denied seat speaks of the network only where it is one in the network itself: who does not steer, or does not
        come to the assembly, may well take part.
        """
        found: dict[str, Participation] = {}
        for body in self.bodies:
            of_all = body.type == EntityType.EARLY_HELP_NETWORK
            for actor, own in self._seats[body.id]:
                if of_all or own.certainty is not Certainty.ABSENT:
                    known = found.get(actor)
                    found[actor] = own if known is None else known.joined(own)
        return found

    @cached_property
    def _seats(self) -> Mapping[str, Sequence[tuple[str, Participation]]]:
        """Who sits in each network body, denied seats included."""
        return {
            body.id: [
                (actor, Participation(certainty, (relation.id,)))
                for relation, certainty in self.snapshot.seats_in(body.id)
                for actor in (relation.source, *self._sent_by(relation.source, relation.all(Prop.ON_BEHALF_OF)))
            ]
            for body in self.bodies
        }

    @cached_property
    def _in_none(self) -> frozenset[str]:
        """Who is denied a seat in each of the network bodies."""
        denied = [{a for a, p in seats if p.certainty is Certainty.ABSENT} for seats in self._seats.values()]
        return frozenset(set[str].intersection(*denied)) if denied else frozenset()

    @cached_property
    def _gathers(self) -> bool:
        """Whether the bodies are more than circles of some: the network itself is among them, or its assembly."""
        kinds = ((b.type, b.value(Prop.KIND)) for b in self.bodies)
        return any(type == EntityType.EARLY_HELP_NETWORK or kind == BodyKind.PLENUM for type, kind in kinds)

    @cached_property
    def complete(self) -> bool:
        """Whether sources say that all members of all network bodies are recorded, and each one is coded."""
        sure = all(self._sure(b.id).holds and self.snapshot.members_complete(b) for b in self.bodies)
        return self._gathers and sure and not self.uncoded

    @cached_property
    def uncoded(self) -> tuple[str, ...]:
        """Who takes part, or may do so, but has neither an actor type nor a partner group recorded."""
        open_ended = (id for id, part in self.parts.items() if part.certainty is not Certainty.ABSENT)
        return tuple(id for id in open_ended if not self._coded(id))

    @cached_property
    def actors(self) -> tuple[Entity, ...]:
        """All organizations, services and groups that are listed, also those whose existence is unknown or denied."""
        kinds = (EntityType.ORGANIZATION, EntityType.SERVICE, EntityType.PERSON_GROUP)
        return tuple(e for kind in kinds for e in self.snapshot.possible(kind))

    def coverage(self, group: Group) -> Coverage:
        """How surely a group takes part. No statement is unknown, unless all members are recorded (decision 0023)."""
        silence = Certainty.ABSENT if self.complete and not self._maybe_of(group.types) else Certainty.UNKNOWN
        direct = {id: self._takes_part(id, silence) for id in group.belonging}
        if any(self._sure(id) is Certainty.ABSENT for id in group.belonging):  # nobody of the group, say the sources
            direct |= dict.fromkeys(self._in_none.intersection(direct), Certainty.ABSENT)
        spoken = dict(self._spoken_for(group))
        members = tuple(id for id, sure in direct.items() if sure.holds)
        speakers = tuple(id for id, sure in spoken.items() if sure.holds)
        asked = (*direct, *spoken)
        certainty = {**direct, **spoken}
        listed = dict.fromkeys(id for id in group.belonging if id not in self.parts and self._sure(id).holds)
        unclear = tuple(id for id in asked if certainty[id] is Certainty.UNKNOWN and id not in listed)
        declined = self._declined(direct) if silence is Certainty.UNKNOWN else ()
        return Coverage(
            direct=surest(*direct.values(), *((silence,) if declined else ())) if direct else silence,
            represented=surest(*spoken.values()) if spoken else Certainty.ABSENT,
            members=members,
            speakers=speakers,
            listed=tuple(listed),
            records=tuple(sorted({r for id in asked for r in self._evidence(id)})),
            unclear=unclear,
            declined=declined,
        )

    def _declined(self, direct: Mapping[str, Certainty]) -> tuple[str, ...]:
        """Members of a group that are not in the network, where this does not speak for all of the group."""
        if not direct or any(sure is not Certainty.ABSENT or self._is_whole(id) for id, sure in direct.items()):
            return ()
        return tuple(direct)

    def _is_whole(self, id: str) -> bool:
        """Whether what is said of an actor is said of its whole group: it stands for it, or there is no other one."""
        actor = self.snapshot.entities[id]
        kinds = _ONE_OF_ITS_KIND.intersection(actor.all(Prop.KIND))
        return self._sure(id) is Certainty.ABSENT or actor.type == EntityType.PERSON_GROUP or bool(kinds)

    def group_of(self, norm: Norm) -> Group:
        """The actors a norm line is about: by partner code, actor type or sector."""
        index, partners = self._index, (norm.name, *norm.about_in("KkgPartner"))
        typed = _places(index.types, norm.about_in("ActorType"))
        own = _places(index.own, partners) | _places(index.sectors, norm.about_in("Sector"))
        belonging = own | (typed - index.speaking)
        speaking = (typed | _places(index.represented, partners)) - belonging
        return Group(self._ids(belonging), self._ids(speaking), norm.about_in("ActorType"))

    @cached_property
    def _index(self) -> "_Index":
        found = _Index(defaultdict(set), defaultdict(set), defaultdict(set), defaultdict(set), set())
        for place, actor in enumerate(self.actors):
            own, represented = self.partners_of(actor)
            codes = (
                (found.own, own),
                (found.represented, represented),
                (found.types, actor.all(Prop.ACTOR_TYPE)),
                (found.sectors, self.sectors_of(actor)),
            )
            for places, of in codes:
                for code in of:
                    places[code].add(place)
            if self._speaks(actor):
                found.speaking.add(place)
        return found

    def _ids(self, places: set[int]) -> tuple[str, ...]:
        return tuple(self.actors[place].id for place in sorted(places))

    def of_type(self, actor_type: str) -> Group:
        """The actors of a type; an association of that type speaks for it."""
        found, speaking = _places(self._index.types, (actor_type,)), self._index.speaking
        return Group(self._ids(found - speaking), self._ids(found & speaking), (actor_type,))

    def partners_of(self, actor: Entity) -> Partners:
        """Partner codes (§ 3 Abs. 2 KKG) an actor belongs to, and those it only speaks for.

        What stands in the record counts first. An actor type brings its codes along, as representation if one of the
        types is a representative one, for example an association of midwives.
        """
        said = tuple(actor.all(p) for p in _CODED)
        if said not in self._partners:  # the same few combinations come over and over
            self._partners[said] = self._partners_of(*said)
        return self._partners[said]

    @cached_property
    def _partners(self) -> dict[tuple[TypeCodes, ...], Partners]:
        return {}

    def _partners_of(self, types: TypeCodes, covered: TypeCodes, represented: TypeCodes) -> Partners:
        by_type = [c for t in types for c in self._code("ActorType", t, "partner")]
        speaks = self._representative(types)
        own = self._with_broader((*covered, *(() if speaks else by_type)))
        spoken = self._with_broader((*represented, *(by_type if speaks else ())))
        return own, spoken - own

    def sectors_of(self, actor: Entity) -> frozenset[str]:
        """Every sector of an actor (any, in `graph.fields`), and of partner groups that its types name."""
        if actor.id not in self._sectors:
            implied = [s for c in self.partners_of(actor)[0] for s in self._code("KkgPartner", c, "sector")]
            self._sectors[actor.id] = any_sectors(actor, self.snapshot.model).union(implied)
        return self._sectors[actor.id]

    @cached_property
    def _sectors(self) -> dict[str, frozenset[str]]:
        return {}

    def concluded(self, coverage: Coverage) -> bool:
        """Whether those who cover a group are only inferred to belong to it, say from their names (decision 0018)."""
        who = (self.snapshot.entities[id] for id in (coverage.members if coverage.direct.holds else coverage.speakers))
        return {c.status for actor in who for c in actor.claims if c.prop in _CODED} == {StatementStatus.INFERRED}

    def names(self, ids: Iterable[str]) -> Text:
        """Names as an enumeration."""
        return listing_of([name(self.snapshot.name(id)) for id in ids])

    def item(self, code: str, label: Text, coverage: Coverage, *more: Text) -> Item:
        """The line of one group, with what is known of it in words."""
        subjects = (code, *coverage.members, *coverage.speakers)
        note = sentences(self._note(coverage), *more)
        return Item(subjects, label, coverage.certainty, note, coverage.records)

    def _note(self, coverage: Coverage) -> Text:
        if coverage.certainty.holds:
            return _covered_note(self, coverage)
        if coverage.certainty is Certainty.ABSENT:
            return Text(de="Nach Angabe der Quellen nicht dabei.", en="Not taking part, say the sources.")
        if coverage.declined:
            return say(
                "Nicht dabei: {declined}. Ob jemand anders mitwirkt, ist nicht erfasst.",
                "Not taking part: {declined}. Whether somebody else does, is not recorded.",
                declined=self.names(coverage.declined),
            )
        unclear, listed = self.names(coverage.unclear), self.names(coverage.listed)
        asked = say(
            "Noch zu klären, ob dabei: {unclear}.", "To be clarified whether taking part: {unclear}.", unclear=unclear
        )
        silent = say(
            "Erfasst, aber ohne Angabe zu einem Netzwerkgremium: {listed}.",
            "Listed, but nothing said of a network body: {listed}.",
            listed=listed,
        )
        known = sentences(asked if coverage.unclear else None, silent if coverage.listed else None)
        return known if known.de else Text(de="Nicht erfasst; bitte klären.", en="Not recorded; please clarify.")

    def _takes_part(self, actor: str, silence: Certainty) -> Certainty:
        part = self.parts.get(actor)
        if part is not None:
            return part.certainty
        return Certainty.ABSENT if self._sure(actor) is Certainty.ABSENT else silence

    def _maybe_of(self, types: Iterable[str]) -> bool:
        """Whether somebody who may take part may be of one of the types, which nobody recorded."""
        model = self.snapshot.model
        codes = [model.code("ActorType", t) for t in types]
        return any(may_be(model, self.snapshot.entities[id], c) for id in self._untyped for c in codes)

    @cached_property
    def _untyped(self) -> tuple[str, ...]:
        sure = (id for id, part in self.parts.items() if part.certainty is not Certainty.ABSENT)
        known = (id for id in sure if id in self.snapshot.entities)
        return tuple(id for id in known if of_open_type(self.snapshot.entities[id]))

    def _spoken_for(self, group: Group) -> Iterable[tuple[str, Certainty]]:
        found = {id: self.parts[id].certainty for id in group.speaking if id in self.parts}
        for relation, certainty in self.snapshot.relations_of(RelationType.REPRESENTS):
            part = self.parts.get(relation.source)
            if part is not None and relation.target in group.belonging and relation.source not in group.belonging:
                sure = weakest(part.certainty, certainty)
                found[relation.source] = surest(found.get(relation.source, sure), sure)
        return found.items()

    def _evidence(self, actor: str) -> tuple[str, ...]:
        part = self.parts.get(actor)
        return part.records if part is not None else (actor,)

    def _sent_by(self, actor: str, houses: tuple[str, ...]) -> tuple[str, ...]:
        return houses if self.snapshot.entities[actor].type == EntityType.PERSON else ()

    def _coded(self, id: str) -> bool:
        actor = self.snapshot.entities.get(id)
        if actor is None or self.snapshot.model.is_a(actor.type, "Body"):
            return True
        if actor.type == EntityType.PERSON:
            return any(d.relation.all(Prop.ON_BEHALF_OF) for d in self.snapshot.seats_of(id))
        return any(actor.all(p) for p in _CODED)

    def _is_network(self, body: Entity) -> bool:
        return body.type == EntityType.EARLY_HELP_NETWORK or self.snapshot.layer(body) == "network"

    def _sure(self, id: str) -> Certainty:
        return self.snapshot.certainty.get(id, Certainty.UNKNOWN)

    def _speaks(self, actor: Entity) -> bool:
        return self._representative(actor.all(Prop.ACTOR_TYPE))

    def _representative(self, types: TypeCodes) -> bool:
        return any(self._code("ActorType", t, "representative") for t in types)

    def _code(self, code_list: str, notation: str, attribute: str) -> tuple[str, ...]:
        return self.snapshot.model.code(code_list, notation).attributes.get(attribute, ())

    def _with_broader(self, codes: Iterable[str]) -> frozenset[str]:
        found = set(codes)
        broader = (self.snapshot.model.code("KkgPartner", c).broader for c in tuple(found))
        return frozenset(found | {b for b in broader if b is not None})


def _covered_note(roll: Roll, coverage: Coverage) -> Text:
    direct = coverage.direct.holds
    names = roll.names(coverage.members if direct else coverage.speakers)
    how = Text(de="Direkt" if direct else "Durch Vertretung", en="Directly" if direct else "By representation")
    said = say("{how}: {names}.", "{how}: {names}.", how=how, names=names)
    return sentences(said, STALE) if coverage.certainty is Certainty.STALE else said


STALE = Text(
    de="Zuletzt vor mehr als 24 Monaten bestätigt; bitte bestätigen.",
    en="Last confirmed more than 24 months ago; please confirm.",
)
NO_SEATS = Text(
    de="Erfassen Sie die Gremien des Netzwerks und wer darin mitwirkt.",
    en="Record the bodies of the network and who takes part in them.",
)


def without_seats(found: Text, items: Sequence[Item]) -> Outcome:
    """The outcome where nobody's seat in a network body is recorded: what is listed, and what to collect."""
    silent = Text(
        de="Wer in den Netzwerkgremien mitwirkt, ist noch nicht erfasst.",
        en="Who takes part in the network bodies has not been recorded yet.",
    )
    return Outcome(sentences(silent, found), items=items, n=len(items), missing=(NO_SEATS,))
