"""The judge of findings on single lines into politics: whoever leaves, is there still a way?"""

from collections.abc import Iterator

import networkx as nx

from graph.findings.finding import Finding
from tests.synthetic.facts import Fact
from tests.synthetic.judges import there
from tests.synthetic.view import View

NETWORK = "network"
POLITICAL = ("PARL-K", "PARL-S", "PARL-B", "HAUPT", "JHA", "UAJHP", "GESA", "SOZA", "FINA", "SCHA")


@there("single_line")
def another_way(view: View, finding: Finding) -> bool:
    """Whoever leaves, somebody else still sits in the body or brings papers there."""
    (body,) = finding.subjects
    ways = nx.DiGraph(_steps(view))
    if not ways.has_node(body) or not nx.has_path(ways, NETWORK, body):
        return False
    others = set(ways) - {NETWORK} - {f.id for f in view.of("Committee")}
    return all(nx.has_path(ways.subgraph(set(ways) - {one}), NETWORK, body) for one in others)


def _steps(view: View) -> Iterator[tuple[str, str]]:
    """From whom to whom word gets: by seats both ways, by papers from who brings them to where they are consulted."""
    own = view.network_bodies()
    yield from ((NETWORK, office) for office in view.typed("NWK"))
    for member, body, _ in view.ends("Membership"):
        room = NETWORK if body in own else body
        yield from ((member, room), (room, member))
    for kind in ("InitiatedBy", "UnderDirectionOf"):
        for paper, bringer, _ in view.ends(kind):
            yield from ((bringer, body) for body, _ in _stops(view, paper))
    for paper in (f.id for f in view.of("Paper")):
        stops = _stops(view, paper)
        yield from ((one, other) for one, first in stops for other, then in stops if _before(first, then))


def _stops(view: View, paper: str) -> list[tuple[str, Fact]]:
    """The political bodies in which a paper was consulted or decided."""
    stops = [(body, fact) for about, body, fact in view.consulted(*POLITICAL) if about == paper]
    return stops + [(r.value("body"), r) for r in view.of("Resolution") if r.value("paper") == paper]


def _before(one: Fact, other: Fact) -> bool:
    if one.value("order") and other.value("order"):
        return int(one.value("order")) < int(other.value("order"))
    return one.value("date") <= other.value("date")
