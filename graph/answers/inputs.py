"""What is chosen again and again: an organization, a body, a paper, a code, a day, a reason."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from graph.answers.option import Case, Choice, Choices, Input, InputKind
from graph.records import Entity, Relation
from graph.wording import inner
from ontology import Text, say
from ontology.names import BodyLayer, EntityType, Prop, RelationType

ORGANIZATION, BODY, PAPER, SINCE, DAY, REASON, ROWS, CODE = (
    "organization", "body", "paper", "since", "day", "reason", "rows", "code",
)  # fmt: skip
"""Names of inputs."""


def choices_from(entities: Iterable[Entity]) -> tuple[Choice, ...]:
    """Things to choose from, by name."""
    found = {e.id: Choice(e.id, Text(de=e.name, en=e.name)) for e in entities}
    return tuple(sorted(found.values(), key=lambda c: (c.label.de.casefold(), c.value)))


def organizations(case: Case) -> Sequence[Choice]:
    """The organizations, and groups of persons such as parents."""
    snapshot = case.snapshot
    return choices_from((*snapshot.organizations, *snapshot.own(EntityType.PERSON_GROUP)))


def without_groups(case: Case) -> Sequence[Choice]:
    """The organizations alone."""
    return choices_from(case.snapshot.organizations)


def organizations_in(case: Case, system: str) -> Sequence[Choice]:
    """The organizations of a system: youth welfare, health care."""
    return choices_from(o for o in case.snapshot.organizations if case.snapshot.in_system(o.id, system))


def concerned_first(case: Case) -> Sequence[Choice]:
    """The organizations, those before all others that the question is about."""
    about = {*case.subjects, *case.records}
    return sorted(organizations(case), key=lambda choice: choice.value not in about)


def others(case: Case) -> Sequence[Choice]:
    """The organizations that the rows behind the question do not name: a second one beside them is looked for."""
    rows = (d.relation for found in case.snapshot.relations.values() for d in found)
    about = set(case.records)
    named = {end for r in rows if r.id in about for end in (r.source, r.target)}
    return tuple(c for c in organizations(case) if c.value not in named)


def network_bodies_of(case: Case) -> Sequence[Choice]:
    """The bodies of the network."""
    return choices_from(case.snapshot.bodies_of_layer(BodyLayer.NETWORK))


def political_bodies(case: Case) -> Sequence[Choice]:
    """Council and committees."""
    return choices_from(case.snapshot.bodies_of_layer(BodyLayer.POLITICAL))


def papers(case: Case) -> Sequence[Choice]:
    """The recorded council papers, by number and title."""
    found = case.snapshot.of_type(EntityType.PAPER)
    shown = {p.id: " ".join(filter(None, (p.value(Prop.REFERENCE), inner(p.name)))) for p in found}
    return tuple(Choice(id, Text(de=name, en=name)) for id, name in sorted(shown.items(), key=lambda row: row[1]))


def codes_of(code_list: str, kept: Callable[[str], bool] = bool) -> Choices:
    """The codes of a list, in its order; only those that are ``kept``."""

    def choices(case: Case) -> Sequence[Choice]:
        codes = case.snapshot.model.code_lists[code_list].codes
        return tuple(Choice(c.notation, c.label) for c in codes if kept(c.notation))

    return choices


def row_label(case: Case, row: Relation) -> Text:
    """A relation as a line of a list: both ends, with what a seat is; the body that is asked about is not repeated."""
    one, other = inner(case.snapshot.name(row.source)), inner(case.snapshot.name(row.target))
    seat = row.type == RelationType.MEMBERSHIP
    if seat and row.target in case.subjects:
        ends = Text(de=one, en=one)
    else:
        ends = say("{one} – {other}", "{one} – {other}", one=one, other=other)
    role = row.value(Prop.ROLE)
    if not seat or role is None:
        return ends
    label = case.snapshot.model.code("BodyRole", role).label
    return say("{ends} ({role})", "{ends} ({role})", ends=ends, role=label)


def rows_of(case: Case, rows: Iterable[Relation]) -> Sequence[Choice]:
    """Relations to choose from."""
    return tuple(Choice(r.id, row_label(case, r)) for r in rows)


AN_ORGANIZATION = Input(
    ORGANIZATION,
    Text(de="Organisation", en="organization"),
    InputKind.ORGANIZATION,
    organizations,
    new=True,
)
A_NETWORK_BODY = Input(
    BODY, Text(de="Gremium des Netzwerks", en="body of the network"), InputKind.BODY, network_bodies_of
)
A_PAPER = Input(PAPER, Text(de="Vorlage", en="paper"), InputKind.RECORDS, papers, new=True)
A_DAY = Input(DAY, Text(de="Tag", en="day"), InputKind.DAY)
SINCE_WHEN = Input(SINCE, Text(de="seit wann", en="since when"), InputKind.DAY, required=False)
A_REASON = Input(REASON, Text(de="Grund", en="reason"), InputKind.WORDS)


def several_of(what: Input, name: str = "") -> Input:
    """The same, of which several may be chosen."""
    return replace(what, many=True, name=name or what.name)


__all__ = [
    "AN_ORGANIZATION",
    "A_DAY",
    "A_NETWORK_BODY",
    "A_PAPER",
    "A_REASON",
    "BODY",
    "CODE",
    "DAY",
    "ORGANIZATION",
    "PAPER",
    "REASON",
    "ROWS",
    "SINCE",
    "SINCE_WHEN",
    "choices_from",
    "codes_of",
    "concerned_first",
    "network_bodies_of",
    "organizations",
    "organizations_in",
    "others",
    "papers",
    "political_bodies",
    "row_label",
    "rows_of",
    "several_of",
    "without_groups",
]
