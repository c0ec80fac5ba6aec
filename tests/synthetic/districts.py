"""Synthetic districts and nations, the same byte for byte for the same seed.

* ``district(7)``: one district, fully recorded
* ``district(7, unknown=0.3)``: three of ten facts not known for sure
* ``district(7, exemplary=True)``: has all that the norms ask for, as far as its size allows
* ``district(7, plant=[Plant("a vacant seat", SILENT)])``: such a district with one gap (`tests.synthetic.gaps`)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from graph.records import Record
from graph.stores.base import Batch, put
from tests.synthetic.blur import blurred
from tests.synthetic.bodies import add_actors, add_committees, add_networks
from tests.synthetic.draft import Draft
from tests.synthetic.facts import COUNCIL, ON, TIME, Fact, sources, written
from tests.synthetic.gaps import Plant, Planted, planted
from tests.synthetic.papers import add_agreements, add_papers, add_rest
from tests.synthetic.ties import add_ties, add_wishes

LAENDER = ("BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH")
TIES = 4
"""Cooperations an actor of a single district: 8 contacts each (assumption; surveys of whole networks find more)."""


@dataclass(frozen=True)
class District:
    """A synthetic district: what is true there (``truth``), and what is recorded of it (``records``)."""

    key: str
    truth: tuple[Fact, ...]
    records: tuple[Record, ...]
    planted: tuple[Planted, ...] = ()
    on: date = ON

    def batch(self) -> Batch:
        """The records as one batch."""
        return Batch("synthetisch", TIME, "Synthetischer Bezirk", tuple(put(r) for r in self.records))


def district(
    seed: int, actors: int = 45, unknown: float = 0.0, *, exemplary: bool = False, plant: Sequence[Plant] = ()
) -> District:
    """One district; at ``unknown`` 0 everything is recorded, at 1 nothing is known for sure but what is planted.

    Gaps are planted into exemplary districts, for there they are the only ones; those need 45 actors to have each kind.
    """
    draw = Random(f"district {seed} {actors}")
    draft = drafted(f"{90000 + seed % 10000}", draw, actors, exemplary=exemplary or bool(plant))
    add_ties(draft, TIES * actors)
    if not draft.exemplary:
        add_wishes(draft)
    gaps = tuple(planted(draft, each) for each in plant)
    return recorded_of(draft, unknown, gaps)


def recorded_of(draft: Draft, unknown: float, gaps: tuple[Planted, ...] = ()) -> District:
    """The district of a draft, as it is recorded at a level of unknowns."""
    truth = tuple(draft.facts.values())
    told = blurred(truth, unknown, Random(f"recorded {draft.key} {unknown}"), draft.keep)
    records = tuple(written(f) for f in (*told, *draft.rumours))
    return District(draft.key, truth, records, gaps)


def drafted(key: str, draw: Random, actors: int, *, exemplary: bool = False, networks: int | None = None) -> Draft:
    """The truth of a district without ties and without anything planted."""
    draft = Draft(key, draw, exemplary)
    land, county = draw.choice(LAENDER), draw.random() < 0.6
    for fact in sources(key):
        draft.facts[fact.id] = fact
    home = {"name": f"Synthetischer Bezirk {key}", "ags": f"{key}000", "land": land}
    number = 1 + (actors >= 60) if networks is None else networks
    values = {**home, "districtType": "LK" if county else "KS", "networkCount": str(number)}
    draft.add("bezirk", "District", values, COUNCIL)
    add_actors(draft, actors)
    add_networks(draft, number)
    add_committees(draft, county=county)
    add_papers(draft)
    add_agreements(draft)
    add_rest(draft)
    return draft
