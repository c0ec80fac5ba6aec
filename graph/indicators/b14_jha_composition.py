"""B14: whether the youth welfare committee is made up as § 71 SGB VIII and Land law say."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from graph.certainty import Certainty, as_number
from graph.district.law_lines import COMMITTEE_UNRECORDED, ORIGIN_LINES, RECORD_THE_COMMITTEE, LawLine, law_lines, met
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.seats import SeatRow, is_family, seat_rows
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.records import Entity
from graph.wording import listing_of, name, percent, sentences, several
from ontology import Text, say
from ontology.names import ActorType, BodyKind, BodyRole, PersonGroupKind, Prop
from ontology.values import as_int

SeatOrigin = Literal["council", "free", "unknown"]
_NOT_FOUND = Text(de="In den erfassten Mitgliedern nicht zu finden.", en="Not among the recorded members.")
_CHECK = Text(de="Bitte vor Ort prüfen.", en="Please check on site.")


class Votes(NamedTuple):
    """Voting seats of the committee by origin, those of them that are not stale, and all votes (None: not known)."""

    council: int
    free: int
    unknown: int
    sure_council: int
    sure_free: int
    total: int | None

    @property
    def recorded(self) -> int:
        """All recorded voting seats."""
        return self.council + self.free + self.unknown

    @property
    def settled(self) -> bool:
        """Whether the origin of every vote is known."""
        return self.total is not None and 0 < self.total == self.council + self.free

    @property
    def low(self) -> float | None:
        """The smallest share the council side can have."""
        return min(1.0, self.sure_council / self.total) if self.total else None

    @property
    def high(self) -> float | None:
        """The largest share the council side can have."""
        return max(0.0, (self.total - self.sure_free) / self.total) if self.total else None


@indicator(
    "B14",
    label=Text(de="Zusammensetzung des Jugendhilfeausschusses", en="composition of the youth welfare committee"),
    question=Text(
        de="Wie verteilen sich die Stimmen im Jugendhilfeausschuss auf Vertretungskörperschaft und freie Träger, und "
        "wer berät mit?",
        en="How are the votes in the youth welfare committee split between council and free carriers, who advises?",
    ),
    needs=("memberships",),
    norms=("sgb8-71", "5"),
    dimension="5",
    unit="share",
    better="none",
    collect=RECORD_THE_COMMITTEE,
)
def jha_composition(snapshot: Snapshot) -> Outcome:
    """Votes of the council side over all votes, expected 3/5 (§ 71 Abs. 1 SGB VIII; domain 12.2, B14).

    A share of votes needs all members recorded or the number of voting members (decision 0023), and the origin of every
    vote; else there is no value but a question. Substitutes never vote. Items: one per line of § 71 and Land law in
    force; a line nobody recorded fulfils is unknown unless all members are recorded. Details: votes by origin, and
    ``health_office``, ``self_organized``, ``parents`` (1 yes, 0 no, None not known).
    """
    committees = snapshot.bodies_of_kind(BodyKind.JHA)
    rows = seat_rows(snapshot, committees)
    if not any(r.certainty.holds for r in rows):
        return Outcome(COMMITTEE_UNRECORDED, n=len(rows), missing=(RECORD_THE_COMMITTEE,))
    complete = all(snapshot.members_complete(c) for c in committees)
    votes = _votes(snapshot, committees, rows)
    items = tuple(map(_item, snapshot.derived(law_lines)))
    return Outcome(
        sentence=LazyText(lambda: sentences(_votes_sentence(votes), _advisers(items))),
        value=votes.council / votes.total if votes.settled and votes.total else None,
        numerator=float(votes.council) if votes.settled else None,
        denominator=float(votes.total) if votes.settled and votes.total else None,
        low=votes.low,
        high=votes.high,
        n=votes.recorded,
        items=(_origin_item(votes, committees, rows), *items),
        missing=() if votes.settled else (_collect(votes, committees),),
        details=LazyDetails(
            lambda: {
                "votes_council": float(votes.council),
                "votes_free": float(votes.free),
                "votes_unknown_origin": float(votes.unknown),
                "votes_recorded": float(votes.recorded),
                "votes_total": float(votes.total) if votes.total else None,
                "health_office": as_number(met(_of_type(rows, ActorType.GA), complete=complete)),
                "self_organized": as_number(met(_of_type(rows, ActorType.SELBST), complete=complete)),
                "parents": as_number(met([r for r in rows if is_family(snapshot, r)], complete=complete)),
            }
        ),
    )


def _votes(snapshot: Snapshot, committees: Sequence[Entity], rows: Sequence[SeatRow]) -> Votes:
    held = [r for r in rows if r.certainty.holds and r.standing == "voting"]
    seats = _by_origin(snapshot, held)
    sure = _by_origin(snapshot, [r for r in held if r.certainty is Certainty.PRESENT])
    stated = [as_int(c.values, Prop.VOTING_MEMBER_COUNT) for c in committees]
    if None not in stated:
        total: int | None = sum(s for s in stated if s)
    else:
        total = sum(seats.values()) if all(snapshot.members_complete(c) for c in committees) else None
    return Votes(seats["council"], seats["free"], seats["unknown"], sure["council"], sure["free"], total)


def _by_origin(snapshot: Snapshot, rows: Sequence[SeatRow]) -> dict[SeatOrigin, int]:
    seats: dict[SeatOrigin, int] = {"council": 0, "free": 0, "unknown": 0}
    for row in rows:
        seats[_origin(snapshot, row)] += row.seats
    return seats


def _origin(snapshot: Snapshot, row: SeatRow) -> SeatOrigin:
    """Where a vote comes from: only what the role says, or a faction as member or sender; nothing is guessed."""
    role, sender = row.relation.value(Prop.ROLE), snapshot.entities.get(row.relation.value(Prop.ON_BEHALF_OF) or "")
    if role == BodyRole.VOTING_FREE:
        return "free"
    faction = any(e is not None and e.value(Prop.GROUP_KIND) == PersonGroupKind.FACTION for e in (row.actor, sender))
    return "council" if role == BodyRole.VOTING_COUNCIL or faction else "unknown"


def _of_type(rows: Sequence[SeatRow], actor_type: str) -> list[SeatRow]:
    return [r for r in rows if actor_type in r.actor.all(Prop.ACTOR_TYPE)]


def _item(line: LawLine) -> Item:
    norm, rows = line.norm, line.rows
    silent = _NOT_FOUND if line.named else norm.note or _CHECK
    note = listing_of(name(r.actor.name) for r in rows) if rows else silent
    subjects = (norm.name, *(r.actor.id for r in rows))
    return Item(subjects, norm.label, line.certainty, note, tuple(r.relation.id for r in rows))


def _origin_item(votes: Votes, committees: Sequence[Entity], rows: Sequence[SeatRow]) -> Item:
    voting = [r for r in rows if r.standing == "voting"]
    note = say(
        "Vertretungskörperschaft {council}, freie Träger {free}, nicht erfasst {unknown}",
        "council side {council}, free carriers {free}, origin not recorded {unknown}",
        council=votes.council,
        free=votes.free,
        unknown=votes.unknown,
    )
    certainty = Certainty.PRESENT if votes.settled else Certainty.UNKNOWN
    label = Text(de="Stimmen nach Herkunft", en="votes by origin")
    subjects = (*ORIGIN_LINES, *(c.id for c in committees))
    return Item(subjects, label, certainty, note, tuple(r.relation.id for r in voting))


def _collect(votes: Votes, committees: Sequence[Entity]) -> Text:
    parts = [part for c in committees if (part := c.value(Prop.MISSING_PART))]
    missing = f" (noch nicht erfasst: {'; '.join(parts)})" if parts else ""
    missing_en = f" (not yet recorded: {'; '.join(parts)})" if parts else ""
    if votes.total is None:
        return say(
            "Wie viele stimmberechtigte Mitglieder hat der Jugendhilfeausschuss, und wie viele davon kommen von der "
            "Vertretungskörperschaft?{missing}",
            "How many voting members does the youth welfare committee have, and how many come from the "
            "council?{missing}",
            missing=Text(de=missing, en=missing_en),
        )
    return say(
        "Von welcher Seite kommen die übrigen Stimmen im Jugendhilfeausschuss (insgesamt {total})?{missing}",
        "Which side do the other votes in the youth welfare committee come from ({total} in all)?{missing}",
        total=votes.total,
        missing=Text(de=missing, en=missing_en),
    )


def _votes_sentence(votes: Votes) -> Text:
    if votes.settled and votes.total:
        part = votes.council / votes.total
        return say(
            "{council} von {total} {total:Stimme|Stimmen} im Jugendhilfeausschuss ({share}) {council:kommt|kommen} "
            "von der Vertretungskörperschaft; § 71 Abs. 1 SGB VIII sieht drei Fünftel vor.",
            "{council} of {total} {total:vote|votes} in the youth welfare committee ({share}) {council:comes|come} "
            "from the council side; § 71 (1) SGB VIII provides for three fifths.",
            council=votes.council,
            total=votes.total,
            share=percent(part),
        )
    seats = several(votes.recorded, "stimmberechtigter Sitz", "stimmberechtigte Sitze")
    return say(
        "Im Jugendhilfeausschuss {seats} erfasst. Ob drei Fünftel der Stimmen von der Vertretungskörperschaft kommen, "
        "lässt sich damit noch nicht sagen.",
        "Voting seats recorded in the youth welfare committee: {seats}. Whether three fifths of the votes come from "
        "the council side cannot be told from them yet.",
        seats=Text(de=f"{'ist' if votes.recorded == 1 else 'sind'} {seats}", en=str(votes.recorded)),
    )


def _advisers(items: Sequence[Item]) -> Text | None:
    absent = listing_of(i.label for i in items if i.certainty is Certainty.ABSENT)
    if not absent.de:
        return None
    return say("Nicht vertreten: {absent}.", "Not represented: {absent}.", absent=absent)
