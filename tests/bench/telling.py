"""A truthful answerer: what somebody who knows the unblurred district says to a question about the recorded one."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from graph.answers.option import ASK_AGAIN, GivenAnswer
from graph.district.snapshot import Snapshot
from graph.questions import Question
from graph.records import Relation
from ontology.names import AnswerMeaning
from tests.bench.truthful import Asking, Truthful

Values = Mapping[str, tuple[str, ...]]
Told = tuple[str, Values] | None
"""The option and what is filled in; None where the truth gives no such answer."""
POST = "Netzwerkkoordination"


def truthful_answer(who: Truthful, question: Question, now: Snapshot, on: date) -> GivenAnswer:
    """The answer that is true; who cannot say it does not know."""
    said = TELLING.get(question.finding.rule, _nothing)(Asking(who, question, now))
    option = question.option(said[0]) if said is not None else None
    if said is None or option is None:
        option, values = who.as_it_is(question), {}
    else:
        values = dict(said[1])
    if option.meaning is AnswerMeaning.LATER:
        values = {ASK_AGAIN: ((on + timedelta(days=100)).isoformat(),)}
    return GivenAnswer(option.id, POST, on.isoformat(), values)


def _nothing(asking: Asking) -> Told:
    del asking
    return None


def _network(asking: Asking, row: Relation) -> bool:
    truth = asking.who.truth
    return row.target in {b.id for b in truth.bodies_of_layer("network")}


def _seat(asking: Asking, option: str, rows: Iterable[Relation], *, body: bool = True) -> Told:
    """The first seat that is recorded in a body that is known."""
    for row in rows:
        if asking.now.known(row.target) is not None:
            values = {"organization": (asking.named(row.source),)}
            return option, {**values, "body": (row.target,)} if body else values
    return None


def _all_members(asking: Asking) -> Told:
    body = asking.subjects[0]
    rows = [r for r in asking.seats(lambda r: r.target == body) if not asking.recorded(r)]
    if not rows:
        return "all", {}
    return "all-with", {"organization": tuple(dict.fromkeys(asking.named(r.source) for r in rows))}


def _empty_body(asking: Asking) -> Told:
    rows = list(asking.seats(lambda r: r.target == asking.subjects[0]))
    return ("these-all", {"organization": tuple(dict.fromkeys(asking.named(r.source) for r in rows))}) if rows else None


def _group(asking: Asking) -> Told:
    """Somebody of the group takes part, none does though the network needs one, or the district has none."""
    code, truth = _code(asking), asking.who.truth
    belonging = {o.id for o in truth.organizations if code in _codes(truth, o.id)}
    seat = _seat(asking, "takes-part", asking.seats(lambda r: r.source in belonging and _network(asking, r)))
    if seat is not None:
        return seat
    lacking = bool(belonging) or asking.who.lacks(asking.question)
    return ("expressly-not", {}) if lacking else ("not-here", {"reason": ("gibt es im Bezirk nicht",)})


def _code(asking: Asking) -> str:
    norm = asking.now.model.norms.get(asking.subjects[0])
    named = [c for name in ("KkgPartner", "ActorType", "Sector") if norm is not None for c in norm.about_in(name)]
    return named[0] if named else asking.subjects[0]


def _codes(truth: Snapshot, id: str) -> tuple[str, ...]:
    actor = truth.entities[id]
    props = ("actorType", "coversPartner", "representsPartner", "sector", "furtherSector")
    return tuple(code for prop in props for code in actor.all(prop))


def _of_system(asking: Asking, system: str) -> Told:
    truth, body = asking.who.truth, asking.subjects[0]
    rows = asking.seats(lambda r: r.target == body and truth.in_system(r.source, system))
    told = _seat(asking, "sits-there", rows, body=False)
    if told is None:
        return None
    named = told[1]["organization"][0]
    actor = next(r for r in asking.seats(lambda r: asking.named(r.source) == named))
    return told[0], {**told[1], "code": (truth.sector(actor.source) or "",)}


def _families(asking: Asking) -> Told:
    bodies = {c.value for what in asking.question.options[0].inputs[1:2] for c in asking.question.choices(what)}
    rows = asking.seats(lambda r: r.target in bodies and _stands_for(asking, r) == "G6")
    return _seat(asking, "sits-there", rows)


def _stands_for(asking: Asking, row: Relation) -> str:
    actor = asking.who.truth.entities[row.source]
    return row.value("participantGroup") or actor.value("participantGroup") or ""


def _target_group(asking: Asking) -> Told:
    option = asking.question.options[0]
    rows = asking.seats(lambda r: _network(asking, r) and _stands_for(asking, r) == asking.subjects[0])
    return _seat(asking, option.id, rows) if option.id == "takes-part" else None


def _self_organized(asking: Asking) -> Told:
    truth = asking.who.truth
    kinds = {o.id for o in truth.organizations if "SELBST" in o.all("actorType")}
    rows = asking.seats(lambda r: r.target == asking.subjects[0] and r.source in kinds)
    return _seat(asking, "sits-there", rows, body=False)


def _in_both(asking: Asking) -> Told:
    bodies = [s for s in asking.subjects if asking.now.known(s) is not None]
    held = [{r.source for r in asking.seats(lambda r, b=b: r.target == b)} for b in bodies]  # type: ignore[misc]
    both = sorted(set.intersection(*held)) if held else []
    return ("sits-in-both", {"organization": (asking.named(both[0]),)}) if both else None


def _coordination(asking: Asking) -> Told:
    found = sorted(asking.who.truth.coordination)
    return ("coordinates", {"organization": (asking.named(found[0]),)}) if found else ("nobody", {})


def _single(asking: Asking) -> Told:
    sector = next((s for s in asking.subjects if s in asking.now.sectors_of_system("G")), asking.subjects[0])
    known = set(asking.subjects)
    rows = asking.seats(
        lambda r: (
            _network(asking, r)
            and asking.who.truth.sector(r.source) == sector
            and r.source not in known
            and not asking.recorded(r)
        )
    )
    return _seat(asking, "takes-part", rows)


def _rows_by_code(asking: Asking, option: str, value: Callable[[str], str | None]) -> Told:
    rows = [c.value for c in asking.question.choices(asking.question.options[0].inputs[0])]
    found = {row: code for row in rows if (code := value(row))}
    if not found:
        return None
    code = Counter(found.values()).most_common(1)[0][0]
    return option, {"rows": tuple(r for r, c in found.items() if c == code), "code": (code,)}


def _sectors(asking: Asking) -> Told:
    """By name where an earlier answer has named the organization anew."""
    truth = asking.who.truth
    by_name = {o.name: truth.sector(o.id) for o in truth.organizations}
    return _rows_by_code(asking, "belong-to", lambda id: by_name.get(asking.now.name(id)))


def _levels(asking: Asking) -> Told:
    """By who sits where: what an earlier answer has named anew has another id."""
    name = asking.who.truth.name
    levels = {(name(r.source), r.target): r.value("level") for r in asking.who.seats}
    rows = {r.id: (asking.now.name(r.source), r.target) for r in asking.now.holding("Membership")}
    return _rows_by_code(asking, "work-on", lambda id: levels.get(rows.get(id, ("", ""))))


def _holder(asking: Asking) -> Told:
    """Who holds the post, or that somebody does."""
    if asking.who.lacks(asking.question):
        return None
    held = next(asking.seats(lambda r: r.value("post") == asking.subjects[0]), None)
    return ("held", {"organization": (asking.named(held.source),)}) if held is not None else ("filled", {})


def _say_of_families(asking: Asking) -> Told:
    """The first recorded format in which families really have a say."""
    formats, codes = ({c.value for c in asking.question.choices(w)} for w in asking.question.options[0].inputs)
    facts = ((f.id, f.value("participationLevel") or "") for f in asking.who.district.truth)
    true = [(id, code) for id, code in facts if id in formats and code in codes]
    return ("co-decide", {"format": (true[0][0],), "code": (true[0][1],)}) if true else None


def _rhythm(asking: Asking) -> Told:
    """The newest consultation of a recorded paper in the committee, if there was one in two years."""
    papers = {c.value for c in asking.question.choices(asking.question.options[0].inputs[0])}
    rows = [r for r in asking.who.truth.holding("Consultation") if r.target == asking.subjects[0]]
    days = sorted((r.value("date") or "", r.source) for r in rows if r.source in papers)
    since = (asking.now.on - timedelta(days=730)).isoformat()
    recent = [(day, paper) for day, paper in days if day >= since and not asking.who.lacks(asking.question)]
    return ("consulted", {"paper": (recent[-1][1],), "day": (recent[-1][0],)}) if recent else None


def _leaders(asking: Asking) -> Told:
    known = {c.value for c in asking.question.choices(asking.question.options[0].inputs[0])}
    rows = tuple(r.id for r in asking.who.seats if r.id in known and r.value("level") == "STRAT")
    return ("lead", {"rows": rows}) if rows else None


def _statement(asking: Asking) -> Told:
    """The statement that is true of the property."""
    id, prop = asking.subjects
    fact = next((f for f in asking.who.district.truth if f.id == id), None)
    (what,) = asking.question.options[0].inputs
    true = _label(asking, prop, fact.value(prop)) if fact is not None and prop != "exists" else "vorhanden"
    choices = asking.question.choices(what)
    chosen = [c.value for c in choices if c.label.de == true]
    return ("holds", {"statement": (chosen[0],)}) if chosen else None


def _label(asking: Asking, prop: str, value: str) -> str:
    record_type = asking.now.entities.get(asking.subjects[0])
    type = record_type.type if record_type is not None else "Cooperation"
    if type == "Cooperation" and asking.subjects[0] in {r.id for r in asking.who.seats}:
        type = "Membership"
    shape = asking.now.model.types[type].property(prop)
    if shape is not None and shape.code_list is not None:
        return asking.now.model.code(shape.code_list, value).label.de
    return value


def _all_hold(asking: Asking) -> Told:
    del asking
    return "all-hold", {}


def _today(asking: Asking) -> Told:
    del asking
    return "holds-today", {}


def _pair(asking: Asking) -> Told:
    one, other = asking.subjects[:2]
    close = asking.who.ties.get(one, {}).get(other)
    return ("works", {"intensity": (close,)}) if close is not None else ("does-not", {})


def _ties(asking: Asking) -> Told:
    """Where a survey was held it decides who was heard; its coordination does not answer for the silent."""
    if asking.question.finding.rule == "tie_data_question" and asking.now.of_type("Survey"):
        return None
    return _ties_as(asking, "ties", asking.who.ties)


def _ties_as(asking: Asking, option: str, among: Iterable[str]) -> Told:
    """The organization of which most ties are open, with all partners of the commonest intensity."""
    closed = asking.closed_pairs()
    open_ = {
        one: {
            other: close
            for other, close in asking.who.ties[one].items()
            if frozenset((asking.id_of(one), asking.id_of(other))) not in closed
        }
        for one in among
    }
    best = max(open_, key=lambda one: (len(open_[one]), one), default=None)
    if best is None or not open_[best]:
        return None
    close = Counter(open_[best].values()).most_common(1)[0][0]
    partners = tuple(asking.named(o) for o, c in open_[best].items() if c == close)
    return option, {"organization": (asking.named(best),), "partners": partners, "intensity": (close,)}


def _not_recorded(asking: Asking) -> Told:
    need = asking.subjects[0]
    if need == "ties":
        return _ties_as(asking, "ties-ties", asking.who.ties)
    if need == "memberships":
        first = next((b.id for b in asking.who.truth.bodies_of_layer("network")), "")
        rows = tuple(asking.named(r.source) for r in asking.seats(lambda r: r.target == first))
        return "memberships-seated", {"body": (first,), "organization": rows}
    if need == "agreements":
        return _agreement(asking, "agreements-there-is") or ("agreements-so", {})
    if need == "consultations":
        return _consultation(asking) or ("consultations-so", {})
    return None


def _agreement(asking: Asking, option: str) -> Told:
    truth = asking.who.truth
    for agreement in truth.of_type("Agreement"):
        parties = tuple(asking.named(d.relation.source) for d in truth.into(agreement.id, "Signs"))
        day, until = agreement.value("signedOn"), agreement.value("validUntil")
        if parties and day:
            values = {"title": (agreement.name,), "organization": parties, "day": (day,)}
            kind = agreement.value("kind")
            return option, {**values, "code": (kind,) if kind else (), "until": (until,) if until else ()}
    return None


def _consultation(asking: Asking) -> Told:
    truth = asking.who.truth
    for row in truth.holding("Consultation"):
        if (day := row.value("date")) and asking.now.known(row.target) is not None:
            values = {"paper": (asking.named(row.source),), "body": (row.target,), "day": (day,)}
            return "consultations-consulted", {**values, "code": (row.value("result") or "",)}
    return None


TELLING: Mapping[str, Callable[[Asking], Told]] = {
    "body_without_bridge": _in_both,
    "committee_without_health": lambda a: _of_system(a, "G"),
    "committee_rhythm": _rhythm,
    "contradiction": _statement,
    "coordination_missing": _coordination,
    "cut_apart": _ties,
    "level_unknown": _levels,
    "members_empty": _empty_body,
    "members_incomplete": _all_members,
    "missing_actor": _group,
    "proposed_link": _pair,
    "say_of_families": _say_of_families,
    "seats_for_families": _families,
    "sector_unknown": _sectors,
    "self_organized_group": _self_organized,
    "single_thread": _single,
    "stale_relations": _all_hold,
    "stale_seats": _all_hold,
    "system_without_seat": lambda a: _of_system(a, a.subjects[1]),
    "target_group": _target_group,
    "tie_data_question": _ties,
    "to_collect": _not_recorded,
    "undated_list": _today,
    "vacant_seat": _holder,
    "without_leadership": _leaders,
}
"""By rule, what is said where something is there; in all other cases what is lacking is said to be."""
