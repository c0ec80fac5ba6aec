"""Python's search for circles of garbage, and when it only costs time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """A long list makes a million claims that stay and form no cycles: looking for some takes a third of the time.

    Around a function: where the pause ends, what the function made is gone, and not looked through once more. What it
    leaves is looked through once, and no longer each time that it has grown by a quarter.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
