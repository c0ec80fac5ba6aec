"""A project as papers speak of it: who carries it, what it asks for, what it brings, each statement with its source."""

from collections.abc import Iterator

from graph.documents.citing import Citing
from graph.documents.wished import PaperBasis, PaperWish
from graph.documents.written import PaperLine, blank, mixed, phrase
from graph.errors import NotFoundError
from graph.identifiers import folded
from graph.map.labels import clean_label
from graph.records import Entity, Relation
from graph.records.claims import EXISTS, Presence
from graph.wording import spelled
from ontology.names import EntityType, Prop, RelationType, StatementStatus


def project_of(basis: PaperBasis, wish: PaperWish) -> Entity | None:
    """The project that is wished for; raises NotFoundError.

    Else the process that the district keeps itself, the newest first; else the project that it took up last, before
    others those that ask something of districts.
    """
    if wish.project:
        return _named(basis, wish.project)
    if kept := _kept(basis):
        return kept
    own = basis.ties(RelationType.TAKES_PART, basis.snapshot.district.id)
    own = [r for r in own if r.presence is Presence.PRESENT]
    asking = {p.value(Prop.PROJECT) for p in basis.things(EntityType.PREREQUISITE)}
    newest = max(own, key=lambda r: (r.target in asking, r.value(Prop.START_DATE) or "", r.id), default=None)
    return basis.entity(newest.target) if newest is not None else None


def _named(basis: PaperBasis, said: str) -> Entity:
    for one in basis.things(EntityType.PROJECT):
        names = {folded(n) for n in (one.name, *one.all(Prop.ALIAS), one.id.partition(":")[2])}
        if said == one.id or folded(said) in names:
            return one
    raise NotFoundError(f"no project {said}")


def _kept(basis: PaperBasis) -> Entity | None:
    """The newest project of the district's own that has phases: its process."""
    begun: dict[str, str] = {}
    for phase in basis.things(EntityType.PHASE):
        project, day = phase.value(Prop.PROJECT) or "", phase.value(Prop.PLANNED_START) or ""
        begun[project] = min(filter(None, (begun.get(project, ""), day)), default="")
    own = [p for p in basis.things(EntityType.PROJECT) if p.owner == basis.snapshot.key and p.id in begun]
    there = [p for p in own if p.presence is not Presence.ABSENT]
    return max(there, key=lambda p: (begun[p.id], p.id), default=None)


def _itself_and_template(project: Entity) -> tuple[str, ...]:
    """A process and what it was started from: who carries the project and what it brings is said of that."""
    return tuple(filter(None, (project.id, project.value(Prop.TEMPLATE))))


def project_line(project: Entity | None, citing: Citing) -> PaperLine:
    """The name of the project in quotation marks; a blank where none is known."""
    if project is None:
        return blank("Name des Vorhabens")
    return phrase(f"„{clean_label(project.name)}“", citing.said(project, Prop.NAME))


def who_carries(basis: PaperBasis, project: Entity | None, citing: Citing) -> list[tuple[str, PaperLine]]:
    """Who carries the project: the name, and the name with its source; carriers of the carrier stand behind it."""
    if project is None:
        return []
    found = []
    for tie in basis.ties(RelationType.PROJECT_INVOLVEMENT):
        if tie.target in _itself_and_template(project) and tie.value(Prop.INVOLVEMENT) == "carries":
            above = [basis.name(r.source) for r in _carrying(basis, tie.source)]
            name = basis.name(tie.source) + (f" (getragen von: {'; '.join(above)})" if above else "")
            found.append((basis.name(tie.source), phrase(name, citing.said(tie))))
    return found


def _carrying(basis: PaperBasis, id: str) -> Iterator[Relation]:
    rows = basis.ties(RelationType.PROJECT_INVOLVEMENT)
    return (r for r in rows if r.target == id and r.value(Prop.INVOLVEMENT) == "carries")


def runtime(basis: PaperBasis, project: Entity | None, citing: Citing) -> PaperLine:
    """From when until when the project runs, a process by the plan of its phases; what is not known is a blank."""
    phases = project_phases(basis, project)
    begun = _day(project, Prop.START_DATE, citing) or _day(next(iter(phases), None), Prop.PLANNED_START, citing)
    over = _day(project, Prop.END_DATE, citing) or _day(next(reversed(phases), None), Prop.PLANNED_END, citing)
    return mixed("von ", begun or blank("Beginn"), " bis ", over or blank("Ende"))


def _day(record: Entity | None, prop: str, citing: Citing) -> PaperLine:
    value = record.value(prop) if record is not None else None
    return phrase(spelled(value).de, citing.said(record, prop)) if record is not None and value else ()


def project_phases(basis: PaperBasis, project: Entity | None) -> list[Entity]:
    """The phases of the project, in its order."""
    found = [p for p in basis.things(EntityType.PHASE) if project and p.value(Prop.PROJECT) == project.id]
    return sorted(found, key=lambda p: (int(p.value(Prop.ORDER) or 99), p.id))


def prerequisites(basis: PaperBasis, project: Entity | None) -> list[Entity]:
    """What the project asks of districts, in its order."""
    wanted = [p for p in basis.things(EntityType.PREREQUISITE) if project and p.value(Prop.PROJECT) == project.id]
    return sorted(wanted, key=lambda p: (int(p.value(Prop.ORDER) or 99), p.id))


def prerequisite_lines(basis: PaperBasis, project: Entity | None, citing: Citing) -> tuple[PaperLine, ...]:
    """Each prerequisite with what is recorded of it here: met, not met, or to be declared."""
    checks = basis.ties(RelationType.PREREQUISITE_CHECK, basis.snapshot.district.id)
    lines = []
    for one in prerequisites(basis, project):
        mine = [c for c in checks if c.target == one.id]
        text = phrase(_closed(clean_label(one.name)), citing.said(one))
        states = {c.presence for c in mine}
        if states == {Presence.PRESENT}:
            sure = mine[0].about(EXISTS)[0].status != StatementStatus.INFERRED
            told = "Erfasst als erfüllt." if sure else "Erschlossen als erfüllt, bitte bestätigen."
            state: PaperLine = phrase(told, citing.said(mine[0]))
        elif states == {Presence.ABSENT}:
            state = phrase("Erfasst als nicht erfüllt.", citing.said(mine[0]))
        else:
            state = blank("Erklärung dazu")
        lines.append(mixed(text, " ", state))
    return tuple(lines)


def stated(project: Entity | None, prop: str, citing: Citing) -> tuple[PaperLine, ...]:
    """All that sources say of a property of the project, each once, with its source."""
    if project is None:
        return ()
    found: dict[str, PaperLine] = {}
    for claim in project.about(prop):
        if claim.presence is Presence.PRESENT:
            found.setdefault(claim.value, phrase(_closed(clean_label(claim.value)), citing.claim(claim)))
    return tuple(found.values())


def _closed(text: str) -> str:
    return text if text[-1:] in ".?!" else f"{text}."


__all__ = [
    "prerequisite_lines",
    "project_line",
    "project_of",
    "project_phases",
    "runtime",
    "stated",
    "who_carries",
]
