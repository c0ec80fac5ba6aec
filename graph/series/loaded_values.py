"""Whether published values of a file may be loaded: each needs a known series, a year, a share, and a source."""

from collections.abc import Iterable, Iterator

from graph.errors import UnreadableFileError
from graph.records import Entity
from graph.series.published_series import series_item
from graph.stores.base import Change
from graph.wording import listing
from ontology import Model
from ontology.names import EntityType, Prop
from ontology.values import as_float

_FIRST_YEAR = 2000
_SHOWN = 8
_BESIDE = (EntityType.SOURCE,)
"""What a file of published values may hold beside them."""


def refuse_bad_values(model: Model, changes: Iterable[Change]) -> None:
    """Raise UnreadableFileError with a sentence for each value that may not be loaded."""
    wrong = [said for change in changes for said in _wrong(model, change)]
    if wrong:
        rest = len(wrong) - _SHOWN
        more = f" … und {rest} weitere." if rest > 0 else ""
        raise UnreadableFileError("Nicht geladen, gespeichert ist nichts. " + " ".join(wrong[:_SHOWN]) + more)


def _wrong(model: Model, change: Change) -> Iterator[str]:
    record = change.record
    if record is None or record.type in _BESIDE:
        return
    if not isinstance(record, Entity) or record.type != EntityType.PUBLISHED_VALUE:
        label = model.types[record.type].label.de
        yield f"Die Datei enthält auch „{label}“; hier gehören nur veröffentlichte Werte und ihre Quellen hinein."
        return
    where = f"Reihe {record.value(Prop.SERIES) or 'ohne Kennung'}, {record.value(Prop.DATE) or 'ohne Jahr'}"
    yield from (f"{where}: {said}" for said in _faults(model, record))


def _faults(model: Model, record: Entity) -> Iterator[str]:
    items = list(dict.fromkeys(series_item(n.name) for n in model.norms_of("share")))
    if record.value(Prop.SERIES) not in items:
        yield f"Diese Reihe gibt es nicht. Es gibt {listing(items, shown=60)}."
    year = record.value(Prop.DATE) or ""
    if not (year.isdigit() and int(year) >= _FIRST_YEAR):
        yield f"Als Jahr steht „{year}“; erwartet sind vier Ziffern ab {_FIRST_YEAR}."
    value = as_float(record.values, Prop.SHARE_PERCENT)
    if value is None or not 0 <= value <= 100:
        yield "Der Anteil muss zwischen 0 und 100 Prozent liegen."
    if not record.value(Prop.POPULATION_BASE):
        yield "Wovon es der Anteil ist, fehlt (Spalte Grundgesamtheit)."
    if not record.sources:
        yield "Die Quelle fehlt (Spalte Quelle)."


__all__ = ["refuse_bad_values"]
