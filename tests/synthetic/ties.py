"""Who works with whom: homophily by sector, shared bodies, friends of friends, and few who know many.

Four forces that every study of such networks finds (domain 4.1), in shares that are assumptions (decision 0013). The
links that practice expects (``ontology/norms/expected_links.ttl``) come first.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, islice

from ontology import load_model
from tests.synthetic.draft import Draft
from tests.synthetic.facts import LIST, SURVEY

SAME_SECTOR, SAME_BODY, CLOSURE = 0.35, 0.55, 0.75
"""Borders of the draw: below the first a tie inside the sector, then in a shared body, then to a partner's partner."""
_EXPECTED = 0.55
_KNOWN_TO_COORDINATION = 0.6
_LEAST = 3
_MOST = 0.6
_TRIES = 40


@cache
def expected() -> tuple[tuple[str, str], ...]:
    """The pairs of actor types that practice expects to work together."""
    return tuple((n.link_from or "", n.link_to or "") for n in load_model().norms_of("expectedLink"))


def add_ties(draft: Draft, ties: int, response: float = 1.0) -> None:
    """That many cooperations, as far as the size allows, and the survey that asked for them."""
    answered = [a for a in draft.actors if response >= 1 or draft.draw.random() < response]
    values = {"name": "Netzwerkerhebung", "date": SURVEY.as_of, "method": "Fragebogen mit Liste aller Akteure"}
    draft.add("U1", "Survey", {**values, "roster": tuple(draft.actors), "respondent": tuple(answered)}, SURVEY)
    asked = set(answered)
    for (a, b), settled in _pairs(draft, min(ties, int(len(draft.actors) * (len(draft.actors) - 1) / 2 * _MOST))):
        one, other = draft.actors[a], draft.actors[b]
        both = one in asked and other in asked
        intensity = draft.draw.choices("1234", (0 if settled else 10, 50, 30, 10))[0]
        said = SURVEY if both else LIST
        confirmed = "both" if both else "third"
        draft.join("Cooperation", (one, other), {"intensity": intensity, "confirmedBy": confirmed}, said)


def add_wishes(draft: Draft) -> None:
    """Who would like to work more with whom: every sixth actor, half of them by mutual wish (assumptions)."""
    for one in draft.draw.sample(draft.actors, len(draft.actors) // 6):
        other = draft.draw.choice([a for a in draft.actors if a != one])
        draft.join("CooperationWish", (one, other), said=SURVEY)
        if draft.draw.random() < 0.5:
            draft.join("CooperationWish", (other, one), said=SURVEY)


class _Web:
    """The ties drawn so far: neighbours by position, and which pairs are settled to be more than a loose contact."""

    def __init__(self, size: int) -> None:
        self.near: list[list[int]] = [[] for _ in range(size)]
        self.pairs: dict[tuple[int, int], bool] = {}

    def tie(self, a: int, b: int, *, settled: bool = False) -> None:
        pair = (a, b) if a < b else (b, a)
        if a != b and pair not in self.pairs:
            self.pairs[pair] = settled
            self.near[a].append(b)
            self.near[b].append(a)


def _pairs(draft: Draft, ties: int) -> Iterable[tuple[tuple[int, int], bool]]:
    """Distinct pairs of positions, and whether each is sure to be a cooperation."""
    web = _Web(len(draft.actors))
    for a, b in (*_expected_pairs(draft), *_coordination_pairs(draft), *_least_pairs(draft)):
        if len(web.pairs) < ties:
            web.tie(a, b, settled=True)
    peers, shared = _peers(draft), _shared(draft)
    for a in islice(_starts(draft), _TRIES * ties):
        if len(web.pairs) >= ties:
            break
        web.tie(a, _partner(draft, web, a, (peers[a], shared[a])))
    return web.pairs.items()


def _starts(draft: Draft) -> Iterator[int]:
    """Who looks for the next tie, without end. Few know many, so activity is skewed."""
    activity = list(accumulate(0.3 + draft.draw.random() ** 3 for _ in draft.actors))
    while True:
        yield from draft.draw.choices(range(len(draft.actors)), cum_weights=activity, k=200)


def _partner(draft: Draft, web: _Web, a: int, groups: tuple[list[int], list[int]]) -> int:
    draw, chance = draft.draw, draft.draw.random()
    chosen: list[int] = []
    if chance < SAME_SECTOR:
        chosen = groups[0]
    elif chance < SAME_BODY:
        chosen = groups[1]
    elif chance < CLOSURE and web.near[a]:
        chosen = web.near[draw.choice(web.near[a])]
    return chosen[int(draw.random() * len(chosen))] if chosen else int(draw.random() * len(draft.actors))


def _expected_pairs(draft: Draft) -> Iterator[tuple[int, int]]:
    place = {actor: i for i, actor in enumerate(draft.actors)}
    for one, other in expected():
        if one in draft.kinds and other in draft.kinds and draft.lucky(_EXPECTED):
            yield place[draft.draw.choice(draft.kinds[one])], place[draft.draw.choice(draft.kinds[other])]


def _coordination_pairs(draft: Draft) -> Iterator[tuple[int, int]]:
    place = {actor: i for i, actor in enumerate(draft.actors)}
    for hub in draft.kinds.get("NWK", ()):
        yield from ((place[hub], i) for i in range(len(draft.actors)) if draft.draw.random() < _KNOWN_TO_COORDINATION)


def _least_pairs(draft: Draft) -> Iterator[tuple[int, int]]:
    """In an exemplary district everybody has a few ties beside the coordination."""
    if draft.exemplary:
        hubs = set(draft.kinds.get("NWK", ()))
        others = [i for i, actor in enumerate(draft.actors) if actor not in hubs]
        draft.draw.shuffle(others)
        for step in range(1, _LEAST + 1):
            yield from ((a, others[(i + step) % len(others)]) for i, a in enumerate(others))


def _peers(draft: Draft) -> list[list[int]]:
    """Per actor those of the same sector."""
    sectors: dict[str, list[int]] = {}
    found = [draft.facts[a].value("sector") for a in draft.actors]
    for i, sector in enumerate(found):
        sectors.setdefault(sector, []).append(i)
    return [sectors[s] for s in found]


def _shared(draft: Draft) -> list[list[int]]:
    """Per actor those of one small body in which it sits."""
    place = {actor: i for i, actor in enumerate(draft.actors)}
    found: list[list[int]] = [[] for _ in draft.actors]
    for body, members in draft.members.items():
        if body not in draft.networks:
            here = [place[m] for m in members if m in place]
            for i in here:
                found[i] = here
    return found
