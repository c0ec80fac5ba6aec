"""What a workbook that comes back gives reason to say."""

from collections.abc import Sequence

from graph.imports.problems import Issue
from graph.wording import several
from ontology import say
from ontology.model import Text

_NOTHING = Text(de="", en="")


def gone(names: Sequence[str]) -> Issue:
    """Rows that were deleted from a sheet."""
    listed = ", ".join(f"„{name}“" for name in names[:5]) + (" …" if len(names) > 5 else "")
    sentence = say(
        "Nicht mehr in der Liste: {amount} ({listed}). Löschen?",
        "No longer in the list: {amount} ({listed}). Delete?",
        listed=listed,
        amount=Text(de=several(len(names), "Zeile", "Zeilen"), en=several(len(names), "row", "rows")),
    )
    remedy = Text(
        de="Ohne weitere Angabe bleiben sie bestehen; „fruehnetz import --delete“ löscht sie. Mit „undo“ lässt sich "
        "das zurücknehmen.",
        en="They stay unless you say more; “fruehnetz import --delete” deletes them. “undo” takes that back.",
    )
    return Issue("question", "gone", sentence, _NOTHING, remedy)


def deleted(names: Sequence[str]) -> Issue:
    """The same where the person said that they are to be deleted."""
    listed = ", ".join(f"„{name}“" for name in names[:5]) + (" …" if len(names) > 5 else "")
    sentence = say(
        "Gelöscht, weil nicht mehr in der Liste: {amount} ({listed}).",
        "Deleted, since no longer in the list: {amount} ({listed}).",
        listed=listed,
        amount=Text(de=several(len(names), "Zeile", "Zeilen"), en=several(len(names), "row", "rows")),
    )
    return Issue("warning", "gone", sentence, _NOTHING, Text(de="„undo“ nimmt es zurück.", en="“undo” takes it back."))


def fixed(label: str, text: str) -> Issue:
    """An edit of what makes a record the one it is: its identifier, an end of a relation, its district."""
    sentence = say(
        "{label}: „{text}“ wurde nicht übernommen. Daran hängt, welcher Eintrag gemeint ist.",
        "{label}: “{text}” was not taken over. Which record is meant depends on it.",
        label=label,
        text=text,
    )
    remedy = Text(
        de="Löschen Sie die Zeile, und legen Sie darunter eine neue an, mit leerer Kennung.",
        en="Delete the row and add a new one below, without an identifier.",
    )
    return Issue("question", "fixed", sentence, _NOTHING, remedy)
