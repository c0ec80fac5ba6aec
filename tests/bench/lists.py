"""A plausible, seeded list of a district for benchmarks: invented names only."""

import csv
import random
from collections.abc import Sequence
from pathlib import Path

_KINDS = [
    ("Kinder- und Jugendhilfe", "KITA"),
    ("Kinder- und Jugendhilfe", "ASD"),
    ("Kinder- und Jugendhilfe", "EFB"),
    ("Gesundheitswesen", "KINA"),
    ("Gesundheitswesen", "GEBKL"),
    ("Gesundheitswesen", "HEB"),
    ("Schwangerschaftsberatung", "SSB"),
    ("Frühförderung", "FF"),
]


def write_list(folder: Path, actors: int, ties: int, seed: int = 1) -> Path:
    """A CSV folder with that many organizations, eight bodies, three seats each, and that many ties."""
    draw = random.Random(seed)
    organizations = [(f"A{i:04}", f"Einrichtung {i:04}", *_KINDS[i % len(_KINDS)]) for i in range(actors)]
    organizations[0] = ("A0000", "Netzwerkkoordination", "Kinder- und Jugendhilfe", "NWK")
    bodies = [("G0", "Jugendhilfeausschuss", "JHA"), ("G1", "Steuerungsgruppe", "STEUER")]
    bodies += [(f"G{i}", f"Arbeitskreis {i}", "HANDL") for i in range(2, 8)]
    seats = [(a[0], draw.choice(bodies)[0]) for a in organizations for _ in range(3)]
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < ties:
        a, b = sorted(draw.sample([o[0] for o in organizations], 2))
        pairs.add((a, b))
    _write(folder / "akteure.csv", ("Kennung", "Name", "Bereich", "Akteurstyp"), organizations)
    _write(folder / "gremien.csv", ("Kennung", "Name", "Art"), bodies)
    _write(folder / "mitgliedschaften.csv", ("Akteur", "Gremium"), sorted(set(seats)))
    rows = [(a, b, str(draw.randint(1, 4))) for a, b in sorted(pairs)]
    _write(folder / "beziehungen.csv", ("von", "zu", "Intensität"), rows)
    _write(folder / "bezirk.csv", ("ags", "Name", "Art", "Land"), [("99999000", "Musterkreis", "LK", "BW")])
    return folder


def _write(path: Path, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
