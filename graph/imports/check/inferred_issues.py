"""The sentences about what was concluded from names."""

from collections.abc import Sequence

from graph.imports.problems import Issue
from ontology import say
from ontology.model import Model, Property, Text

_NOTHING = Text(de="", en="")


def collective() -> Issue:
    """An entry that stands for many organizations."""
    sentence = Text(
        de="Der Eintrag steht dem Namen nach für mehrere Stellen und gilt als Sammelbezeichnung.",
        en="By its name the entry stands for several organizations and counts as a collective entry.",
    )
    remedy = Text(
        de="Wer einzeln mitwirkt, kann zusätzlich in einer eigenen Zeile stehen.",
        en="Whoever takes part singly may stand in a row of its own in addition.",
    )
    return Issue("warning", "collective", sentence, _NOTHING, remedy)


def perhaps_person() -> Issue:
    """A name that may be that of a person: it is kept, and shown to everybody, unless somebody says so."""
    sentence = Text(
        de="Der Name kann auch der einer Person sein. Gespeichert ist er für alle lesbar, die den Bezirk sehen.",
        en="The name may also be that of a person. Once saved, all who see the district can read it.",
    )
    remedy = Text(
        de="Ist es eine Person, schreiben Sie statt des Namens, was sie ist („Hebamme“, „Jugendamt“), oder lassen Sie "
        "die Zeile weg. Ist es eine Stelle, ist nichts zu tun; mit „Haus …“, „Praxis …“ oder der Rechtsform wird "
        "nicht gefragt.",
        en="If it is a person, write what they are instead of the name (“Hebamme”, “Jugendamt”), or leave the row out. "
        "If it is an office, nothing needs to be done; with “Haus …”, “Praxis …” or its legal form nothing is asked.",
    )
    return Issue("question", "perhaps-person", sentence, _NOTHING, remedy)


def which(model: Model, prop: Property, words: str, candidates: Sequence[str]) -> Issue:
    """A name that leaves open which of some codes is meant."""
    codes = [model.code(prop.code_list or "", c) for c in candidates]
    shape = Text(de=" oder ".join(c.label.de for c in codes), en=" or ".join(c.label.en for c in codes))
    asked = shape
    if len(codes) == 1:
        asked = say("{shape} oder nicht", "{shape} or not", shape=shape)
    sentence = say(
        "{prop} bei Namen mit „{words}“: {asked}? Der Name allein lässt es offen.",
        "{prop} of names with “{words}”: {asked}? The name alone leaves it open.",
        prop=prop.label,
        words=words,
        asked=asked,
    )
    remedy = say(
        "Tragen Sie es in einer Spalte „{prop}“ ein, wenn Sie es wissen.",
        "Enter it in a column “{prop}” if you know.",
        prop=prop.label.de,
    )
    return Issue("question", "which", sentence, shape, remedy)
