"""Planted gaps: seats in the youth welfare committee and in the steering group, votes, bridges, vacancies."""

from tests.synthetic.draft import Draft
from tests.synthetic.facts import COUNCIL, Fact
from tests.synthetic.gaps import CERTAIN, COMPLETE, DENIED, DISPUTED, SAID, SILENT, Found, Manner, gap, listed
from tests.synthetic.gaps_actors import NETWORK_BODIES

MEETING = ("N", "STEUER")
"""Where the network steers and meets."""


def _no_seat(draft: Draft, manner: Manner, actors: list[str], bodies: list[str]) -> None:
    """The actors hold no seat in the bodies; in a dispute somebody says that the first one does."""
    seats = [f for body in bodies for f in draft.joined("Membership", target=body) if f.ends and f.ends[0] in actors]
    draft.remove(*(f.id for f in seats))
    listed(draft, manner, *bodies)
    if manner is DISPUTED:
        disputed = seats[0]
        draft.keep |= set(disputed.ends or ())
        draft.rumour(Fact(draft.id("X-seat"), "Membership", disputed.values, disputed.ends, SAID[manner]))


@gap("no health care in the committee", "bodies", COMPLETE, SILENT, DISPUTED)
def committee_without_health(draft: Draft, manner: Manner) -> Found:
    """Nobody from health care sits in the youth welfare committee."""
    draft.vouch(draft.id("P2"))
    _no_seat(draft, manner, draft.first("GA"), [draft.id("P2")])
    return Found("committee_without_health", (draft.id("P2"),), CERTAIN[manner])


@gap("no self-organized group in the committee", "bodies", COMPLETE, SILENT, DISPUTED)
def self_organized_group(draft: Draft, manner: Manner) -> Found:
    """No group under § 4a SGB VIII advises the committee."""
    draft.vouch(draft.id("P2"))
    _no_seat(draft, manner, draft.kinds["SELBST"], [draft.id("P2")])
    return Found("self_organized_group", (draft.id("P2"),), CERTAIN[manner])


@gap("votes not shared three to two", "bodies", COMPLETE)
def votes_shared(draft: Draft, manner: Manner) -> Found:
    """Eleven of fifteen votes lie with the council side."""
    committee = draft.id("P2")
    draft.remove(*(f.id for f in draft.joined("Membership", target=committee) if f.value("role") == "votingFree"))
    (council,) = (f for f in draft.joined("Membership", target=committee) if f.value("role") == "votingCouncil")
    draft.change(council.id, seats="11")
    free = {"name": "Auf Vorschlag der freien Träger Gewählte", "groupKind": "other", "sector": "KJH"}
    group = draft.add("F3", "PersonGroup", free, COUNCIL)
    draft.seat(group, committee, {"role": "votingFree", "votingRight": "true", "seats": "4", "level": "LEIT"}, COUNCIL)
    listed(draft, manner, committee)
    return Found("votes_shared", (committee,), "gap")


@gap("no bridge between steering and committee", "bodies", COMPLETE, SILENT)
def body_without_bridge(draft: Draft, manner: Manner) -> Found:
    """The steering group and the youth welfare committee share no member."""
    committee, steering = draft.id("P2"), draft.id("G1")
    inside = {f.ends[0] for f in draft.joined("Membership", target=committee) if f.ends}
    shared = [f for f in draft.joined("Membership", target=steering) if f.ends and f.ends[0] in inside]
    draft.remove(*(f.id for f in shared))
    # Else the youth welfare office, which runs the group, is a line of its own.
    for seat in draft.joined("Membership", target=steering):
        draft.change(seat.id, role="member")
    listed(draft, COMPLETE, committee)
    listed(draft, manner, steering)
    draft.vouch(steering)
    return Found("body_without_bridge", (steering, committee), CERTAIN[manner])


@gap("one single bridge to the committee", "bodies", COMPLETE, SILENT)
def one_bridge(draft: Draft, manner: Manner) -> Found:
    """Only the youth welfare office sits both in the network and in the committee."""
    committee, keeper = draft.id("P2"), draft.first("ASD")[0]
    ends = {f.id: f.ends[0] for f in draft.joined("Membership", target=committee) if f.ends}
    draft.remove(*(id for id, actor in ends.items() if actor in draft.actors and actor != keeper))
    draft.keep |= {f.id for f in draft.joined("Membership", source=keeper)} | {keeper}
    listed(draft, manner, committee)
    draft.vouch(committee, *draft.bodies(*NETWORK_BODIES))
    return Found("one_bridge", (committee,), CERTAIN[manner])


@gap("no health care in steering", "bodies", COMPLETE, SILENT, DISPUTED)
def steering_without_health(draft: Draft, manner: Manner) -> Found:
    """Nobody from health care sits in the steering group."""
    steering = draft.id("G1")
    health = [a for a in draft.actors if draft.facts[a].value("sector") == "GES"]
    draft.vouch(steering)
    _no_seat(draft, manner, health, [steering])
    return Found("system_without_seat", (steering, "G"), CERTAIN[manner])


def _in_the_land(draft: Draft, land: str) -> None:
    """The district lies in that Land, and that is on record."""
    draft.change(draft.home, land=land)
    draft.remove(draft.id("P5"), draft.id("P6"))
    draft.keep.add(draft.home)


@gap("no health conference on record", "bodies", SILENT)
def land_body(draft: Draft, manner: Manner) -> Found:
    """The law of the Land names a health conference, and nobody said whether there is one."""
    del manner
    _in_the_land(draft, "NW")
    office = draft.first("GA")[0]
    draft.keep |= {office, *(f.id for f in draft.joined("Membership", source=office))}
    return Found("land_body", ("NW-KGK",), "question")


