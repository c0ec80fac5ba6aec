"""D1: whether the goals of a district say by what one will recognize that they are reached."""

from graph.district.goal_statements import SaidOfThing, own_goals, said_of
from graph.district.outcome import LazyDetails, LazyItems, LazyText, Outcome
from graph.district.ranges import Share, share
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import percent
from ontology import Text, say
from ontology.names import Prop

COLLECT_GOALS = Text(
    de="Tragen Sie die vereinbarten Ziele ein, jedes mit Indikator, Ausgangswert, Zielwert und Überprüfung.",
    en="Enter the goals that were agreed, each with indicator, baseline, target and review.",
)
NO_GOALS = Text(de="Nicht erfasst: Ziele sind nicht eingetragen.", en="Not recorded: no goals are entered.")


@indicator(
    "D1",
    label=Text(de="Ziele mit Indikator", en="goals with an indicator"),
    question=Text(
        de="Wie viele Ziele sagen, woran man erkennt, dass sie erreicht sind?",
        en="How many goals say by what one recognizes that they are reached?",
    ),
    needs=(),
    collect=COLLECT_GOALS,
    norms=("10",),
    dimension="10",
    unit="share",
    better="higher",
)
def goals_with_indicator(snapshot: Snapshot) -> Outcome:
    """Goals of the district with an indicator, in its own words or one of ours / all its goals (domain 12.5 D1).

    Nobody saying it is none in the value and open in the range; only what is expressly denied is none for good.
    Details: ``self_measuring`` are those with one of ours, which measures itself.
    """
    said = [said_of(thing, (Prop.INDICATOR_TEXT,), (Prop.INDICATOR_ID,)) for thing in own_goals(snapshot)]
    found = share([s.weighed() for s in said])
    ours = sum(s.thing.entity.value(Prop.INDICATOR_ID) is not None for s in said)
    return Outcome.of_share(
        LazyText(lambda: _sentence(found)),
        found,
        items=LazyItems(lambda: (s.item(_note(s)) for s in said)),
        missing=() if said else (COLLECT_GOALS,),
        details=LazyDetails(lambda: {"self_measuring": float(ours)}),
    )


def _note(said: SaidOfThing) -> Text:
    goal = said.thing.entity
    if (id := goal.value(Prop.INDICATOR_ID)) is not None:
        return say("Kennzahl {id}, misst sich selbst", "indicator {id}, measures itself", id=id)
    if said.hit:
        own = goal.value(Prop.INDICATOR_TEXT) or ""
        return Text(de=own, en=own)
    return Text(de="ohne Indikator", en="without an indicator")


def _sentence(found: Share) -> Text:
    if found.value is None:
        return NO_GOALS
    return say(
        "{n} von {all} {all:Ziel|Zielen} {n:hat|haben} einen Indikator ({share}).",
        "{n} of {all} {all:goal|goals} {n:has|have} an indicator ({share}).",
        n=found.numerator,
        all=found.denominator,
        share=percent(found.value),
    )
