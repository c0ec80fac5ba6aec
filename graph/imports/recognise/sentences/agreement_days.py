"""Sentences about the days of agreements."""

from graph.imports.problems import Issue
from graph.imports.recognise.sentences.sheet_sentences import NO_SHAPE
from ontology import say
from ontology.model import Text


def by_day(header: str) -> Issue:
    """Several days below the word for an agreement: each was read as one of its own."""
    sentence = say(
        "Unter „{header}“ stehen verschiedene Tage. Je Tag wurde eine eigene Vereinbarung gelesen; mit wem sie "
        "geschlossen ist, steht nicht da.",
        "Below “{header}” are different days. An agreement of its own was read for each; with whom it was made "
        "is not said.",
        header=header,
    )
    remedy = Text(
        de="Ist es eine gemeinsame Vereinbarung, die an mehreren Tagen unterschrieben wurde, nennen Sie die Spalte "
        "„unterschrieben am“. Sonst führen Sie die Vereinbarungen in einem Blatt „Vereinbarungen“ auf: Vereinbarung, "
        "Vertragspartner, Datum.",
        en="If it is one agreement that was signed on different days, call the column “unterschrieben am”. Otherwise "
        "list the agreements in a sheet “Vereinbarungen”: Vereinbarung, Vertragspartner, Datum.",
    )
    return Issue("question", "agreement", sentence, NO_SHAPE, remedy)


def holds_until_other(header: str, agreement: str, until: str) -> Issue:
    """A last day that is not the one which another list of the file says of the same agreement."""
    sentence = say(
        "„{header}“ nennt einen anderen letzten Tag als eine Liste davor. Für „{agreement}“ gilt deren Tag: {until}.",
        "“{header}” names another last day than a list before it. For “{agreement}” that one's day counts: {until}.",
        header=header,
        agreement=agreement,
        until=until,
    )
    remedy = Text(
        de="Sind es mehrere, nennen Sie die Spalten verschieden: „Vereinbarung Nord“, „Vereinbarung Süd“.",
        en="If there are several agreements, call the columns differently: “Vereinbarung Nord”, “Vereinbarung Süd”.",
    )
    return Issue("question", "agreement", sentence, NO_SHAPE, remedy)
