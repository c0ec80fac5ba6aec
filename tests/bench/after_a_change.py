"""How soon all parts of a district are there again after one of its records changed, in one process.

Processor time, so that others on the same cores change little. The plain way works each part out from the store.
"""

from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from statistics import median
from time import process_time

from graph.analysis import Analysis, analyse
from graph.anchoring.as_json import anchoring_json
from graph.anchoring.lines import anchoring_of
from graph.as_json import analysis_json, indicators_json, links_json
from graph.district.loading import district_of, snapshot_of
from graph.live.answers import as_json_bytes
from graph.live.live import Live
from graph.map.as_json import map_json
from graph.map.canvas import canvas_of
from graph.missing_links import MissingLinks, usual_in
from graph.records import Entity, Record, with_claims
from graph.records.claims import Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, Scope, put
from graph.stores.privacy import MaskedReader
from graph.what_if.answering import Wanted, answer_to
from graph.what_if.as_json import what_if_json
from ontology import Model, load_model
from ontology.names import EntityType, Prop, StatementStatus
from tests.bench.measuring import Measured
from tests.synthetic.districts import District, district

CHANGES = 12
_TIME = "2024-07-01T12:00:00+02:00"
_Parts = Mapping[str, Callable[[], bytes]]


def parts(analysis: Callable[[], Analysis], links: Callable[[], MissingLinks]) -> _Parts:
    """Each part of a district as the web answers it; the first one asked pays for what all of them share."""
    return {
        "findings": lambda: as_json_bytes(analysis_json(analysis())),
        "indicators": lambda: as_json_bytes(indicators_json(analysis())),
        "links": lambda: as_json_bytes(links_json(analysis(), islice(links(), 20))),
        "what-if": lambda: as_json_bytes(what_if_json(answer_to(analysis().snapshot, Wanted(None, limit=20)))),
        "anchoring": lambda: as_json_bytes(anchoring_json(anchoring_of(analysis().snapshot))),
        "map": lambda: as_json_bytes(map_json(canvas_of(analysis()), "90007", "")),
    }


def change(store: GraphStore, made: District, number: int) -> None:
    """Another telephone number of an organization, a new intensity of a tie, in turn."""
    organizations = [r for r in made.records if r.type == EntityType.ORGANIZATION]
    ties = [r for r in made.records if r.type == "Cooperation"]
    chosen: Record = organizations[number % len(organizations)] if number % 2 else ties[number % len(ties)]
    isolated = isinstance(chosen, Entity)
    prop, value = (Prop.LOCALITY, f"Ort {number}") if isolated else (Prop.INTENSITY, str(1 + number % 3))
    said = Claim(prop, value, status=StatementStatus.CONFIRMED)
    left = (c for c in chosen.claims if c.prop != prop)
    batch = Batch("Koordination", _TIME, "Änderung", (put(with_claims(chosen, (*left, said))),))
    store.commit(batch, EVERYTHING)


def after_a_change(folder: Path) -> Measured:
    """All parts after each of some changes; the median."""
    model, made = load_model(), district(7, 150, 0.1)
    store = open_store(f"sqlite:///{folder / 'netz.db'}", model)
    store.commit(made.batch(), EVERYTHING)
    live = Live(store, model)
    live_times, plain_times = list[float](), list[float]()
    for number in range(CHANGES + 1):
        started = process_time()
        kept = live.of(made.key, made.on)
        usual = live.usual(kept, Scope.of(made.key))
        for work in parts(lambda k=kept: k.analysis, lambda k=kept, u=usual: k.links(u)).values():  # type: ignore[misc]
            work()
        if number:  # the first one also loads what every district needs
            live_times.append(process_time() - started)
        if number % 4 == 1:
            started = process_time()
            for name in parts(lambda: _anew(store, model, made), lambda: _links(store, model, made)):
                parts(lambda: _anew(store, model, made), lambda: _links(store, model, made))[name]()
            plain_times.append(process_time() - started)
        change(store, made, number)
    store.close()
    return Measured(median(live_times), median(plain_times), f"processor time, {CHANGES} changes of 150 actors")


def _anew(store: GraphStore, model: Model, made: District) -> Analysis:
    reader = MaskedReader(store, model)
    return analyse(snapshot_of(reader, model, district_of(reader, made.key, Scope.of(made.key)), made.on))


def _links(store: GraphStore, model: Model, made: District) -> MissingLinks:
    snapshot = _anew(store, model, made).snapshot
    return MissingLinks(snapshot, usual_in(MaskedReader(store, model), snapshot, EVERYTHING))
