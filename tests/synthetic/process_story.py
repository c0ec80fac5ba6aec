"""The whole process of an invented district, from prerequisites to Soll-Ist and guide, step by step with its days.

Each step goes the way that a group goes: through the book of the process, one batch a day, with who says so. Told up
to a day it is an example to open; told to the end it is a test of the whole way.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from api.process_seeds import shipped_templates
from graph.district.loading import district_of
from graph.process.marking import MET, NOT_MET, MeetingMark, PhaseMark, ResultMark, SaidBy
from graph.process.process_book import ProcessBook, ProcessStep
from graph.process.process_templates import ProcessTemplate
from graph.process.starting import ProcessStart
from graph.records import Record
from graph.stores import GraphStore
from graph.stores.base import Batch, Scope, put
from ontology.names import ResultState
from tests.synthetic.story_agreed import agreed
from tests.synthetic.story_days import (
    DUE,
    FIRST_CALL,
    HELD,
    LAST_CALL,
    PHASES,
    PLANNED,
    PREREQUISITES,
    RESULTS,
    UNDATED,
)
from tests.synthetic.story_papers import Made, in_the_committee

TEMPLATE, BEGINS = "shared:prozessbegleitung", "2025-04"
STARTED = "2025-03-20"
GROUP = "Steuerungsgruppe"
GUIDE = "Prozessbegleitung des NZFH"
Act = Callable[[ProcessBook], ProcessStep | None]


@dataclass(frozen=True, slots=True)
class StoryStep:
    """What happens on a day."""

    day: str
    act: Act


def tell(store: GraphStore, key: str, until: date) -> int:
    """Let it happen up to a day; how many steps that were."""
    book, scope, told = ProcessBook(store, key, Scope.of(key)), Scope.of(key), 0
    for step in sorted(_steps(store, key), key=lambda s: s.day):
        if date.fromisoformat(step.day) > until:
            break
        done = step.act(book)
        if done is not None:
            changes = tuple(put(record) for record in done.records)
            store.commit(Batch(GROUP, f"{step.day}T12:00:00+02:00", done.reason, changes), scope)
            told += 1
    return told


def _steps(store: GraphStore, key: str) -> Iterator[StoryStep]:
    yield StoryStep(STARTED, lambda book: book.start(_template(), _start(store, key)))
    yield from _prerequisites(key)
    yield from _phases(key)
    yield from _results(key)
    yield from _meetings(key)
    for day, make in agreed(store, key):
        yield StoryStep(day, _written_down(make))
    for day, reason, made in in_the_committee(store, key):
        yield StoryStep(day, _brought_in(made, reason))


def _written_down(make: Callable[[], Record]) -> Act:
    def act(_: ProcessBook) -> ProcessStep:
        record = make()
        return ProcessStep(record, (record,), f"{record.type}: vereinbart")

    return act


def _brought_in(make: Made, reason: str) -> Act:
    def act(_: ProcessBook) -> ProcessStep:
        records = tuple(make())
        return ProcessStep(records[0], records, reason)

    return act


def _template() -> ProcessTemplate:
    return next(t for t in shipped_templates() if t.project.id == TEMPLATE)


def _start(store: GraphStore, key: str) -> ProcessStart:
    return ProcessStart(district_of(store, key, Scope.of(key)), STARTED, BEGINS)


def _prerequisites(key: str) -> Iterator[StoryStep]:
    for day, local, met, evidence in PREREQUISITES:
        verdict = (MET if met else NOT_MET, evidence)
        yield StoryStep(day, _check(f"{key}:{local}", verdict, day))


def _check(id: str, verdict: tuple[str, str], day: str) -> Act:
    return lambda book: book.check_prerequisite(id, verdict, SaidBy(GROUP, day))


def _phases(key: str) -> Iterator[StoryStep]:
    for day, local, start, end, why in PHASES:
        mark = PhaseMark(actual_start=start, actual_end=end)
        if why:
            reason, effect, agreed_on = why
            mark = PhaseMark("", "", start, end, reason, effect, GUIDE, agreed_on)
        yield StoryStep(day, _mark_phase(f"{key}:{local}", mark, day))


def _mark_phase(id: str, mark: PhaseMark, day: str) -> Act:
    return lambda book: book.mark_phase(id, mark, SaidBy(GROUP, day))


def _results(key: str) -> Iterator[StoryStep]:
    for day, local, due in DUE:
        yield StoryStep(day, _mark_result(f"{key}:{local}", ResultMark(ResultState.OPEN, due=due), day))
    for day, local, evidence in RESULTS:
        yield StoryStep(day, _mark_result(f"{key}:{local}", ResultMark(ResultState.REACHED, day, evidence), day))


def _mark_result(id: str, mark: ResultMark, day: str) -> Act:
    return lambda book: book.mark_result(id, mark, SaidBy(GROUP, day))


def _meetings(key: str) -> Iterator[StoryStep]:
    marks = [(said, MeetingMark(kind, name, day, planned=True)) for said, kind, name, day in PLANNED]
    marks += [(said, MeetingMark(kind, name)) for said, kind, name in UNDATED]
    marks += [(day, MeetingMark(kind, name, day, attended=came)) for day, kind, name, came in HELD]
    marks += [(day, MeetingMark("JF", "Jour Fixe mit dem NZFH", day)) for day in _calls()]
    for day, mark in marks:
        yield StoryStep(day, _log(f"{key}:prozessbegleitung", mark, day))


def _log(project: str, mark: MeetingMark, day: str) -> Act:
    return lambda book: book.record_meeting(project, mark, SaidBy("Netzwerkkoordination", day))


def _calls() -> Iterator[str]:
    day = date.fromisoformat(FIRST_CALL)
    while day.isoformat() <= LAST_CALL:
        free = day.month == 8 or (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 6)
        if not free:
            yield day.isoformat()
        day += timedelta(days=14)
