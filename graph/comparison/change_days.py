"""The days at which something changed, as sources date it: what a slider can stop at."""

from collections import Counter
from collections.abc import Iterable

from graph.as_of import DATING
from graph.records import Record
from ontology.values import latest


def change_days(records: Iterable[Record], most: int = 200) -> tuple[tuple[str, int], ...]:
    """Each day named by a start, an end, or as the day of a statement, with how many say it; the newest ``most``."""
    found: Counter[str] = Counter()
    for record in records:
        days = {c.value for prop in DATING for c in record.about(prop)} | {c.as_of for c in record.claims}
        found.update(day for day in days if day)
    dated: Counter[str] = Counter()
    for day, number in found.items():
        dated[latest(day).isoformat()] += number
    return tuple(sorted(dated.items())[-most:])
