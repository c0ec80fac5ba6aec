"""What each organization gets back: its own answers, which of them the other side confirms, and where it could connect.

The rule: nothing comes out that the organization could not know. Of what others answered there are three things alone,
and each is about itself: that a tie which it named itself was named by the other side too (never how close that side
finds it, and never whether who did not confirm denies it or is silent); that a wish which it has itself is mutual; and
means of the ratings that it got, if at least three organizations rated it. What others say of each other, wish for
themselves, remark or miss never comes out, nor does any number that is made of it.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from graph.surveys.planned import SurveyPlan
from graph.surveys.quality import Ratings, ratings_of
from graph.surveys.responses import Response, RowAnswer, Voice, voices

_LOOSE = 1
"""Up to this level there is contact at most: cooperation begins above it (domain 4.2)."""


@dataclass(frozen=True, slots=True)
class OwnTie:
    """A tie that the organization named: how close, and whether the other side named one too."""

    other: str
    row: RowAnswer
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one organization gets back.

    ``none`` are those with whom it has no tie, as it said; ``unsaid`` those of whom it said nothing. ``wishes`` are its
    own, ``mutual`` those that the other side has, too. ``expected`` are organizations with which practice expects a
    link and with which it said to have a loose one at most.
    """

    organization: str
    ties: tuple[OwnTie, ...]
    none: tuple[str, ...]
    unsaid: tuple[str, ...]
    wishes: tuple[str, ...]
    mutual: tuple[str, ...]
    expected: tuple[str, ...]
    ratings: Ratings | None = None


def feedback_for(
    plan: SurveyPlan, responses: Sequence[Response], organization: str, expected: Set[frozenset[str]] = frozenset()
) -> Feedback:
    """The feedback of one organization; ``expected`` are pairs of which practice expects a link, whoever they are."""
    said = voices(responses)
    own = said.get(organization, Voice()).rows
    others = plan.others(organization)
    ties = (OwnTie(o, own[o], _names(said, o, organization)) for o in others if o in own and own[o].closeness > 0)
    wishes = tuple(o for o in others if o in own and own[o].wish)
    loose = (o for o in others if o in own and own[o].closeness <= _LOOSE)
    return Feedback(
        organization,
        tuple(sorted(ties, key=lambda tie: -tie.row.closeness)),
        tuple(o for o in others if o in own and own[o].closeness == 0),
        tuple(o for o in others if o not in own),
        wishes,
        tuple(o for o in wishes if _row(said, o, organization).wish),
        tuple(o for o in loose if frozenset((o, organization)) in expected),
        ratings_of(responses, organization) if plan.quality else None,
    )


def all_feedback(
    plan: SurveyPlan, responses: Sequence[Response], expected: Set[frozenset[str]] = frozenset()
) -> Iterator[Feedback]:
    """The feedback of all that answered, in the order of the roster."""
    answered = voices(responses)
    return (feedback_for(plan, responses, id, expected) for id in plan.roster if id in answered)


_SILENT = RowAnswer(0)


def _row(said: Mapping[str, Voice], who: str, of: str) -> RowAnswer:
    voice = said.get(who)
    return voice.rows.get(of, _SILENT) if voice is not None else _SILENT


def _names(said: Mapping[str, Voice], who: str, of: str) -> bool:
    return _row(said, who, of).closeness > 0
