"""Actors, networks, committees, and who sits where."""

from itertools import cycle

from tests.synthetic.draft import Draft
from tests.synthetic.facts import COUNCIL, Values
from tests.synthetic.mix import BY_CODE, FREE_YOUTH_WELFARE, PLACES, mix, traits

STEERING = ("ASD", "GA", "SSB", "FF", "EFB", "GEBKL", "KITA", "FAMHEB", "HEB", "KINA", "EHRKO", "FZ")
"""Kinds that sit in a steering group, in the order in which they are asked."""
VOTES, COUNCIL_VOTES = 15, 9
"""§ 71 Abs. 1 SGB VIII: three fifths of the votes lie with the council side."""
_LISTED_ONLY = 0.06
_LEADERS = 0.25


def add_actors(draft: Draft, actors: int) -> None:
    """The organizations, numbered; their names say what they are and name no real place."""
    places = cycle(PLACES)
    have = tuple(BY_CODE)[:actors] if draft.exemplary else ("NWK",)
    for number, code in enumerate(mix(draft.draw, actors, have), 1):
        found, kind = dict(traits(code)), BY_CODE[code]
        groups = (found.pop("coversPartner", ""), "KKG02" if code in FREE_YOUTH_WELFARE else "")
        values: Values = {
            "name": f"{found.pop('label')} {next(places)} {number}",
            "kind": kind.organization,
            "carrierKind": kind.carrier,
            "coversPartner": tuple(g for g in groups if g),
            **found,
        }
        id = draft.add(f"A{number}", "Organization", values)
        draft.actors.append(id)
        draft.kinds.setdefault(code, []).append(id)


def add_networks(draft: Draft, networks: int) -> None:
    """The networks with their steering and working groups; every actor is in one, the coordination in all."""
    for number in range(1, networks + 1):
        values = {"name": f"Netzwerk Frühe Hilfen {number}", "networkKind": "FH", "startDate": "2013"}
        draft.networks.append(draft.add(f"N{number}", "EarlyHelpNetwork", {**values, "membersComplete": "all"}))
        draft.join("OrganizedBy", (draft.networks[-1], draft.first("ASD", "NWK")[0]))
    if not networks:
        return
    everywhere = draft.first("NWK")
    for network in draft.networks:
        for actor in everywhere:
            draft.seat(actor, network, {"role": "lead", "level": "KOORD"})
    homes = cycle(draft.networks)
    for actor in draft.actors:
        if actor not in everywhere and (draft.exemplary or draft.draw.random() >= _LISTED_ONLY):
            draft.seat(actor, next(homes), {"role": "member", "level": _level(draft, actor)})
    for number, network in enumerate(draft.networks, 1):
        _steering_group(draft, number, network)
        _working_groups(draft, number, network)


def _level(draft: Draft, actor: str) -> str:
    if actor in draft.kinds.get("EHR", ()):
        return "EHR"
    return "LEIT" if draft.draw.random() < _LEADERS else "OPER"


def _steering_group(draft: Draft, number: int, network: str) -> None:
    name = {"name": f"Steuerungsgruppe {number}", "kind": "STEUER", "membersComplete": "all"}
    group = draft.add(f"G{number}", "Committee", name)
    draft.join("PartOf", (group, network))
    here = set(draft.members.get(network, ()))
    chosen = [a for k in STEERING for a in draft.kinds.get(k, ()) if a in here]
    leaders = draft.first("ASD", "GA")
    for actor in draft.first("NWK"):
        draft.seat(actor, group, {"role": "office", "level": "KOORD"})
    for actor in dict.fromkeys((*leaders, *chosen[: draft.draw.randint(5, 9)])):
        strategic = actor in draft.kinds.get("ASD", ())
        role = {"role": "chair", "level": "STRAT"} if strategic else {"role": "member", "level": "LEIT"}
        draft.seat(actor, group, role)
    _parents(draft, number, group)


def _parents(draft: Draft, number: int, group: str) -> None:
    """Under 10 % of the districts name parents in committees and networks (B34-2021)."""
    sits = draft.lucky(0.09)
    if not sits and draft.draw.random() >= 0.2:
        return
    place = {"name": "Platz für Eltern", "body": group, "seats": "1", "expectedType": "ELTV"}
    post = draft.add(f"S{number}", "Post", place if sits else {**place, "filled": "false"})
    if sits:
        named = {"name": f"Elternvertretung {number}", "groupKind": "parents", "actorType": "ELTV", "sector": "ELT"}
        parents = draft.add(f"E{number}", "PersonGroup", {**named, "participantGroup": "G6"})
        draft.seat(parents, group, {"role": "parentsRepresentative", "level": "FAM", "post": post})


