"""Nations drawn for the tests: as many districts of each type and Land as there are, with values that are known."""

from random import Random

from graph.cells.peer_groups import Participant, PeerPlace

OF_LAND = {
    "BW": 46, "BY": 96, "BE": 12, "BB": 18, "HB": 2, "HH": 7, "HE": 33, "MV": 8, "NI": 54, "NW": 186, "RP": 41,
    "SL": 6, "SN": 13, "ST": 14, "SH": 15, "TH": 19,
}  # fmt: skip
"""Districts of each Land, about as many as there are youth offices (assumption; 570 together)."""
ID = "A1"


def drawn_places(districts: int) -> list[PeerPlace]:
    """Where they stand; the same for the same number."""
    draw = Random(f"places {districts}")
    lands = [land for land, n in OF_LAND.items() for _ in range(n)]
    draw.shuffle(lands)
    places = []
    for land in lands[:districts]:
        city = land in ("BE", "HB", "HH")
        type = ("BZ" if land != "HB" else "KS") if city else draw.choices(("LK", "KS", "KG"), (55, 20, 25))[0]
        places.append(PeerPlace(type, draw.choices(("small", "middle", "large"), (40, 40, 20))[0], land))
    return places


def drawn_nation(districts: int, unknown: float, seed: int = 1) -> tuple[list[Participant], dict[str, float]]:
    """Districts whose share of known things is 1 - ``unknown``, and the true share of each."""
    draw = Random(f"values {seed}")
    found, truth = [], {}
    for number, place in enumerate(drawn_places(districts)):
        key, things, chance = f"{90001 + number}", draw.randint(8, 30), draw.betavariate(4, 4)
        there = [draw.random() < chance for _ in range(things)]
        seen = [draw.random() >= unknown for _ in there]
        low = sum(t and s for t, s in zip(there, seen, strict=True)) / things
        high = low + sum(not s for s in seen) / things
        truth[key] = sum(there) / things
        found.append(Participant(key, place, {ID: (low, high)}))
    return found, truth
