"""One search for everything of a district: records, findings, questions, pages; it knows abbreviations."""

from collections.abc import Iterable, Iterator
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import PAPER, QUESTIONS, SEARCH, VIEWS, first_below
from graph.lookup import codes_meant, holds
from graph.map.labels import clean_label
from graph.questions.question import questions_of
from graph.records import Entity
from graph.stores.search import query_words
from ontology import Text
from ontology.model import Code
from ontology.names import EntityType, Prop

router = APIRouter()
_MOST, _LOOKED = 12, 200
_FINDINGS = "befunde"
_OF_CODES = {
    "ActorType": (EntityType.ORGANIZATION, Prop.ACTOR_TYPE),
    "KkgPartner": (EntityType.ORGANIZATION, Prop.COVERS_PARTNER),
    "Sector": (EntityType.ORGANIZATION, Prop.SECTOR),
    "BodyKind": (EntityType.COMMITTEE, Prop.KIND),
    "AgreementKind": (EntityType.AGREEMENT, Prop.KIND),
    "PaperKind": (EntityType.PAPER, Prop.KIND),
}
_GROUPS = (
    (Text(de="Akteure", en="Actors"), (EntityType.ORGANIZATION, EntityType.PERSON_GROUP)),
    (Text(de="Gremien und Netzwerke", en="Bodies and networks"), (EntityType.COMMITTEE, EntityType.EARLY_HELP_NETWORK)),
    (Text(de="Vorlagen und Beschlüsse", en="Papers and resolutions"), (EntityType.PAPER, EntityType.RESOLUTION)),
    (Text(de="Vereinbarungen", en="Agreements"), (EntityType.AGREEMENT,)),
    (Text(de="Quellen", en="Sources"), (EntityType.SOURCE, EntityType.DOCUMENT)),
)
_HIDDEN = (EntityType.PERSON, EntityType.IDENTITY_JUDGEMENT, EntityType.ANSWER, EntityType.DISTRICT)


class Hit(NamedTuple):
    """Something found: what it is called, where it is, and what more is known of it in a word."""

    label: str
    address: str
    note: str = ""


class HitGroup(NamedTuple):
    """Hits of one kind: the first of them, and how many there are."""

    label: str
    hits: list[Hit]
    total: int


@router.get("/bezirke/{key}/suche")
def search_page(
    frame: Annotated[PageOf, Depends(page_at(SEARCH))], q: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """What there is to the words of a query, by kind; within what whoever asks may read."""
    meant = codes_meant(frame.snapshot.model, q)
    groups = [group for group in _groups(frame, q, meant) if group.total] if query_words(q) else []
    labels = dict.fromkeys(frame.words.say(code.label) for _, code in meant)
    shown = {
        "groups": groups,
        "meant": [label for label in labels if label.casefold() != q.strip().casefold()],
        "searched": q,
        "analysed": frame.at_hand is not None,
        "total": sum(group.total for group in groups),
    }
    return frame.rendered("search.html", shown)


def _groups(frame: PageOf, q: str, meant: tuple[tuple[str, Code], ...]) -> Iterator[HitGroup]:
    found = list(_records(frame, q, meant))
    told = set[str]()
    for label, types in _GROUPS:
        told.update(types)
        yield _group(frame, label, [_hit(frame, e) for e in found if e.type in types])
    rest = [_hit(frame, e) for e in found if e.type not in told]
    yield _group(frame, Text(de="Weitere Einträge", en="More records"), rest)
    asked = [query_words(q), *(query_words(code.label.de) for _, code in meant)]
    yield _group(frame, Text(de="Befunde", en="Findings"), list(_findings(frame, asked)))
    yield _group(frame, Text(de="Fragen", en="Questions"), list(_questions(frame, asked)))
    yield _group(frame, Text(de="Seiten", en="Pages"), list(_pages(frame, asked[0])))


def _group(frame: PageOf, label: Text, hits: list[Hit]) -> HitGroup:
    return HitGroup(frame.words.say(label), hits[:_MOST], len(hits))


def _records(frame: PageOf, q: str, meant: Iterable[tuple[str, Code]]) -> Iterator[Entity]:
    """Records by their names, then those of a kind that the query names."""
    scope = frame.read.within(frame.key)
    by_name = {e.id: e for e in frame.read.store.search(q, scope, _LOOKED)}
    wanted = {(*_OF_CODES[name], code.notation) for name, code in meant}
    of_kind = [
        e
        for e in frame.snapshot.entities.values()
        if e.id not in by_name and any(e.type == type and code in e.all(prop) for type, prop, code in wanted)
    ]
    found = (*by_name.values(), *sorted(of_kind, key=lambda e: e.name.casefold()))
    yield from (e for e in found if e.type not in _HIDDEN and e.value(Prop.REPLACED_BY) is None)


def _hit(frame: PageOf, record: Entity) -> Hit:
    model = frame.snapshot.model
    kind = record.value(Prop.ACTOR_TYPE)
    label = model.code("ActorType", kind).label if kind is not None else model.types[record.type].label
    name = clean_label(record.name) or frame.words.say(model.types[record.type].label)
    return Hit(name, frame.record(record.id), frame.words.say(label))


def _findings(frame: PageOf, asked: list[list[str]]) -> Iterator[Hit]:
    has_page = any(view.name == _FINDINGS for view in VIEWS)
    for finding in analysis.findings if (analysis := frame.at_hand) is not None else ():
        said = frame.words.say(finding.title)
        if any(holds(words, said, finding.title.de) for words in asked):
            anchor = f"#befund-{finding.key}"
            yield Hit(said, frame.link(_FINDINGS, "", anchor) if has_page else frame.link("", "", "#findings"))


def _questions(frame: PageOf, asked: list[list[str]]) -> Iterator[Hit]:
    for question in questions_of(analysis) if (analysis := frame.at_hand) is not None else ():
        said = frame.words.say(question.asked)
        if any(holds(words, said, question.asked.de) for words in asked):
            yield Hit(said, frame.link(QUESTIONS, f"frage={question.key}", "#frage"))


def _pages(frame: PageOf, words: list[str]) -> Iterator[Hit]:
    for view in VIEWS:
        if holds(words, view.label.de, view.label.en, view.name):
            yield Hit(frame.words.say(view.label), frame.link(view.name))
    if first_below(PAPER) is None and holds(words, "Bericht", "Papier", "report", "paper"):
        yield Hit(frame.words("Bericht", "Report"), frame.link(""))
