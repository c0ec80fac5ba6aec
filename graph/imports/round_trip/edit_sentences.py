"""What a workbook that comes back gives reason to say."""

from collections.abc import Sequence

from graph.imports.problems import Issue
from graph.wording import quoted, several
from ontology import say
from ontology.model import Text

_NOTHING = Text(de="", en="")


_SHOWN = 5


def _listed(names: Sequence[str]) -> str:
    """Each of the first names once: a record may have several rows."""
    several_rows = list(dict.fromkeys(names))
    return "; ".join(several_rows[:_SHOWN]) + (" …" if len(several_rows) > _SHOWN else "")


def gone(names: Sequence[str]) -> Issue:
    """Rows that were deleted from a sheet; ``names`` are quoted, one for each row."""
    listed = _listed(names)
    sentence = say(
        "Nicht mehr in der Liste: {amount} ({listed}). Löschen?",
        "No longer in the list: {amount} ({listed}). Delete?",
        listed=listed,
        amount=Text(de=several(len(names), "Zeile", "Zeilen"), en=several(len(names), "row", "rows")),
    )
    remedy = Text(
        de="Ohne weitere Angabe bleiben sie bestehen. Gelöschtes lässt sich zurücknehmen.",
        en="They stay unless you say more. What is deleted can be taken back.",
    )
    command = Text(
        de="„fruehnetz import --delete“ löscht sie, „undo“ nimmt es zurück.",
        en="“fruehnetz import --delete” deletes them, “undo” takes it back.",
    )
    return Issue("question", "gone", sentence, _NOTHING, remedy, command=command)


def deleted(names: Sequence[str]) -> Issue:
    """The same where the person said that they are to be deleted."""
    listed = _listed(names)
    sentence = say(
        "Gelöscht, weil nicht mehr in der Liste: {amount} ({listed}).",
        "Deleted, since no longer in the list: {amount} ({listed}).",
        listed=listed,
        amount=Text(de=several(len(names), "Zeile", "Zeilen"), en=several(len(names), "row", "rows")),
    )
    remedy = Text(de="Das lässt sich zurücknehmen.", en="That can be taken back.")
    command = Text(de="„undo“ nimmt es zurück.", en="“undo” takes it back.")
    return Issue("warning", "gone", sentence, _NOTHING, remedy, command=command)


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


def columns_gone(labels: Sequence[str]) -> Issue:
    """Columns that were deleted: nobody can tell whether that was meant of every cell."""
    sentence = say(
        "Hier {number:fehlt die Spalte|fehlen die Spalten} {labels}. Was darin stand, bleibt, wie es war.",
        "The {number:column|columns} {labels} {number:is|are} missing here. What they held stays as it was.",
        labels=quoted(labels, len(labels)),
        number=len(labels),
    )
    remedy = Text(
        de="Soll etwas davon weg, leeren Sie in einer neu ausgegebenen Mappe die Zellen; sonst ist nichts zu tun.",
        en="If something of it is to go, empty the cells in a workbook exported anew; else nothing needs to be done.",
    )
    return Issue("question", "columns-gone", sentence, _NOTHING, remedy)


def not_understood(label: str, text: str, issue: Issue) -> Issue:
    """An edited cell that cannot be read, with what was expected: the store keeps what it had."""
    sentence = say(
        "{label}: „{text}“ wurde nicht verstanden. Es bleibt bei dem, was bisher dastand.",
        "{label}: “{text}” was not understood. What stood there so far stays.",
        label=label,
        text=text,
    )
    return Issue("question", issue.rule, sentence, issue.expected, issue.remedy)


def of_another_district(owner: str, asked: str) -> Issue:
    """A workbook of one district that was to be taken in for another: whose its records are, they say themselves."""
    sentence = say(
        "Die Mappe gehört zum Bezirk „{owner}“ und ändert diesen; „{asked}“ gilt nicht für sie.",
        "The workbook belongs to the district “{owner}” and changes that one; “{asked}” does not count for it.",
        owner=owner,
        asked=asked,
    )
    remedy = Text(
        de="Wenn das gemeint ist, ist nichts zu tun; sonst nehmen Sie die Änderung zurück, und geben Sie die Mappe des "
        "anderen Bezirks aus.",
        en="If that is meant, nothing needs to be done; otherwise undo the change and export the workbook of the other "
        "district.",
    )
    return Issue("question", "district", sentence, _NOTHING, remedy)
