"""The paths before and after as a few rows, each with a label and two numbers that can be drawn and read out."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from graph.what_if.consequences import Shift
from graph.wording import decimal, percent
from ontology import Text


class PathRow(NamedTuple):
    """A number before and after: what it counts, both as written and as drawn (from 0 to 1), whether it is better."""

    id: str
    label: Text
    before: Text
    after: Text
    sizes: tuple[float, float]
    better: bool | None

    @property
    def moved(self) -> bool:
        """Whether the two are written differently."""
        return self.before != self.after


def path_rows(shift: Shift) -> tuple[PathRow, ...]:
    """Steps, reach, dependence on the coordination, joints, and who is alone."""
    return tuple(_rows(shift))


def _rows(shift: Shift) -> Iterator[PathRow]:
    before, after = shift.before, shift.after
    steps = shift.same.before, shift.same.after
    if steps[0] is not None and steps[1] is not None:
        yield _row("steps", _STEPS, (steps[0], steps[1]), _fine if f"{steps[0]:.1f}" == f"{steps[1]:.1f}" else _number)
    if before.pairs and after.pairs:
        yield _row("reach", _REACH, (before.connected / before.pairs, after.connected / after.pairs), _share)
    if before.dependence is not None and after.dependence is not None:
        yield _row("dependence", _DEPENDENCE, (before.dependence, after.dependence), _share)
    yield _row("joints", _JOINTS, (before.articulation, after.articulation), _number)
    yield _row("alone", _ALONE, (before.isolated, after.isolated), _number)


def _row(id: str, label: Text, values: tuple[float, float], written: Callable[[float], Text]) -> PathRow:
    before, after = map(written, values)
    most = 1.0 if written is _share else max(values) or 1.0
    better = None if before == after else (values[1] > values[0]) == (id == "reach")
    return PathRow(id, label, before, after, (values[0] / most, values[1] / most), better)


def _number(value: float) -> Text:
    digits = 0 if value == int(value) else 1
    return Text(de=decimal(value, "de", digits), en=decimal(value, "en", digits))


def _fine(value: float) -> Text:
    """Where one decimal would hide that something moves."""
    return Text(de=decimal(value, "de", 2), en=decimal(value, "en", 2))


def _share(value: float) -> Text:
    return Text(de=percent(value), en=percent(value))


_STEPS = Text(de="Schritte von Jugendhilfe zu Gesundheit im Mittel", en="steps from youth welfare to health on average")
_REACH = Text(de="Paare, die sich über Wege erreichen", en="pairs that reach each other")
_DEPENDENCE = Text(de="Wege, die an der Koordination hängen", en="paths that hang on the coordination")
_JOINTS = Text(
    de="Stellen, ohne die ein Teil den Anschluss verliert", en="actors without whom a part loses its connection"
)
_ALONE = Text(de="Stellen ohne erfasste Verbindung", en="actors without a recorded tie")
