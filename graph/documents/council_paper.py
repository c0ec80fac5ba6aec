"""Beschlussvorlage and Mitteilungsvorlage: the fields of a paper of a council, and what is told in it.

The fields, their names and their order are those of a real paper, VO/2018/601 of Kreis Rendsburg-Eckernförde
(docs/domain.md 5.3): number, lead office, status, taking part, day, contacts, sequence of consultations, facts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.documents.citing import Citing
from graph.documents.facts_told import proposal_blocks, told_findings
from graph.documents.findings_chosen import findings_in
from graph.documents.laid_out import footer_of, how_to_read
from graph.documents.retold import retold_facts
from graph.documents.wished import FIRST_ROLE, FORM_LABELS, SUBJECT, PaperBasis, PaperForm, PaperWish
from graph.documents.written import (
    FieldsBlock,
    HeadingBlock,
    PaperBlock,
    PaperLine,
    TableBlock,
    TextBlock,
    TitleBlock,
    WrittenPaper,
    blank,
    mixed,
    phrase,
)
from graph.map.labels import clean_label
from graph.records import Entity, Relation, stated_name
from graph.wording import spelled
from ontology.names import Prop, RelationType

_OPEN_MONEY = "finanzielle Auswirkungen"


def council_paper(basis: PaperBasis, wish: PaperWish) -> WrittenPaper:
    """The paper: a recorded one written again from what the graph holds of it, or a new one; raises NotFoundError."""
    citing = Citing(basis)
    head = recorded_head(basis, wish, citing) if wish.paper else new_head(basis, wish, citing)
    facts = list(_facts(basis, wish, citing))
    named: dict[str, Sequence[PaperBlock]] = {
        "art": [TextBlock(phrase(head.kind))],
        "betreff": [TextBlock(phrase(head.title), "subject")],
        **{name: [TextBlock(line)] for name, (_, line) in zip(FIELD_NAMES, head.fields, strict=True)},
        "beratungsfolge": [TableBlock(_STATIONS, head.stations, (4, 6, 4, 4))],
        "sachverhalt": facts,
        "beschlussvorschlag": list(_proposal(basis, wish, citing)),
        "finanzielle_auswirkungen": [TextBlock(blank(_OPEN_MONEY))],
    }
    named["quellen"] = citing.blocks()
    blocks = tuple(_laid_out(basis, head, named))
    return WrittenPaper(wish.form, head.title, basis.district, basis.snapshot.on, blocks, named, footer_of(basis, wish))


FIELD_NAMES = (
    "federfuehrend",
    "vorlage_nr",
    "mitwirkend",
    "status",
    "ansprechpartner",
    "datum",
    "bearbeiter",
)
"""What the fields of the head are called where a municipality places them in its own form."""
_FIELD_LABELS = (
    "Federführend",
    "Vorlage-Nr",
    "Mitwirkend",
    "Status",
    "Ansprechpartner/in",
    "Datum",
    "Bearbeiter/in",
)
_STATIONS = ("Status", "Gremium", "Zuständigkeit", "Sitzung")
StationRow = tuple[PaperLine, PaperLine, PaperLine, PaperLine]


class PaperHead:
    """The head of a paper: its kind in words, its subject, values of the fields, rows of the consultations."""

    def __init__(self, kind: str, title: str, values: Mapping[str, PaperLine], stations: Iterable[StationRow]) -> None:
        self.kind, self.title, self.stations = kind, title, tuple(stations)
        self.fields = tuple(
            (label, values.get(name) or blank(label)) for name, label in zip(FIELD_NAMES, _FIELD_LABELS, strict=True)
        )


def new_head(basis: PaperBasis, wish: PaperWish, citing: Citing) -> PaperHead:
    """The head of a paper that is to be written; who is asked and when is open where nobody says it."""
    del citing
    day = spelled(basis.snapshot.on.isoformat()).de
    said = {"vorlage_nr": wish.number, "federfuehrend": wish.lead, "mitwirkend": wish.taking_part, "datum": day}
    values = {name: phrase(text) for name, text in said.items() if text}
    return PaperHead(FORM_LABELS[wish.form].de, wish.title or SUBJECT, values, _planned(basis, wish))


def _planned(basis: PaperBasis, wish: PaperWish) -> Iterator[StationRow]:
    for station in wish.stations:
        day = phrase(f"geplant: {spelled(station.day).de}") if station.day else blank("Sitzungstermin")
        yield (
            blank("öffentlich?"),
            phrase(basis.name(station.body)),
            phrase(basis.label("ConsultationRole", station.role)),
            day,
        )
    if not wish.stations:
        role = basis.label("ConsultationRole", FIRST_ROLE[wish.form])
        yield blank("öffentlich?"), blank("Gremium"), phrase(role), blank("Sitzungstermin")


def recorded_head(basis: PaperBasis, wish: PaperWish, citing: Citing) -> PaperHead:
    """The head of a recorded paper, each field as its source has it."""
    paper = basis.paper(wish.paper)
    rows = [r for r in basis.ties(RelationType.CONSULTATION, paper.id) if r.presence.value == "present"]
    rows.sort(key=lambda r: (int(r.value(Prop.ORDER) or 99), r.value(Prop.DATE) or "", r.id))
    day = paper.value(Prop.DATE)
    values = {
        "vorlage_nr": _cited(paper, Prop.REFERENCE, citing),
        "federfuehrend": _lead(basis, paper, citing),
        "status": _public(basis, rows, citing),
        "datum": phrase(spelled(day).de, citing.said(paper, Prop.DATE)) if day else (),
    }
    kind = _kind(basis, paper, wish)
    return PaperHead(kind, wish.title or clean_label(paper.name), values, [_row(basis, r, citing) for r in rows])


def _cited(record: Entity | Relation, prop: str, citing: Citing) -> PaperLine:
    value = record.value(prop)
    return phrase(value, citing.said(record, prop)) if value else ()


def _kind(basis: PaperBasis, paper: Entity, wish: PaperWish) -> str:
    return basis.label("PaperKind", paper.value(Prop.KIND)) or FORM_LABELS[wish.form].de


def _lead(basis: PaperBasis, paper: Entity, citing: Citing) -> PaperLine:
    """The office in charge; where its record is open, what the source says stays, and it is said that it is open."""
    for tie in basis.ties(RelationType.UNDER_DIRECTION_OF, paper.id):
        office = basis.entity(tie.target)
        name, cites = clean_label(stated_name(office) if office else tie.target), citing.said(tie)
        if office is None or office.presence.value != "present":
            return mixed(phrase(name, cites), " (Angabe der Quelle, noch zu klären)")
        return phrase(name, cites)
    return ()


def _public(basis: PaperBasis, rows: Sequence[Relation], citing: Citing) -> PaperLine:
    for row in rows:
        item = basis.entity(row.value(Prop.AGENDA_ITEM) or "")
        if item is not None and (said := item.value(Prop.PUBLIC)) is not None:
            return phrase(_PUBLIC[said], citing.said(item, Prop.PUBLIC))
    return ()


_PUBLIC = {"true": "öffentlich", "false": "nichtöffentlich"}


def _row(basis: PaperBasis, row: Relation, citing: Citing) -> StationRow:
    role = row.value(Prop.RAW_ROLE) or basis.label("ConsultationRole", row.value(Prop.ROLE))
    result = row.value(Prop.RAW_RESULT) or basis.label("ConsultationResult", row.value(Prop.RESULT))
    item = basis.entity(row.value(Prop.AGENDA_ITEM) or "")
    public = item.value(Prop.PUBLIC) if item is not None else None
    day = row.value(Prop.DATE)
    held = [text for text in (spelled(day).de if day else "", result) if text]
    return (
        phrase(_PUBLIC[public].capitalize()) if public is not None else blank("öffentlich?"),
        phrase(basis.name(row.target), citing.said(row)),
        phrase(role) if role else blank("Zuständigkeit"),
        phrase(": ".join(held)) if held else blank("Sitzungstermin"),
    )


def _facts(basis: PaperBasis, wish: PaperWish, citing: Citing) -> Iterator[PaperBlock]:
    if wish.paper:
        yield from retold_facts(basis, basis.paper(wish.paper), citing)
    else:
        yield from told_findings(basis, wish, citing)


def _proposal(basis: PaperBasis, wish: PaperWish, citing: Citing) -> Iterable[PaperBlock]:
    """What is to be decided; a recorded paper says it itself, and the graph does not hold its words."""
    if wish.form is not PaperForm.RESOLUTION:
        return ()
    if wish.paper:
        return (TextBlock(blank("Beschlussvorschlag, Wortlaut der Vorlage")),)
    return proposal_blocks(findings_in(basis.analysis, wish), wish, citing)


def _laid_out(basis: PaperBasis, head: PaperHead, named: Mapping[str, Sequence[PaperBlock]]) -> Iterator[PaperBlock]:
    yield TitleBlock(head.kind, basis.district)
    yield FieldsBlock(head.fields)
    yield how_to_read()
    yield HeadingBlock("Betreff")
    yield from named["betreff"]
    for label, name in _PARTS:
        if named[name]:
            yield HeadingBlock(label)
            yield from named[name]
    yield from ((HeadingBlock("Quellen"), *named["quellen"]) if named["quellen"] else ())


_PARTS = (
    ("Beratungsfolge", "beratungsfolge"),
    ("Sachverhalt", "sachverhalt"),
    ("Beschlussvorschlag", "beschlussvorschlag"),
    ("Finanzielle Auswirkungen", "finanzielle_auswirkungen"),
)


__all__ = ["FIELD_NAMES", "council_paper"]
