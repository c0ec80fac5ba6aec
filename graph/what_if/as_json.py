"""What-ifs as plain JSON values: English field names, texts in the language asked for, None where nothing is defined.

``what_if_json``: ``district``, ``on``, ``verdict`` (whether enough ties are recorded), ``note``, ``state``, ``links``
[link]; above the gate, without a pair asked for, also ``actors``, ``ties`` [loss] and ``seats`` [seat]; ``together`` if
asked for.

``state``: ``pairs``, ``connected``, ``meanSteps``, ``closeness``, ``connectedAlone``, ``meanStepsAlone``,
``closenessAlone``, ``dependentPairs``, ``dependence``, ``articulationPoints``, ``isolated``. ``change``: ``before`` and
``after`` (state), ``samePairs`` and ``samePairsAlone`` {pairs, before, after}. ``link``: ``ends`` [{id, label}],
``certainty`` (how sure it is that the two cooperate already: unknown is not absent), ``sentence``, change. ``loss``:
``subjects``, ``sentence``, ``cutPairs``, ``stranded``, change. ``seat``: ``relation``, ``actor``, ``body``,
``sentence``, ``meetingsLost``, ``meetings``, ``lastOfSystem``, ``onlySeat``.
"""

from collections.abc import Iterable
from typing import Any

from graph.district.network import COOPERATION
from graph.district.snapshot import Snapshot
from graph.what_if.answering import Answer
from graph.what_if.between import State
from graph.what_if.consequences import Change, Link, Loss, LostSeat, Same, Together
from graph.what_if.words import actor_sentence, link_sentence, seat_sentence, tie_sentence, together_sentence

Json = dict[str, Any]


def what_if_json(answer: Answer, language: str = "de") -> Json:
    """All that was asked for."""
    snapshot = answer.snapshot
    shown: Json = {
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


def state_json(state: State) -> Json:
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


def link_json(snapshot: Snapshot, link: Link, language: str) -> Json:
    """A link and what it changes."""
    return {
        "ends": _named(snapshot, (link.a, link.b)),
        "certainty": str(snapshot.pair_certainty(link.a, link.b, COOPERATION)),
        "sentence": link_sentence(snapshot, link).in_language(language),
        **_change(link.change),
    }


def loss_json(snapshot: Snapshot, loss: Loss, language: str) -> Json:
    """The loss of an actor or a tie."""
    told = actor_sentence if len(loss.subjects) == 1 else tie_sentence
    return {
        "subjects": _named(snapshot, loss.subjects),
        "sentence": told(snapshot, loss).in_language(language),
        "cutPairs": loss.cut,
        "stranded": _named(snapshot, loss.stranded),
        **_change(loss.change),
    }


def seat_json(snapshot: Snapshot, lost: LostSeat, language: str) -> Json:
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


def together_json(snapshot: Snapshot, found: Together, language: str) -> Json:
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


def _change(change: Change) -> Json:
    return {
        "before": state_json(change.before),
        "after": state_json(change.after),
        "samePairs": _same(change.same),
        "samePairsAlone": _same(change.same_alone),
    }


def _same(same: Same) -> Json:
    return {"pairs": same.pairs, "before": same.before, "after": same.after}


def _named(snapshot: Snapshot, ids: Iterable[str]) -> list[Json]:
    return [{"id": id, "label": snapshot.name(id)} for id in ids]
