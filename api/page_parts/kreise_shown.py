"""Which districts may stand on the map of Kreise by name, and the same as a list.

A district stands there that the reader reads anyway; of others those whom these pages name elsewhere: since a public
source says that they were in a cluster of a project, or since they released a work that bears their name. Whoever
released values alone stays without a name (`docs/domain.md` 7.2).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from api.page_parts.kreis_map import KREIS_MARKS, KreisMark, KreisWords, MarkedDistrict, kreis_map, kreis_mark
from api.page_parts.nation_frame import NationPage
from api.page_parts.nation_standing import Standing
from graph.kreise.kreis_keys import KreisPlace, kreis_place
from graph.kreise.kreis_shapes import KREISE_SOURCE
from graph.map.labels import clean_label
from graph.records import Entity
from ontology import Text, say
from ontology.names import Prop

_MARKS = {Standing.RELEASED: KreisMark.RELEASED, Standing.PUBLIC: KreisMark.PUBLIC, Standing.KEPT: KreisMark.KEPT}
_NOTHING = Text(de="Hier nichts mit Namen", en="Nothing by name here")
_AT_ONCE = 60
"""As many names of a kind stand open; more are unfolded."""
_NOWHERE = KreisPlace("", within=False)


class NamedByOthers(NamedTuple):
    """Districts that these pages name though the reader does not read them: by a released work, by a project."""

    released: frozenset[str]
    public: frozenset[str]


def marked_districts(
    frame: NationPage, standing: Mapping[str, Standing], named: NamedByOthers
) -> Iterator[MarkedDistrict]:
    """The districts on the map; invented places have no Kreis."""
    own = {d.owner for d in frame.own}
    for district in frame.districts:
        mark = _mark(district, standing, named, district.owner in own)
        if mark is not None:
            place = kreis_place(district) or _NOWHERE
            address = frame.of_district(district.owner) if district.owner in own else ""
            yield MarkedDistrict(clean_label(district.name), address, *place, mark)


def _mark(district: Entity, standing: Mapping[str, Standing], named: NamedByOthers, own: bool) -> KreisMark | None:
    key = district.owner
    if standing[key] is Standing.INVENTED:
        return None
    if own:
        return _MARKS[standing[key]]
    if key in named.released:
        return KreisMark.RELEASED
    return KreisMark.PUBLIC if key in named.public else None


def _lands(frame: NationPage) -> frozenset[str]:
    """The Länder of whoever is told of some districts alone, as far as they are recorded."""
    if not frame.in_part:
        return frozenset()
    return frozenset(land for d in frame.districts if (land := d.value(Prop.LAND)))


def shown_kreise(frame: NationPage, marked: Sequence[MarkedDistrict]) -> Mapping[str, Any]:
    """Map, legend, list and source line, for the template."""
    say_it = frame.words.say
    told = {mark: say_it(label) for mark, label in KREIS_MARKS.items()}
    there = [mark for mark in KreisMark if any(d.mark is mark for d in marked)]
    by_name = sorted(marked, key=lambda d: d.name.casefold())
    return {
        "map": kreis_map(by_name, KreisWords(told, say_it(_NOTHING)), _lands(frame)),
        "legend": [*((kreis_mark(mark), told[mark]) for mark in there), (kreis_mark(None), say_it(_NOTHING))],
        "lists": [(told[mark], [(d.name, d.address) for d in by_name if d.mark is mark]) for mark in there],
        "at_once": _AT_ONCE,
        "headline": say_it(
            say(
                "{n} {n:Bezirk|Bezirke} mit Namen auf der Karte der Kreise",
                "{n} {n:district|districts} by name on the map of Kreise",
                n=sum(d.has_place for d in marked),
            )
        ),
        "nowhere": [d.name for d in by_name if not d.has_place],
        "source": say_it(KREISE_SOURCE),
    }
