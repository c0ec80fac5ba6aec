"""The questions, asked of all districts of a scope in one pass."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.across.answer_rows import AcrossRow
from graph.across.body_years import BodyHearing
from graph.across.district_answers import (
    AcrossQuestion,
    DistrictAcross,
    DistrictAnswers,
    district_answers,
    read_for_questions,
)
from graph.across.spanning import spanning_districts
from graph.district.loading import districts
from graph.stores.base import GraphReader, Scope
from graph.wording import several
from ontology import Model, Text, say

ACROSS_QUESTIONS: Mapping[AcrossQuestion, Text] = {
    AcrossQuestion.MANDATES: Text(
        de="Welche Bezirke haben den Auf- oder Ausbau ihres Netzwerks beschlossen?",
        en="Which districts took a resolution to build or develop their network?",
    ),
    AcrossQuestion.ELSEWHERE: Text(
        de="Wo haben andere Gremien als der Jugendhilfeausschuss Frühe Hilfen beraten?",
        en="Where did bodies other than the youth welfare committee deal with early help?",
    ),
    AcrossQuestion.CONTESTED: Text(de="Wo war die Abstimmung nicht einmütig?", en="Where was the vote contested?"),
    AcrossQuestion.WITHOUT_HEALTH: Text(
        de="In welcher Planungsgruppe ist niemand aus dem Gesundheitswesen genannt?",
        en="In which planning group is nobody from health care named?",
    ),
    AcrossQuestion.SPANNING: Text(
        de="Welche Netzwerke reichen über mehrere Bezirke?", en="Which networks span several districts?"
    ),
}


@dataclass(frozen=True, slots=True)
class AcrossAnswer:
    """The rows of a question, and of how many districts anything is recorded that could have answered it."""

    question: AcrossQuestion
    rows: tuple[AcrossRow, ...]
    answerable: int


@dataclass(frozen=True, slots=True)
class Across:
    """All districts of a scope, asked on a day."""

    on: date
    districts: tuple[DistrictAcross, ...]
    answers: Mapping[AcrossQuestion, AcrossAnswer]
    hearings: tuple[BodyHearing, ...]


def ask_across(store: GraphReader, model: Model, scope: Scope, on: date) -> Across:
    """Ask every district that the scope shows, one after the other; only what answers is kept of each."""
    asked = (district_answers(model, read_for_questions(store, d), on) for d in districts(store, scope))
    return joined_answers(asked, spanning_districts(store, model, scope, on), on)


def joined_answers(asked: Iterable[DistrictAnswers], spanning: tuple[AcrossRow, ...], on: date) -> Across:
    """What districts answered one by one, question by question, with what spans several of them."""
    every = tuple(asked)
    rows = {q: [row for found in every for row in found.rows.get(q, ())] for q in AcrossQuestion}
    answerable = {q: sum(q in found.answerable for found in every) for q in AcrossQuestion}
    rows[AcrossQuestion.SPANNING] += spanning
    answerable[AcrossQuestion.SPANNING] = len({row.district for row in spanning})
    answers = {q: AcrossAnswer(q, _ordered(rows[q]), answerable[q]) for q in AcrossQuestion}
    hearings = tuple(hearing for found in every for hearing in found.hearings)
    return Across(on, tuple(found.asked for found in every), answers, hearings)


def _ordered(rows: Iterable[AcrossRow]) -> tuple[AcrossRow, ...]:
    """Sure ones first; the order within a question is else that of the districts."""
    return tuple(sorted(rows, key=lambda row: row.certainty.value != "present"))


def across_headline(across: Across) -> Text:
    """Of how many districts anything is recorded, and how thin that is."""
    some = [d for d in across.districts if d.recorded]
    return say(
        "{all} im Blick, von {some} ist etwas erfasst, von {heard} eine Beratung",
        "{all} in view, of {some} something is recorded, of {heard} a consultation",
        all=Text(
            de=several(len(across.districts), "Bezirk", "Bezirke"),
            en=several(len(across.districts), "district", "districts"),
        ),
        some=str(len(some)),
        heard=str(sum(bool(d.consultations) for d in some)),
    )


def answer_note(answer: AcrossAnswer, across: Across) -> Text:
    """On how much an answer rests: who is not in it has not said no."""
    return say(
        "Antworten kann, was von {some} der {all} erfasst ist. Wer hier fehlt, hat nicht verneint.",
        "What is recorded of {some} of the {all} districts can answer. Who is missing here has not said no.",
        some=str(answer.answerable),
        all=Text(de=several(len(across.districts), "Bezirk", "Bezirke"), en=str(len(across.districts))),
    )
