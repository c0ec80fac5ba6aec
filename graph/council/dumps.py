"""JSON of council systems that is no OParl: a small file says under which keys what stands.

::

    [vorlage]
    liste = "drucksachen"        # where the papers are; nothing for a list at the top
    titel = "betreff"
    nummer = "nr"
    datum = "erstellt"
    art = "typ"
    adresse = "link"

    [beratung]
    liste = "verlauf"            # inside of a paper; nothing where a paper has one consultation
    gremium = "ausschuss"
    datum = "am"
    rolle = "zweck"
    ergebnis = "ausgang"
    punkt = "top"
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.council.council_objects import CouncilPaper
from graph.council.council_values import council_day, is_address, plain_text, without_members
from graph.council.defects import Defect
from graph.council.gathering import Gathered
from graph.council.heard_rows import PASTED_ADDRESS, HeardRow, consultation_objects
from graph.errors import UnreadableFileError
from graph.identifiers import slug
from ontology import say

_PAPER = frozenset({"liste", "titel", "nummer", "datum", "art", "adresse", "text"})
_HEARD = frozenset({"liste", "gremium", "datum", "rolle", "ergebnis", "punkt"})


@dataclass(frozen=True, slots=True)
class DumpKeys:
    """Under which keys of a dump what stands, for papers and for their consultations."""

    paper: Mapping[str, str]
    heard: Mapping[str, str]


def dump_keys(text: str) -> DumpKeys:
    """The keys that a file names; raises UnreadableFileError with what is wrong in it."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        sentence = say("Die Zuordnung ist kein TOML: {why}.", "The mapping is no TOML: {why}.", why=str(error))
        raise UnreadableFileError(sentence.de) from error
    keys = DumpKeys(_table(raw, "vorlage", _PAPER), _table(raw, "beratung", _HEARD))
    for table, key, said in (("vorlage", "titel", keys.paper), ("beratung", "gremium", keys.heard)):
        if key not in said:
            sentence = say(
                "In der Zuordnung fehlt unter [{table}] der Eintrag „{key}“.",
                "The mapping lacks “{key}” below [{table}].",
                table=table,
                key=key,
            )
            raise UnreadableFileError(sentence.de)
    return keys


def _table(raw: Mapping[str, object], name: str, known: frozenset[str]) -> Mapping[str, str]:
    found = raw.get(name)
    table = {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
    if unknown := sorted(table.keys() - known):
        sentence = say(
            "Die Zuordnung kennt „{key}“ unter [{table}] nicht. Möglich sind {known}.",
            "The mapping does not know “{key}” below [{table}]. Possible are {known}.",
            key=unknown[0],
            table=name,
            known=", ".join(sorted(known)),
        )
        raise UnreadableFileError(sentence.de)
    return table


def gathered_dump(value: object, keys: DumpKeys, place: str) -> Gathered:
    """The papers of a dump with their consultations; what is no object or has no title is counted."""
    found = Gathered()
    for one in _listed(value, keys.paper.get("liste", "")):
        if not isinstance(one, Mapping):
            found.defects.note(Defect.NO_OBJECT, place, plain_text(one))
            continue
        name, number = _text(one, keys.paper, "titel"), _text(one, keys.paper, "nummer")
        if not name:
            found.defects.note(Defect.NO_NAME, place, number)
            continue
        _paper(one, keys, (name, number, place), found)
    return found


def _paper(one: Mapping[str, object], keys: DumpKeys, told: tuple[str, str, str], found: Gathered) -> None:
    name, number, place = told
    address = _text(one, keys.paper, "adresse")
    id = address if is_address(address) else f"{PASTED_ADDRESS}{slug(number or name)}"
    day, text = _day(one, keys.paper, place, found), _text(one, keys.paper, "text")
    texts, kind = (text,) if text else (), _text(one, keys.paper, "art")
    found.met["Paper"] += 1
    found.objects[id] = CouncilPaper(id, without_members(name), number, day, kind, texts, address)
    found.newest = max(found.newest, day)
    rows = _listed(one, keys.heard["liste"]) if "liste" in keys.heard else [one]
    for number_of_row, row in enumerate(rows, 1):
        if not isinstance(row, Mapping) or not (body := _text(row, keys.heard, "gremium")):
            found.defects.note(Defect.NO_BODY, place, name)
            continue
        heard = HeardRow(
            body,
            _text(row, keys.heard, "rolle"),
            _day(row, keys.heard, place, found),
            _text(row, keys.heard, "ergebnis"),
            _text(row, keys.heard, "punkt"),
        )
        found.newest = max(found.newest, heard.day)
        found.objects |= {made.id: made for made in consultation_objects(id, number_of_row, heard)}


def _listed(value: object, path: str) -> Iterator[object]:
    """The list at a path of keys, parted by dots."""
    for key in filter(None, path.split(".")):
        value = value.get(key) if isinstance(value, Mapping) else None
    yield from value if isinstance(value, list) else [] if value is None else [value]


def _text(one: Mapping[str, object], keys: Mapping[str, str], what: str) -> str:
    value: object = one
    for key in keys.get(what, "").split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return plain_text(value)


def _day(one: Mapping[str, object], keys: Mapping[str, str], place: str, found: Gathered) -> str:
    said = _text(one, keys, "datum")
    day = council_day(said)
    if day is None:
        found.defects.note(Defect.NO_DAY, place, said)
    return day or ""
