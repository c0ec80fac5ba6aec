"""What-ifs as plain JSON values, in the manner of `graph.as_json`; None where nothing is defined."""

from collections.abc import Iterable
from typing import Annotated, NotRequired, TypedDict

from graph.certainty import Certainty
from graph.district.network import COOPERATION
from graph.district.snapshot import Snapshot
from graph.shapes import Said, Subject, Told
from graph.what_if.answering import Answer
from graph.what_if.between import NetworkState
from graph.what_if.consequences import Link, Loss, LostSeat, Same, Shift, Together
from graph.what_if.effect_words import actor_sentence, link_sentence, seat_sentence, tie_sentence, together_sentence


class PathsOut(TypedDict):
    """The recorded paths between youth welfare and health in numbers (die belegten Wege in Zahlen)."""

    pairs: Annotated[int, Told("Paare aus Jugendhilfe und Gesundheitswesen (pairs of both systems)")]
    connected: Annotated[int, Told("Paare mit einem Weg (pairs with a path)")]
    meanSteps: Annotated[float | None, Told("Schritte im Mittel der verbundenen Paare (mean of connected pairs)")]
    closeness: Annotated[float | None, Told("Mittel von 1 / Schritte, ohne Weg 0 (mean of 1 / steps, 0 if none)")]
    connectedAlone: Annotated[int, Told("dasselbe ohne die Koordination (the same without the coordination)")]
    meanStepsAlone: float | None
    closenessAlone: float | None
    dependentPairs: Annotated[int, Told("Weg wird ohne Koordination länger oder entfällt (longer or lost without)")]
    dependence: Annotated[float | None, Told("Anteil daran (their share)")]
    articulationPoints: Annotated[int, Told("Stellen, ohne die ein Teil den Anschluss verliert (cut vertices)")]
    isolated: Annotated[int, Told("Stellen ohne belegte Verbindung (actors without a recorded tie)")]


class SamePairsOut(TypedDict):
    """Mean steps of the pairs connected both times (Schritte der beide Male verbundenen Paare)."""

    pairs: int
    before: float | None
    after: float | None


class EffectOut(TypedDict):
    """Before and after (vorher und nachher)."""

    before: PathsOut
    after: PathsOut
    samePairs: SamePairsOut
    samePairsAlone: SamePairsOut


class LinkEffectOut(EffectOut):
    """What a link would change (was eine Verbindung ändern würde)."""

    ends: list[Subject]
    certainty: Annotated[Certainty, Told("ob sie schon zusammenarbeiten (whether they cooperate already)")]
    sentence: Said


class LossOut(EffectOut):
    """What is lost with an actor or a tie (was mit einer Stelle oder Verbindung verloren ginge)."""

    subjects: list[Subject]
    sentence: Said
    cutPairs: Annotated[int, Told("andere Paare ohne Weg (other pairs without a path)")]
    stranded: Annotated[list[Subject], Told("andere ohne belegte Verbindung (others without a recorded tie)")]


class LostSeatOut(TypedDict):
    """What is lost with a seat (was mit einem Sitz verloren ginge)."""

    relation: Said
    actor: Subject
    body: Subject
    sentence: Said
    meetingsLost: Annotated[int, Told("Paare, die sich in keinem Gremium mehr treffen (pairs that no longer meet)")]
    meetings: int
    lastOfSystem: bool
    onlySeat: bool


class TogetherOut(TypedDict):
    """Links to make together, and how near to the best that so many could do (Verbindungen, die zusammen wirken)."""

    links: list[list[Subject]]
    sentence: Said
    before: PathsOut
    after: PathsOut
    reached: Annotated[float | None, Told("Nähe, auch ohne Koordination (closeness, also without the coordination)")]
    atMost: Annotated[float, Told("mehr ist mit so vielen nicht zu erreichen (the most that so many could reach)")]
    exact: Annotated[bool, Told("keine besseren möglich (none are better)")]


