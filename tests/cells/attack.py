"""An adversary who knows everything but values: who takes part, who stands where, how the program works, and all that
it ever tells. Worlds that tell the same cannot be told apart; a value is found out where it is the same in all of them.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def found_out(
    seen: dict[tuple[T, ...], Hashable], ends: Iterable[T], insiders: Sequence[int] = ()
) -> list[tuple[tuple[T, ...], int]]:
    """Worlds, and districts in them of which the adversary can rule out one of the ``ends`` of the scale.

    ``seen`` is what each world tells: what every district holds, and the answers. ``insiders`` are districts that know
    what they hold themselves; of them nothing is asked.
    """
    alike: dict[Hashable, list[tuple[T, ...]]] = defaultdict(list)
    for world, told in seen.items():
        alike[told, tuple(world[i] for i in insiders)].append(world)
    wanted, broken = set(ends), []
    for together in alike.values():
        for district in range(len(together[0])):
            held = {world[district] for world in together}
            if district not in insiders and not held >= wanted:
                broken.append((together[0], district))
    return broken


def told_by(
    worlds: Iterable[tuple[T, ...]], telling: Callable[[tuple[T, ...]], Hashable]
) -> dict[tuple[T, ...], Hashable]:
    """What each world tells; fails if they all tell the same, for then nothing is tested."""
    seen = {world: telling(world) for world in worlds}
    assert len(set(seen.values())) >= 2
    return seen
