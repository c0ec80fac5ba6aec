"""Council data as they were read, kept as JSON: what a process of its own found, and what a job goes on with.

Of texts only the words are kept that say what a paper is about; of persons there is nothing in the objects.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from graph.council.council_objects import COUNCIL_KINDS, CouncilItem, CouncilObject, CouncilPaper
from graph.council.defects import Defect, Defects, Example
from graph.council.gathering import Gathered
from graph.council.topics import with_telling_words


def reading_json(found: Gathered) -> str:
    """All that was gathered, as JSON."""
    kinds = {kind: [asdict(_kept(one)) for one in found.of(of)] for kind, of in COUNCIL_KINDS.items()}
    said = {
        "objects": kinds,
        "met": dict(found.met),
        "named": found.named,
        "seats": {id: sorted(seats) for id, seats in found.seats_of.items()},
        "deleted": sorted(found.deleted),
        "defects": [(c.defect.value, c.number, *c.example) for c in found.defects.counted()],
        "unread": found.unread,
        "again": found.again,
        "gone": found.gone,
        "newest": found.newest,
    }
    return json.dumps(said, ensure_ascii=False)


def gathered_again(text: str) -> Gathered:
    """What was gathered, from its JSON."""
    said: Mapping[str, Any] = json.loads(text)
    objects: dict[str, CouncilObject] = {}
    for kind, of in COUNCIL_KINDS.items():
        objects |= {one["id"]: of(**_with_tuples(one)) for one in said["objects"][kind]}
    return Gathered(
        objects=objects,
        met=Counter(said["met"]),
        named=said["named"],
        seats_of={id: set(seats) for id, seats in said["seats"].items()},
        deleted=set(said["deleted"]),
        defects=_defects(said["defects"]),
        unread=said["unread"],
        again=said["again"],
        gone=said["gone"],
        newest=said["newest"],
    )


def _kept(one: CouncilObject) -> CouncilObject:
    if isinstance(one, CouncilPaper):
        return with_telling_words(one)
    return replace(one, resolution="") if isinstance(one, CouncilItem) else one


def _with_tuples(one: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in one.items()}


def _defects(said: list[tuple[str, int, str, str]]) -> Defects:
    found = Defects()
    for name, number, place, text in said:
        found.numbers[Defect(name)] = number
        found.examples[Defect(name)] = Example(place, text)
    return found


__all__ = ["gathered_again", "reading_json"]
