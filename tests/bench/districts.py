"""Districts for benchmarks, drawn with a seed: sizes and kinds of records as in a nation, invented names only.

Swap `records_of` for the generator of synthetic districts to run the benchmarks on its districts.
"""

import random
from collections.abc import Iterator
from datetime import date

from graph.records import EXISTS, Batch, Claim, Record, entity, put, relation
from graph.stores.base import GraphStore

DISTRICTS, NETWORKS, ACTORS, RELATIONS = 570, 939, 90_000, 500_000
"""The nation: Jugendamtsbezirke and their networks (Kommunalbefragung), and how much is recorded of them."""
ON = date(2026, 6, 1)
TIME = "2026-06-01T12:00:00+02:00"
_KINDS = (
    ("KJH", "ASD", "KKG01"), ("KJH", "KITA", "KKG02"), ("KJH", "EFB", "KKG15"), ("GES", "FAMHEB", "KKG20"),
    ("KJH", "KITA", "KKG02"), ("GES", "KINA", "KKG20"), ("GES", "GEBKL", "KKG10"), ("GES", "HEB", "KKG20"),
    ("GES", "GA", "KKG04"), ("SCHWB", "SSB", "KKG14"), ("FF", "FF", "KKG12"), ("SCHUTZ", "FH", "KKG16"),
)  # fmt: skip
_BODIES = (("JHA", "Jugendhilfeausschuss"), ("PARL-K", "Kreistag"), ("STEUER", "Steuerungsgruppe"))
_CARRIERS = ("OEFF-K", "FREI-W", "PRIV")


class _District:
    """Draws the records of one district."""

    def __init__(self, key: str, number: int) -> None:
        self.key = key
        self.draw = random.Random(number)
        self.source = f"{key}:Q1"

    def entity(self, local: str, type: str, **values: str) -> Record:
        return entity(f"{self.key}:{local}", type, self.key, self._said(local, values, "fromList"))

    def relation(self, type: str, source: str, target: str, **values: str) -> Record:
        id = f"{self.key}:{type}-{source}-{target}{values.pop('nr', '')}"
        ends = f"{self.key}:{source}", f"{self.key}:{target}"
        status = self.draw.choice(("fromList", "fromList", "fromList", "confirmed", "unknown"))
        return relation(id, type, ends, self.key, self._said(id, values, status))

    def _said(self, row: str, values: dict[str, str], status: str) -> Iterator[Claim]:
        as_of = self.draw.choice(("2025-11-01", "2025-11-01", "2026-03", "2023-05-01"))
        yield Claim(EXISTS, "", self.source, f"Blatt, {row}", as_of, status)
        for prop, value in values.items():
            yield Claim(prop, value, self.source, f"Blatt, {row}", as_of, "fromList")


def records_of(number: int, actors: int, relations: int, networks: int) -> list[Record]:
    """Everything recorded of one district: that many organizations, and about that many relations."""
    key = f"{10_000 + number}"
    home = _District(key, number)
    found = [
        home.entity("bezirk", "District", name=f"Kreis {key}", ags=f"{key}000", land="BW", districtType="LK"),
        home.entity("Q1", "Source", name=f"Netzwerkliste {key}", statedOn="2025-11-01", sourceKind="list"),
        *(_organization(home, i) for i in range(actors)),
    ]
    bodies = [f"G{i}" for i in range(len(_BODIES) + 4)]
    for i, body in enumerate(bodies):
        kind, name = _BODIES[i] if i < len(_BODIES) else ("HANDL", f"Arbeitskreis {i}")
        found.append(home.entity(body, "Committee", name=name, kind=kind, membersComplete="all"))
    nets = [f"N{i}" for i in range(networks)]
    found += [home.entity(n, "EarlyHelpNetwork", name=f"Netzwerk {n}", networkKind="FH") for n in nets]
    return [*found, *_documents(home, actors), *_relations(home, actors, relations, [*nets, *bodies])]


def _organization(home: _District, number: int) -> Record:
    sector, actor_type, partner = ("KJH", "NWK", "KKG01") if number == 0 else _KINDS[number % len(_KINDS)]
    named = {"name": f"Einrichtung {number:04} {actor_type}", "carrierKind": _CARRIERS[number % 3]}
    return home.entity(
        f"A{number}", "Organization", sector=sector, actorType=actor_type, coversPartner=partner, **named
    )


def _documents(home: _District, actors: int) -> Iterator[Record]:
    for i in range(4):
        yield home.entity(f"V{i}", "Agreement", name=f"Vereinbarung {i}", kind="KOOPV", agreementStatus="signed")
        yield home.entity(f"P{i}", "Paper", name=f"Vorlage {i}", kind="BV", topicRelation="core", date=f"202{i + 2}-02")
        for body, role in ("G0", "VORB"), ("G1", "ENTSCH"):
            on = {"date": f"202{i + 2}-03-0{i + 1}", "result": "adopted"}
            yield home.relation("Consultation", f"P{i}", body, role=role, **on)
        for actor in home.draw.sample(range(actors), min(actors, 15)):
            yield home.relation("Signs", f"A{actor}", f"V{i}", date="2022-03-01")


def _relations(home: _District, actors: int, relations: int, bodies: list[str]) -> Iterator[Record]:
    """Half of them seats, half of them ties; the coordination is tied to a third of the actors."""
    seats = {(a, home.draw.choice(bodies)) for a in range(actors) for _ in range(3)}
    for actor, body in sorted(seats):
        level = home.draw.choice(("STRAT", "LEIT", "OPER"))
        yield home.relation("Membership", f"A{actor}", body, role="member", level=level, participantGroup="G2")
    pairs = {(0, a) for a in range(1, actors, 3)}
    while len(pairs) < min(relations - len(seats) - 68, actors * (actors - 1) // 4):
        a, b = sorted(home.draw.sample(range(actors), 2))
        pairs.add((a, b))
    for a, b in sorted(pairs):
        yield home.relation("Cooperation", f"A{a}", f"A{b}", intensity=str(home.draw.randint(1, 4)))


def write_nation(store: GraphStore, districts: int = DISTRICTS) -> tuple[int, int, int]:
    """Commit that many districts, a batch each; how many networks, organizations and relations these are."""
    networks = actors = relations = 0
    for number in range(districts):
        more = _share(NETWORKS, number), _share(ACTORS, number), _share(RELATIONS, number)
        records = records_of(number, more[1], more[2], more[0])
        store.commit(Batch("bench", TIME, "Netzwerkliste", tuple(put(r) for r in records)))
        networks, actors = networks + more[0], actors + more[1]
        relations += sum(hasattr(r, "target") for r in records)
    return networks, actors, relations


def _share(total: int, number: int) -> int:
    """The part of a total that falls to a district, so that all parts add up."""
    return total * (number + 1) // DISTRICTS - total * number // DISTRICTS
