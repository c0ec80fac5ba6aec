"""What there is to say of tables that speak of one another's rows by their signs."""

from collections.abc import Sequence

from graph.imports.problems import Issue
from graph.imports.recognise.sentences.sheet_sentences import CORRECT, NO_SHAPE, NOTHING_TO_DO
from ontology import say
from ontology.model import Text


def link_read(header: str, sheet: str) -> Issue:
    """A column of signs that stand for rows of another table, or of its own."""
    sentence = say(
        "Die Nummern und Zeichen unter „{header}“ stehen für Zeilen des Blatts „{sheet}“ und wurden so gelesen.",
        "The numbers and signs below “{header}” stand for rows of the sheet “{sheet}” and were read as these.",
        header=header,
        sheet=sheet,
    )
    return Issue("warning", "linked", sentence, NO_SHAPE, NOTHING_TO_DO)


def link_without_row(header: str, sheet: str) -> Issue:
    """A sign that stands for no row of the other table, or for several of one name."""
    sentence = say(
        "Das Zeichen unter „{header}“ steht für keine eindeutige Zeile des Blatts „{sheet}“. Die Zelle wurde nicht "
        "übernommen.",
        "The sign below “{header}” stands for no row of the sheet “{sheet}” that could be told from the others. The "
        "cell was not taken over.",
        header=header,
        sheet=sheet,
    )
    shape = Text(de="eine Nummer, die dort genau einmal steht", en="a number that stands there exactly once")
    return Issue("question", "linked", sentence, shape, CORRECT)


def link_open(header: str, sheets: Sequence[str]) -> Issue:
    """A column of signs that rows of several tables bear."""
    named = ", ".join(f"„{sheet}“" for sheet in sheets)
    sentence = say(
        "Die Nummern unter „{header}“ passen zu mehreren Blättern: {named}. Sie wurden nicht zugeordnet.",
        "The numbers below “{header}” go with several sheets: {named}. They were not assigned.",
        header=header,
        named=named,
    )
    remedy = Text(
        de="Benennen Sie die Spalte nach dem Blatt, das gemeint ist, oder schreiben Sie die Namen selbst hinein.",
        en="Name the column after the sheet that is meant, or write the names themselves into it.",
    )
    return Issue("question", "linked", sentence, NO_SHAPE, remedy)


def words_only(sheet: str) -> Issue:
    """A sheet that only says what signs in other tables mean."""
    sentence = say(
        "Das Blatt „{sheet}“ erklärt nur Nummern und Zeichen anderer Blätter. Seine Zeilen sind keine Einträge.",
        "The sheet “{sheet}” only explains numbers and signs of other sheets. Its rows are no records.",
        sheet=sheet,
    )
    return Issue("warning", "linked", sentence, NO_SHAPE, NOTHING_TO_DO)
