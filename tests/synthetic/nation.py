"""A synthetic nation: districts one after the other, with exact totals.

    for each in nation(1): store.commit(each.batch())

Every second network or so shares its district with another one, and some reach into the next district: their
`CoversDistrict` and the seats of the neighbours come with the later district, when both ends are there. So commit the
districts in order.
"""

from collections.abc import Iterator
from itertools import accumulate
from random import Random

from tests.synthetic.districts import District, drafted, recorded_of
from tests.synthetic.draft import Draft
from tests.synthetic.ties import add_ties

WITH_NETWORK = 0.995
"""Share of districts with a network (B22-2020)."""
REACHES_OVER = 20
"""Every twentieth district shares its first network with the one before it (assumption: Coburg, domain 8)."""
SMALLEST = 15


def nation(
    seed: int, districts: int = 570, networks: int = 939, actors: int = 90_000, relations: int = 500_000
) -> Iterator[District]:
    """Districts whose networks, organizations and relations add up to these numbers, streamed in the order of keys.

    570 districts with 939 networks are those of the end of 2020 (domain 3.2: B22, B23). Relations are exact as long as
    they suffice for the seats and do not exceed what the pairs of a district allow; the defaults are far from both.
    """
    draw = Random(f"nation {seed}")
    sizes = _parts(draw, actors, districts, SMALLEST)
    counts = _networks(draw, sizes, networks)
    before: Draft | None = None
    left = relations
    for number, (size, rest) in enumerate(zip(sizes, _rests(sizes), strict=True)):
        key = f"{90001 + number}"
        draft = drafted(key, Random(f"nation {seed} {key}"), size, networks=counts[number])
        if before is not None and number % REACHES_OVER == 0 and before.networks:
            _reach_over(draft, before)
        share = round(left * size / rest)
        add_ties(draft, share - draft.relations, draft.draw.uniform(0.5, 1.0))
        left -= draft.relations
        yield recorded_of(draft, 0.0)
        before = draft


def _parts(draw: Random, whole: int, parts: int, least: int) -> list[int]:
    """The whole in parts of very different size, none below the least; raises ValueError where that is not possible."""
    if whole < parts * least:
        raise ValueError(f"{whole} do not make {parts} parts of {least}")
    weights = [draw.lognormvariate(0, 0.5) for _ in range(parts)]
    free, total = whole - parts * least, sum(weights)
    borders = [round(free * w / total) for w in accumulate(weights)]
    return [least + b - a for a, b in zip([0, *borders], borders, strict=False)]


def _networks(draw: Random, sizes: list[int], networks: int) -> list[int]:
    """Networks per district: none in a few, one in most, the rest where the most actors are."""
    without = set(draw.sample(range(len(sizes)), round(len(sizes) * (1 - WITH_NETWORK))))
    counts = [0 if i in without else 1 for i in range(len(sizes))]
    chosen = [i for i in range(len(sizes)) if i not in without]
    for i in draw.choices(chosen, [sizes[i] for i in chosen], k=max(0, networks - len(chosen))):
        counts[i] += 1
    return counts


def _rests(sizes: list[int]) -> list[int]:
    """For each size the sum of it and all that follow."""
    return list(accumulate(reversed(sizes)))[::-1]


def _reach_over(draft: Draft, before: Draft) -> None:
    """The first network of the district before covers this one, too, and some from here sit in it."""
    network = before.networks[0]
    draft.join("CoversDistrict", (network, draft.home))
    for actor in draft.actors[: len(draft.actors) // 10]:
        draft.join("Membership", (actor, network), {"role": "member", "level": "OPER"})
