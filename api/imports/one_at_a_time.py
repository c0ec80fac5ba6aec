"""A folder that one request works in at a time, whichever process it is in; a process that dies lets go of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def only_one(folder: Path) -> Iterator[bool]:
    """Whether nobody else is in the folder; until the end nobody else will be.

    Windows locks no folders. There the store still refuses whoever comes second, and the quota may be passed by one.
    """
    try:
        import fcntl
    except ImportError:
        yield True
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(opened)
