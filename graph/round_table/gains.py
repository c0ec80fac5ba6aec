"""What a finding would change as two numbers that can be drawn: by a link, or by groups that would sit at the table.

Only what the engine of what-ifs computes (decision 0012), and the chairs that an answer fills; nothing is read from the
words of a finding. Where neither says anything there is no gain, and nothing is drawn.
"""

from dataclasses import replace
from typing import NamedTuple

from graph.district.snapshot import Snapshot
from graph.findings.finding import Finding
from graph.missing_links.weighed import weighed
from graph.round_table.chairs import RoundTable, SeatState, round_table
from graph.what_if.consequences import Same, Shift
from graph.what_if.effects import effects
from ontology import Text

_STEPS = Text(
    de="Schritte zwischen Jugendhilfe und Gesundheitswesen im Mittel (dünn: ohne die Koordination)",
    en="steps between youth welfare and health care on average (thin: without the coordination)",
)
_CONNECTED = Text(
    de="Paare aus Jugendhilfe und Gesundheitswesen mit einem Weg (dünn: ohne die Koordination)",
    en="pairs of youth welfare and health care with a path (thin: without the coordination)",
)
_CHAIRS = Text(
    de="Gruppen nach § 3 Abs. 2 KKG am Tisch (dünn: sicher bis möglich)",
    en="groups of § 3 (2) KKG at the table (thin: sure to possible)",
)
_DIGITS = (1, 2)
"""A mean is written with one digit, with two where one would not show the change; a smaller change is none."""


class Amount(NamedTuple):
    """A number with the range that it may lie in; a range of one point says that there is none."""

    value: float
    low: float
    high: float


class Gain(NamedTuple):
    """What is counted, before and after, and the most that it can be; ``digits`` are written after the point."""

    label: Text
    before: Amount
    after: Amount
    most: float
    digits: int = 0


def gain_of(finding: Finding, snapshot: Snapshot) -> Gain | None:
    """What a finding would change, as far as it is computed; below the gate of 70 % nothing is said of paths."""
    if finding.pair is not None and snapshot.ties_suffice:
        return _of_link(finding.pair, snapshot)
    return _at_the_table(finding, snapshot.derived(round_table))


def _of_link(pair: tuple[str, str], snapshot: Snapshot) -> Gain | None:
    found = effects(weighed(snapshot))
    index = {id: place for place, id in enumerate(found.between.actors)}
    if not set(pair) <= index.keys():
        return None
    return _nearer(found.change(*(index[id] for id in pair)))


def _nearer(shift: Shift) -> Gain | None:
    """The first that changes: how many pairs have a path, else how long the paths of the same pairs are."""
    was, now, same, alone = shift.before, shift.after, shift.same, shift.same_alone
    if was.connected != now.connected:
        before, after = (_level(s.connected, s.connected_alone) for s in (was, now))
        return Gain(_CONNECTED, before, after, float(was.pairs))
    digits = _digits(same)
    if same.before is None or same.after is None or digits is None:
        return None
    before = _level(same.before, alone.before if alone.before is not None else same.before)
    after = _level(same.after, alone.after if alone.after is not None else same.after)
    return Gain(_STEPS, before, after, max(before.high, after.high), digits)


def _digits(same: Same) -> int | None:
    """With how many digits a change shows; None where it does with none of them."""
    if same.before is None or same.after is None:
        return None
    return next((d for d in _DIGITS if round(same.before, d) != round(same.after, d)), None)


def _level(value: float, other: float) -> Amount:
    return Amount(value, min(value, other), max(value, other))


def _at_the_table(finding: Finding, table: RoundTable) -> Gain | None:
    """The chairs that the groups of a finding would take."""
    parts = finding.parts or (finding,)
    named = {s for part in parts if part.rule == "missing_actor" for s in part.subjects[:1]}
    taken = [c for c in table.chairs if c.code in named and c.place not in (SeatState.SITS, SeatState.NOT_HERE)]
    after = RoundTable(tuple(replace(c, place=SeatState.SITS) if c in taken else c for c in table.chairs))
    return Gain(_CHAIRS, _seated(table), _seated(after), float(table.of)) if taken else None


def _seated(table: RoundTable) -> Amount:
    return Amount(table.seated, table.sure, table.possible)


__all__ = ["Amount", "Gain", "gain_of"]
