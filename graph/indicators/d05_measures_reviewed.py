"""D5: whether the measures that run are reviewed, and in time."""

from graph.district.goal_statements import OwnThing, SaidOfThing, running_measures, said_of
from graph.district.outcome import LazyDetails, LazyItems, LazyText, Outcome
from graph.district.overdue import review_is_overdue
from graph.district.ranges import Share, share
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import percent, sentences, spelled
from ontology import Text, say
from ontology.names import Prop
from ontology.values import latest

_COLLECT = Text(
    de="Tragen Sie die vereinbarten Maßnahmen ein, und wann sie überprüft wurden und wieder überprüft werden.",
    en="Enter the measures that were agreed, and when they were reviewed and will be again.",
)


@indicator(
    "D5",
    label=Text(de="Fristgerecht überprüfte Maßnahmen", en="measures reviewed in time"),
    question=Text(
        de="Wie viele laufende und abgeschlossene Maßnahmen sind überprüft, ohne dass eine Überprüfung überfällig ist?",
        en="How many running and completed measures are reviewed, with no review overdue?",
    ),
    needs=(),
    collect=_COLLECT,
    norms=("9",),
    dimension="9",
    unit="share",
    better="higher",
)
def measures_reviewed(snapshot: Snapshot) -> Outcome:
    """Measures that were reviewed by the date and whose next review is not overdue / measures under way or done (D5).

    Planned and stopped ones are left out; one whose state nobody says may be only planned. A review that nobody
    recorded may have been made, so what is not reviewed stays open above. Details: ``overdue``.
    """
    said = [_reviewed(thing, snapshot) for thing in running_measures(snapshot)]
    found = share([s.weighed() for s in said])
    late = sum(review_is_overdue(s.thing.entity, snapshot.on) for s in said if s.thing.certainty.holds)
    return Outcome.of_share(
        LazyText(lambda: _sentence(found, late)),
        found,
        items=LazyItems(lambda: (s.item(_note(s, snapshot)) for s in said)),
        missing=() if said else (_COLLECT,),
        details=LazyDetails(lambda: {"overdue": float(late)}),
    )


def _reviewed(thing: OwnThing, snapshot: Snapshot) -> SaidOfThing:
    day = thing.entity.value(Prop.REVIEWED_ON)
    if day is None:
        return said_of(thing, (Prop.REVIEWED_ON,))
    if review_is_overdue(thing.entity, snapshot.on):
        return SaidOfThing(thing, False, firm=False)
    return SaidOfThing(thing, True if latest(day) <= snapshot.on else None)


def _note(said: SaidOfThing, snapshot: Snapshot) -> Text:
    day, due = (said.thing.entity.value(p) for p in (Prop.REVIEWED_ON, Prop.NEXT_REVIEW))
    done = say("überprüft: {day}", "reviewed: {day}", day=spelled(day)) if day else None
    if review_is_overdue(said.thing.entity, snapshot.on):
        overdue = say("überfällig seit {day}", "overdue since {day}", day=spelled(due or ""))
        return overdue if done is None else say("{done}, {late}", "{done}, {late}", done=done, late=overdue)
    return done or Text(de="Überprüfung nicht erfasst", en="no review recorded")


def _sentence(found: Share, late: int) -> Text:
    if not found.total:
        return Text(
            de="Nicht erfasst: Laufende oder abgeschlossene Maßnahmen sind nicht eingetragen.",
            en="Not recorded: no running or completed measures are entered.",
        )
    if found.value is None:
        return Text(
            de="Ob die Maßnahmen überprüft sind, sagen ihre Daten nicht genau genug.",
            en="Whether the measures were reviewed their dates do not say precisely enough.",
        )
    told = say(
        "{n} von {all} {all:Maßnahme|Maßnahmen} {n:ist|sind} fristgerecht überprüft ({share}).",
        "{n} of {all} {all:measure|measures} {n:is|are} reviewed in time ({share}).",
        n=found.numerator,
        all=found.denominator,
        share=percent(found.value),
    )
    overdue = say(
        "{n} {n:Überprüfung ist|Überprüfungen sind} überfällig.", "{n} {n:review is|reviews are} overdue.", n=late
    )
    return sentences(told, overdue if late else None)
