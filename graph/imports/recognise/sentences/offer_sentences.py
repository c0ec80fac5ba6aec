"""What there is to say of offers and those who have them, crossed with one another."""

from collections.abc import Sequence

from graph.imports.problems import Issue
from graph.imports.recognise.sentences.sheet_sentences import NO_SHAPE
from ontology import say
from ontology.model import Text

_SHOWN = 8


def offers_read(names: Sequence[str], *, carriers: bool) -> Issue:
    """Columns with crosses that were read as offers, or as those who carry them."""
    shown = ", ".join(f"„{name}“" for name in names[:_SHOWN])
    what = Text(de="Träger der Angebote", en="carriers of the offers") if carriers else Text(de="Angebote", en="offers")
    sentence = say(
        "Die Spalten {shown} wurden als {what} gelesen: Ein Kreuz heißt, dass die Organisation das Angebot hat.",
        "The columns {shown} were read as {what}: a cross says that the organization has the offer.",
        shown=shown,
        what=what,
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun. Sonst nennen Sie in einer Zuordnung, was die Spalten sind "
        "(„fruehnetz check LISTE --columns“).",
        en="If that is right, nothing needs to be done. Else say in a mapping what the columns are (“fruehnetz check "
        "LIST --columns”).",
    )
    return Issue("question", "offers", sentence, NO_SHAPE, remedy)


def offer_open(carrier: str) -> Issue:
    """A cell that says neither that somebody has an offer nor that not."""
    sentence = say(
        "{carrier}: Die Zelle sagt weder ja noch nein. Sie wurde nicht gelesen.",
        "{carrier}: the cell says neither yes nor no. It was not read.",
        carrier=carrier,
    )
    shape = Text(de="x, ja, nein", en="x, ja, nein")
    remedy = Text(
        de="Setzen Sie ein Kreuz, sobald feststeht, dass die Organisation das Angebot hat.",
        en="Put a cross once it is settled that the organization has the offer.",
    )
    return Issue("question", "offer", sentence, shape, remedy)
