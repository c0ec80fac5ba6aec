"""The sentences about rows that are, may be, or are not the same; each names the cells that it is about."""

from collections.abc import Sequence

from graph.imports.problems import Issue
from graph.wording import listed, listing_of, quoted
from ontology import say
from ontology.model import Text

_NOTHING = Text(de="", en="")


def doubled_id(local: str, named: Sequence[tuple[str, str]]) -> Issue:
    """One Kennung at several names, each with its cell."""
    shown = [say("„{name}“ ({cell})", "“{name}” ({cell})", name=name, cell=cell) for name, cell in named]
    sentence = say(
        "Die Kennung „{local}“ steht bei verschiedenen Namen: {names}. Daraus wurden verschiedene Einträge; die "
        "Kennung gilt für keinen.",
        "The identifier “{local}” stands at different names: {names}. They became different records; the identifier "
        "counts for none.",
        local=local,
        names=listing_of(shown),
    )
    shape = Text(de="eine Kennung, die nur einmal vorkommt", en="an identifier that occurs only once")
    remedy = Text(
        de="Geben Sie jedem Eintrag eine eigene Kennung. Ist einer gemeint, lassen Sie eine Zeile stehen und tragen "
        "Sie dort den anderen Namen unter „Weitere Namen“ ein.",
        en="Give each record an identifier of its own. If one is meant, keep one row and enter the other name there "
        "under “Weitere Namen”.",
    )
    return Issue("question", "id-doubled", sentence, shape, remedy)


def doubled_name(name: str, cells: Sequence[str]) -> Issue:
    """Rows of one name that were put together."""
    sentence = say(
        "„{name}“ steht mehrmals: {cells}. Die Zeilen wurden als ein Eintrag gelesen.",
        "“{name}” stands more than once: {cells}. The rows were read as one record.",
        name=name,
        cells=listed(cells),
    )
    remedy = Text(
        de="Sind verschiedene gemeint, unterscheiden Sie sie durch Ort oder Träger; sonst ist nichts zu tun.",
        en="If different ones are meant, tell them apart by town or carrier; otherwise nothing needs to be done.",
    )
    return Issue("warning", "name-doubled", sentence, _NOTHING, remedy)


def people_of_one_profession(name: str, cells: Sequence[str]) -> Issue:
    """Rows that named several persons of one profession, who are not stored: one record stands for all of them."""
    sentence = say(
        "Von den Personen in {cells} bleibt der Beruf: Ein Eintrag „{name}“ steht für alle, als Berufsgruppe. Wie "
        "viele es sind, wird nicht gespeichert.",
        "Of the persons in {cells} the profession is left: one record “{name}” stands for all of them, as a "
        "professional group. How many they are is not stored.",
        name=name,
        cells=listed(cells),
    )
    remedy = Text(
        de="Sollen sie einzeln zählen, schreiben Sie Praxis oder Ort dazu („Hebammenpraxis …“); sonst ist nichts zu "
        "tun.",
        en="If they are to count one by one, add the practice or the town (“Hebammenpraxis …”); otherwise nothing "
        "needs to be done.",
    )
    return Issue("warning", "name-doubled", sentence, _NOTHING, remedy)


def many_doubled(number: int, cells: Sequence[str]) -> Issue:
    """Rows of one name that were put together, very often."""
    sentence = say(
        "{number} {number:Name steht|Namen stehen} mehrmals, zuerst der in {cells}. Zeilen eines Namens wurden als "
        "ein Eintrag gelesen.",
        "{number} {number:name stands|names stand} more than once, the first in {cells}. Rows of one name were read "
        "as one record.",
        number=number,
        cells=listed(cells),
    )
    remedy = Text(
        de="Sind verschiedene gemeint, unterscheiden Sie sie durch Ort oder Träger; sonst ist nichts zu tun.",
        en="If different ones are meant, tell them apart by town or carrier; otherwise nothing needs to be done.",
    )
    return Issue("warning", "name-doubled", sentence, _NOTHING, remedy)


def apart(names: Sequence[str], cells: Sequence[str], why: Text) -> Issue:
    """Rows of one name, or of names that are one but for a small word, which contradict each other."""
    if len(names) == 1:
        sentence = say(
            "„{name}“ steht mehrmals: {cells}. Es wurden verschiedene Einträge daraus ({why}).",
            "“{name}” stands more than once: {cells}. They became different records ({why}).",
            name=names[0],
            cells=listed(cells),
            why=why,
        )
    else:
        sentence = say(
            "Fast gleich heißen {names}: {cells}. Es wurden verschiedene Einträge daraus ({why}).",
            "Called nearly the same: {names} in {cells}. They became different records ({why}).",
            names=quoted(names),
            cells=listed(cells),
            why=why,
        )
    remedy = Text(
        de="Ist dieselbe Stelle gemeint, gleichen Sie die Angaben an, oder lassen Sie nur eine Zeile stehen; sonst "
        "ist nichts zu tun.",
        en="If the same one is meant, make what the rows say agree, or keep only one row; otherwise nothing needs to "
        "be done.",
    )
    return Issue("question", "name-apart", sentence, _NOTHING, remedy)


