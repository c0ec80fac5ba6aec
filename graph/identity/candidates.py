"""Pairs worth comparing in a long list: those that share a rare word, a mailbox, a phone, or a word but for a slip."""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from graph.identity.traits import Traits

FULL = 30
"""So many records may share a feature before it stops telling anything: no pair is made of it alone."""
_RARE = 2
"""The rarest words of a record count as its own; the others it has in common with too many."""
_SLIP = 5
"""Words from this length on are also compared with one letter left out."""


def pairs(records: Sequence[Traits], fresh: Container[str] | None = None) -> Iterator[tuple[int, int]]:
    """Positions of records worth comparing, each pair once; with ``fresh`` only pairs with one of those ids in them.

    Their number grows with that of the records, not with its square: a feature shared by too many makes no pair.
    """
    seen: set[tuple[int, int]] = set()
    for block in _blocks(records).values():
        if len(block) > FULL:
            continue
        for n, i in enumerate(block):
            for j in block[n + 1 :]:
                pair = (min(i, j), max(i, j))
                wanted = fresh is None or records[i].id in fresh or records[j].id in fresh
                if i != j and wanted and pair not in seen:
                    seen.add(pair)
                    yield pair


def _blocks(records: Sequence[Traits]) -> dict[tuple[str, ...], list[int]]:
    common: dict[str, int] = defaultdict(int)
    for record in records:
        for word in {w for name in record.names for w in name.core}:
            common[word] += 1
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, record in enumerate(records):
        for key in _keys(record, common):
            blocks[key].append(position)
    return blocks


def _keys(record: Traits, common: dict[str, int]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for name in record.names:
        core = "".join(sorted(name.core))
        found |= {("name", name.key), ("core", core)}
        found |= {("name", short) for short in (name.stands_for, *name.initials) if short}
        found |= {("core in town", core, town) for town in record.town}
        for word in sorted(name.core, key=lambda w: (common[w], w))[:_RARE]:
            found.add(("word", word))
            found |= {("slip", one) for one in _one_left_out(word)}
    if record.mailbox:
        found.add(("mailbox", record.mailbox))
    if record.phone:
        found.add(("phone", record.phone))
    return found


def _one_left_out(word: str) -> Iterator[str]:
    """The word and all that differ from it by a missing letter: two words with one slip have one of these in common."""
    if len(word) >= _SLIP and word.isalpha():
        yield word
        for at in range(min(len(word), 40)):
            yield word[:at] + word[at + 1 :]
