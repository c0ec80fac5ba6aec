"""D3: whether goals are reviewed."""

from graph.as_of import RECENT_MONTHS
from graph.district.goal_statements import OwnThing, SaidOfThing, own_goals, said_of
from graph.district.outcome import LazyItems, LazyText, Outcome
from graph.district.ranges import Share, share
from graph.district.recent import within_months
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.indicators.d01_goals_with_indicator import COLLECT_GOALS, NO_GOALS
from graph.wording import percent, spelled
from ontology import Text, say
from ontology.names import Prop


@indicator(
    "D3",
    label=Text(de="Überprüfte Ziele", en="goals reviewed"),
    question=Text(
        de="Wie viele Ziele sind in den letzten 24 Monaten überprüft worden?",
        en="How many goals were reviewed in the last 24 months?",
    ),
    needs=(),
    collect=COLLECT_GOALS,
    norms=("2",),
    dimension="2",
    unit="share",
    better="higher",
)
def goals_reviewed(snapshot: Snapshot) -> Outcome:
    """Goals of the district reviewed in the 24 months before the date / all its goals (domain 12.5 D3).

    A day too coarse to tell, or after the date, leaves it open; so does a goal of which nobody says it.
    """
    said = [_reviewed(thing, snapshot) for thing in own_goals(snapshot)]
    found = share([s.weighed() for s in said])
    return Outcome.of_share(
        LazyText(lambda: _sentence(found)),
        found,
        items=LazyItems(lambda: (s.item(_note(s)) for s in said)),
        missing=() if said else (COLLECT_GOALS,),
    )


def _reviewed(thing: OwnThing, snapshot: Snapshot) -> SaidOfThing:
    day = thing.entity.value(Prop.REVIEWED_ON)
    if day is None:
        return said_of(thing, (Prop.REVIEWED_ON,))
    recent = within_months(day, snapshot.on, RECENT_MONTHS)
    # An older review may have been followed by one that nobody recorded.
    return SaidOfThing(thing, recent, firm=recent is True)


def _note(said: SaidOfThing) -> Text:
    day = said.thing.entity.value(Prop.REVIEWED_ON)
    if day is None:
        return Text(de="Überprüfung nicht erfasst", en="no review recorded")
    return say("überprüft: {day}", "reviewed: {day}", day=spelled(day))


def _sentence(found: Share) -> Text:
    if not found.total:
        return NO_GOALS
    if found.value is None:
        return Text(
            de="Ob Ziele in den letzten 24 Monaten überprüft wurden, sagen ihre Daten nicht genau genug.",
            en="Whether goals were reviewed in the last 24 months their dates do not say precisely enough.",
        )
    return say(
        "{n} von {all} {all:Ziel|Zielen} {n:ist|sind} in den letzten 24 Monaten überprüft worden ({share}).",
        "{n} of {all} {all:goal|goals} {n:was|were} reviewed in the last 24 months ({share}).",
        n=found.numerator,
        all=found.denominator,
        share=percent(found.value),
    )
