"""Sources that contradict each other: both statements stay and are shown (decision 0003)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.answers.on_contradictions import WHICH_HOLDS
from graph.as_of import months_later
from graph.disagreement import GUESSED, disagree
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.finding import Combined, Draft, Finding, Kind, Matter
from graph.findings.parts.asking import named
from graph.findings.parts.evidence import piece_of
from graph.records import SHARED, Entity, Record, Relation
from graph.records.claims import EXISTS, Claim, Presence
from graph.wording import listed, sentences, spelled
from ontology import Text, say
from ontology.names import Prop, SourceKind
from ontology.values import latest

SUPERSEDED_AFTER = 12
"""A statement newer by this many months replaces an older one; closer together they contradict each other."""


@rule(
    asks=Text(
        de="Sagen zwei Quellen Verschiedenes über dasselbe?", en="Do two sources say different things of the same?"
    ),
    kind=Kind.DATA_QUESTION,
    norms=("QR3-3",),
    answers=WHICH_HOLDS,
)
def contradiction(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """Sources that say different things of the same at about the same time: both statements, and the question."""
    del outcomes
    rows = (d.relation for found in snapshot.relations.values() for d in found)
    records: Iterable[Record] = (*snapshot.entities.values(), *rows)
    for record in records:
        # One source may not contradict itself, and most records have but one.
        if not _concerns(snapshot, record) or len({c.source for c in record.claims}) < 2:
            continue
        for prop in dict.fromkeys(c.prop for c in record.claims):
            said = _disagreeing(snapshot, record, prop)
            if said:
                yield _contradiction(snapshot, record, prop, said)


def _concerns(snapshot: Snapshot, record: Record) -> bool:
    """Whether it is a record of the district, or a shared one that names it: taking part in a project."""
    named = isinstance(record, Relation) and snapshot.district.id in (record.source, record.target)
    return record.owner == snapshot.key or (record.owner == SHARED and named)


_SPELLINGS = (Prop.NAME, Prop.NOTE, Prop.RAW_KIND, Prop.RAW_SECTOR, Prop.RAW_ROLE, Prop.RAW_RESULT)


def _disagreeing(snapshot: Snapshot, record: Record, prop: str) -> list[Claim]:
    """One statement a source and value that disagree; a guess does not contradict, a clearly newer one replaces."""
    shape = snapshot.model.types[record.type].property(prop)
    if prop in _SPELLINGS or (prop != EXISTS and (shape is None or shape.many)):
        return []
    said = [c for c in record.conflicts(prop) if c.status not in GUESSED]
    if not disagree(said, shape) or _answered(snapshot, said):
        return []
    best: dict[tuple[str, Presence], Claim] = {}
    for claim in said:
        best.setdefault((claim.value, claim.presence), claim)
    dated = sorted((c.as_of for c in best.values() if c.as_of), reverse=True)
    if len(best) < 2 or len({c.source for c in best.values()}) < 2:
        return []
    if len(dated) == len(best) and months_later(latest(dated[1]), SUPERSEDED_AFTER) < latest(dated[0]):
        return []
    return list(best.values())


def _answered(snapshot: Snapshot, said: Sequence[Claim]) -> bool:
    """Whether somebody was asked, knowing what others say: that holds until a newer source says otherwise."""
    days = sorted((c.as_of, _of_statement(snapshot, c)) for c in said)
    newest = [c for c in said if c.as_of == days[-1][0] and _of_statement(snapshot, c)]
    return bool(newest) and not disagree(newest, None)


def _of_statement(snapshot: Snapshot, claim: Claim) -> bool:
    source = snapshot.known(claim.source)
    return source is not None and source.value(Prop.SOURCE_KIND) == SourceKind.STATEMENT


def _contradiction(snapshot: Snapshot, record: Record, prop: str, said: Sequence[Claim]) -> Draft:
    about, label = _about(snapshot, record), _label(snapshot, record, prop)
    pieces = [_statement(snapshot, record, prop, c) for c in said]
    both = [listed([getattr(p, lang) for p in pieces]) for lang in ("de", "en")]
    return Draft(
        subjects=(record.id, prop),
        title=say(
            "Zwei Quellen, zwei Angaben zu „{label}“: {about}",
            "Two sources, two statements on “{label}”: {about}",
            label=label,
            about=about,
        ),
        reason=say("{both}.", "{both}.", both=Text(de=both[0].de, en=both[1].en)),
        effect=Text(
            de="Bis dahin bleiben beide Angaben stehen; gerechnet wird mit der besser belegten.",
            en="Until then both statements stay; the better supported one is used.",
        ),
        takes=Text(
            de="Klären, was gilt, und diese Angabe bestätigen.", en="Clear what holds, and confirm that statement."
        ),
        evidence=tuple(piece_of(snapshot, record, c, p) for p, c in zip(pieces, said, strict=True)),
        matter=Matter(f"disagree {' '.join(sorted({c.source for c in said}))}", _all),
        brief=say("{about}: {label}", "{about}: {label}", about=about, label=label),
    )


def _all(parts: tuple[Finding, ...]) -> Combined:
    return Combined(
        say(
            "Zwei Quellen, verschiedene Angaben an {number} {number:Stelle|Stellen}: {named}",
            "Two sources, different statements in {number} places: {named}",
            number=len(parts),
            named=named(parts),
        ),
        sentences(*(p.reason for p in parts[:2])),
        parts[0].effect,
        Text(de="Je Punkt klären, was gilt, und es bestätigen.", en="Clear for each what holds, and confirm it."),
    )


def _about(snapshot: Snapshot, record: Record) -> str:
    if isinstance(record, Entity):
        return record.name
    return f"{snapshot.name(record.source)} – {snapshot.name(record.target)}"


def _label(snapshot: Snapshot, record: Record, prop: str) -> Text:
    shape = snapshot.model.types[record.type].property(prop)
    if shape is not None:
        return shape.label
    kind = snapshot.model.types[record.type].label
    return kind if isinstance(record, Relation) else Text(de="Vorhandensein", en="existence")


_PRESENCE = {
    Presence.PRESENT: Text(de="vorhanden", en="there"),
    Presence.ABSENT: Text(de="nicht vorhanden", en="not there"),
    Presence.UNKNOWN: Text(de="bestritten", en="disputed"),
}


def _statement(snapshot: Snapshot, record: Record, prop: str, claim: Claim) -> Text:
    """What a source says, in words."""
    shape = snapshot.model.types[record.type].property(prop)
    value = Text(de=claim.value, en=claim.value)
    if shape is None:
        value = _PRESENCE[claim.presence]
    elif shape.code_list is not None:
        value = snapshot.model.code(shape.code_list, claim.value).label
    elif shape.target is not None:
        value = Text(de=snapshot.name(claim.value), en=snapshot.name(claim.value))
    source = snapshot.name(claim.source) if claim.source else ""
    day = spelled(claim.as_of) if claim.as_of else None
    origin = [", ".join(t for t in (source, getattr(day, lang, "")) if t) for lang in ("de", "en")]
    return say(
        "„{value}“ ({origin})",
        "“{value}” ({origin})",
        value=value,
        origin=Text(de=origin[0] or "ohne Quelle", en=origin[1] or "no source"),
    )
