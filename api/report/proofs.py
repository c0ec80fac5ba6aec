"""What a finding rests on, by source: as lines behind "Mehr", and as links on its card."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from api.report.people import named
from api.report.wording import Words
from graph.district.snapshot import Snapshot
from graph.findings.finding import Evidence
from graph.map.labels import anchor_of, clean_label


class Places(NamedTuple):
    """Where a page tells more: of a record, by its id, and of the question of a finding, by its key; "" for nowhere."""

    record: Callable[[str], str]
    question: Callable[[str], str]


class ProofLink(NamedTuple):
    """A source behind a finding as a link: its number on the card, its name, where it can be read."""

    number: int
    source: str
    address: str


class Proof(NamedTuple):
    """What one source says, in the same words of one or several records: name and place on the page of each."""

    text: str
    source: str
    address: str
    locator: str
    as_of: str
    records: tuple[tuple[str, str], ...]
    number: int


def proofs_of(shown: Iterable[Evidence], snapshot: Snapshot, words: Words, places: Places) -> tuple[Proof, ...]:
    """Evidence by source; what one source says in the same words stands once."""
    found: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for evidence in shown:
        found[words.say(evidence.text), clean_label(evidence.source), evidence.as_of].append(evidence)
    return tuple(
        Proof(
            text,
            source,
            next((e.address for e in rows if e.address), ""),
            ", ".join(dict.fromkeys(words.place(e.locator) for e in rows if e.locator)),
            words.day(as_of),
            tuple(about for about in dict.fromkeys(_about(e.record, snapshot, places) for e in rows) if about[0]),
            len(rows),
        )
        for (text, source, as_of), rows in found.items()
    )


def _about(record: str, snapshot: Snapshot, places: Places) -> tuple[str, str]:
    """Name of a record, both ends for a relation, and where the page tells more of it."""
    if record in snapshot.entities:
        return named(snapshot, record), places.record(record)
    for rows in snapshot.relations.values():
        for relation, _ in rows:
            if relation.id == record:
                return f"{named(snapshot, relation.source)} – {named(snapshot, relation.target)}", ""
    return "", ""


_LINKED = 3
"""So many sources are linked on a card; behind "Mehr" stand all."""


def links_of(evidence: Iterable[Evidence], words: Words, places: Places) -> tuple[ProofLink, ...]:
    """The sources of a finding, each once, as far as they lead anywhere."""
    found: dict[str, str] = {}
    for piece in evidence:
        told = ", ".join(clean_label(part) for part in (piece.source, words.day(piece.as_of)) if part)
        if told and not found.get(told):
            found[told] = piece.address or places.record(piece.record)
    led = [(told, address) for told, address in found.items() if address][:_LINKED]
    return tuple(ProofLink(number, told, address) for number, (told, address) in enumerate(led, 1))


def places_in_report(snapshot: Snapshot) -> Places:
    """Within the report: actors and bodies have a place of their own; questions are asked on a page."""
    shown = {*snapshot.network.index, *(body.id for body in snapshot.bodies)}
    return Places(lambda id: f"#{anchor_of(id)}" if id in shown else "", lambda _: "")


__all__ = ["Places", "Proof", "ProofLink", "links_of", "places_in_report", "proofs_of"]