def other_name(local: str, name: str, before: str) -> Issue:
    """A Kennung that stood for somebody else so far."""
    sentence = say(
        "Die Kennung „{local}“ gehört bisher zu „{before}“, hier steht sie bei „{name}“. Es wurde nicht derselbe "
        "Eintrag daraus.",
        "The identifier “{local}” belongs to “{before}” so far, here it stands at “{name}”. It did not become the "
        "same record.",
        local=local,
        before=before,
        name=name,
    )
    remedy = say(
        "Ist dieselbe Stelle gemeint, tragen Sie „{before}“ unter „Weitere Namen“ ein; sonst ist nichts zu tun.",
        "If the same one is meant, enter “{before}” under “Weitere Namen”; otherwise nothing needs to be done.",
        before=before,
    )
    return Issue("question", "id-other-name", sentence, _NOTHING, remedy)


def read_under_new_name(name: str, before: str, why: Text) -> Issue:
    """A row that was read as a known record, though the names differ and little else speaks for it."""
    sentence = say(
        "„{name}“ wurde als „{before}“ gelesen, das schon erfasst ist: {why}.",
        "“{name}” was read as “{before}”, which is recorded already: {why}.",
        name=name,
        before=before,
        why=why,
    )
    remedy = say(
        "Ist eine andere Stelle gemeint, nennen Sie in der Liste auch „{before}“, bevor Sie speichern; sonst ist "
        "nichts zu tun.",
        "If another one is meant, name “{before}” in the list as well before you save; otherwise nothing needs to be "
        "done.",
        before=before,
    )
    return Issue("question", "called-otherwise", sentence, _NOTHING, remedy)


def of_another_kind(local: str, label: Text) -> Issue:
    """A Kennung that a record of another kind bears."""
    sentence = say(
        "Die Kennung „{local}“ trägt schon ein Eintrag anderer Art ({label}). Der Eintrag bekam eine andere.",
        "A record of another kind bears the identifier “{local}” already ({label}). The record got another one.",
        local=local,
        label=label,
    )
    shape = Text(de="eine Kennung, die nur einmal vorkommt", en="an identifier that occurs only once")
    remedy = Text(de="Bitte vergeben Sie eine andere Kennung.", en="Please assign another identifier.")
    return Issue("question", "id", sentence, shape, remedy)


def perhaps_same(name: str, other: str, why: Text, *, listed: bool, followed: bool = False) -> Issue:
    """Two records that may be one; ``listed`` says that both stand in this list, and not one of them in the store.

    ``followed`` says that it is asked only because the list names the new one and no longer the other.
    """
    sentence = say(
        "„{name}“ ist vielleicht dieselbe Stelle wie „{other}“: {why}.",
        "“{name}” may be the same as “{other}”: {why}.",
        name=name,
        other=other,
        why=why,
    )
    if listed:
        return Issue("question", "perhaps-same", sentence, _NOTHING, _in_one_list(other))
    if followed:
        return Issue("question", "perhaps-same", sentence, _NOTHING, _renamed(other))
    return Issue("question", "perhaps-same", sentence, _NOTHING, _IN_STORE, command=_DUPLICATES)


def _in_one_list(other: str) -> Text:
    return say(
        "Ist es dieselbe, tragen Sie „{other}“ hier unter „Weitere Namen“ ein, und lassen Sie nur diese Zeile stehen; "
        "sonst ist nichts zu tun.",
        "If it is, enter “{other}” here under “Weitere Namen” and keep only this row; otherwise nothing needs to be "
        "done.",
        other=other,
    )


def _renamed(other: str) -> Text:
    return say(
        "„{other}“ ist schon erfasst, kommt in dieser Liste aber nicht vor. Ist es dieselbe, schreiben Sie hier "
        "„{other}“, oder nennen Sie „{other}“ in der Liste unter „Weitere Namen“, bevor Sie speichern; sonst ist "
        "nichts zu tun.",
        "“{other}” is recorded already, but does not stand in this list. If it is the same, write “{other}” here, or "
        "name “{other}” in the list under “Weitere Namen” before you save; otherwise nothing needs to be done.",
        other=other,
    )


_IN_STORE = Text(
    de="Beide stehen nach dem Speichern nebeneinander. Ist es dieselbe, sagen Sie es dann bei den Dubletten; "
    "sonst ist nichts zu tun.",
    en="Once this is saved, both stand side by side. If it is, say so then under duplicates; otherwise nothing needs "
    "to be done.",
)
_DUPLICATES = Text(
    de="Auf der Befehlszeile: „fruehnetz duplicates“.", en="On the command line: “fruehnetz duplicates”."
)
"""A further name in the list would not do: another town or carrier speaks against it still, and a saved row stays."""
