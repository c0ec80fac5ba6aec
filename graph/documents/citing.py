"""The sources that the sentences of a paper cite, numbered in the order in which they are first cited."""

from collections.abc import Iterator, Mapping
from datetime import date

from graph.addresses import public_address
from graph.documents.wished import PaperBasis
from graph.documents.written import PaperBlock, SourcesBlock
from graph.findings.finding import Evidence
from graph.map.labels import clean_label
from graph.records import Entity, Record
from graph.records.claims import EXISTS, Claim
from graph.wording import spelled
from ontology.names import Prop


class Citing:
    """Gives each source and place in it one number."""

    def __init__(self, basis: PaperBasis) -> None:
        self._basis = basis
        self._numbers: dict[tuple[str, str], int] = {}

    def cite(self, name: str, place: str = "") -> int:
        """The number of a source by its name, and of a place in it."""
        return self._numbers.setdefault((clean_label(name), clean_label(place)), len(self._numbers) + 1)

    def claim(self, claim: Claim) -> Iterator[int]:
        """The number of the source of a claim with its place; nothing where none is named."""
        source = self._basis.entity(claim.source)
        if source is not None:
            yield self.cite(_source_words(source), claim.locator)

    def said(self, record: Record, prop: str = EXISTS) -> tuple[int, ...]:
        """The numbers of what says best that a record is there, or has the value that is shown."""
        return tuple(n for claim in record.about(prop)[:1] for n in self.claim(claim))

    def computed(self, what: str, on: date | None = None) -> int:
        """The number of what is worked out here and not read anywhere, for the day of the paper or another."""
        day = spelled((on or self._basis.snapshot.on).isoformat()).de
        return self.cite(f"Auswertung mit Frühnetz, Stand {day}: {what}")

    def proof(self, evidence: Evidence) -> int:
        """The number of what a finding rests on."""
        day = f"Stand {spelled(evidence.as_of).de}" if evidence.as_of else ""
        parts = (clean_label(evidence.source), day, evidence.address)
        return self.cite(", ".join(part for part in parts if part), evidence.locator)

    def group(self, what: str = "Entscheidung der Steuerungsgruppe") -> int:
        """The number of what the group itself said."""
        return self.cite(what)

    def listed(self) -> tuple[tuple[int, str], ...]:
        """What was cited, by number; a source that stands there already is named by its number.

        Sources are cited by whole papers: their list belongs at the end of making one.
        """
        first: dict[str, int] = {}
        for (name, _), number in self._numbers.items():
            first.setdefault(name, number)
        return tuple((number, _in_words(name, place, number, first)) for (name, place), number in self._numbers.items())

    def blocks(self) -> tuple[PaperBlock, ...]:
        """The same as a block; nothing where nothing was cited."""
        rows = self.listed()
        return (SourcesBlock(rows),) if rows else ()


def _in_words(name: str, place: str, number: int, first: Mapping[str, int]) -> str:
    whole = name if first[name] == number else f"wie [{first[name]}]"
    return f"{whole}; {place}" if place else whole


def _source_words(source: Entity) -> str:
    """A source with its day and its public address."""
    day = source.value(Prop.STATED_ON) or ""
    parts = (clean_label(source.name), f"Stand {spelled(day).de}" if day else "", public_address(source))
    return ", ".join(part for part in parts if part)


__all__ = ["Citing"]
