"""One answer of one district to a question across districts: what, when, how sure, why not surer, and who says so."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.addresses import public_address
from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.records import Record
from ontology import Text


class CitedSource(NamedTuple):
    """A source behind an answer: its title, and where it can be read (empty if nowhere on the web)."""

    title: str
    address: str


class AcrossRow(NamedTuple):
    """An answer of a district.

    ``record`` is the id of what answers, ``day`` as stated (empty if nobody says), ``doubt`` what keeps it from being
    sure, None where it is.
    """

    district: str
    name: str
    record: str
    what: Text
    day: str
    certainty: Certainty
    doubt: Text | None
    sources: tuple[CitedSource, ...]


def cited_sources(snapshot: Snapshot, records: Iterable[Record]) -> tuple[CitedSource, ...]:
    """The sources of some records, each once, by title."""
    return tuple(sorted(set(_cited(snapshot, records))))


def _cited(snapshot: Snapshot, records: Iterable[Record]) -> Iterator[CitedSource]:
    for record in records:
        for id in record.sources:
            source = snapshot.known(id)
            if source is not None:
                yield CitedSource(source.name, public_address(source))
