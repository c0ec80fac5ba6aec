"""What-ifs of one district, shown or as JSON."""

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from api.commands.options import wrong_use
from api.commands.terminal import harmless, out, print_json
from api.opening import Opened
from graph.indicators.parts.pairs import no_verdict
from graph.privacy import MaskedStore
from graph.records import Scope
from graph.snapshot import Snapshot, district_of, snapshot_of
from graph.what_if import Effects, Link, Together, best_links, effects, lost_actors, lost_seats, lost_ties
from graph.what_if.as_json import link_json, loss_json, seat_json, state_json, together_json
from graph.what_if.words import (
    actor_sentence,
    link_sentence,
    seat_sentence,
    state_sentence,
    tie_sentence,
    together_sentence,
)
from ontology import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHAPTERS = {
    "links": Text(
        de="Was neue Verbindungen brächten (erst klären, ob es sie schon gibt)",
        en="What new links would bring (clarify first whether they are there already)",
    ),
    "actors": Text(de="Wenn eine Stelle ausfällt", en="If an actor drops out"),
    "ties": Text(de="Wenn eine Zusammenarbeit endet", en="If a cooperation ends"),
    "seats": Text(de="Wenn ein Sitz endet", en="If a seat ends"),
    "together": Text(de="Zusammen am besten", en="Best together"),
}


class Wanted(NamedTuple):
    """What is asked for: one pair by names or ids, how many links together (0: none), how many lines (0: all)."""

    pair: tuple[str, str] | None
    together: int
    limit: int


class Answer(NamedTuple):
    """The what-ifs asked for. ``gate`` says why there is no verdict: then only the pair asked for is there."""

    snapshot: Snapshot
    gate: Text | None
    effects: Effects
    links: list[Link]
    together: Together | None
    whole: bool


def answered(source: Opened, key: str, on: date | None, wanted: Wanted) -> Answer:
    """The what-ifs of a district; persons appear without their names."""
    store = MaskedStore(source.store, source.model)
    snapshot = snapshot_of(store, source.model, district_of(store, key, Scope.of(key)), on or date.today())
    found = effects(snapshot)
    gate = None if snapshot.ties_suffice else no_verdict(snapshot, (), {}).sentence
    if wanted.pair is not None or gate is not None:
        pairs = [wanted.pair] if wanted.pair is not None else []
        links = [found.link(_position(snapshot, one), _position(snapshot, other)) for one, other in pairs]
        return Answer(snapshot, gate, found, links, None, whole=False)
    together = best_links(found.between, wanted.together) if wanted.together else None
    return Answer(snapshot, None, found, list(found.best(wanted.limit or None)), together, whole=True)


def _position(snapshot: Snapshot, text: str) -> int:
    """The actor of that id or name, or the only one whose name contains the text."""
    actors = snapshot.network.actors
    names = {id: snapshot.name(id).casefold() for id in actors}
    wanted = text.casefold()
    exact = [id for id in actors if wanted in (id.casefold(), id.partition(":")[2].casefold(), names[id])]
    found = exact or [id for id in actors if wanted in names[id]]
    if len(found) != 1:
        known = ", ".join(snapshot.name(id) for id in found[:5]) or "keine Stelle heißt so"
        wrong_use(f"„{text}“ ist nicht eindeutig: {known}.")
    return snapshot.network.index[found[0]]


def print_answer(answer: Answer, wanted: Wanted, language: str) -> None:
    """All of it as JSON."""
    snapshot, between = answer.snapshot, answer.effects.between
    shown: dict[str, object] = {
        "district": snapshot.key,
        "on": snapshot.on.isoformat(),
        "verdict": answer.gate is None,
        "note": (answer.gate or state_sentence(between)).in_language(language),
    }
    shown["state"] = state_json(between.state)
    shown["links"] = [link_json(snapshot, link, language) for link in answer.links]
    if answer.whole:
        limit = wanted.limit or None
        seats = lost_seats(between, snapshot.network.affiliation)[:limit]
        shown["actors"] = [loss_json(snapshot, loss, language) for loss in lost_actors(between)[:limit]]
        shown["ties"] = [loss_json(snapshot, loss, language) for loss in lost_ties(between)[:limit]]
        shown["seats"] = [seat_json(snapshot, lost, language) for lost in seats]
    if answer.together is not None:
        shown["together"] = together_json(snapshot, answer.together, language)
    print_json(shown)


def show_answer(answer: Answer, wanted: Wanted, language: str) -> None:
    """The same for people: where it stands, what helps most, what would be lost."""
    snapshot, between, console = answer.snapshot, answer.effects.between, out()
    console.print(harmless((answer.gate or state_sentence(between)).in_language(language)))
    _show("links", (link_sentence(snapshot, link) for link in answer.links), language)
    if answer.together is not None:
        _show("together", [together_sentence(snapshot, answer.together)], language)
    if answer.whole:
        limit = wanted.limit or None
        actors = (actor_sentence(snapshot, loss) for loss in lost_actors(between) if loss.matters)
        _show("actors", islice(actors, limit), language)
        ties = (tie_sentence(snapshot, loss) for loss in lost_ties(between) if loss.matters)
        _show("ties", islice(ties, limit), language)
        seats = lost_seats(between, snapshot.network.affiliation)
        _show("seats", (seat_sentence(snapshot, lost) for lost in seats[:limit] if lost.matters), language)


def _show(chapter: str, said: "Iterable[Text]", language: str) -> None:
    console, lines = out(), list(said)
    if lines:
        console.print(f"\n{_CHAPTERS[chapter].in_language(language)}", style="bold underline")
        for number, line in enumerate(lines, start=1):
            console.print(f"{number}. {harmless(line.in_language(language))}")
