"""What commands say without laying it out: JSON, and what is shown while somebody waits.

A command whose output a program reads does without rich, which takes a thirtieth of the time of a short one to load.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

# Names come from foreign files: escape sequences in them must not steer the terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@contextmanager
def busy(sentence: str) -> Iterator[None]:
    """Show that something takes its time; only where somebody watches a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    with _console().status(harmless(sentence)):
        yield


@contextmanager
def progressing(sentences: Mapping[str, str]) -> Iterator[Callable[[str, int, int], object]]:
    """Show at which step something is, the first to begin with, and how far; only where somebody watches a terminal.

    Yields what is to be told the step and how much of how much of it is done, 0 where nobody can tell.
    """
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=_console(), transient=True) as bar:
        tasks = {step: bar.add_task(harmless(said), total=None, visible=False) for step, said in sentences.items()}
        # Drawn at once: a step may be over before the bar draws itself the next time.
        bar.update(shown := next(iter(tasks.values())), visible=True, refresh=True)

        def tell(step: str, done: int, of: int) -> None:
            nonlocal shown
            new = tasks[step] != shown
            if new:
                bar.update(shown, visible=False)
                shown = tasks[step]
            bar.update(shown, completed=done, total=of or None, visible=True, refresh=new)

        yield tell


@contextmanager
def counting(sentence: str, first: int, last: int) -> Iterator[Callable[[int], object]]:
    """Show how far a count from ``first`` to ``last`` is; yields what is to be told each number that is reached."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(harmless(sentence)), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_console()) as bar:
        task = bar.add_task("", total=last - first)
        yield lambda number: bar.update(task, completed=number - first)


def harmless(text: str) -> str:
    """The text without characters that steer a terminal.

    >>> harmless("rot: \\x1b[31m")
    'rot: \N{REPLACEMENT CHARACTER}[31m'
    """
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def print_json(value: object) -> None:
    """JSON on stdout, readable and in UTF-8."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _console() -> "Console":
    from rich.console import Console

    return Console(file=sys.stderr, markup=False, highlight=False, emoji=False)