def _working_groups(draft: Draft, number: int, network: str) -> None:
    here = [a for a in draft.members.get(network, ()) if a not in draft.kinds.get("NWK", ())]
    for group in range(1, len(here) // 20 + 1):
        named = {"name": f"Arbeitskreis {number}.{group}", "kind": draft.draw.choice(("HANDL", "QZ", "RT"))}
        body = draft.add(f"W{number}-{group}", "Committee", {**named, "membersComplete": "all"})
        for actor in draft.draw.sample(here, min(len(here), draft.draw.randint(6, 10))):
            draft.seat(actor, body, {"role": "member", "level": _level(draft, actor)})


# -- political bodies ---------------------------------------------------------------------------------------------


def add_committees(draft: Draft, *, county: bool) -> None:
    """Council, its committees for youth, health and social affairs, and the AG § 78."""
    named = _council(draft, county=county)
    council = draft.add("P1", "Committee", {"name": named[1], "kind": named[0]}, COUNCIL)
    for local, kind, name in (("P3", "GESA", "Gesundheitsausschuss"), ("P4", "SOZA", "Sozialausschuss")):
        draft.join("SubordinateTo", (draft.add(local, "Committee", {"name": name, "kind": kind}, COUNCIL), council))
    values = {"name": "Jugendhilfeausschuss", "kind": "JHA", "membersComplete": "all", "votingMemberCount": str(VOTES)}
    committee = draft.add("P2", "Committee", values, COUNCIL)
    draft.join("SubordinateTo", (committee, council), said=COUNCIL)
    _votes(draft, committee)
    advisory = {"role": "advisoryExOfficio", "votingRight": "false"}
    for actor in (*draft.first("ASD"), *(draft.first("GA") if draft.lucky(0.5) else ())):
        draft.seat(actor, committee, {**advisory, "level": "STRAT"}, COUNCIL)
    for actor in draft.first("GA") if draft.exemplary else ():
        # So that news from the network reaches health politics by two ways: this one and the papers.
        draft.seat(actor, draft.id("P3"), {**advisory, "level": "LEIT"}, COUNCIL)
    for actor in draft.first("SELBST") if draft.lucky(0.3) else ():
        draft.seat(actor, committee, {"role": "advisory", "votingRight": "false", "level": "FAM"}, COUNCIL)
    _of_the_land(draft)
    if draft.lucky(0.7):
        group = draft.add("G0", "Committee", {"name": "Arbeitsgemeinschaft nach § 78", "kind": "AG78"})
        for actor in draft.first("ASD", *FREE_YOUTH_WELFARE):
            draft.seat(actor, group, {"role": "member", "level": "LEIT"})


def _council(draft: Draft, *, county: bool) -> tuple[str, str]:
    if _land(draft) == "BE":
        return "PARL-B", "Bezirksverordnetenversammlung"
    return ("PARL-K", "Kreistag") if county else ("PARL-S", "Stadtrat")


def _land(draft: Draft) -> str:
    return draft.facts[draft.home].value("land")


def _of_the_land(draft: Draft) -> None:
    """What the lines of the Land name beside council and committee; youth welfare sits in the health conference."""
    if not draft.exemplary:
        return
    if _land(draft) in ("BW", "NW"):
        named = {"name": "Kommunale Gesundheitskonferenz", "kind": "KGK", "membersComplete": "all"}
        conference = draft.add("P5", "Committee", named)
        for actor in draft.first("GA", "ASD", "NWK"):
            draft.seat(actor, conference, {"role": "member", "level": "LEIT"})
    if _land(draft) == "BE":
        draft.add("P6", "Committee", {"name": "Beirat Frühe Hilfen", "kind": "BEIRAT", "membersComplete": "all"})
        draft.seat(draft.first("NWK")[0], draft.id("P6"), {"role": "office", "level": "KOORD"})


def _votes(draft: Draft, committee: str) -> None:
    """Nine votes of the council side as one row, six of the free side by organization; the rest as one group."""
    council = {"name": "Mitglieder der Vertretungskörperschaft", "groupKind": "faction", "sector": "VER"}
    side = draft.add("F1", "PersonGroup", council, COUNCIL)
    draft.seat(side, committee, _vote("votingCouncil", COUNCIL_VOTES, "POL"), COUNCIL)
    left = VOTES - COUNCIL_VOTES
    for actor in draft.first(*FREE_YOUTH_WELFARE)[:left]:
        draft.seat(actor, committee, _vote("votingFree", 1, "LEIT"), COUNCIL)
        left -= 1
    if left:
        free = {"name": "Auf Vorschlag der freien Träger Gewählte", "groupKind": "other", "sector": "KJH"}
        draft.seat(draft.add("F2", "PersonGroup", free, COUNCIL), committee, _vote("votingFree", left, "LEIT"), COUNCIL)


def _vote(role: str, seats: int, level: str) -> dict[str, str]:
    return {"role": role, "votingRight": "true", "seats": str(seats), "level": level}
