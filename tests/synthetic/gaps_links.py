"""Planted gaps: links that one would expect, and what hangs on the coordination."""

from functools import partial
from itertools import product

from ontology import load_model
from tests.synthetic.draft import Draft
from tests.synthetic.facts import Fact
from tests.synthetic.gaps import CERTAIN, COMPLETE, DENIED, DISPUTED, SAID, SILENT, Found, Manner, gap

SYSTEM_K, SYSTEM_G = ("KJH", "FAM"), ("GES",)


def _answers(draft: Draft, *actors: str) -> None:
    """These have answered the survey, so all their ties are on record."""
    for actor in actors:
        ties = (*draft.joined("Cooperation", source=actor), *draft.joined("Cooperation", target=actor))
        draft.keep |= {actor, *(f.id for f in ties), *(e for f in ties for e in f.ends or ())}


def _does_not_answer(draft: Draft, actors: set[str]) -> None:
    survey = draft.facts[draft.id("U1")]
    left = tuple(a for a in survey.all("respondent") if a not in actors)
    draft.facts[survey.id] = Fact(survey.id, survey.type, {**survey.values, "respondent": left}, None, survey.said)


def _no_link(draft: Draft, manner: Manner, line: str) -> Found:
    """Nobody of the one type works with anybody of the other."""
    norm = load_model().norms[line]
    starts, ends = (set(draft.kinds[code or ""]) for code in (norm.link_from, norm.link_to))
    draft.untie(starts, ends)
    _answers(draft, *sorted(starts | ends))
    draft.vouch_alike(norm.link_from or "", norm.link_to or "")
    if manner is not COMPLETE:
        _does_not_answer(draft, starts | ends)
    if manner in SAID:
        for number, pair in enumerate(product(sorted(starts), sorted(ends))):
            draft.rumour(Fact(draft.id(f"X-{line}-{number}"), "Cooperation", {}, pair, SAID[manner]))
    return Found("expected_link", (_TALKS[line],), CERTAIN[manner])


_TALKS = {
    **dict.fromkeys(("EL10", "EL13", "EL14", "EL15", "EL17", "EL18"), "ASD"),
    **dict.fromkeys(("EL01", "EL04", "EL08", "EL11"), "NWK"),
    **dict.fromkeys(("EL03", "EL06", "EL09"), "FAMHEB"),
    **dict.fromkeys(("EL05", "EL12", "EL16"), "FF"),
    **dict.fromkeys(("EL02", "EL07", "EL19"), "SSB"),
    "EL20": "EFB",
}
"""With whom the talk on a line is."""
_LEADING = ("ASD", "NWK")
"""Who runs the networks here and meets everybody in them: only an express denial makes a link with them missing."""

for _line in load_model().norms_of("expectedLink"):
    _manners = (DENIED,) if _TALKS[_line.name] in _LEADING else (DENIED, COMPLETE, SILENT, DISPUTED)
    gap(f"no link {_line.name}", "links", *_manners)(partial(_no_link, line=_line.name))


def _system(draft: Draft, sectors: tuple[str, ...]) -> set[str]:
    hubs = draft.kinds.get("NWK", ())
    return {a for a in draft.actors if draft.facts[a].value("sector") in sectors and a not in hubs}


def _hub(draft: Draft) -> str:
    return draft.kinds["NWK"][0]


@gap("all ways lead through the coordination", "links", COMPLETE)
def depends_on_coordination(draft: Draft, manner: Manner) -> Found:
    """Health care is tied to the coordination only; ties can be unknown to the survey, so this is asked."""
    del manner
    health = _system(draft, SYSTEM_G)
    draft.untie(health, set(draft.actors))
    for actor in sorted(health):
        draft.join("Cooperation", (actor, _hub(draft)), {"intensity": "3", "confirmedBy": "both"})
    _answers(draft, *draft.actors)
    return Found("depends_on_coordination", ("A7",), "question")


@gap("connected by the coordination only", "links", COMPLETE)
def only_by_coordination(draft: Draft, manner: Manner) -> Found:
    """One organization works with the coordination and with nobody else."""
    del manner
    lonely = set(draft.first("KJP"))
    draft.untie(lonely, set(draft.actors))
    draft.join("Cooperation", (*lonely, _hub(draft)), {"intensity": "3", "confirmedBy": "both"})  # type: ignore[arg-type]
    _answers(draft, *draft.actors)
    return Found("only_by_coordination", ("coordination",), "question")


@gap("thin between the systems", "links", COMPLETE)
def thin_between_systems(draft: Draft, manner: Manner) -> Found:
    """Youth welfare and health care hardly work together."""
    del manner
    draft.untie(_system(draft, SYSTEM_K), _system(draft, SYSTEM_G))
    _answers(draft, *draft.actors)
    return Found("thin_between_systems", ("A4",), "question")


@gap("health care at the edge", "links", COMPLETE)
def health_at_the_edge(draft: Draft, manner: Manner) -> Found:
    """Half of health care has no tie."""
    del manner
    health = sorted(_system(draft, SYSTEM_G))
    edge = set(health[: len(health) // 2 + 1])
    draft.untie(edge, set(draft.actors))
    _answers(draft, *draft.actors)
    return Found("health_at_the_edge", ("A9",), "question")


@gap("a wish on both sides", "links", DENIED, COMPLETE, SILENT, DISPUTED)
def proposed_link(draft: Draft, manner: Manner) -> Found:
    """Two that know the same partners wish for each other; what no norm line expects is only ever proposed."""
    home, practice, *partners = draft.first("HZE", "KJP", "KITA", "FBS")
    draft.untie({home, practice}, {home, practice, *partners})
    for partner in partners:
        for one in (home, practice):
            draft.join("Cooperation", (one, partner), {"intensity": "3", "confirmedBy": "both"})
    _answers(draft, home, practice)
    draft.keep |= {draft.join("CooperationWish", ends) for ends in ((home, practice), (practice, home))}
    if manner is not COMPLETE:
        _does_not_answer(draft, {home, practice})
    if manner in SAID:
        draft.rumour(Fact(draft.id("X-wished"), "Cooperation", {}, (home, practice), SAID[manner]))
    return Found("proposed_link", (home, practice), "question")


@gap("too few answers to the survey", "links", SILENT)
def tie_data_question(draft: Draft, manner: Manner) -> Found:
    """Ten organizations have answered: too few to conclude anything from a tie that is not on record."""
    del manner
    answered = draft.actors[:10]
    _answers(draft, *answered)
    _does_not_answer(draft, set(draft.actors) - set(answered))
    return Found("tie_data_question", ("cooperation",), "question")
