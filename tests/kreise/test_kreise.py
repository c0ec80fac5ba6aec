"""The outlines of the Kreise that ship: all of them, small, and each district of the shipped material within one."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from graph.identifiers import land_of_ags
from graph.kreise.kreis_keys import LATER_KREIS, KreisPlace, kreis_place
from graph.kreise.kreis_shapes import KREISE, kreis_shapes
from graph.records import Entity, entity
from graph.records.claims import EXISTS, Claim

_SEED = Path(__file__).parents[2] / "seed"
_OF_EACH_LAND = {
    "SH": 15, "HH": 1, "NI": 45, "HB": 2, "NW": 53, "HE": 26, "RP": 36, "BW": 44,
    "BY": 96, "SL": 6, "BE": 1, "BB": 18, "MV": 8, "SN": 13, "ST": 14, "TH": 22,
}  # fmt: skip
"""Kreise and kreisfreie Städte since July 2021."""


def district(key: str, **said: str) -> Entity:
    claims = [Claim(EXISTS, "true"), Claim("name", key), *(Claim(prop, value) for prop, value in said.items())]
    return entity(f"{key}:bezirk", "District", key, claims)


def test_all_400_kreise_are_there_and_the_file_is_small() -> None:
    shapes = kreis_shapes()
    assert Counter(land_of_ags(key) for key in shapes.kreise) == _OF_EACH_LAND
    assert KREISE.stat().st_size < 100_000
    assert "GeoNutzV" in KREISE.with_name("QUELLE.md").read_text("utf-8")


def test_each_has_an_outline_and_a_point_on_the_drawing() -> None:
    shapes = kreis_shapes()
    for key, kreis in shapes.kreise.items():
        assert re.fullmatch(r"(M\d+ \d+l[ \d-]+z)+", kreis.path), key
        assert 0 <= kreis.x <= shapes.width, key
        assert 0 <= kreis.y <= shapes.height, key
        assert kreis.name, key
        assert kreis.across > 0, key


def test_no_two_are_called_alike() -> None:
    labels = Counter(kreis.label for kreis in kreis_shapes().kreise.values())
    assert [label for label, n in labels.items() if n > 1] == []


def test_what_merged_since_is_gone_and_leads_to_what_is_there() -> None:
    there = set(kreis_shapes().kreise)
    assert not there & LATER_KREIS.keys()
    assert set(LATER_KREIS.values()) <= there


@pytest.mark.parametrize(
    ("found", "place"),
    [
        (district("05370"), KreisPlace("05370", within=False)),
        (district("bezirk-3", ags="05370000"), KreisPlace("05370", within=False)),
        (district("05370012"), KreisPlace("05370", within=True)),
        (district("gk", ags="05370012"), KreisPlace("05370", within=True)),
        (district("11-pankow", land="BE"), KreisPlace("11000", within=True)),
        (district("02-harburg", land="HH"), KreisPlace("02000", within=True)),
        (district("16056", ags="16056000"), KreisPlace("16063", within=True)),
        (district("03152"), KreisPlace("03159", within=True)),
        (district("13052"), KreisPlace("13052", within=False)),  # divided: has no place today
        (district("irgendwo", land="NW"), None),
        (district("0537"), None),
    ],
    ids=lambda value: value.owner if isinstance(value, Entity) else "",
)
def test_a_district_lies_where_its_key_says(found: Entity, place: KreisPlace | None) -> None:
    assert kreis_place(found) == place


@pytest.mark.parametrize("folder", ["bund", "projekte"])
def test_every_district_of_the_shipped_material_has_a_place(folder: str) -> None:
    with (_SEED / folder / "bezirke.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    key = next(name for name in rows[0] if name in {"Kennung", "Bezirk", "Schlüssel"})
    for row in rows:
        place = kreis_place(district(row[key], land=row.get("Land", "")))
        assert place is not None, row[key]
        assert place.key in kreis_shapes().kreise, row[key]
