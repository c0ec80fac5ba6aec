"""A whole invented district that shows every page in full, as if its lists were of this year (decision 0046).

It is made by the generator of the tests (`tests/synthetic/demo.py`) and nowhere real; its days move with today, so
that it never looks old. It ships twice: in the middle of its process, and at its end with Soll-Ist and guide.
"""

import gzip
import re
from datetime import date, datetime, timedelta

from api.seeds import seed
from graph.records import from_json
from graph.stores.base import Batch, put

KEY = "90007"
NAME = "Musterstadt (erfunden)"
FILE = "musterstadt.jsonl.gz"
MADE_FOR = date(2026, 6, 30)
"""The day on which the generator looks at its districts."""
FINISHED_FILE = "musterstadt_am_ende.jsonl.gz"
FINISHED_FOR = date(2028, 6, 30)
"""The day on which its process is over."""
_DAY = re.compile(r'(?<=")\d{4}-\d{2}-\d{2}(?=")')
_MONTH = re.compile(r'(?<=")(\d{4}-\d{2})(?=")')
_WRITTEN = re.compile(r"\b\d{2}\.\d{2}\.\d{4}\b")
_GERMAN = "%d.%m.%Y"
"""Days, months, and days as they stand in the name of a statement."""


def invented(on: date, time: str, *, finished: bool = False) -> Batch:
    """The district as one batch, as it would be known on a day; with ``finished`` at the end of its process."""
    made_for, file = (FINISHED_FOR, FINISHED_FILE) if finished else (MADE_FOR, FILE)
    moved = timedelta(days=(on - made_for).days)
    text = gzip.decompress(seed(file).read_bytes()).decode()
    text = _DAY.sub(lambda day: (date.fromisoformat(day[0]) + moved).isoformat(), text)
    text = _MONTH.sub(lambda month: f"{date.fromisoformat(f'{month[1]}-15') + moved:%Y-%m}", text)
    text = _WRITTEN.sub(lambda day: f"{datetime.strptime(day[0], _GERMAN) + moved:{_GERMAN}}", text)
    records = map(from_json, text.splitlines())
    return Batch("Frühnetz", time, f"{NAME}: Beispiel zum Ansehen", tuple(put(r) for r in records))
