"""The mandate of a network: on which level a body gives it, and which adopted paper is likely to be it.

Shared by B1 and the question on the mandate. A mandate is the resolution that founds or renews the network or its
concept (domain 12.2 B1). Where nobody recorded the kind of a resolution, the title of its paper tells (words in
``mandate_words.toml``): the likeliest is asked about by name, and a paper that only releases money, fills a post,
reports, or is about something else is never taken for it, however new it is.
"""

import re
import tomllib
from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from graph.as_of import TERM_MONTHS, months_between
from graph.certainty import Certainty
from graph.district.consultations import ADOPTED, Consulted, consultations
from graph.district.seats import COUNCILS
from graph.district.snapshot import Snapshot
from graph.identifiers import folded
from graph.records import Entity
from ontology.names import BodyKind, EntityType, Prop, ResolutionKind, TopicRelation
from ontology.values import earliest, latest

NONE, COMMITTEE, COUNCIL = range(3)
"""Levels of a mandate (domain 12.2 B1)."""
MANDATES = (ResolutionKind.AUFTRAG, ResolutionKind.KONZEPT)
"""Kinds of a resolution that is a mandate."""
_DAY = len("2024-06-30")


class LikelyMandate(NamedTuple):
    """An adopted paper that may be the mandate, and the words of its title that say so, as they stand there."""

    row: Consulted
    signs: tuple[str, ...]


class _Words(NamedTuple):
    founding: re.Pattern[str]
    subject: re.Pattern[str]
    passing: re.Pattern[str]
    term_years: dict[str, int]


def mandate_level(body: Entity | None) -> int | None:
    """The level on which a body may give the mandate, None for any other body."""
    kind = body.value(Prop.KIND) if body is not None else None
    return COUNCIL if kind in COUNCILS else COMMITTEE if kind == BodyKind.JHA else None


def perhaps_mandates(snapshot: Snapshot) -> tuple[Consulted, ...]:
    """What council or committee adopted without anybody saying what kind of resolution it was: perhaps the mandate."""
    decided = {p for r in snapshot.possible(EntityType.RESOLUTION) for p in r.all(Prop.PAPER)}
    return tuple(
        c
        for c in consultations(snapshot)
        if c.relation.value(Prop.RESULT) in ADOPTED and mandate_level(c.body) is not None and c.paper.id not in decided
    )


def likely_mandate(snapshot: Snapshot) -> LikelyMandate | None:
    """The adopted paper that most signs call the mandate; None where no title speaks of one.

    The signs, in this order: how many words of its title found or renew something, that it is about early help or the
    network by name, that the council decided on it and not the committee alone, and that it is the newer one.
    """
    held = (row for row in snapshot.derived(perhaps_mandates) if row.certainty is not Certainty.ABSENT)
    told = ((row, founding_words(row.paper.name)) for row in held if _about_the_network(snapshot, row.paper))
    found = [LikelyMandate(row, signs) for row, signs in told if signs]
    return max(found, key=lambda m: (len(m.signs), mandate_level(m.row.body) or NONE, m.row.date), default=None)


def founding_words(title: str) -> tuple[str, ...]:
    """The words of a title that found or renew a network; none where it speaks of money, posts or a report.

    >>> founding_words("Gesamtkonzeption Frühe Prävention – Fortschreibung 2019")
    ('Gesamtkonzeption', 'Fortschreibung')
    >>> founding_words("Konzept Hebammen (Aufhebung Sperrvermerk)"), founding_words("Fortbildung eines Teams")
    ((), ())
    """
    words = _words()
    folded_title = folded(title)
    if words.passing.search(folded_title):
        return ()
    said = {w for m in words.founding.finditer(folded_title) for w in folded_title[m.start() :].split()[:1]}
    return tuple(dict.fromkeys(w for w in re.findall(r"\w+", title) if folded(w) in said))


def is_passing(title: str) -> bool:
    """Whether a title speaks of money, posts or a report: such a paper may rest on a mandate and is none."""
    return _words().passing.search(folded(title)) is not None


def _about_the_network(snapshot: Snapshot, paper: Entity) -> bool:
    """Whether a paper is about early help: its record says so, or its title does, or it names the network."""
    topic, title = paper.value(Prop.TOPIC_RELATION), folded(paper.name)
    if topic is not None:
        return topic != TopicRelation.RELATED
    names = (folded(n.name) for n in snapshot.of_type(EntityType.EARLY_HELP_NETWORK))
    return _words().subject.search(title) is not None or any(name and name in title for name in names)


def standing_mandates(snapshot: Snapshot) -> frozenset[str]:
    """The papers of recorded mandates: what is said of them counts however old it is while they stand."""
    held = (r for r in snapshot.of_type(EntityType.RESOLUTION) if r.value(Prop.KIND) in MANDATES)
    return frozenset(paper for r in held for paper in r.all(Prop.PAPER))


def committee_heard(snapshot: Snapshot, paper: Entity) -> tuple[Consulted, ...]:
    """Consultations of a paper in the youth welfare committee, however long ago (§ 71 Abs. 4 SGB VIII)."""
    rows = (c for c in consultations(snapshot) if c.paper.id == paper.id)
    return tuple(c for c in rows if c.body.value(Prop.KIND) == BodyKind.JHA and c.certainty is not Certainty.ABSENT)


def term_months(snapshot: Snapshot, body: Entity | None) -> int:
    """Months of a legislative term: as recorded for the body to the day, else that of the Land, else five years."""
    term = snapshot.known(body.value(Prop.LEGISLATIVE_TERM) or "") if body is not None else None
    ends = [term.value(p) or "" for p in (Prop.START_DATE, Prop.END_DATE)] if term is not None else [""]
    if all(len(day) == _DAY for day in ends):
        return months_between(earliest(ends[0]), latest(ends[1]) + timedelta(days=1))
    years = _words().term_years.get(snapshot.district.value(Prop.LAND) or "")
    return TERM_MONTHS if years is None else 12 * years


@cache
def _words() -> _Words:
    raw = tomllib.loads(files(__package__).joinpath("mandate_words.toml").read_text("utf-8"))
    founding, subject, passing = (_pattern(raw[name]) for name in ("founding", "subject", "passing"))
    return _Words(founding, subject, passing, dict(raw["term_years"]))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the words where a word of the title begins; with a star also within one."""
    return re.compile("|".join(_spelled(word) for word in words))


def _spelled(word: str) -> str:
    inside = word.startswith("*")
    found = re.escape(folded(word.removeprefix("*")))
    return rf"\b\w*{found}" if inside else rf"\b{found}"
