"""Which chairs stand at the table, and how surely somebody sits on each: the same counting as indicator A1."""

from dataclasses import dataclass
from enum import StrEnum

from graph.as_of import confirmed_on
from graph.certainty import Certainty
from graph.district.partners import PartnerLine, partner_lines
from graph.district.roll import Coverage, Roll
from graph.district.snapshot import Snapshot
from graph.map.sectors import GROUPS, group_of
from graph.wording import listing_of, name, sentences
from ontology import Norm, Text, say
from ontology.names import RelationType


class SeatState(StrEnum):
    """Where a chair stands, and whether somebody sits on it."""

    SITS = "sits"
    UNCONFIRMED = "unconfirmed"
    KNOWN = "known"
    AWAY = "away"
    OPEN = "open"
    NOT_HERE = "notHere"


SEAT_LABELS: dict[SeatState, Text] = {
    SeatState.SITS: Text(de="sitzt am Tisch", en="sits at the table"),
    SeatState.UNCONFIRMED: Text(de="sitzt am Tisch, lange nicht bestätigt", en="sits at the table, long not confirmed"),
    SeatState.KNOWN: Text(de="bekannt, ohne erfassten Platz", en="known, no seat recorded"),
    SeatState.AWAY: Text(de="ausdrücklich nicht dabei", en="expressly not taking part"),
    SeatState.OPEN: Text(de="noch nicht erfasst", en="not recorded yet"),
    SeatState.NOT_HERE: Text(de="gibt es hier nicht", en="does not exist here"),
}
_BRIEF = {
    SeatState.KNOWN: Text(de="ohne Platz", en="no seat"),
    SeatState.AWAY: Text(de="nicht dabei", en="not taking part"),
    SeatState.OPEN: Text(de="", en=""),
}
_LEFT_OUT = 3
"""So many names are told of a group; the rest is counted."""


@dataclass(frozen=True, slots=True)
class TableWords:
    """What a table is called: what it ``counted`` before the figures, under the figure in its middle, over its list.

    ``known`` says where a chair stands whose group is known without being surely there; ``rules`` are those that ask
    about its chairs.
    """

    counted: Text
    middle: Text
    listed: Text
    known: Text = SEAT_LABELS[SeatState.KNOWN]
    rules: tuple[str, ...] = ("missing_actor",)


LAW_TABLE = TableWords(
    Text(de="Am Tisch nach § 3 Abs. 2 KKG", en="At the table under § 3 (2) KKG"),
    Text(de="am Tisch (§ 3 Abs. 2 KKG)", en="at the table (§ 3 (2) KKG)"),
    Text(de="Gruppe nach § 3 Abs. 2 KKG", en="Group of § 3 (2) KKG"),
)
"""The table of the groups that the law names."""


@dataclass(frozen=True, slots=True)
class Chair:
    """The chair of a partner group: ``code`` is the norm line, ``side`` the sector group that gives place and colour.

    ``who`` are the ids of those who sit there, speak for it, or are known without a seat; ``note`` names them, and
    ``brief`` is what has room beside the chair; ``asked_as`` is what a question on it is about, where not its code.
    """

    code: str
    label: Text
    side: str
    place: SeatState
    who: tuple[str, ...]
    note: Text
    brief: Text
    asked_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundTable:
    """All chairs, in the order in which they stand: clockwise from the left; ``body`` is the one it is laid for."""

    chairs: tuple[Chair, ...]
    words: TableWords = LAW_TABLE
    body: str = ""

    def label(self, place: SeatState) -> Text:
        """What it means that a chair of this table stands so."""
        return self.words.known if place is SeatState.KNOWN else SEAT_LABELS[place]

    def count(self, *places: SeatState) -> int:
        """How many chairs stand so."""
        return sum(chair.place in places for chair in self.chairs)

    @property
    def of(self) -> int:
        """How many groups there are in this district."""
        return len(self.chairs) - self.count(SeatState.NOT_HERE)

    @property
    def seated(self) -> int:
        """How many sit at the table, as far as recorded."""
        return self.count(SeatState.SITS, SeatState.UNCONFIRMED)

    @property
    def sure(self) -> int:
        """How many surely do."""
        return self.count(SeatState.SITS)

    @property
    def possible(self) -> int:
        """How many may, where nothing is said to the contrary."""
        return self.of - self.count(SeatState.AWAY)

    @property
    def headline(self) -> Text:
        """The table in a sentence or two."""
        return _law_headline(self) if self.words is LAW_TABLE else _headline(self)


def _headline(table: RoundTable) -> Text:
    """The count of another table than that of the law, and what of it is not settled."""
    counted = say(
        "{counted}: {seated} von {of}.",
        "{counted}: {seated} of {of}.",
        counted=table.words.counted,
        seated=table.seated,
        of=table.of,
    )
    unsettled = ((table.label(p), table.count(p)) for p in (SeatState.AWAY, SeatState.KNOWN, SeatState.OPEN))
    return sentences(counted, *(_left_open(label, n) for label, n in unsettled if n))


