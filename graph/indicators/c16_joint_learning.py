"""C16: trainings in which several sectors learn together."""

from collections.abc import Sequence

from graph.as_of import RECENT_MONTHS
from graph.certainty import Certainty, surest, weakest
from graph.district.meetings import AttendanceRow, Held, meetings_within
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.ranges import count
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import listing_of, sentences, several
from ontology import Text, say
from ontology.names import MeetingKind, Prop
from ontology.values import as_bool

SECTORS = 2
_COLLECT = Text(
    de="Erfassen Sie die Fortbildungen der letzten zwei Jahre und wer teilgenommen hat oder ob sie interprofessionell "
    "waren.",
    en="Record the trainings of the last two years, and who attended or whether they were interprofessional.",
)


@indicator(
    "C16",
    label=Text(de="Gemeinsames Lernen", en="joint learning"),
    question=Text(
        de="Wie viele Fortbildungen gab es in den letzten 24 Monaten, in denen mehrere Bereiche gemeinsam lernten?",
        en="How many trainings were there in the last 24 months in which several sectors learned together?",
    ),
    needs=(),
    norms=("4",),
    dimension="4",
    unit="count",
    better="higher",
    collect=_COLLECT,
)
def joint_learning(snapshot: Snapshot) -> Outcome:
    """Trainings of the 24 months before the date that actors of at least two sectors attended (domain 12.3, C16).

    Qualitätsrahmen, dimension 4. A training without a recorded attendance of two sectors counts if it is stated to be
    interprofessional, is left out if that is denied, and else counts in the upper bound only. Details: ``trainings``.
    """
    held = [h for h in meetings_within(snapshot, RECENT_MONTHS) if h.meeting.value(Prop.KIND) == MeetingKind.FORTB]
    items = tuple(_item(snapshot, h) for h in held)
    found = count(i.certainty for i in items)
    told = any(i.certainty is not Certainty.UNKNOWN for i in items)
    return Outcome(
        sentence=LazyText(lambda: _sentence(items)),
        value=found.value if told else None,
        low=found.low if held else None,
        high=found.high if held else None,
        n=len(held),
        items=items,
        missing=() if told else (_COLLECT,),
        details=LazyDetails(lambda: {"trainings": float(len(held))}),
    )


def joint(sectors: int, *, stated: bool | None) -> Certainty:
    """How sure it is that a training was a joint one: by the sectors that attended, else by what is stated.

    >>> [str(joint(n, stated=said)) for n, said in ((2, None), (1, True), (0, None), (1, False))]
    ['present', 'present', 'unknown', 'absent']
    """
    if sectors >= SECTORS or stated:
        return Certainty.PRESENT
    return Certainty.UNKNOWN if stated is None else Certainty.ABSENT


def _item(snapshot: Snapshot, held: Held) -> Item:
    came = [r for r in held.rows if r.came]
    codes = _sectors(snapshot, came)
    sure = _sectors(snapshot, [r for r in came if r.certainty.holds])
    certainty = joint(len(sure), stated=as_bool(held.meeting.values, Prop.INTERPROFESSIONAL))
    if len(codes) >= SECTORS:
        certainty = surest(certainty, Certainty.UNKNOWN)
    sectors = listing_of(snapshot.model.code("Sector", s).label for s in codes)
    note = say("dabei: {sectors}", "there: {sectors}", sectors=sectors) if codes else _NOBODY
    subjects = (held.meeting.id, *dict.fromkeys(r.actor.id for r in came))
    records = (held.meeting.id, *(r.relation.id for r in came))
    return Item(subjects, held.label, weakest(certainty, held.certainty), note, records)


def _sectors(snapshot: Snapshot, rows: Sequence[AttendanceRow]) -> list[str]:
    return sorted({s for r in rows if (s := snapshot.sector(r.actor.id)) is not None})


_NOBODY = Text(de="Teilnehmende nicht erfasst", en="attendance not recorded")


def _sentence(items: Sequence[Item]) -> Text:
    joint_ones = [i for i in items if i.certainty.holds]
    open_ = sum(i.certainty is Certainty.UNKNOWN for i in items)
    if not items:
        return Text(
            de="Fortbildungen der letzten 24 Monate sind noch nicht erfasst.",
            en="Trainings of the last 24 months have not been recorded yet.",
        )
    names = listing_of(i.label for i in joint_ones)
    first = say(
        "Gemeinsame Fortbildungen mehrerer Bereiche in den letzten 24 Monaten: {joint_ones_count}, {names}.",
        "Joint trainings of several sectors in the last 24 months: {joint_ones_count}, {names}.",
        joint_ones_count=len(joint_ones),
        names=names,
    )
    none = Text(
        de="Unter den erfassten Fortbildungen der letzten 24 Monate ist keine gemeinsame mehrerer Bereiche belegt.",
        en="Among the recorded trainings of the last 24 months no joint one of several sectors is certain.",
    )
    second = say(
        "Bei {amount} ist offen, wer dabei war.",
        "Who attended is open for {amount}.",
        amount=Text(de=several(open_, "Fortbildung", "Fortbildungen"), en=str(open_)),
    )
    return sentences(first if joint_ones else none, second if open_ else None)
