"""Two actors as pages tell them: why they are named, where that is from, and which question or finding is on them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from api.page_parts.page_frame import PageOf
from api.page_parts.page_views import QUESTIONS, VIEWS
from graph.certainty import Certainty
from graph.district.network import CooperationTie
from graph.district.tie_pairs import INTENSITIES, OUTDATED
from graph.findings.finding import Evidence, singles
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.standing import once
from graph.identifiers import finding_key
from graph.map.labels import clean_label
from graph.missing_links import KIND, NORM_RULE, RULE, MissingLinks, Outline, Reason, talks
from graph.questions.question import questions_of
from graph.records import Record, Relation
from graph.wording import decimal
from ontology import Text, say

_FINDINGS = "befunde"
_SAID = Text(de="sagt das", en="says so")


class PairPages:
    """Pairs of a district as lines of a list."""

    def __init__(self, frame: PageOf, links: MissingLinks) -> None:
        self._frame, self._links = frame, links
        self._snapshot, self._words = links.snapshot, frame.words

    def tied(self, ties: Iterable[CooperationTie]) -> Iterator[Mapping[str, Any]]:
        """Who works together, how closely, and who says so."""
        actors = self._snapshot.network.actors
        for tie in ties:
            why = [self._words.say(INTENSITIES[tie.intensity])]
            if tie.certainty is Certainty.STALE:
                why.append(self._words.say(OUTDATED))
            yield self._line((actors[tie.a], actors[tie.b]), why, tie.relations)

    def lacking(self, outlines: Iterable[Outline]) -> Iterator[Mapping[str, Any]]:
        """Who should meet: the reasons with what each adds to the rank, what it takes, and where to settle it."""
        for outline in outlines:
            found = self._links.worded(outline)
            told = {
                "state": self._words.say(found.state),
                "effect": self._words.say(found.effect),
                "takes": self._words.say(found.takes),
                "sum": decimal(found.score, self._words.language),
                "settle": self._settled_at(outline),
                "likewise": [self._ends(also.actors) for also in found.also],
            }
            yield {**self._line(found.actors, map(self._reason, found.reasons), found.records), **told}

    def wished(self, rows: Iterable[Relation]) -> Iterator[Mapping[str, Any]]:
        """Who wishes for more, and of whom."""
        for row in rows:
            one = clean_label(self._snapshot.name(row.source))
            why = say("{one} wünscht sich mehr.", "{one} wishes for more.", one=one)
            yield self._line((row.source, row.target), [self._words.say(why)], (row.id,))

    def _line(self, pair: tuple[str, str], why: Iterable[str], records: Iterable[str]) -> Mapping[str, Any]:
        return {"ends": self._ends(pair), "why": list(why), "sources": list(self._sources(records))}

    def _ends(self, pair: tuple[str, str]) -> list[tuple[str, str]]:
        return [(clean_label(self._snapshot.name(id)), self._frame.record(id)) for id in pair]

    def _reason(self, reason: Reason) -> str:
        points = decimal(abs(reason.points), self._words.language)
        return f"{self._words.say(reason.text)} ({'−' if reason.points < 0 else '+'}{points})"

    # -- where it is from ------------------------------------------------------------------------------------------

    def _sources(self, records: Iterable[str]) -> Iterator[Mapping[str, str]]:
        """Each source once, statements on the pair before what is said of each of the two."""
        found = [self._records[id] for id in records if id in self._records]
        rows: list[Record] = [r for r in found if isinstance(r, Relation)]
        yield from map(self._source, once(evidence_from(self._snapshot, rows or found, _SAID)))

    def _source(self, piece: Evidence) -> Mapping[str, str]:
        source = clean_label(piece.source) or self._words("ohne Quelle", "no source")
        day = self._words.day(piece.as_of) if piece.as_of else self._words("ohne Stand", "undated")
        place = f", {self._words.place(piece.locator)}" if piece.locator else ""
        return {"name": source, "told": f"{place}, {day}", "address": piece.address}

    @cached_property
    def _records(self) -> Mapping[str, Record]:
        rows = (d.relation for rows in self._snapshot.relations.values() for d in rows)
        return {**self._snapshot.entities, **{row.id: row for row in rows}}

    # -- where it is settled ---------------------------------------------------------------------------------------

    def _settled_at(self, outline: Outline) -> Mapping[str, str] | None:
        """The open question on the pair, else its finding, if there is one."""
        for key in self._keys(outline):
            if key in self._questions:
                address = self._frame.link(QUESTIONS, f"frage={key}", "#frage")
                return {"address": address, "label": self._words("Zur Frage", "To the question")}
            if key in self._findings and any(view.name == _FINDINGS for view in VIEWS):
                address = self._frame.link(_FINDINGS, "", f"#befund-{key}")
                return {"address": address, "label": self._words("Zum Befund", "To the finding")}
        return None

    def _keys(self, outline: Outline) -> Iterator[str]:
        yield finding_key(KIND, RULE, self._snapshot.key, outline.actors)
        for end in dict.fromkeys(self._snapshot.derived(talks)[line] for line in outline.norms):
            yield finding_key(KIND, NORM_RULE, self._snapshot.key, (end,))

    @cached_property
    def _questions(self) -> frozenset[str]:
        return frozenset(question.key for question in questions_of(self._frame.analysis))

    @cached_property
    def _findings(self) -> frozenset[str]:
        return frozenset(found.key for found in singles(self._frame.analysis.findings))
