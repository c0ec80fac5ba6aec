"""Who may do what: rights, the roles that bring them, and callers who have roles in districts (decision 0030).

The table is `rights.toml`; nothing else in the program says what a role may do.
"""

import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files

from graph.stores.base import Scope
from ontology import Text


class Right(StrEnum):
    """What can be done, and has to be allowed."""

    READ = "read"
    WRITE = "write"
    DECIDE = "decide"
    PLAN = "plan"
    BRING = "bring"
    TAKE = "take"
    PERSONS = "persons"
    SHARE = "share"
    COMPARE = "compare"
    GROUP = "group"
    ACCOUNTS = "accounts"
    SURVEY = "survey"
    OPERATE = "operate"


class Role(StrEnum):
    """What somebody is to a district."""

    READING = "reading"
    EDITING = "editing"
    COORDINATION = "coordination"
    STEERING = "steering"
    LAND = "land"
    NZFH = "nzfh"
    ADMINISTRATION = "administration"


@dataclass(frozen=True, slots=True)
class Table:
    """The reviewed table: what each right and role is called, and what each role brings."""

    rights: Mapping[Right, Text]
    roles: Mapping[Role, Text]
    brings: Mapping[Role, frozenset[Right]]


@cache
def table() -> Table:
    """The table as it is shipped; raises ValueError if it and the two enumerations differ."""
    said = tomllib.loads(files(__name__).joinpath("rights.toml").read_text("utf-8"))
    rights = {Right(name): Text(**text) for name, text in said["rights"].items()}
    roles = {Role(name): Text(**role["label"]) for name, role in said["roles"].items()}
    if set(rights) != set(Right) or set(roles) != set(Role):
        raise ValueError("rights.toml does not name every right and role")
    brings = {Role(name): frozenset(map(Right, role["rights"])) for name, role in said["roles"].items()}
    return Table(rights, roles, brings)


LAND_PLACE = "land:"
"""Begins the place of a role in all districts of a Land: ``land:BW``. No key of a district has a colon."""
DistrictsOf = Callable[[str], frozenset[str]]
"""Which districts a Land has, by its notation."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role in one district, in those of a Land (``land:BW``), or in all of them (None)."""

    role: Role
    district: str | None = None

    @property
    def land(self) -> str | None:
        """The notation of the Land in whose districts it holds, None for any other grant."""
        here = self.district or ""
        return here.removeprefix(LAND_PLACE) if here.startswith(LAND_PLACE) else None

    @property
    def told(self) -> Text:
        """Where it holds, in words."""
        if self.district is None:
            return Text(de="alle Bezirke", en="all districts")
        if self.land is None:
            return Text(de=self.district, en=self.district)
        return Text(de=f"alle Bezirke in {self.land}", en=f"all districts in {self.land}")

    @property
    def possible(self) -> bool:
        """Whether it may be given: for a whole Land a role that changes nothing and reads no district by itself.

        To which Land a district belongs says its own record, and whoever writes that must not open more by it.
        """
        return self.land is None or table().brings[self.role] <= _FOR_A_LAND


_FOR_A_LAND = frozenset((Right.COMPARE, Right.GROUP))


def no_districts(land: str) -> frozenset[str]:  # noqa: ARG001 - the signature of every `DistrictsOf`
    """Where nobody says which districts a Land has, it has none."""
    return frozenset()


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: under which name the journal knows them, what they were granted, and which rights they make use of.

    A grant for a Land holds in the districts that belong to it now: ``districts_of`` says which.
    """

    name: str
    grants: tuple[Grant, ...]
    rights: frozenset[Right] = frozenset(Right)
    districts_of: DistrictsOf = field(default=no_districts, compare=False, repr=False)

    @classmethod
    def alone(cls, name: str = "") -> "Caller":
        """One person on one computer, who needs no account and may do everything."""
        return cls(name, tuple(Grant(role) for role in Role))

    def may(self, right: Right, district: str | None = None) -> bool:
        """Whether they have a right in that district, or, without one, anywhere."""
        scope = self.scope(right)
        return scope.districts is None or bool(scope.districts) if district is None else scope.owns(district)

    def scope(self, right: Right) -> Scope:
        """What of the store they have a right to; what is shared only those may write who may so in all districts."""
        held = self._where(right)
        shared = None in self._where(Right.SHARE) and right in self.rights
        if None in held:
            return Scope(None, shared=shared)
        return Scope(frozenset(district for district in held if district is not None), shared=shared)

    def narrowed(self, rights: Collection[Right], districts: Collection[str] | None) -> "Caller":
        """The same one with these rights alone, and in these districts alone unless None: never more than before."""
        grants = self.grants
        if districts is not None:
            grants = tuple(Grant(grant.role, key) for grant in grants for key in districts if self._holds(grant, key))
        return Caller(self.name, grants, self.rights & frozenset(rights), self.districts_of)

    def _holds(self, grant: Grant, key: str) -> bool:
        if grant.land is not None:
            return key in self.districts_of(grant.land)
        return grant.district in (None, key)

    def _where(self, right: Right) -> frozenset[str | None]:
        if right not in self.rights:
            return frozenset()
        return frozenset(
            place for grant in self.grants if right in table().brings[grant.role] for place in self._in(grant)
        )

    def _in(self, grant: Grant) -> frozenset[str | None]:
        """The districts of a grant; None stands for all."""
        return frozenset((grant.district,)) if grant.land is None else frozenset(self.districts_of(grant.land))