def _left_open(label: Text, number: int) -> Text:
    begun = Text(de=label.de[:1].upper() + label.de[1:], en=label.en[:1].upper() + label.en[1:])
    return say("{label}: {number}.", "{label}: {number}.", label=begun, number=number)


def _law_headline(table: RoundTable) -> Text:
    return say(
        "Am Tisch {seated:sitzt|sitzen} {seated} von {of}. Bekannt, aber ohne erfassten Platz: {known}. Noch "
        "nicht erfasst: {open}.",
        "{seated} of {of} {seated:sits|sit} at the table. Known without a recorded seat: {known}. Not recorded "
        "yet: {open}.",
        seated=table.seated,
        of=table.of,
        known=table.count(SeatState.KNOWN),
        open=table.count(SeatState.OPEN),
    )


def round_table(snapshot: Snapshot) -> RoundTable:
    """The table of a district at a day: the lines of § 3 Abs. 2 KKG in force (domain 12.1 A1).

    Taking part is a seat in a network body, of the group itself or of who speaks for it.
    """
    roll = snapshot.derived(Roll)
    present = (chair_of(roll, line) for line in snapshot.derived(partner_lines) if line.norm.land is None)
    absent = (_not_here(snapshot, norm) for norm in snapshot.norms("partner") if _exempt(snapshot, norm))
    order = {group.name: n for n, group in enumerate(GROUPS)}
    found = sorted((*present, *absent), key=lambda c: (order[c.side], c.code))
    return RoundTable(tuple(found))


def _exempt(snapshot: Snapshot, norm: Norm) -> bool:
    return norm.land is None and norm.name in snapshot.exemptions


def chair_of(roll: Roll, line: PartnerLine) -> Chair:
    """The chair of a norm line, and who sits on it."""
    coverage = line.coverage
    place = _place(coverage)
    who = coverage.members or coverage.speakers
    if place in (SeatState.KNOWN, SeatState.OPEN):
        who = (*coverage.listed, *coverage.unclear)
    year = _confirmed(roll, coverage) if place is SeatState.UNCONFIRMED else ""
    note, brief = _note(roll, place, coverage, who, year), _brief(place, coverage, year)
    return Chair(line.norm.name, line.norm.label, _side(roll.snapshot, line.norm), place, who, note, brief)


def _place(coverage: Coverage) -> SeatState:
    certainty = coverage.certainty
    if certainty is Certainty.STALE:
        return SeatState.UNCONFIRMED
    if certainty.holds:
        return SeatState.SITS
    if certainty is Certainty.ABSENT:
        return SeatState.AWAY
    return SeatState.KNOWN if coverage.listed or coverage.unclear else SeatState.OPEN


def _not_here(snapshot: Snapshot, norm: Norm) -> Chair:
    said = SEAT_LABELS[SeatState.NOT_HERE]
    return Chair(norm.name, norm.label, _side(snapshot, norm), SeatState.NOT_HERE, (), said, said)


def _side(snapshot: Snapshot, norm: Norm) -> str:
    """Where the group stands: by the sector of its partner code."""
    codes = snapshot.model.code_lists["KkgPartner"].by_notation
    about = [codes[c] for c in (norm.name, *norm.about_in("KkgPartner")) if c in codes]
    sectors = [s for code in about for s in code.attributes.get("sector", ())]
    return group_of(next(iter((*sectors, *norm.about_in("Sector"))), None))


def _note(roll: Roll, place: SeatState, coverage: Coverage, who: tuple[str, ...], year: str) -> Text:
    """Who it is, and how it is known."""
    names = listing_of([name(roll.snapshot.name(id)) for id in who[:_LEFT_OUT]])
    shown = names if len(who) <= _LEFT_OUT else _and_more(names, len(who) - _LEFT_OUT)
    if year:
        return say("{who}; Stand {year}", "{who}; as of {year}", who=shown, year=year)
    if place is SeatState.SITS and not coverage.direct.holds:
        return say("vertreten durch {who}", "represented by {who}", who=shown)
    return shown if who else SEAT_LABELS[place]


def _brief(place: SeatState, coverage: Coverage, year: str) -> Text:
    if year:
        return say("Stand {year}", "as of {year}", year=year)
    if place is SeatState.SITS and not coverage.direct.holds:
        return Text(de="durch Vertretung", en="by representation")
    if place in (SeatState.SITS, SeatState.UNCONFIRMED):
        count = len(coverage.members)
        return say("{count} {count:Stelle|Stellen}", "{count} {count:office|offices}", count=count)
    return _BRIEF.get(place, SEAT_LABELS[place])


def _and_more(names: Text, rest: int) -> Text:
    return say("{names} und {rest} weitere", "{names} and {rest} more", names=names, rest=rest)


def _confirmed(roll: Roll, coverage: Coverage) -> str:
    """The year in which a seat of the group was last confirmed."""
    asked = frozenset(coverage.records)
    seats = (d.relation for d in roll.snapshot.relations_of(RelationType.MEMBERSHIP) if d.relation.id in asked)
    return max((confirmed_on(r)[:4] for r in seats), default="")


__all__ = ["LAW_TABLE", "SEAT_LABELS", "Chair", "RoundTable", "SeatState", "TableWords", "chair_of", "round_table"]
