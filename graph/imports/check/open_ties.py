"""Words for a tie that leave open whether it is there: it ended, rests, or is only wished for."""

from graph.imports.check.rows import RowReading
from graph.imports.problems import Issue
from graph.imports.vocabulary.asked import asked_words
from graph.imports.vocabulary.words import word_key
from ontology import say
from ontology.model import Text
from ontology.names import Prop, StatementStatus

_TELLING = frozenset({Prop.RAW_KIND.value, Prop.FREQUENCY.value})


def leave_open(reading: RowReading) -> None:
    """Let a row that says so of its tie stand as not known, and tell it; other rows stay as they are."""
    if reading.status != StatementStatus.FROM_LIST:
        return
    # What is no degree was told where it stands; what is kept as a word stands among what is said.
    told = [(place, text) for place, text, issue in reading.result.issues if issue.rule == "datatype"]
    told += [(reading.row.place(), text) for prop, text, _ in reading.said if prop in _TELLING]
    for place, text in told:
        if word_key(text.partition(" ")[0]) in asked_words().unsettled or word_key(text) in asked_words().unsettled:
            reading.status = StatementStatus.UNKNOWN.value
            reading.result.issues.append((place, text, _left_open(text)))
            return


def _left_open(text: str) -> Issue:
    sentence = say(
        "„{text}“: Ob diese zwei heute zusammenarbeiten, steht damit nicht fest. Die Verbindung gilt als nicht "
        "bekannt.",
        "“{text}”: that leaves open whether these two work together today. The tie counts as not known.",
        text=text,
    )
    remedy = Text(
        de="Arbeiten sie zusammen, schreiben Sie, wie eng; wenn nicht, „keine“; sonst ist nichts zu tun.",
        en="If they work together, write how closely; if not, “keine”; otherwise nothing needs to be done.",
    )
    return Issue("question", "tie-open", sentence, Text(de="", en=""), remedy)
