"""What is wrong with what somebody wants to agree on a goal or a measure, beyond what the model refuses."""

from collections.abc import Iterator

from graph.goals.goal_records import AgreedParts
from graph.goals.goal_values import number_of
from graph.indicators import all_indicators
from ontology import Text, say
from ontology.names import GoalDirection, Prop


def agreed_faults(agreed: AgreedParts) -> Iterator[tuple[Prop, Text]]:
    """Which property is wrong, and a sentence that says how."""
    id = agreed.get(Prop.INDICATOR_ID, "")
    if not id:
        return
    declared = all_indicators().get(id)
    if declared is None:
        ids = list(all_indicators())
        yield (
            Prop.INDICATOR_ID,
            say(
                "Die Kennzahl „{id}“ gibt es nicht. Möglich sind {first} bis {last}.",
                "There is no indicator “{id}”. Possible are {first} to {last}.",
                id=id,
                first=ids[0],
                last=ids[-1],
            ),
        )
        return
    target = agreed.get(Prop.TARGET_VALUE, "")
    if target and number_of(target, declared.unit) is None:
        yield Prop.TARGET_VALUE, _NO_NUMBER
    if declared.better == "none" and not agreed.get(Prop.DIRECTION):
        yield Prop.DIRECTION, _WHICH_WAY
    if agreed.get(Prop.DIRECTION) == GoalDirection.EMPTY and declared.better == "higher" and declared.unit != "share":
        yield Prop.DIRECTION, _NO_LIST


SUPERSEDED = Text(
    de="Diese Fassung gilt nicht mehr: Ändern Sie die, die an ihre Stelle trat, oder wählen Sie einen späteren Tag.",
    en="This version is no longer in force: change the one that took its place, or choose a later day.",
)
_NO_NUMBER = Text(
    de="Der Zielwert ist keine Zahl. Möglich sind „3“, „75 %“, „3 von 4“, „höchstens 2“.",
    en="The target is no number. Possible are “3”, “75 %”, “3 von 4”, “at most 2”.",
)
_WHICH_WAY = Text(
    de="Bei dieser Kennzahl ist weder mehr noch weniger von selbst besser: Wählen Sie die Richtung.",
    en="With this indicator neither more nor less is better by itself: choose the direction.",
)
_NO_LIST = Text(
    de="Diese Kennzahl zählt, was da ist; eine Liste, die leer wird, hat sie nicht. Nennen Sie einen Zielwert.",
    en="This indicator counts what is there; it has no list that becomes empty. Name a target.",
)
