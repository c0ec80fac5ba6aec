"""Small drawn worlds of ties, and what each pair is in plain words: the ground of slow, obvious references."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from hypothesis import strategies as st

from graph.district.snapshot import Snapshot
from graph.records import Record
from ontology import Model
from tests.indicators.worlds import org, works, world
from tests.musterstadt import ABSENT, NEW, OLD, UNKNOWN, Said, a

Pair = tuple[str, str]
SECTORS = ("KJH", "KJH", "GES", "GES", "FAM", "SCHWB", None)
"""The two systems come often, for most measures are about them."""
SYSTEM = {"KJH": "K", "FAM": "K", "GES": "G"}
COORDINATION = "a"


@dataclass(frozen=True)
class Drawn:
    """Actors with their sectors, ties with intensity and what is said of them, and whom everybody was asked about."""

    sectors: Mapping[str, str | None]
    ties: Mapping[Pair, tuple[int | None, Said]]
    roster: frozenset[str]
    implied: bool = False
    """Whether the coordination's sector stands in no record: its type, NWK, says that it is youth welfare."""

    @property
    def pairs(self) -> list[Pair]:
        return list(combinations(self.sectors, 2))

    def state(self, pair: Pair, threshold: int) -> str:
        """present, stale, unknown or absent at that intensity."""
        if pair not in self.ties:
            return "absent" if set(pair) & self.roster else "unknown"
        intensity, said = self.ties[pair]
        if said in (UNKNOWN, ABSENT):
            return "unknown" if said == UNKNOWN else "absent"
        close = (2 if intensity is None else intensity) >= threshold
        return {(True, True): "present", (True, False): "stale", (False, True): "absent", (False, False): "unknown"}[
            close, said == NEW
        ]

    def level(self, pair: Pair) -> int:
        """The recorded intensity of a tie that holds, else 0."""
        intensity, said = self.ties.get(pair, (0, ABSENT))
        return 0 if said in (UNKNOWN, ABSENT) else 2 if intensity is None else intensity

    def cross(self) -> list[Pair]:
        """Pairs of youth welfare and health, youth welfare first."""
        both = (p if SYSTEM.get(self.sectors[p[0]] or "") == "K" else p[::-1] for p in self.pairs)
        return [p for p in both if [SYSTEM.get(self.sectors[x] or "") for x in p] == ["K", "G"]]

    def records(self) -> Iterator[Record]:
        """Organizations, ties, and a survey that everybody answered."""
        for name, sector in self.sectors.items():
            kind = {"actorType": "NWK"} if name == COORDINATION else {}
            stated = sector and not (self.implied and name == COORDINATION)
            yield org(name, **kind, **({"sector": sector} if sector and stated else {}))
        for (one, other), (intensity, said) in self.ties.items():
            yield works(one, other, said, **({} if intensity is None else {"intensity": str(intensity)}))
        asked = {"respondent": ";".join(f"99001:{x}" for x in self.sectors)}
        if self.roster:
            asked["roster"] = ";".join(f"99001:{x}" for x in sorted(self.roster))
        yield a("99001:E1", "Survey", name="Umfrage", **asked)

    def snapshot(self, model: Model, *more: Record) -> Snapshot:
        """The world at `musterstadt.ON`."""
        return world(model, [*self.records(), *more])


@st.composite
def drawn(draw: st.DrawFn, most: int = 5) -> Drawn:
    names = "abcdef"[: draw(st.integers(min(3, most), most))]
    sectors = {name: draw(st.sampled_from(SECTORS)) for name in names}
    said = st.tuples(st.sampled_from([None, 0, 1, 2, 3, 4]), st.sampled_from([NEW, NEW, OLD, UNKNOWN, ABSENT]))
    chosen = draw(st.lists(st.sampled_from(list(combinations(names, 2))), unique=True, min_size=2))
    roster = frozenset(draw(st.sets(st.sampled_from(names))))
    implied = sectors[COORDINATION] is None
    if implied:
        sectors[COORDINATION] = "KJH"
    return Drawn(sectors, {pair: draw(said) for pair in chosen}, roster, implied)
