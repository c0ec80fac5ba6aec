"""The settings of the map as a plain form: what an address asks for, and the choices that a page offers."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Annotated, NamedTuple
from urllib.parse import parse_qs, urlencode

from fastapi import Query

from api.page_parts.page_frame import PageOf
from graph.map.canvas import Canvas
from graph.map.narrowing import regions_offered, tags_offered
from graph.map.picture import SHAPES
from graph.map.view import (
    COLOURINGS,
    MAP_LAYERS,
    MOST_DEPTH,
    SIZES,
    STRONGEST,
    USUAL,
    MapView,
    colouring_label,
    place_of,
)
from ontology.errors import ModelError
from ontology.values import earliest

_Name = Annotated[str, Query(max_length=300)]
_Names = Annotated[list[_Name] | None, Query(max_length=40)]


class Offer(NamedTuple):
    """A choice of the form: its value, its words, and whether it is taken."""

    value: str
    label: str
    taken: bool


@dataclass(frozen=True, slots=True)
class MapAsked:
    """What the address of the map asks for; what is none of the choices is taken for not asked."""

    akteur: _Name = ""
    bis: _Name = ""
    gewaehlt: _Name = ""
    ebene: _Names = None
    ohne: _Name = ""
    tiefe: Annotated[int, Query(ge=1, le=MOST_DEPTH)] = 1
    form: _Names = None
    staerke: Annotated[int, Query(ge=1, le=STRONGEST)] = 1
    ort: _Name = ""
    merkmal: _Name = ""
    region: _Name = ""
    seit: _Name = ""
    farbe: _Name = "sector"
    groesse: _Name = "same"

    @property
    def view(self) -> MapView:
        """What is to be seen."""
        chosen = frozenset(self.ebene or ()) & frozenset(MAP_LAYERS)
        return MapView(
            layers=chosen if self.gewaehlt else USUAL,
            coordination=self.ohne != "koordination",
            strength=self.staerke,
            shapes=frozenset(self.form or ()) & frozenset(SHAPES),
            place=self.ort,
            tag=self.merkmal,
            region=self.region,
            since=self.day_since,
            colour=self.farbe if self.farbe in COLOURINGS else "sector",
            size=self.groesse if self.groesse in SIZES else "same",
        )

    @property
    def day_since(self) -> str:
        """The day since when ties must be confirmed; empty for what is none."""
        try:
            return earliest(self.seit).isoformat() if self.seit else ""
        except ModelError:
            return ""

    @property
    def settings(self) -> str:
        """The settings without who is in focus, as an address says them; empty where they are the usual ones."""
        view = self.view
        layers = [("gewaehlt", "1"), *(("ebene", name) for name in MAP_LAYERS if name in view.layers)]
        said = layers if view.layers != USUAL else []
        said += [("ohne", "koordination")] if not view.coordination else []
        said += [("form", name) for name in SHAPES if name in view.shapes]
        usual = (("tiefe", self.tiefe, 1), ("staerke", view.strength, 1), ("ort", view.place, ""))
        narrowed = (("merkmal", view.tag, ""), ("region", view.region, ""), ("seit", view.since, ""))
        worn = (("farbe", view.colour, "sector"), ("groesse", view.size, "same"))
        said += [(name, str(value)) for name, value, normal in (*usual, *narrowed, *worn) if value != normal]
        return urlencode(said)

    @property
    def address(self) -> str:
        """The settings with who is in focus, and the other end of a way."""
        meant = urlencode([(name, said) for name, said in (("akteur", self.akteur), ("bis", self.bis)) if said])
        return "&".join(filter(None, (meant, self.settings)))


def map_asked_in(address: str) -> MapAsked:
    """What an address of the map asks for, as `MapAsked.address` writes it; the usual for what it does not say."""
    said = parse_qs(address[:_LONGEST])
    told = {name: values[-1][:300] for name, values in said.items()}
    depth, strength = (told.get(name, "") for name in ("tiefe", "staerke"))
    return MapAsked(
        **{name: told.get(name, usual) for name, usual in _WORDS.items()},
        ebene=said.get("ebene"),
        form=said.get("form"),
        tiefe=int(depth) if depth in {str(n) for n in range(1, MOST_DEPTH + 1)} else 1,
        staerke=int(strength) if strength in {str(n) for n in range(1, STRONGEST + 1)} else 1,
    )


_LONGEST = 2_000
_WORDS = {f.name: str(f.default) for f in fields(MapAsked) if f.name not in ("ebene", "form", "tiefe", "staerke")}
"""The settings that are one word each, with what is usual."""


class MapForm:
    """The choices of the form for one map."""

    def __init__(self, frame: PageOf, sheet: Canvas, asked: MapAsked) -> None:
        self._frame, self._sheet, self._asked = frame, sheet, asked
        self._view = asked.view

    @property
    def layers(self) -> list[Offer]:
        """The layers."""
        told = self._frame.words.say
        return [Offer(name, told(label), name in self._view.layers) for name, label in MAP_LAYERS.items()]

    @property
    def shapes(self) -> list[Offer]:
        """The kinds of actors that are there."""
        there = {n.shape for n in self._sheet.picture.actors}
        told = self._frame.words.say
        return [Offer(k, told(label), k in self._view.shapes) for k, label in SHAPES.items() if k in there]

    @property
    def places(self) -> list[Offer]:
        """The places that actors have."""
        snapshot = self._frame.snapshot
        found = {place for n in self._sheet.picture.actors if (place := place_of(snapshot, n.id))}
        return [Offer(place, place[:80], place == self._view.place) for place in sorted(found)]

    @property
    def tags(self) -> list[Offer]:
        """The tags that actors carry: actor type, group of the law, profession, kind of carrier, level."""
        found = tags_offered(self._frame.snapshot, (n.id for n in self._sheet.picture.actors))
        return [Offer(value, self._frame.words.say(label), value == self._view.tag) for value, label in found]

    @property
    def regions(self) -> list[Offer]:
        """The regions that actors work in."""
        found = regions_offered(self._frame.snapshot)
        return [Offer(id, name[:80], id == self._view.region) for id, name in found]

    @property
    def colours(self) -> list[Offer]:
        """What colours can be by."""
        told = self._frame.words.say
        return [Offer(name, told(colouring_label(name)), name == self._view.colour) for name in COLOURINGS]

    @property
    def sizes(self) -> list[Offer]:
        """What sizes can be by."""
        told = self._frame.words.say
        return [Offer(name, told(label), name == self._view.size) for name, label in SIZES.items()]

    @property
    def depths(self) -> list[Offer]:
        """How far around an actor."""
        return [Offer(str(n), str(n), n == self._asked.tiefe) for n in range(1, MOST_DEPTH + 1)]

    @property
    def strengths(self) -> list[Offer]:
        """From which intensity on cooperation is drawn."""
        return list(self._strengths())

    def _strengths(self) -> Iterator[Offer]:
        words = self._frame.words
        named = {1: words("jede", "any"), STRONGEST: words("nur die engste", "the closest only")}
        for n in range(1, STRONGEST + 1):
            yield Offer(str(n), named.get(n, words(f"ab {n}", f"from {n} on")), n == self._asked.staerke)

    @property
    def changed(self) -> bool:
        """Whether anything is set otherwise than usual."""
        return bool(self._asked.settings)
