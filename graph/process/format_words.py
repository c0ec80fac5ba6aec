"""Formats in words: how often planned, how often held."""

from graph.process.formats_held import FormatCount
from ontology import Text, say
from ontology.names import NumberMeaning

_OPEN = Text(de="Zahl offen", en="number open")


def planned_words(count: FormatCount) -> Text:
    """How often it was to take place: "etwa 15", "höchstens 3", "alle 2 Wochen"."""
    n, weeks = count.planned, count.every_weeks
    if n is not None:
        if count.meaning is NumberMeaning.ABOUT:
            return say("etwa {n}", "about {n}", n=n)
        if count.meaning is NumberMeaning.AT_MOST:
            return say("höchstens {n}", "at most {n}", n=n)
        return say("{n}", "{n}", n=n)
    if weeks is None:
        return _OPEN
    every = say("im Abstand von {weeks} {weeks:Woche|Wochen}", "every {weeks} {weeks:week|weeks}", weeks=weeks)
    if count.by_now is None:
        return every
    return say("{every}; bis zu diesem Tag etwa {n}", "{every}; up to this day about {n}", every=every, n=count.by_now)


def held_words(count: FormatCount) -> Text:
    """How often it was held, as a range where that is open."""
    low, high = count.held, count.held_at_most
    if low == high:
        return say("{low}", "{low}", low=low)
    return say("{low} bis {high}", "{low} to {high}", low=low, high=high)
