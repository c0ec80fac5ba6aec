"""That it is as the finding says, or as it should be: the answer itself is kept, and settles the question."""

from graph.answers.inputs import A_REASON
from graph.answers.option import Option
from ontology import Text
from ontology.names import AnswerMeaning


def so_it_is(de: str, en: str) -> Option:
    """Somebody who knows says that it is lacking: a gap, as long as what was asked about stays the same."""
    return Option("so", Text(de=de, en=en), AnswerMeaning.GAP, settles=True)


def not_needed(de: str, en: str) -> Option:
    """Somebody who knows says why it is not to be expected here: the question is settled."""
    return Option("not-needed", Text(de=de, en=en), AnswerMeaning.FACT, (A_REASON,), settles=True)


__all__ = ["not_needed", "so_it_is"]
