"""Planted gaps: who is missing in the network, and who stands alone."""

from functools import partial

from tests.synthetic.draft import Draft
from tests.synthetic.facts import Fact
from tests.synthetic.gaps import CERTAIN, COMPLETE, DENIED, DISPUTED, SAID, SILENT, Found, Manner, gap, listed
from tests.synthetic.mix import traits

NETWORK_BODIES = ("N", "STEUER", "HANDL", "QZ", "RT", "BEIRAT")
_GROUPS = {
    "KKG03": ("KKG03",), "KKG05": ("SOZA",), "KKG06": ("SCHUL",), "KKG07": ("POL",), "KKG08": ("ORD",),
    "KKG09": ("AA",), "KKG11": ("SPZ",), "KKG12": ("FF",), "KKG14": ("SSB",), "KKG15": ("KKG15",), "KKG16": ("FH",),
    "KKG17": ("MGH",), "KKG18": ("FBS",), "KKG19": ("FAMG",),
}  # fmt: skip
"""Partner groups of § 3 Abs. 2 KKG that a single kind of actor stands for."""
_TYPES = ("EFB", "FBKITA", "FZ", "HZE", "FAMHEB")
"""Kinds with a published share and without a partner group of their own (A3)."""


def _missing(draft: Draft, manner: Manner, code: str, kinds: tuple[str, ...]) -> Found:
    """Nobody of the group is there."""
    draft.remove(*(a for k in kinds for a in draft.kinds.get(k, ())))
    listed(draft, manner, *draft.bodies(*NETWORK_BODIES))
    _somebody(draft)
    draft.vouch_alike(*kinds)
    if manner in SAID:
        values = {p: v for p, v in traits(kinds[0]).items() if p != "label"}
        name = {"name": f"{traits(kinds[0])['label']} Wolkenfeld"}
        draft.rumour(Fact(draft.id(f"X-{code}"), "Organization", {**name, **values}, None, SAID[manner]))
    if manner is DISPUTED:
        ends = (draft.id(f"X-{code}"), draft.networks[0])
        draft.rumour(Fact(draft.id(f"X-{code}-seat"), "Membership", {"role": "member"}, ends, SAID[manner]))
    return Found("missing_actor", (code,), CERTAIN[manner])


for _code, _kinds in {**_GROUPS, **{t: (t,) for t in _TYPES}}.items():
    gap(f"nobody of {_code}", "actors", DENIED, COMPLETE, SILENT, DISPUTED)(partial(_missing, code=_code, kinds=_kinds))


@gap("no coordination", "actors", DENIED, SILENT, DISPUTED)
def no_coordination(draft: Draft, manner: Manner) -> Found:
    """There is no coordinating office."""
    draft.remove(*draft.kinds["NWK"])
    if manner in SAID:
        values = {"name": "Netzwerkkoordination Wolkenfeld", "actorType": "NWK", "sector": "KJH"}
        draft.rumour(Fact(draft.id("X-NWK"), "Organization", values, None, SAID[manner]))
    _somebody(draft)
    return Found("coordination_missing", ("NWK",), CERTAIN[manner])


def _somebody(draft: Draft) -> None:
    """Where nobody at all is on record, the one question is who belongs to the network: two take part for sure."""
    for actor in draft.first("ASD", "KITA"):
        draft.keep |= {actor, *(f.id for f in draft.joined("Membership", source=actor))}


@gap("one single early intervention centre", "actors", SILENT)
def single_thread(draft: Draft, manner: Manner) -> Found:
    """One organization stands for a sector; it may stand for several, so this is always asked."""
    del manner
    first, *others = draft.kinds["FF"]
    draft.remove(*others)
    draft.keep |= {first, *(f.id for f in draft.joined("Membership", source=first))}
    return Found("single_thread", ("FF",), "question")
