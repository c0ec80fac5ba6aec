"""What is read otherwise of lists that are kept a little otherwise, as text: `told_list_changes.txt` beside this file.

Of the changes of `changed_lists.py` those stand there that showed something for the first time: another role, another
question, another record. ``python -m tests.recognise.told_list_changes`` looks for them anew and writes them (minutes);
``--same`` writes what is told of those that stand there (seconds).
"""

import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ontology import Model, load_model
from tests.recognise.changed_lists import changed
from tests.recognise.told_lists import lists, told_lines

TOLD = Path(__file__).parent / "told_list_changes.txt"
TURNS = 7
"""So many lists one after the other meet all changes."""
_OF_THE_LIST = re.compile(r"„[^“]*“|“[^”]*”|'[^']*'|[\w-]+-[0-9a-f]{10}|\b[A-Z]+\d+\b|\d+")
"""What a list brings with it: its words, ids, cells and numbers."""


@cache
def looked_at() -> Mapping[str, tuple[str, ...]]:
    """What was last told of the changes of each list."""
    parts = TOLD.read_text("utf-8").rstrip("\n").split("\n\n=== ")
    blocks = {p.partition("\n")[0].removeprefix("=== "): tuple(p.split("\n\n")[1:]) for p in parts}
    return {called: told for called, told in blocks.items() if told}


def told_again(called: str, model: Model) -> Iterator[str]:
    """What is told now of the changes of a list that stand there."""
    wanted = {block.partition("\n")[0].removeprefix("== ") for block in looked_at().get(called, ())}
    before = told_lines(lists()[called], model)
    for what, book in changed(lists()[called]):
        if what in wanted:
            yield told_change(what, before, told_lines(book, model))


def told_change(what: str, before: list[str], now: list[str]) -> str:
    """How many lines are gone, and which are new."""
    gone = sum(line not in now for line in before)
    return "\n".join([f"== {what}", f"- {gone}", *(f"+ {line}" for line in now if line not in before)])


def _shown(lines: list[str]) -> Iterator[tuple[str, ...]]:
    """What may be shown for the first time by a list, whatever its words are."""
    for line in lines:
        said = _OF_THE_LIST.sub("…", line)
        if line.startswith("record: "):
            yield from ((said.split(" ")[1], part.partition("=")[0]) for part in said.partition(": ")[2].split("; "))
            yield said.split(" ")[1], said.rpartition(" [")[2]
        elif line.startswith("  ") and ": " in line and "(" in line:
            role, _, reasons = said.partition(": ")[2].partition(" (")
            yield "column", role, reasons
        else:
            yield (said.partition("(")[0][:80],)


def chosen(model: Model) -> Iterator[str]:
    """What is told of each list's changes that show something that was not shown yet."""
    told = {called: told_lines(book, model) for called, book in lists().items()}
    shown = {feature for lines in told.values() for feature in _shown(lines)}
    for turn, (called, before) in enumerate(told.items()):
        blocks = [f"=== {called}"]
        for what, book in changed(lists()[called], turn, TURNS):
            now = told_lines(book, model)
            new = set(_shown(now)) - shown
            if new:
                shown |= new
                blocks.append(told_change(what, before, now))
        yield "\n\n".join(blocks)


def main() -> None:
    """Write the file anew."""
    model = load_model()
    same = "--same" in sys.argv
    told = (
        ("\n\n".join([f"=== {c}", *told_again(c, model)]) for c in looked_at() if c in lists())
        if same
        else chosen(model)
    )
    TOLD.write_text("\n\n".join(told) + "\n", "utf-8")


if __name__ == "__main__":
    main()
