"""D2: whether goals say where they begin and where they want to get."""

from graph.district.goal_statements import SaidOfThing, own_goals, said_of
from graph.district.outcome import LazyDetails, LazyItems, LazyText, Outcome
from graph.district.ranges import Share, share
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.indicators.d01_goals_with_indicator import COLLECT_GOALS, NO_GOALS
from graph.wording import percent, sentences
from ontology import Text, say
from ontology.names import Prop


@indicator(
    "D2",
    label=Text(de="Ziele mit Ausgangs- und Zielwert", en="goals with baseline and target"),
    question=Text(
        de="Wie viele Ziele nennen einen Ausgangswert und einen Zielwert?",
        en="How many goals name a baseline and a target?",
    ),
    needs=(),
    collect=COLLECT_GOALS,
    norms=("10",),
    dimension="10",
    unit="share",
    better="higher",
)
def goals_with_values(snapshot: Snapshot) -> Outcome:
    """Goals of the district with a baseline and a target / all its goals (domain 12.5 D2).

    As in D1, what nobody says is open in the range. Details: ``without_baseline`` have a target alone.
    """
    said = [said_of(thing, (Prop.BASELINE, Prop.TARGET_VALUE)) for thing in own_goals(snapshot)]
    found = share([s.weighed() for s in said])
    bare = sum(_has(s, Prop.TARGET_VALUE) and not _has(s, Prop.BASELINE) for s in said if s.thing.certainty.holds)
    return Outcome.of_share(
        LazyText(lambda: _sentence(found, bare)),
        found,
        items=LazyItems(lambda: (s.item(_note(s)) for s in said)),
        missing=() if said else (COLLECT_GOALS,),
        details=LazyDetails(lambda: {"without_baseline": float(bare)}),
    )


def _has(said: SaidOfThing, prop: Prop) -> bool:
    return said.thing.entity.value(prop) is not None


def _note(said: SaidOfThing) -> Text:
    goal = said.thing.entity
    start, target = goal.value(Prop.BASELINE), goal.value(Prop.TARGET_VALUE)
    if said.hit:
        return Text(de=f"{start} → {target}", en=f"{start} → {target}")
    if target is not None:
        return Text(de="ohne Ausgangswert", en="without a baseline")
    return Text(de="ohne Zielwert", en="without a target")


def _sentence(found: Share, bare: int) -> Text:
    if found.value is None:
        return NO_GOALS
    told = say(
        "{n} von {all} {all:Ziel|Zielen} {n:nennt|nennen} Ausgangs- und Zielwert ({share}).",
        "{n} of {all} {all:goal|goals} {n:names|name} baseline and target ({share}).",
        n=found.numerator,
        all=found.denominator,
        share=percent(found.value),
    )
    lacking = say("Bei {n} {n:fehlt|fehlen} nur der Ausgangswert.", "Of {n} only the baseline is missing.", n=bare)
    return sentences(told, lacking if bare else None)
