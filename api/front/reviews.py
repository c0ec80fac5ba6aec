"""The service looks every day whose data are to be looked at again, and says so in its log (decision 0038).

It erases nobody by itself: to keep somebody or to erase them is decided by people.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from api.front.logs import tell_due
from graph.as_of import opened_on
from graph.stores import open_store
from graph.stores.reviewing import due_reviews
from ontology import DomainError, Model

_DAY = 86_400.0
_ENDING = 5.0
"""Seconds that a look may go on when the service ends."""


@contextmanager
def looking_daily(look: Callable[[], object], every: float = _DAY) -> Iterator[None]:
    """Look at once, and then every day until the end; a store that does not answer is told of elsewhere."""
    ended = Event()

    def looking() -> None:
        while not ended.is_set():
            with suppress(DomainError):
                look()
            ended.wait(every)

    thread = Thread(target=looking, name="reviews", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(_ENDING)


def look_for_due(url: str, model: Model) -> int:
    """Say in the log for how many persons of a store a review is due, if there are any."""
    store = open_store(url, model)
    try:
        due = len(due_reviews(store, opened_on(None)))
    finally:
        store.close()
    if due:
        tell_due(due)
    return due
