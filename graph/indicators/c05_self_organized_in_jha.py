"""C5: whether a self-organized group advises the youth welfare committee."""

from collections.abc import Sequence

from graph.certainty import Certainty
from graph.district.families import CommitteeSeats
from graph.district.law_lines import COMMITTEE_UNRECORDED, RECORD_THE_COMMITTEE
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.ranges import Count, count
from graph.district.seats import SeatRow, seat_rows
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import listing_of, name, sentences
from ontology import Text, say
from ontology.names import BodyKind, Prop

_CLARIFY = Text(
    de="Gehört ein selbstorganisierter Zusammenschluss nach § 4a SGB VIII dem Jugendhilfeausschuss beratend an?",
    en="Is a self-organized group under § 4a SGB VIII an advisory member of the youth welfare committee?",
)
_NOTE = Text(
    de="Elternvertretung; ob sie ein Zusammenschluss nach § 4a SGB VIII ist, bitte klären.",
    en="Parents' representation; please clarify whether it is a group under § 4a SGB VIII.",
)


@indicator(
    "C5",
    label=Text(
        de="Selbstorganisierte Zusammenschlüsse im Jugendhilfeausschuss",
        en="self-organized groups in the youth welfare committee",
    ),
    question=Text(
        de="Wirkt ein selbstorganisierter Zusammenschluss nach § 4a SGB VIII im Jugendhilfeausschuss beratend mit?",
        en="Does a self-organized group under § 4a SGB VIII advise the youth welfare committee?",
    ),
    needs=("memberships",),
    norms=("J71-03",),
    dimension="7",
    unit="yes_no",
    better="higher",
    collect=RECORD_THE_COMMITTEE,
)
def self_organized_in_jha(snapshot: Snapshot) -> Outcome:
    """1 if an actor of type SELBST has a seat in the JHA, 0 if all members are recorded and none has (domain 12.3, C5).

    § 71 Abs. 2 SGB VIII names advisory members; a voting seat counts, too, a substitute does not. Otherwise there is no
    value but a question: also where parents' councils sit there, for a list does not tell whether they are a group
    under § 4a SGB VIII, and where a member has neither sector nor type. Details: ``groups``, ``parents_councils``.
    """
    committees = snapshot.bodies_of_kind(BodyKind.JHA)
    seats = snapshot.derived(CommitteeSeats)
    rows, groups, parents = seats.rows, seats.groups, seats.parents
    if not rows:
        return Outcome(COMMITTEE_UNRECORDED, n=len(seat_rows(snapshot, committees)), missing=(RECORD_THE_COMMITTEE,))
    found = count(r.certainty for r in groups)
    complete = all(snapshot.members_complete(c) for c in committees) and not parents and all(map(_coded, rows))
    value = _value(found, complete=complete)
    return Outcome(
        sentence=LazyText(lambda: _sentence(value, groups, parents)),
        value=value,
        low=min(1.0, found.low),
        high=min(1.0, found.high) if complete else 1.0,
        n=len(rows),
        items=(
            *(_item(r, r.certainty, r.note) for r in groups),
            *(_item(r, Certainty.UNKNOWN, _NOTE) for r in parents),
        ),
        missing=(_CLARIFY,) if value is None else (),
        details=LazyDetails(
            lambda: {"groups": found.value, "parents_councils": float(sum(r.certainty.holds for r in parents))}
        ),
    )


def _coded(row: SeatRow) -> bool:
    """Whether anything says what the member is; who is no more than a name may be a self-organized group."""
    return any(row.actor.all(p) for p in (Prop.SECTOR, Prop.ACTOR_TYPE, Prop.COVERS_PARTNER, Prop.GROUP_KIND))


def _value(found: Count, *, complete: bool) -> float | None:
    if found.value:
        return 1.0
    return 0.0 if complete and not found.high else None


def _item(row: SeatRow, certainty: Certainty, note: Text | None) -> Item:
    return Item((row.actor.id, row.body.id), name(row.actor.name), certainty, note, (row.relation.id,))


def _sentence(value: float | None, groups: Sequence[SeatRow], parents: Sequence[SeatRow]) -> Text:
    names = listing_of(name(r.actor.name) for r in groups if r.certainty.holds)
    if value:
        return say(
            "Im Jugendhilfeausschuss wirkt ein selbstorganisierter Zusammenschluss mit: {names}.",
            "A self-organized group takes part in the youth welfare committee: {names}.",
            names=names,
        )
    if value is not None:
        return Text(
            de="Im Jugendhilfeausschuss sitzt kein selbstorganisierter Zusammenschluss; nach § 71 Abs. 2 SGB VIII "
            "soll einer beratend angehören.",
            en="No self-organized group sits in the youth welfare committee; under § 71 (2) SGB VIII one should be an "
            "advisory member.",
        )
    first = Text(
        de="Unter den erfassten Mitgliedern des Jugendhilfeausschusses ist kein selbstorganisierter Zusammenschluss "
        "zu erkennen; das ist zu klären.",
        en="Among the recorded members of the committee no self-organized group can be seen; please clarify.",
    )
    seated = listing_of(name(r.actor.name) for r in parents if r.certainty.holds)
    if not seated.de:
        return first
    second = say("Eltern sind vertreten durch: {seated}.", "Parents are represented by: {seated}.", seated=seated)
    return sentences(first, second)
