"""What is chosen from a list of codes, row by row: sectors of organizations, levels of seats, the Land."""

from collections.abc import Iterable, Sequence

from graph.answers.asking_whom import coordination
from graph.answers.inputs import CODE, ROWS, choices_from, codes_of, rows_of
from graph.answers.option import Answers, AnswerSaid, Case, Choice, Input, InputKind, Meant, Option
from graph.answers.saying import Saying
from graph.district.leadership import Leadership
from graph.records import SHARED
from graph.stores.base import Change
from ontology import Text
from ontology.names import AnswerMeaning, Prop


def _coded(prop: Prop) -> Meant:
    def means(said: AnswerSaid) -> Iterable[Change]:
        saying = Saying(said)
        for row in said.given.all(ROWS):
            saying.tell(row, {prop: said.given.needed(CODE)})
        return saying.changes

    return means


def _unsorted(case: Case) -> Sequence[Choice]:
    found = case.snapshot.organizations
    return choices_from(o for o in found if o.owner != SHARED and case.snapshot.sector(o.id) is None)


SECTOR_ANSWERS = Answers(
    (
        Option(
            "belong-to",
            Text(de="diese gehören zum Bereich …", en="these belong to the sector …"),
            AnswerMeaning.FACT,
            (
                Input(ROWS, Text(de="Organisationen", en="organizations"), InputKind.RECORDS, _unsorted, many=True),
                Input(CODE, Text(de="Bereich", en="sector"), InputKind.CODE, codes_of("Sector")),
            ),
            _coded(Prop.SECTOR),
            partly=True,
        ),
    ),
    coordination,
)
"""To which sector organizations belong."""


def _without_level(case: Case) -> Sequence[Choice]:
    rows = case.snapshot.derived(Leadership).rows
    return rows_of(case, (r.relation for r in rows if r.level is None))


_LEVELS = (
    Input(ROWS, Text(de="Sitze", en="seats"), InputKind.RECORDS, _without_level, many=True),
    Input(CODE, Text(de="Ebene", en="level"), InputKind.CODE, codes_of("Level")),
)
LEVELS_OF_SEATS = Answers(
    (
        Option(
            "work-on",
            Text(de="diese arbeiten auf der Ebene …", en="these work on the level …"),
            AnswerMeaning.FACT,
            _LEVELS,
            _coded(Prop.LEVEL),
            partly=True,
        ),
    ),
    coordination,
)
"""On which level the members of the network bodies work."""

__all__ = ["LEVELS_OF_SEATS", "SECTOR_ANSWERS"]
