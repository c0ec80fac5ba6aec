"""The tables of one district at a day: its network, indicators and findings, and every claim of its records."""

from collections.abc import Iterable, Sequence

from graph.analysis import Analysis
from graph.as_json.findings import finding_json
from graph.district.network import CONTACT, Network
from graph.district.snapshot import Snapshot
from graph.indicators import all_indicators
from graph.records import Record, Relation
from graph.shapes import finite
from graph.tables.table import CellValue, PlainTable
from ontology import Model, Text

_HEADS = {
    "ties": Text(
        "Akteur;Akteur 2;Intensität;Sicherheit;Kennung;Kennung 2", "actor;actor 2;intensity;certainty;id;id 2"
    ),
    "actors": Text("Akteur;Bereich;System;Sicherheit;Kontakte;Kennung", "actor;sector;system;certainty;contacts;id"),
    "seats": Text(
        "Akteur;Gremium;Sitze;Sicherheit;Kennung;Kennung des Gremiums", "actor;body;seats;certainty;id;id of the body"
    ),
    "signatures": Text(
        "Akteur;Vereinbarung;Sicherheit;Kennung;Kennung der Vereinbarung",
        "actor;agreement;certainty;id;id of the agreement",
    ),
    "indicators": Text(
        "Indikator;Name;Wert;Zähler;Nenner;mindestens;höchstens;n;Einheit;Aussage",
        "indicator;name;value;numerator;denominator;at least;at most;n;unit;sentence",
    ),
    "findings": Text(
        "Rang;Art;Sicherheit;Befund;Warum;Nächster Schritt;Wer beginnt;Wirkung;Norm;Beleg;Entscheidung;Schlüssel",
        "rank;kind;certainty;finding;why;next step;who begins;effect;norm;evidence;decision;key",
    ),
    "claims": Text(
        "Kennung;Typ;Von;Nach;Bezirk;Angabe;Wert;Quelle;Stelle;Stand;Status",
        "id;type;from;to;district;property;value;source;place;as of;status",
    ),
}
_NAMES = {
    "ties": Text("Zusammenarbeit", "cooperation"),
    "actors": Text("Akteure", "actors"),
    "seats": Text("Sitze", "seats"),
    "signatures": Text("Unterschriften", "signatures"),
    "indicators": Text("Indikatoren", "indicators"),
    "findings": Text("Befunde", "findings"),
    "claims": Text("Angaben", "claims"),
}


def network_tables(snapshot: Snapshot, network: Network, language: str, threshold: int = CONTACT) -> list[PlainTable]:
    """Cooperation first, then actors, seats and signatures; what is unknown stands there as unknown."""
    ids, name = network.actors, snapshot.name
    degrees = network.degrees(max(threshold, CONTACT))
    ties: list[tuple[CellValue, ...]] = [
        (name(ids[t.a]), name(ids[t.b]), t.intensity, str(t.certainty), ids[t.a], ids[t.b])
        for t in network.cooperation
        if t.intensity >= threshold
    ]
    actors: list[tuple[CellValue, ...]] = [
        (name(id), _sector(snapshot, id, language), snapshot.system(id), str(snapshot.certainty[id]), int(degree), id)
        for id, degree in zip(ids, degrees, strict=True)
    ]
    seats: list[tuple[CellValue, ...]] = [
        (name(ids[s.actor]), name(s.body), s.seats, str(s.certainty), ids[s.actor], s.body) for s in network.affiliation
    ]
    signatures: list[tuple[CellValue, ...]] = [
        (name(ids[s.actor]), name(s.agreement), str(s.certainty), ids[s.actor], s.agreement) for s in network.obligation
    ]
    rows = {"ties": ties, "actors": actors, "seats": seats, "signatures": signatures}
    return [_sheet(kind, found, language) for kind, found in rows.items()]


def indicator_table(analysis: Analysis, language: str) -> PlainTable:
    """Every indicator with its range and sentence."""
    declared = all_indicators()
    rows: list[tuple[CellValue, ...]] = [
        (
            id,
            declared[id].label.in_language(language),
            *map(finite, (o.value, o.numerator, o.denominator, o.low, o.high)),
            o.n,
            declared[id].unit,
            o.sentence.in_language(language),
        )
        for id, o in analysis.outcomes.items()
    ]
    return _sheet("indicators", rows, language)


def finding_table(analysis: Analysis, language: str) -> PlainTable:
    """Every finding in its order, with norm, evidence and decision."""
    told = [finding_json(f, analysis.snapshot, language) for f in analysis.findings]
    rows: list[tuple[CellValue, ...]] = [
        (
            rank,
            f["kindLabel"],
            f["certaintyLabel"],
            f["title"],
            f["reason"],
            f["takes"],
            f["starts"],
            f["effect"],
            "; ".join(dict.fromkeys(n["citation"] for n in f["norms"])),
            "; ".join(dict.fromkeys(f"{e['source']} {e['locator']}".strip() for e in f["evidence"])),
            f["decision"]["verdict"],
            f["key"],
        )
        for rank, f in enumerate(told, start=1)
    ]
    return _sheet("findings", rows, language)


def claim_table(records: Iterable[Record], model: Model, language: str) -> PlainTable:
    """Every claim of every record, one a row: nothing that a source said is lost."""
    rows: list[tuple[CellValue, ...]] = [
        (
            record.id,
            model.types[record.type].label.in_language(language),
            *((record.source, record.target) if isinstance(record, Relation) else (None, None)),
            record.owner,
            claim.prop,
            claim.value,
            claim.source,
            claim.locator,
            claim.as_of,
            claim.status,
        )
        for record in records
        for claim in record.claims
    ]
    return _sheet("claims", rows, language)


def _sector(snapshot: Snapshot, id: str, language: str) -> str | None:
    sector = snapshot.sector(id)
    return None if sector is None else snapshot.model.code("Sector", sector).label.in_language(language)


def _sheet(kind: str, rows: Sequence[tuple[CellValue, ...]], language: str) -> PlainTable:
    heads = _HEADS[kind].in_language(language).split(";")
    return PlainTable(_NAMES[kind].in_language(language), tuple(heads), rows)
