"""What is said of a dimension of the Qualitätsrahmen: what is known, what is open, and what to do where it is empty."""

from graph.quality_frame.dimensions import InDimension, QualityFrame
from graph.wording import sentences
from ontology import Text, say

NO_GOAL = Text(de="Ein Ziel ist hier nicht eingetragen.", en="No goal is recorded here.")
INFERRED = Text(
    de="Der Text dieser Dimension ist nicht gelesen; ihre Nummer in der Ausgabe 2.0 ist erschlossen.",
    en="The text of this dimension has not been read; its number in edition 2.0 is inferred.",
)
EDITIONS = Text(
    de="Neun Dimensionen hat die Ausgabe 2016; die Ausgabe 2.0 nimmt die Wirkungsorientierung dazu und nummeriert sie. "
    "Wo die Nummer nur erschlossen ist, steht es dabei.",
    en="The 2016 edition has nine dimensions; edition 2.0 adds outcome orientation and numbers them. Where the number "
    "is only inferred, it says so.",
)
OUTSIDE = Text(de="Keiner Dimension zugeordnet", en="In no dimension")
ABOUT_OUTSIDE = Text(
    de="Befunde zu den Daten selbst und Ziele, die weder eine Dimension noch eine Kennzahl nennen.",
    en="Findings on the data themselves, and goals that name neither a dimension nor an indicator.",
)
NOT_MEASURED = Text(
    de="Hierzu hat Frühnetz keine Kennzahl und keinen Befund. Sprechen Sie in der Steuerungsgruppe darüber, und tragen "
    "Sie ein Ziel mit eigenem Indikator ein, wenn Sie daran arbeiten.",
    en="Frühnetz has no indicator and no finding on this. Talk about it in the steering group, and enter a goal with "
    "an indicator of your own if you work on it.",
)


def headline_of(frame: QualityFrame) -> Text:
    """How much of the framework is known, and where no goal is recorded."""
    touched = sum(bool(d.known) for d in frame.dimensions)
    told = say(
        "Zu {n} von {all} {all:Dimension|Dimensionen} des Qualitätsrahmens gibt es Kennzahlen mit Wert",
        "There are indicators with a value on {n} of {all} {all:dimension|dimensions} of the quality framework",
        n=touched,
        all=len(frame.dimensions),
    )
    bare = len(frame.without_goal)
    if not bare:
        return say("{told}; jede hat ein Ziel", "{told}; each has a goal", told=told)
    return say(
        "{told}; {n} {n:hat|haben} kein eingetragenes Ziel",
        "{told}; {n} {n:has|have} no recorded goal",
        told=told,
        n=bare,
    )


_NO_VALUE = Text(de="Noch keine Kennzahl hat einen Wert.", en="No indicator has a value yet.")


def _with_value(n: int, all: int) -> Text:
    if not n:
        return _NO_VALUE
    if n < all:
        return say(
            "Von {all} {all:Kennzahl|Kennzahlen} {n:hat|haben} {n} einen Wert.",
            "Of {all} {all:indicator|indicators} {n} {n:has|have} a value.",
            n=n,
            all=all,
        )
    return say(
        "{n:Die|Alle} {n} {n:Kennzahl hat|Kennzahlen haben} einen Wert.",
        "{n:The|All} {n} {n:indicator has|indicators have} a value.",
        n=n,
    )


def standing_told(here: InDimension) -> Text:
    """What is known, open and wanted in a dimension, in one line."""
    if here.empty and not here.measured:
        return NOT_MEASURED
    known = _with_value(len(here.known), len(here.measured))
    gaps = say("{n} {n:Lücke ist|Lücken sind} belegt.", "{n} {n:gap is|gaps are} proven.", n=len(here.gaps))
    asked = say(
        "{n} {n:Frage ist|Fragen sind} offen.", "{n} {n:question is|questions are} open.", n=len(here.questions)
    )
    return sentences(
        known if here.measured else None,
        gaps if here.gaps else None,
        asked if here.questions else None,
        None if here.goals or here.norm is None else NO_GOAL,
    )


def next_told(here: InDimension) -> Text | None:
    """What to record first where an indicator of the dimension has no value; None where each has one."""
    wanted = [text for measured in here.unknown for text in measured.outcome.missing]
    first = next(iter(dict.fromkeys(wanted)), None)
    return first if first is not None and not here.known else None
