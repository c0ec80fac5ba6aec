"""A process that may hold so much memory and take so long: watched from outside, on every platform.

A limit that a process sets itself is known to Unix alone, and not kept by all of them; therefore the one that waits for
it looks at what it holds, by what each system has for that.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from subprocess import PIPE
from threading import Event, Thread
from time import monotonic

_EVERY = 0.1
_PATIENCE = 5
_LATER = 1.5
_PROC = Path("/proc/self/statm")


def answer_of(command: Sequence[str], data: bytes, memory: int, seconds: float) -> bytes | None:
    """What a command answers to the bytes it is handed; None if it fails, holds more memory or takes longer."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        over = Event()
        watcher = Thread(target=_watch, args=(child, memory, over), daemon=True)
        watcher.start()
        try:
            answer, _ = child.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            over.set()
            child.kill()
            watcher.join()
    return answer if child.returncode == 0 else None


def heard_lines(command: Sequence[str], memory: int, seconds: float, data: bytes = b"") -> Iterator[bytes]:
    """The lines that a command says to the bytes it is handed, as it says them.

    They end where it holds more memory, takes longer, or fails. Whoever stops listening ends it.
    """
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=subprocess.DEVNULL) as child:
        over = Event()
        watcher = Thread(target=_watch, args=(child, memory, over, monotonic() + seconds), daemon=True)
        watcher.start()
        try:
            # A process that was ended takes nothing more; its lines say that it is.
            with suppress(BrokenPipeError), child.stdin or BytesIO() as taken:
                taken.write(data)
            yield from child.stdout or ()
        finally:
            over.set()
            child.kill()
            watcher.join()


def limit_itself(memory: int, seconds: float) -> None:
    """Let this process hold no more memory and compute no longer, where the system has such limits."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; there the process that waits looks alone
        return
    # Time is counted by the reader, too, who can say a sentence; the system ends what does not look at the clock.
    wanted = ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, int(seconds * _LATER)))
    for limit, most in wanted:
        hard = resource.getrlimit(limit)[1]
        resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _watch(child: subprocess.Popen[bytes], memory: int, over: Event, until: float = float("inf")) -> None:
    while not over.wait(_EVERY):
        if held_by(child.pid) > memory or monotonic() > until:
            child.kill()
            return


def held_by(pid: int) -> int:
    """The bytes of memory that a process holds; 0 where the system does not say."""
    try:
        return _in_pages(pid) if _PROC.exists() else as_told(pid)
    except (OSError, ValueError, IndexError, subprocess.TimeoutExpired):
        return 0


def _in_pages(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def as_told(pid: int) -> int:
    """The same by the command that the system has for it, which says it in kilobytes at the end of a line."""
    windows = ["tasklist", "/FI", f"PID eq {pid}", "/FO", "CSV", "/NH"]
    command = windows if sys.platform == "win32" else ["ps", "-o", "rss=", "-p", str(pid)]
    said = subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE).stdout
    return int(bytes(filter(b"0123456789".__contains__, said.rpartition(b'","')[2])) or 0) * 1024