class WhatIfOut(TypedDict):
    """What new links would bring and losses take (was neue Verbindungen brächten und Ausfälle kosteten)."""

    district: Said
    on: Annotated[str, Told(example="2024-09-24")]
    verdict: Annotated[bool, Told("genug Verbindungen erfasst (enough ties are recorded)")]
    note: Said
    state: PathsOut
    links: list[LinkEffectOut]
    actors: NotRequired[Annotated[list[LossOut], Told("nur mit Urteil und ohne pair (with a verdict, without pair)")]]
    ties: NotRequired[list[LossOut]]
    seats: NotRequired[list[LostSeatOut]]
    together: NotRequired[Annotated[TogetherOut, Told("nur auf der Kommandozeile mit --together (command line only)")]]


def what_if_json(answer: Answer, language: str = "de") -> WhatIfOut:
    """All that was asked for."""
    snapshot = answer.snapshot
    shown: WhatIfOut = {
        "district": snapshot.key,
        "on": snapshot.on.isoformat(),
        "verdict": answer.gate is None,
        "note": answer.note.in_language(language),
        "state": state_json(answer.between.state),
        "links": [link_json(snapshot, link, language) for link in answer.links],
    }
    if answer.whole:
        shown["actors"] = [loss_json(snapshot, loss, language) for loss in answer.actors]
        shown["ties"] = [loss_json(snapshot, loss, language) for loss in answer.ties]
        shown["seats"] = [seat_json(snapshot, lost, language) for lost in answer.seats]
    if answer.together is not None:
        shown["together"] = together_json(snapshot, answer.together, language)
    return shown


def state_json(state: NetworkState) -> PathsOut:
    """A network in numbers."""
    return {
        "pairs": state.pairs,
        "connected": state.connected,
        "meanSteps": state.mean,
        "closeness": state.closeness,
        "connectedAlone": state.connected_alone,
        "meanStepsAlone": state.mean_alone,
        "closenessAlone": state.closeness_alone,
        "dependentPairs": state.dependent,
        "dependence": state.dependence,
        "articulationPoints": state.articulation,
        "isolated": state.isolated,
    }


def link_json(snapshot: Snapshot, link: Link, language: str) -> LinkEffectOut:
    """A link and what it changes."""
    return {
        "ends": _named(snapshot, (link.a, link.b)),
        "certainty": snapshot.pair_certainty(link.a, link.b, COOPERATION),
        "sentence": link_sentence(snapshot, link).in_language(language),
        **_change(link.change),
    }


def loss_json(snapshot: Snapshot, loss: Loss, language: str) -> LossOut:
    """The loss of an actor or a tie."""
    told = actor_sentence if len(loss.subjects) == 1 else tie_sentence
    return {
        "subjects": _named(snapshot, loss.subjects),
        "sentence": told(snapshot, loss).in_language(language),
        "cutPairs": loss.cut,
        "stranded": _named(snapshot, loss.stranded),
        **_change(loss.change),
    }


def seat_json(snapshot: Snapshot, lost: LostSeat, language: str) -> LostSeatOut:
    """The loss of a seat."""
    actor, body = _named(snapshot, (lost.actor, lost.body))
    return {
        "relation": lost.relation,
        "actor": actor,
        "body": body,
        "sentence": seat_sentence(snapshot, lost).in_language(language),
        "meetingsLost": lost.meetings,
        "meetings": lost.meeting,
        "lastOfSystem": lost.last,
        "onlySeat": lost.only,
    }


def together_json(snapshot: Snapshot, found: Together, language: str) -> TogetherOut:
    """Several links together, with the closeness that they reach and the most that so many links could."""
    return {
        "links": [_named(snapshot, link) for link in found.links],
        "sentence": together_sentence(snapshot, found).in_language(language),
        "before": state_json(found.before),
        "after": state_json(found.after),
        "reached": found.after.robust_closeness,
        "atMost": found.most,
        "exact": found.exact,
    }


def _change(change: Shift) -> EffectOut:
    return {
        "before": state_json(change.before),
        "after": state_json(change.after),
        "samePairs": _same(change.same),
        "samePairsAlone": _same(change.same_alone),
    }


def _same(same: Same) -> SamePairsOut:
    return {"pairs": same.pairs, "before": same.before, "after": same.after}


def _named(snapshot: Snapshot, ids: Iterable[str]) -> list[Subject]:
    return [{"id": id, "label": snapshot.name(id)} for id in ids]
