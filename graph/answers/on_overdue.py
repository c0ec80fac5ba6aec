"""What became of something that was due: it was done, it is put off, it is given up, or it is still to be done."""

from collections.abc import Iterable

from graph.answers.asking_whom import coordination
from graph.answers.inputs import A_DAY, A_REASON, CODE, DAY, REASON, SINCE, SINCE_WHEN, codes_of
from graph.answers.option import Answers, AnswerSaid, Input, InputKind, Option, Tense
from graph.answers.saying import PropValues, Saying
from graph.answers.settling_options import so_it_is
from graph.stores.base import Change
from ontology import Text
from ontology.names import AnswerMeaning, MeasureStatus, Prop, ResultState

_FACT = AnswerMeaning.FACT
_FOUND, _NEXT, _UNTIL, _EVIDENCE = "found", "next", "until", "evidence"
_PUT_OFF = Input(_UNTIL, Text(de="neuer Termin", en="new date"), InputKind.DAY, days=Tense.TO_COME)


def _reviewed(said: AnswerSaid) -> Iterable[Change]:
    """The review was made; the day that it was due on stands no more, the next one as it is named."""
    given = said.given
    values: PropValues = {
        Prop.REVIEWED_ON: given.needed(DAY),
        Prop.REVIEW_RESULT: given.one(_FOUND),
        Prop.MEASURE_STATUS: given.one(CODE),
        Prop.NEXT_REVIEW: given.one(_NEXT),
    }
    return _instead(said, Prop.NEXT_REVIEW, values)


def _review_moved(said: AnswerSaid) -> Iterable[Change]:
    return _instead(said, Prop.NEXT_REVIEW, {Prop.NEXT_REVIEW: said.given.needed(_UNTIL)})


def _stopped(said: AnswerSaid) -> Iterable[Change]:
    saying = Saying(said)
    since = said.given.one(SINCE) or said.given.day
    saying.tell(said.case.subjects[0], {Prop.MEASURE_STATUS: MeasureStatus.STOPPED, Prop.REVIEWED_ON: since})
    return saying.changes


def _instead(said: AnswerSaid, prop: Prop, values: PropValues) -> Iterable[Change]:
    """What holds of the thing now; what was said of one property before holds expressly no more."""
    saying, id = Saying(said), said.case.subjects[0]
    told = {p: v for p, v in values.items() if v}
    for before in saying.record(id).all(prop):
        if before != told.get(prop):
            saying.deny_value(id, prop, before)
    saying.tell(id, told)
    return saying.changes


_GIVEN_UP = Text(de="die Maßnahme ist abgebrochen", en="the measure is given up")
OVERDUE_REVIEW = Answers(
    (
        Option(
            "reviewed",
            Text(de="durchgeführt am …", en="made on …"),
            _FACT,
            (
                A_DAY,
                Input(_FOUND, Text(de="Ergebnis", en="result"), InputKind.WORDS, required=False),
                Input(
                    CODE,
                    Text(de="Stand der Maßnahme", en="state of the measure"),
                    InputKind.CODE,
                    codes_of("MeasureStatus", lambda code: code != MeasureStatus.PLANNED),
                    required=False,
                ),
                Input(
                    _NEXT,
                    Text(de="nächste Überprüfung", en="next review"),
                    InputKind.DAY,
                    required=False,
                    days=Tense.TO_COME,
                ),
            ),
            _reviewed,
        ),
        Option("moved", Text(de="verschoben auf …", en="put off until …"), _FACT, (_PUT_OFF,), _review_moved),
        Option(
            "stopped",
            Text(de="die Maßnahme ist abgebrochen", en="the measure is given up"),
            _FACT,
            (SINCE_WHEN,),
            _stopped,
        ),
        so_it_is("noch nicht durchgeführt", "not made yet"),
    ),
    coordination,
)
"""What became of a review of a measure that was due."""


def _reached(said: AnswerSaid) -> Iterable[Change]:
    saying, given = Saying(said), said.given
    values: PropValues = {
        Prop.RESULT_STATE: ResultState.REACHED,
        Prop.DATE: given.needed(DAY),
        Prop.EVIDENCE: given.one(_EVIDENCE),
    }
    saying.tell(said.case.subjects[0], {p: v for p, v in values.items() if v})
    return saying.changes


def _result_moved(said: AnswerSaid) -> Iterable[Change]:
    given = said.given
    return _instead(said, Prop.DUE_ON, {Prop.DUE_ON: given.needed(_UNTIL), Prop.REASON: given.one(REASON)})


def _not_reached(said: AnswerSaid) -> Iterable[Change]:
    """It will not be reached, and why: without a reason that is not said (information paper, chapter 3)."""
    saying, given = Saying(said), said.given
    values: PropValues = {
        Prop.RESULT_STATE: ResultState.NOT_REACHED,
        Prop.DATE: given.day,
        Prop.REASON: given.needed(REASON),
    }
    saying.tell(said.case.subjects[0], values)
    return saying.changes


LATE_RESULT = Answers(
    (
        Option(
            "reached",
            Text(de="erreicht am …", en="reached on …"),
            _FACT,
            (A_DAY, Input(_EVIDENCE, Text(de="Beleg", en="evidence"), InputKind.WORDS, required=False)),
            _reached,
        ),
        Option(
            "moved",
            Text(de="verschoben auf …", en="put off until …"),
            _FACT,
            (_PUT_OFF, Input(REASON, Text(de="Grund", en="reason"), InputKind.WORDS, required=False)),
            _result_moved,
        ),
        Option(
            "not-reached",
            Text(de="nicht erreicht, weil …", en="not reached, because …"),
            _FACT,
            (A_REASON,),
            _not_reached,
        ),
        so_it_is("noch nicht erreicht", "not reached yet"),
    ),
    coordination,
)
"""What became of a result of a phase that was due."""

__all__ = ["LATE_RESULT", "OVERDUE_REVIEW"]
