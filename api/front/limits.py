"""How much is taken on at once, and for how long something is waited for (decision 0028)."""

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Numbers of connections and requests, and seconds."""

    workers: int = min(4, os.cpu_count() or 1)
    """Processes that compute answers, one at a time each."""
    queue: int = 32
    """Requests that may wait for a process; the next is refused."""
    wait: float = 2.0
    """How long a request waits for a process before it is refused."""
    answer: float = 60.0
    """How long an answer may take."""
    list_answer: float = 600.0
    """The same for work on a long list: somebody sees how far it is, and can break it off."""
    list_wait: float = 10.0
    """How long work on a list waits for other such work: one process is left to everything else."""
    unwatched: float = 2.0
    """How long an answer is worked on after its reader left: most are done by then, and starting anew costs, too."""
    connections: int = 160
    """Open connections; one that has not asked yet makes room for the next."""
    head: float = 5.0
    """How long a connection may take to say what it asks."""
    body: float = 60.0
    """How long a connection may take to send the body of what it asks, once the head is there."""
    body_bytes: int = 1_000_000
    """Bytes that a body may have."""
    list_bytes: int = 25_000_000
    """Bytes that a list may have which is brought."""
    send: float = 30.0
    """How long a reader may take to take a part of the answer."""
    ending: int = 3
    """How long answers may still take when the program is told to end."""
