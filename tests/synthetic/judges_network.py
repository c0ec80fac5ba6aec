"""Judges of findings on who takes part and who works with whom."""

import networkx as nx

from graph.findings.finding import Finding
from ontology import load_model
from tests.synthetic.judges import named, there
from tests.synthetic.view import View

YOUTH, HEALTH = ("KJH", "FAM"), ("GES",)
GATE, SLACK = 0.7, 0.05


@there("missing_actor")
def group(view: View, finding: Finding) -> bool:
    """Somebody of the group sits in a body of the network."""
    (code,) = finding.subjects
    norm = load_model().norms.get(code)
    about = {code} if norm is None else {code, *norm.about_in("KkgPartner"), *norm.about_in("ActorType")}
    sectors = {code} if norm is None else {code, *norm.about_in("Sector")}
    seated = (m for m in view.members(*view.network_bodies()) if view.type(m) in ("Organization", "PersonGroup"))
    return any(about & view.codes(m) or sectors & view.sectors(m) for m in seated)


@there("coordination_missing")
def coordination(view: View, finding: Finding) -> bool:
    """There is a coordinating office."""
    del finding
    return bool(view.typed("NWK"))


@there("single_thread")
def second_of_sector(view: View, finding: Finding) -> bool:
    """Two of the sector sit in bodies of the network."""
    (sector,) = finding.subjects
    seated = (m for m in view.members(*view.network_bodies()) if view.type(m) in ("Organization", "PersonGroup"))
    return sum(sector in view.sectors(m) for m in seated) > 1


@there("expected_link")
def link(view: View, finding: Finding) -> bool:
    """In any line it names, anybody of the one type works with anybody of the other; of whom nobody speaks, no survey
    can know.

    Below the gate of 70 % any of them may, so there is no question on a single pair.
    """
    if finding.certainty == "question" and not enough_ties(view):
        return True
    norms = load_model().norms
    lines = [norms[n] for n in finding.norms if norms[n].kind == "expectedLink"]
    return not lines or any(_tied(view, line.link_from or "", line.link_to or "") for line in lines)


def _tied(view: View, start: str, end: str) -> bool:
    starts, ends = (view.typed(code) & set(view.told) for code in (start, end))
    return any(frozenset((a, b)) in view.ties for a in starts for b in ends)


@there("proposed_link")
def pair_works_together(view: View, finding: Finding) -> bool:
    """The pair works together. Below the gate of 70 % it may, so it is named only where one wishes for the other."""
    pair = frozenset(finding.subjects)
    wished = any(frozenset(ends) == pair for *ends, _ in view.ends("CooperationWish"))
    return pair in view.ties or not (wished or enough_ties(view))


def _graph(view: View) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(f.id for f in view.of("Organization"))
    graph.add_nodes_from(m for m in _seated(view))
    graph.add_edges_from((min(pair), max(pair)) for pair in view.ties)
    return graph


def _seated(view: View) -> set[str]:
    return {a for a, _, _ in view.ends("Membership") if view.type(a) in ("Organization", "PersonGroup")}


def _cross(view: View, graph: "nx.Graph[str]") -> tuple[set[str], set[str]]:
    return view.system(YOUTH) & set(graph), view.system(HEALTH) & set(graph)


@there("thin_between_systems")
def dense_between_systems(view: View, finding: Finding) -> bool:
    """The density between the systems is at least half of the whole, with some slack.

    Whether a group of persons counts as an actor may hang on a seat of which it is open whether it is held.
    """
    del finding
    graph = _graph(view)
    youth, health = _cross(view, graph)
    tied = sum(graph.has_edge(a, b) for a in youth for b in health)
    return bool(tied / (len(youth) * len(health)) >= (0.5 + SLACK) * nx.density(graph))


@there("health_at_the_edge")
def health_well_tied(view: View, finding: Finding) -> bool:
    """At most a third of health care is at the edge, or somebody named has two partners."""
    health = view.system(HEALTH)
    edge = [a for a in health if len(view.partners(a)) <= 1]
    named_so = named(view, finding, "Organization")
    return len(edge) <= len(health) / 3 or any(len(view.partners(a)) > 1 for a in named_so)


@there("depends_on_coordination")
def ways_without_coordination(view: View, finding: Finding) -> bool:
    """At most half of the ways between the systems get longer, and the network does not fall apart."""
    del finding
    graph, hubs = _graph(view), view.typed("NWK")
    youth, health = _cross(view, graph)
    alone = graph.subgraph(set(graph) - hubs)
    before, after = (dict(nx.all_pairs_shortest_path_length(g)) for g in (graph, alone))
    pairs = [(a, b) for a in youth - hubs for b in health - hubs if b in before[a]]
    longer = sum(after[a].get(b, len(graph)) > before[a][b] for a, b in pairs)
    parts = sum(1 for part in nx.connected_components(graph) if not part <= hubs)
    new = nx.number_connected_components(alone) - parts
    return longer <= len(pairs) / 2 and new <= 1


@there("only_by_coordination")
def other_partners(view: View, finding: Finding) -> bool:
    """Somebody named has a partner beside the coordination."""
    hubs = view.typed("NWK")
    return any(view.partners(a) - hubs for a in named(view, finding, "Organization", "PersonGroup"))


@there("tie_data_question")
def ties_suffice(view: View, finding: Finding) -> bool:
    """Seven of ten organizations have answered the survey."""
    del finding
    return enough_ties(view)


def enough_ties(view: View) -> bool:
    """Whether seven of ten organizations on record have answered the survey; without answers, have ties."""
    asked = {f.id for f in view.of("Organization")}
    answered = {r for s in view.of("Survey") for r in s.all("respondent")}
    tied = {end for a, b, _ in view.ends("Cooperation") for end in (a, b)}
    return bool(asked) and len((answered or tied) & asked) >= GATE * len(asked)
