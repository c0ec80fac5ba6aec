"""One district at a date: the immutable thing that every indicator, finding and view reads."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from graph.as_of import Dated
from graph.certainty import Certainty, surest
from graph.district.ends import Ends, ends_of
from graph.district.joining import network_of
from graph.district.network import CooperationTie, Network
from graph.district.own_lines import OwnLine, own_line
from graph.fields import any_sectors, primary_sector
from graph.records import SHARED, Entity, Record, Relation
from ontology import Model, Norm
from ontology.names import ActorType, Completeness, EntityType, Prop, RelationType, StatementStatus
from ontology.values import earliest, latest

TIE_GATE = 0.7
"""Cooperation indicators need tie data from this share of the organizations (domain 12, general rules)."""
T = TypeVar("T")


@dataclass(frozen=True)
class Snapshot:
    """What is known of a district at a date.

    ``entities`` holds only what was not certainly gone or still to come; ``certainty`` says how sure each is. ``gone``
    holds what had ended by then: a consultation in a committee that was dissolved has taken place all the same.
    ``ended`` holds the memberships and holdings of posts that had, or whose holder had: their seats may be empty since.
    ``later`` holds the dated consultations after that day: what is found on it may be overtaken. ``common``: seen by
    the norms that hold for everybody alone, without the rules that the group gave itself.
    """

    model: Model
    district: Entity
    on: date
    entities: Mapping[str, Entity]
    certainty: Mapping[str, Certainty]
    relations: Mapping[str, tuple[Dated, ...]]
    gone: Mapping[str, Entity] = field(default_factory=dict)
    ended: tuple[Relation, ...] = ()
    later: tuple[Relation, ...] = ()
    common: bool = False
    _derived: dict[Callable[..., object], Any] = field(default_factory=dict, repr=False, compare=False)

    def derived(self, make: "Callable[[Snapshot], T]") -> T:
        """What several analyses make of the snapshot, made once."""
        try:
            found: T = self._derived[make]
        except KeyError:
            found = self._derived[make] = make(self)
        return found

    def narrowed(self, network: Network) -> "Snapshot":
        """The same district seen through a part of its network; how far ties are recorded is said of the whole."""
        part = replace(self, _derived={})
        # Cached properties stand in the instance's own dictionary.
        whole = {"organizations": self.organizations, "cooperating": self.cooperating}
        vars(part).update(network=network, with_tie_data=self.with_tie_data, **whole)
        return part

    def forget(self) -> None:
        """Let go of what was derived: it points back here, so that only a search for garbage would free a district."""
        self._derived.clear()

    @property
    def key(self) -> str:
        """The key of the district."""
        return self.district.owner

    def name(self, id: str) -> str:
        """The name of an entity, or its id if it is not in the snapshot."""
        return found.name if (found := self.entities.get(id) or self.gone.get(id)) is not None else id

    def known(self, id: str) -> Entity | None:
        """The entity with that id at the date, or as it was before it ended; None if there is none."""
        return self.entities.get(id) or self.gone.get(id)

    def of_type(self, type: str) -> tuple[Entity, ...]:
        """Entities of a type or its subtypes that hold at the date (present or stale), by id."""
        return self._holding.get(type, ())

    @cached_property
    def _holding(self) -> Mapping[str, tuple[Entity, ...]]:
        return {type: tuple(e for e in found if self.certainty[e.id].holds) for type, found in self._by_type.items()}

    def possible(self, type: str) -> tuple[Entity, ...]:
        """Entities of a type or its subtypes, also those whose existence is unknown or denied."""
        return tuple(self._by_type.get(type, ()))

    def own(self, type: str) -> tuple[Entity, ...]:
        """The same without shared ones: what the NZFH or a project records says nothing of this district."""
        return tuple(e for e in self.possible(type) if e.owner != SHARED)

    @cached_property
    def _by_type(self) -> Mapping[str, list[Entity]]:
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.entities.values():
            if entity.value(Prop.REPLACED_BY) in self.entities:
                continue  # merged: whatever was said of it stands at the other one
            for name in (entity.type, *self.model.types[entity.type].ancestors):
                found[name].append(entity)
        return found

    def relations_of(self, type: str) -> tuple[Dated, ...]:
        """Relations of a type or its subtypes at the date, with how sure they are, by id."""
        if type not in self._relations_of:
            kinds = [t.name for t in self.model.relation_types if self.model.is_a(t.name, type)]
            self._relations_of[type] = tuple(d for kind in kinds for d in self.relations.get(kind, ()))
        return self._relations_of[type]

    @cached_property
    def _relations_of(self) -> dict[str, tuple[Dated, ...]]:
        return {}

    def holding(self, type: str) -> tuple[Relation, ...]:
        """Relations of a type or its subtypes that hold at the date (present or stale), by id."""
        return tuple(d.relation for d in self.relations_of(type) if d.certainty.holds)

    def out(self, source: str, type: str) -> tuple[Dated, ...]:
        """Relations of a type or its subtypes that lead out of an entity, unknown and denied ones included, by id."""
        return self._ends(type).out.get(source, ())

    def into(self, target: str, type: str) -> tuple[Dated, ...]:
        """Relations of a type or its subtypes that lead into an entity, unknown and denied ones included, by id."""
        return self._ends(type).into.get(target, ())

    def _ends(self, type: str) -> Ends:
        if type not in self._ends_of:
            self._ends_of[type] = ends_of(self.relations_of(type))
        return self._ends_of[type]

    @cached_property
    def _ends_of(self) -> dict[str, Ends]:
        return {}

    # -- actors ------------------------------------------------------------------------------------------------

    @cached_property
    def organizations(self) -> tuple[Entity, ...]:
        """The listed organizations that hold at the date.

        Shared ones (NZFH, Land) and those that are only inferred, such as a carrier named beside its institution, count
        where they act here.
        """
        return tuple(o for o in self.of_type(EntityType.ORGANIZATION) if _listed(o) or o.id in self._acting)

    @cached_property
    def cooperating(self) -> tuple[Entity, ...]:
        """Those of them that may be expected in the cooperation network: all but who is only known by a seat."""
        return tuple(o for o in self.organizations if o.id in self.network.index)

    @cached_property
    def _acting(self) -> frozenset[str]:
        """Whoever has a seat, tie, signature or a stated coverage here."""
        kinds = (RelationType.COOPERATION, RelationType.MEMBERSHIP, RelationType.SIGNS, RelationType.COVERS_DISTRICT)
        rows = [d.relation for kind in kinds for d in self.relations_of(kind)]
        return frozenset(end for r in rows for end in (r.source, r.target))

    def of_actor_type(self, actor_type: str) -> tuple[Entity, ...]:
        """Actors with this code, at the date."""
        return self._by_actor_type.get(actor_type, ())

    @cached_property
    def _by_actor_type(self) -> Mapping[str, tuple[Entity, ...]]:
        found: dict[str, list[Entity]] = defaultdict(list)
        for actor in self.of_type("Actor"):
            for code in actor.all(Prop.ACTOR_TYPE):
                found[code].append(actor)
        return {code: tuple(actors) for code, actors in found.items()}

    @cached_property
    def newest_list(self) -> str:
        """The newest day that the organizations or seats here are stated for, as the lists write it; may be empty."""
        seats = (d.relation for d in self.relations_of(RelationType.MEMBERSHIP))
        return newest_list(self.key, self.organizations, seats)

    @cached_property
    def coordination(self) -> frozenset[str]:
        """Every organization of actor type NWK: measures are shown with and without it (decision 0024)."""
        return frozenset(e.id for e in self.organizations if ActorType.NWK in e.all(Prop.ACTOR_TYPE))

    def sector(self, id: str) -> str | None:
        """The primary sector of an actor (`graph.fields`), None if nothing recorded says it."""
        if id not in self._sectors:
            found = self.entities.get(id)
            self._sectors[id] = primary_sector(found, self.model) if found is not None else None
        return self._sectors[id]

    @cached_property
    def _sectors(self) -> dict[str, str | None]:
        return {}

    def system(self, id: str) -> str | None:
        """The system of the actor's sector: K youth welfare, G health, B bridge, O other (domain 11.4.1)."""
        sector = self.sector(id)
        return self.model.code("Sector", sector).attribute("system") if sector is not None else None

    def in_system(self, id: str, system: str) -> bool:
        """Whether any sector of the actor belongs to the system, not the primary one alone."""
        found = self.entities.get(id)
        if found is None:
            return False
        return not any_sectors(found, self.model).isdisjoint(self.sectors_of_system(system))

    def sectors_of_system(self, system: str) -> frozenset[str]:
        """The sectors grouped into a system."""
        codes = self.model.code_lists["Sector"].codes
        return frozenset(c.notation for c in codes if c.attribute("system") == system)

    # -- bodies ------------------------------------------------------------------------------------------------

    @cached_property
    def bodies(self) -> tuple[Entity, ...]:
        """Committees and networks at the date; shared ones (NZFH, Land) only where they act here."""
        return tuple(b for b in self.of_type("Body") if b.owner != SHARED or b.id in self._acting)

    def layer(self, body: Entity) -> str | None:
        """Which layer a body belongs to (political, authority, expert, network, …), None if its kind is unknown."""
        kind = body.value(Prop.KIND)
        return self.model.code("BodyKind", kind).attribute("layer") if kind is not None else None

    def bodies_of_kind(self, *kinds: str) -> tuple[Entity, ...]:
        """Bodies of these kinds."""
        return tuple(b for b in self.bodies if b.value(Prop.KIND) in kinds)

    def bodies_of_layer(self, *layers: str) -> tuple[Entity, ...]:
        """Bodies of these layers; an early-help network belongs to the layer ``network``."""
        return tuple(b for b in self.bodies if not self._layers_of[b.id].isdisjoint(layers))

    @cached_property
    def _layers_of(self) -> Mapping[str, frozenset[str | None]]:
        more = {EntityType.EARLY_HELP_NETWORK: ("network",)}
        return {b.id: frozenset((self.layer(b), *more.get(b.type, ()))) for b in self.bodies}

    def seats_in(self, body: str) -> tuple[Dated, ...]:
        """Membership rows of a body, unknown and denied ones included."""
        return self.into(body, RelationType.MEMBERSHIP)

    def seats_of(self, actor: str) -> tuple[Dated, ...]:
        """Membership rows of an actor, unknown and denied ones included."""
        return self.out(actor, RelationType.MEMBERSHIP)

    def members(self, bodies: Iterable[Entity]) -> dict[str, Certainty]:
        """Direct members of any of the bodies, with the surest membership of each; bodies may be members, too."""
        found: dict[str, Certainty] = {}
        for body in bodies:
            for relation, certainty in self.seats_in(body.id):
                known = found.get(relation.source)
                found[relation.source] = certainty if known is None else surest(known, certainty)
        return found

    def members_complete(self, body: Entity) -> bool:
        """Whether a source says that all members of the body are recorded."""
        return body.value(Prop.MEMBERS_COMPLETE) == Completeness.ALL

    def members_missing(self, body: Entity) -> bool:
        """Whether a source says that members of the body are not recorded; who says nothing of it says neither."""
        return body.value(Prop.MEMBERS_COMPLETE) == Completeness.PART

    # -- ties --------------------------------------------------------------------------------------------------

    @cached_property
    def network(self) -> Network:
        """Who works with whom, who sits where, who signed what (`graph.district.joining`)."""
        # Bodies are the other mode of the affiliation layer, districts sign but do not act: neither is an actor here.
        acting = {e.id for e in self.of_type("Actor")} - {e.id for e in self.of_type("Body")}
        listed = (o.id for o in self.organizations if _listed(o))
        return network_of(acting, listed, self.sector, self.relations_of)

    @cached_property
    def network_without_coordination(self) -> Network:
        """The network without every organization of actor type NWK."""
        return self.network.without(self.coordination)

    @cached_property
    def with_tie_data(self) -> frozenset[str]:
        """Organizations for which tie data were collected: survey respondents, or those with any recorded tie."""
        surveys = [s for s in self.of_type(EntityType.SURVEY) if s.all(Prop.RESPONDENT)]
        if surveys:
            answered = {r for s in surveys for r in s.all(Prop.RESPONDENT)}
            return frozenset(o.id for o in self.cooperating if o.id in answered)
        tied = {i for t in self.network.cooperation for i in (t.a, t.b)}
        named = {self.network.actors[i] for i in tied}
        return frozenset(o.id for o in self.cooperating if o.id in named)

    @cached_property
    def tie_coverage(self) -> float:
        """Share of organizations with tie data, 0 without organizations."""
        return len(self.with_tie_data) / len(self.cooperating) if self.cooperating else 0.0

    @property
    def ties_suffice(self) -> bool:
        """Whether cooperation indicators may give a verdict (domain 12: 70 %)."""
        return self.tie_coverage >= TIE_GATE

    def pair_certainty(self, a: str, b: str, threshold: int) -> Certainty:
        """How sure it is that two actors are tied at least that closely (decision 0023).

        A pair without a record is absent only if a source says so, or if one end answered a survey whose roster named
        the other; else it is unknown.
        """
        known = self.tie(a, b)
        if known is None:
            return Certainty.ABSENT if self.asked(a, b) or self.asked(b, a) else Certainty.UNKNOWN
        return known.reaches(threshold)

    def tie(self, a: str, b: str) -> CooperationTie | None:
        """What sources say of two actors working together, None if nothing; it may be unknown or denied."""
        return self._pairs.get((a, b) if a < b else (b, a))

    @cached_property
    def _pairs(self) -> Mapping[tuple[str, str], CooperationTie]:
        actors = self.network.actors  # in the order of their ids, as the two of each tie
        return {(actors[t.a], actors[t.b]): t for t in self.network.cooperation}

    def asked(self, respondent: str, other: str) -> bool:
        """Whether an actor answered a survey whose roster named the other one."""
        return other in self._rosters.get(respondent, ())

    @cached_property
    def _rosters(self) -> Mapping[str, frozenset[str]]:
        """Whom the surveys named to each of their respondents."""
        found: dict[str, frozenset[str]] = {}
        for survey in self.of_type(EntityType.SURVEY):
            roster = frozenset(survey.all(Prop.ROSTER))
            for respondent in survey.all(Prop.RESPONDENT):
                # Mostly one survey: then all of its respondents share one set.
                found[respondent] = found[respondent] | roster if respondent in found else roster
        return found

    # -- norms -------------------------------------------------------------------------------------------------

    @property
    def land(self) -> str | None:
        """The Land of the district, None if it is not known."""
        return self.district.value(Prop.LAND)

    def norms(self, kind: str) -> tuple[Norm, ...]:
        """Norm lines of a kind in force on the day, in this Land; own rules stand last and may switch one off."""
        found = (n for n in self.model.norms_of(kind) if _in_force(n, self.on, self.land))
        if not self.own_rules:
            return tuple(found)
        off = {rule.switched_off for rule in self.own_rules}
        return (*(n for n in found if n.name not in off), *(r.norm for r in self.own_rules if r.norm.kind == kind))

    def norm_line(self, name: str) -> Norm | None:
        """The norm line of that name, published or an own rule in force; None if there is none."""
        return self.model.norms.get(name) or self._own_lines.get(name)

    @cached_property
    def own_rules(self) -> tuple[OwnLine, ...]:
        """The rules in force that the group of this district gave itself, by id; none in a ``common`` view."""
        rules = () if self.common else self.of_type(EntityType.OWN_RULE)
        own = (own_line(self.model, e, self.known(e.value(Prop.AGREED_BY) or "")) for e in rules if e.owner == self.key)
        return tuple(line for line in own if line is not None and _in_force(line.norm, self.on, None))

    @cached_property
    def _own_lines(self) -> Mapping[str, Norm]:
        return {rule.id: rule.norm for rule in self.own_rules}

    def by_common_norms(self) -> "Snapshot":
        """The same district by the norms that hold for everybody: for comparisons with others."""
        return replace(self, common=True, _derived={}) if self.own_rules else self

    @cached_property
    def exemptions(self) -> Mapping[str, Entity]:
        """Partner codes that do not exist in this district, with the record that says so and why."""
        return {
            code: e
            for e in self.of_type(EntityType.EXEMPTION)
            if e.value(Prop.DISTRICT) == self.district.id
            for code in e.all(Prop.PARTNER)
        }

    def source_names(self, records: Iterable[Record]) -> tuple[str, ...]:
        """Names of the sources behind some records, sorted."""
        return tuple(sorted({self.name(s) for r in records for s in r.sources}))


def _in_force(norm: Norm, on: date, land: str | None) -> bool:
    if norm.land is not None and norm.land != land:
        return False
    started = norm.valid_from is None or earliest(norm.valid_from) <= on
    return started and (norm.valid_until is None or on < latest(norm.valid_until))


def _listed(organization: Entity) -> bool:
    said = organization.existence
    return organization.owner != SHARED and said is not None and said.status != StatementStatus.INFERRED


def newest_list(district: str, organizations: Iterable[Entity], seats: Iterable[Relation]) -> str:
    """The newest day that a district's organizations or seats are stated for, as the lists write it; may be empty."""
    days = [*(o.as_of for o in organizations if o.owner == district), *(s.as_of for s in seats)]
    return max((day for day in days if day), key=latest, default="")
