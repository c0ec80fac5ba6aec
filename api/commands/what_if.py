"""What-ifs of one district, shown or as JSON."""

from collections.abc import Iterable
from datetime import date

from api.commands.analysing import announce, snapshot_at
from api.commands.opening import Opened
from api.commands.options import wrong_use
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import out
from graph.district.tie_pairs import ONLY_RECORDED
from graph.errors import InvalidError
from graph.what_if.answering import Answer, Wanted, answer_to
from graph.what_if.as_json import what_if_json
from graph.what_if.effect_words import actor_sentence, link_sentence, seat_sentence, tie_sentence, together_sentence
from graph.wording import sentences
from ontology import Text

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


_ASK_A_PAIR = Text(
    de="Was eine einzelne neue Verbindung an den belegten Wegen ändern würde, rechnet --pair schon jetzt aus.",
    en="What a single new link would change on the recorded paths can be computed already, with --pair.",
)


def answered(source: Opened, key: str, on: date | None, wanted: Wanted) -> Answer:
    """The what-ifs of a district; persons appear without their names. A name that is none or several is wrong use."""
    try:
        return answer_to(snapshot_at(source, key, on), wanted)
    except InvalidError as error:
        wrong_use(f"{error}.")


def print_answer(answer: Answer, language: str) -> None:
    """All of it as JSON."""
    print_json(what_if_json(answer, language))


def show_answer(answer: Answer, language: str) -> None:
    """The same for people: where it stands, what helps most, what would be lost."""
    snapshot = answer.snapshot
    announce(snapshot, language)
    rest = None if answer.gate is None else ONLY_RECORDED if answer.links else _ASK_A_PAIR
    out().print(harmless(sentences(answer.note, rest).in_language(language)))
    _show("links", (link_sentence(snapshot, link) for link in answer.links), language)
    if answer.together is not None:
        _show("together", [together_sentence(snapshot, answer.together)], language)
    _show("actors", (actor_sentence(snapshot, loss) for loss in answer.actors if loss.matters), language)
    _show("ties", (tie_sentence(snapshot, loss) for loss in answer.ties if loss.matters), language)
    _show("seats", (seat_sentence(snapshot, lost) for lost in answer.seats if lost.matters), language)


def _show(chapter: str, said: Iterable[Text], language: str) -> None:
    console, lines = out(), list(said)
    if lines:
        console.print(f"\n{_CHAPTERS[chapter].in_language(language)}", style="bold underline")
        for number, line in enumerate(lines, start=1):
            console.print(f"{number}. {harmless(line.in_language(language))}")


__all__ = ["Answer", "Wanted", "answered", "print_answer", "show_answer"]
