"""What an option is: its words, what it means, what has to be chosen or said, and what it changes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from graph.district.snapshot import Snapshot
from graph.errors import InvalidError
from graph.stores.base import Change
from ontology import Text
from ontology.names import AnswerMeaning


class InputKind(StrEnum):
    """What is chosen or said: a recorded thing of a closed list, a code, a day, a number of a scale, or words."""

    ORGANIZATION = "organization"
    BODY = "body"
    RECORDS = "records"
    CODE = "code"
    DAY = "day"
    WORDS = "words"


class Tense(StrEnum):
    """Which days make sense: those of what has happened, those of what is planned, or any."""

    SO_FAR = "soFar"
    TO_COME = "toCome"
    ANY = "any"


class Choice(NamedTuple):
    """One of a closed list: what is kept (an id or a code), and how it is shown."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Case:
    """What a finding asks about: the district at a day, the subjects of the finding, the records it rests on."""

    snapshot: Snapshot
    subjects: tuple[str, ...]
    records: tuple[str, ...] = ()


Choices = Callable[[Case], Sequence[Choice]]


def _nothing(case: Case) -> Sequence[Choice]:
    """No list: words or a day are said freely."""
    del case
    return ()


@dataclass(frozen=True, slots=True)
class Input:
    """What must be chosen or said for an option.

    ``choices`` is the closed list; with ``new`` something that is not on it may be named as well. ``many`` takes
    several; what is not ``required`` may stay empty. ``days`` are those that fit, where it is a day. ``unlike`` is
    another input of the option: what is chosen there is not chosen here.
    """

    name: str
    label: Text
    kind: InputKind
    choices: Choices = _nothing
    required: bool = True
    many: bool = False
    new: bool = False
    days: Tense = Tense.SO_FAR
    unlike: str = ""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What a person filled in: the option, the values of its inputs, who said it as post or role, for which day.

    A value is the id or code of a choice, a day (``2026-05-04``), or words.
    """

    option: str
    said_by: str
    day: str
    values: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    remark: str = ""

    def one(self, name: str) -> str:
        """The value of an input, empty if nothing was given."""
        return next(iter(self.values.get(name, ())), "")

    def all(self, name: str) -> tuple[str, ...]:
        """All values of an input."""
        return tuple(v for v in self.values.get(name, ()) if v)

    def needed(self, name: str) -> str:
        """The value of an input without which the answer says nothing; raises InvalidError."""
        if not (found := self.one(name)):
            raise InvalidError(f"{self.option}: {name} is missing")
        return found


@dataclass(frozen=True, slots=True)
class AnswerSaid:
    """What is said, in which case, and under which source it is kept."""

    case: Case
    given: GivenAnswer
    source: str
    locator: str = ""


Meant = Callable[[AnswerSaid], Iterable[Change]]
Fits = Callable[[Case], bool]
Also = Callable[[Case, GivenAnswer], Sequence[str]]


def no_change(said: AnswerSaid) -> Iterable[Change]:
    """The answer itself is all that is to be kept."""
    del said
    return ()


def no_more(case: Case, given: GivenAnswer) -> Sequence[str]:
    """Only what every such answer needs."""
    del case, given
    return ()


def always(case: Case) -> bool:
    """An option that is offered in every case."""
    del case
    return True


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers: what it says, what it leads to, what has to be filled in, what it changes.

    With ``settles`` the answer itself closes the question as long as what was asked about stays the same: the finding
    is a gap, or there is none. Without it the changed records speak. ``partly``: it tells a part, and what is left is
    asked again. ``also`` names inputs that this very answer needs beside the required ones.
    """

    id: str
    label: Text
    meaning: AnswerMeaning
    inputs: tuple[Input, ...] = ()
    means: Meant = no_change
    settles: bool = False
    partly: bool = False
    fits: Fits = always
    also: Also = no_more


class Addressee(NamedTuple):
    """Whom to ask: a post or office, never a person; questions of one key are asked together."""

    key: str
    label: Text


Asks = Callable[[Case], Addressee]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a rule that asks declares: the options, and who is likely to know."""

    options: tuple[Option, ...] = ()
    ask: Asks | None = None
    asks: Callable[[Case], Text | None] | None = None

    @property
    def offered(self) -> tuple[Option, ...]:
        """All options; that somebody does not know is always one."""
        return (*self.options, DO_NOT_KNOW) if self.options else ()


ASK_AGAIN, ASK_WHOM = "askAgainOn", "askWhom"
DO_NOT_KNOW = Option(
    id="later",
    label=Text(de="weiß ich nicht", en="I do not know"),
    meaning=AnswerMeaning.LATER,
    inputs=(
        Input(ASK_WHOM, Text(de="Fragen Sie (Stelle)", en="Ask (post)"), InputKind.WORDS, required=False),
        Input(
            ASK_AGAIN, Text(de="Wieder fragen am", en="Ask again on"), InputKind.DAY, required=False, days=Tense.TO_COME
        ),
    ),
)
"""Remembered with a day, and not asked again before."""

__all__ = [
    "ASK_AGAIN",
    "ASK_WHOM",
    "DO_NOT_KNOW",
    "Addressee",
    "AnswerSaid",
    "Answers",
    "Case",
    "Choice",
    "Choices",
    "GivenAnswer",
    "Input",
    "InputKind",
    "Meant",
    "Option",
    "Tense",
    "always",
    "no_change",
]