@gap("no youth welfare in the health conference", "bodies", SILENT)
def youth_in_health_conference(draft: Draft, manner: Manner) -> Found:
    """Only the public health office sits in the health conference, as far as recorded."""
    del manner
    _in_the_land(draft, "BW")
    conference = draft.add("P5", "Committee", {"name": "Kommunale Gesundheitskonferenz", "kind": "KGK"})
    seat = draft.seat(draft.first("GA")[0], conference, {"role": "chair", "level": "LEIT"})
    draft.keep |= {conference, seat, draft.first("GA")[0]}
    return Found("youth_in_health_conference", (conference, "K"), "question")


@gap("no leadership in steering", "bodies", COMPLETE)
def without_leadership(draft: Draft, manner: Manner) -> Found:
    """Nobody of the strategic level sits in the steering group."""
    for seat in draft.joined("Membership", target=draft.id("G1")):
        if seat.value("level") == "STRAT":
            draft.change(seat.id, level="LEIT")
    listed(draft, manner, draft.id("G1"))
    return Found("without_leadership", (draft.id("G1"),), "gap")


@gap("no seat for families", "bodies", COMPLETE, SILENT, DISPUTED)
def seats_for_families(draft: Draft, manner: Manner) -> Found:
    """Parents have no seat where the network steers and meets; nor has a self-organized group."""
    post = draft.id("S1")
    bodies = draft.bodies(*MEETING)
    draft.remove(post)
    _no_seat(draft, manner, [draft.id("E1"), *draft.kinds["SELBST"]], bodies)
    draft.vouch(*bodies)
    return Found("seats_for_families", ("G6",), CERTAIN[manner])


@gap("no volunteers in the network", "bodies", COMPLETE, SILENT, DISPUTED)
def target_group(draft: Draft, manner: Manner) -> Found:
    """Neither volunteers nor who coordinates them sit in a body of the network."""
    bodies = draft.bodies(*NETWORK_BODIES)
    _no_seat(draft, manner, [*draft.kinds["EHRKO"], *draft.kinds["EHR"]], bodies)
    draft.vouch(*bodies)
    return Found("target_group", ("G5",), CERTAIN[manner])


@gap("a vacant seat", "bodies", DENIED, COMPLETE, SILENT, DISPUTED)
def vacant_seat(draft: Draft, manner: Manner) -> Found:
    """The place for parents exists, and nobody holds it."""
    post, steering = draft.id("S1"), draft.id("G1")
    _no_seat(draft, manner, [draft.id("E1")], [steering])
    draft.change(post, filled="false" if manner is DENIED else "")
    draft.vouch(steering)
    draft.keep.add(post)
    return Found("vacant_seat", (post,), CERTAIN[manner])


@gap("no steering body", "bodies", DENIED, SILENT)
def steering_unrecorded(draft: Draft, manner: Manner) -> Found:
    """No body steers the network; where a source says so, it is said as its own words."""
    draft.remove(draft.id("S1"), draft.id("G1"))
    if manner is DENIED:
        values = {"name": "Steuerungsgruppe", "kind": "STEUER"}
        draft.rumour(Fact(draft.id("X-G1"), "Committee", values, None, SAID[manner]))
        return Found("expressly_lacking", (draft.id("X-G1"),), "gap")
    return Found("steering_unrecorded", ("B8",), "question")


@gap("one carrier in steering", "bodies", COMPLETE, SILENT)
def one_carrier(draft: Draft, manner: Manner) -> Found:
    """The youth welfare office runs all that sit in the steering group."""
    steering, (office,) = draft.id("G1"), draft.first("ASD")
    draft.remove(*(f.id for f in draft.joined("Membership", target=steering, source=draft.id("E1"))))
    members = {f.ends[0] for f in draft.joined("Membership", target=steering) if f.ends}
    for member in sorted(members - {office}):
        draft.keep.add(draft.join("HasCarrier", (member, office)))
    listed(draft, manner, steering)
    draft.vouch(steering)
    return Found("one_carrier", (steering,), CERTAIN[manner])


@gap("no levels", "bodies", SILENT)
def level_unknown(draft: Draft, manner: Manner) -> Found:
    """Nobody says who leads and who coordinates."""
    del manner
    bodies = draft.bodies(*NETWORK_BODIES)
    for seat in (f for body in bodies for f in draft.joined("Membership", target=body)):
        draft.change(seat.id, level="")
    draft.vouch(*bodies)
    return Found("level_unknown", ("level",), "question")


@gap("a list that may be incomplete", "bodies", SILENT)
def members_incomplete(draft: Draft, manner: Manner) -> Found:
    """Nobody says that the list of the committee is complete."""
    listed(draft, manner, draft.id("P2"))
    return Found("members_incomplete", (draft.id("P2"),), "question")


@gap("a working group without members", "bodies", SILENT)
def members_empty(draft: Draft, manner: Manner) -> Found:
    """A working group is on record, and nobody in it."""
    del manner
    group = draft.add("W90", "Committee", {"name": "Arbeitskreis Übergänge", "kind": "HANDL"})
    return Found("members_empty", (group,), "question")


@gap("no adviser under Land law", "bodies", COMPLETE, SILENT)
def land_law_seats(draft: Draft, manner: Manner) -> Found:
    """Police, justice, schools and employment agency advise the committee by the law of RP; here none of them does."""
    draft.change(draft.home, land="RP")
    draft.vouch(draft.id("P2"))
    listed(draft, manner, draft.id("P2"))
    return Found("land_law_seats", (draft.id("P2"),), CERTAIN[manner])
