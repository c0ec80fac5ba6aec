"""What is said of groups and of a district among its peers."""

import math
from collections.abc import Sequence
from enum import StrEnum

from graph.cells.peer_groups import SIZE_LABELS, PeerGroup
from graph.cells.scales import ValueRange
from graph.cells.small_cells import SmallCellRule
from graph.cells.spreads import Spread
from graph.wording import decimal, percent
from ontology import Model, Text, say

_UNSAID = Text(de="nicht erfasst", en="not recorded")
EVERYBODY = Text(de="alle Bezirke", en="all districts")


class PeerStanding(StrEnum):
    """Where a district stands in a group, as far as that is sure."""

    LOWER = "lower"
    MIDDLE = "middle"
    UPPER = "upper"
    OPEN = "open"

    @property
    def told(self) -> Text:
        """The words for it."""
        return _STANDINGS[self]


_STANDINGS = {
    PeerStanding.LOWER: Text(de="im unteren Viertel", en="in the lower quarter"),
    PeerStanding.MIDDLE: Text(de="in der mittleren Hälfte", en="in the middle half"),
    PeerStanding.UPPER: Text(de="im oberen Viertel", en="in the upper quarter"),
    PeerStanding.OPEN: Text(de="lässt sich nicht sicher sagen", en="cannot be told for sure"),
}


def peer_standing_of(own: ValueRange, group: Spread) -> PeerStanding:
    """Where the range of a district lies among those of a group; open where the ranges leave it so."""
    (low, high), (lower, _, upper) = own, group.quarters
    if high < lower[0]:
        return PeerStanding.LOWER
    if low > upper[1]:
        return PeerStanding.UPPER
    return PeerStanding.MIDDLE if lower[1] <= low and high <= upper[0] else PeerStanding.OPEN


def group_label(group: PeerGroup, model: Model) -> Text:
    """What a group is called."""
    parts: list[Text] = []
    if group.type is not None:
        parts.append(code_label(model, "DistrictType", group.type))
    if group.size is not None:
        parts.append(SIZE_LABELS[group.size])
    if group.land is not None:
        parts.append(code_label(model, "Land", group.land))
    if not parts:
        return EVERYBODY
    return Text(de=", ".join(p.de for p in parts), en=", ".join(p.en for p in parts))


def code_label(model: Model, name: str, notation: str) -> Text:
    """What a code is called; "nicht erfasst" for none."""
    code = model.code_lists[name].by_notation.get(notation)
    return code.label if code is not None else _UNSAID


def rule_told(rule: SmallCellRule) -> tuple[Text, ...]:
    """The rule in words, sentence by sentence."""
    return (
        say(
            "Bezirke, die freigegeben haben, stehen auf Dauer in Zellen von mindestens {n}. Wer mit wem in einer Zelle "
            "steht, sagt das Programm niemandem.",
            "Districts that released stand for good in cells of at least {n}. The program tells nobody who stands in "
            "a cell with whom.",
            n=rule.least,
        ),
        say(
            "Am unteren und am oberen Ende jeder Zelle {n:bleibt|bleiben} je {n} {n:Wert|Werte} verborgen. Darum lässt "
            "sich von keinem Bezirk sagen, wie hoch oder wie niedrig sein Wert ist.",
            "At the lower and at the upper end of every cell {n} {n:value|values} each {n:stays|stay} hidden. So "
            "nobody can say of any district how high or how low its value is.",
            n=rule.hidden,
        ),
        Text(
            de="Innerhalb eines Jahres stehen die Werte still. Nimmt ein Bezirk seine Freigabe zurück, wird seine "
            "ganze Zelle nicht mehr gesagt.",
            en="Within a year values stand still. If a district takes its release back, its whole cell is told no "
            "more.",
        ),
        Text(
            de="Jeder Wert ist eine Spanne: Was unbekannt oder verborgen ist, kann darin überall liegen.",
            en="Every value is a range: what is unknown or hidden may lie anywhere in it.",
        ),
    )


def range_told(found: ValueRange, unit: str) -> Text:
    """A range in words; an upper end that nobody knows is said to be open.

    >>> range_told((0.25, 0.5), "share").de, range_told((2, math.inf), "count").de, range_told((3, 3), "level").de
    ('25\\xa0% bis 50\\xa0%', 'mindestens 2', '3')
    """
    low, high = found
    if unit == "yes_no":
        words = {(0, 0): Text(de="nein", en="no"), (1, 1): Text(de="ja", en="yes")}
        return words.get((int(low), int(high)), Text(de="offen", en="open"))
    if math.isinf(high):
        return say("mindestens {low}", "at least {low}", low=amount_told(low, unit))
    if low == high:
        return amount_told(low, unit)
    return say("{low} bis {high}", "{low} to {high}", low=amount_told(low, unit), high=amount_told(high, unit))


def amount_told(value: float, unit: str) -> Text:
    """A value of an indicator in words, as exact as it is told of others."""
    if unit == "share":
        return Text(percent(value), percent(value))
    digits = 0 if float(value).is_integer() else 2
    return Text(decimal(value, "de", digits), decimal(value, "en", digits))


def spread_told(found: Spread, unit: str) -> Text:
    """A distribution in a sentence, as it is read out beside its picture."""
    lower, median, upper = _worded(found.quarters, unit)
    return say(
        "{n} {n:Bezirk|Bezirke}. Median {median}; unteres Viertel bis {lower}; oberes Viertel ab {upper}.",
        "{n} {n:district|districts}. Median {median}; lower quarter up to {lower}; upper quarter from {upper}.",
        n=found.n,
        median=median,
        lower=lower,
        upper=upper,
    )


def _worded(ranges: Sequence[ValueRange], unit: str) -> tuple[Text, ...]:
    return tuple(range_told(each, unit) for each in ranges)
