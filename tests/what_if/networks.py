"""Networks drawn by hypothesis: two systems, others, coordination or none, loose and unknown ties, ties to oneself."""

import hypothesis.strategies as st

from graph.district.snapshot import Snapshot
from graph.records import Record
from ontology import Model
from tests.indicators.worlds import org, seat, works, world
from tests.musterstadt import NEW, OLD, UNKNOWN, a

_BODIES = ("99001:G1", "99001:G2")
_KINDS = ("KJH", "KJH", "GES", "GES", "FF", None)


@st.composite
def districts(draw: st.DrawFn, model: Model, most: int = 9) -> Snapshot:
    """A district of up to that many organizations."""
    names = [f"a{i}" for i in range(draw(st.integers(0, most)))]
    records: list[Record] = []
    for name in names:
        sector = draw(st.sampled_from(_KINDS))
        values = {"sector": sector} if sector else {}
        if draw(st.integers(0, 5)) == 0:
            values["actorType"] = "NWK"
        records.append(org(name, **values))
    pairs = [(one, other) for one in names for other in names if one <= other]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=2 * most)) if pairs else []
    for one, other in chosen:
        said = draw(st.sampled_from((NEW, NEW, NEW, OLD, UNKNOWN)))
        records.append(works(one, other, said, intensity=str(draw(st.sampled_from((1, 2, 2, 3, 4))))))
    for name in names:
        for body in draw(st.sets(st.sampled_from(_BODIES))):
            records.append(seat(name, draw(st.sampled_from((NEW, OLD, UNKNOWN))), body=body))
    return world(model, [*records, *(a(body, "Committee", name=body, kind="STEUER") for body in _BODIES)])
