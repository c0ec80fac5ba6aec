"""What speaks for and against two records being one, in words for people."""

from collections.abc import Iterable

from graph.identity.likeness import Feature
from ontology import Text

FEATURE_TEXTS: dict[Feature, Text] = {
    Feature.SAME_NAME: Text(de="gleicher Name", en="same name"),
    Feature.ALIAS: Text(de="gleich unter einem weiteren Namen", en="same under another of its names"),
    Feature.LEGAL_FORM: Text(de="gleicher Name, andere Rechtsform", en="same name, other legal form"),
    Feature.WEAK_WORDS: Text(
        de="gleicher Name bis auf Worte wie „Verband“ oder „Stelle“, oder üblich anders genannt",
        en="same name but for words such as “Verband” or “Stelle”, or another usual name",
    ),
    Feature.ELSEWHERE: Text(
        de="gleicher Name bis auf ein Wort wie „am“ oder „im“", en="same name but for a word such as “am” or “im”"
    ),
    Feature.ABBREVIATED: Text(de="gleicher Name, einmal abgekürzt", en="same name, once abbreviated"),
    Feature.INITIALS: Text(de="einmal nur die Anfangsbuchstaben", en="once by its initials only"),
    Feature.SIMILAR: Text(de="fast gleich geschrieben", en="spelled nearly alike"),
    Feature.WITH_PLACE: Text(de="gleicher Name, einmal mit Ort", en="same name, once with the town"),
    Feature.WITH_CARRIER: Text(de="gleicher Name, einmal mit Träger", en="same name, once with the carrier"),
    Feature.ONE_OFFICE: Text(
        de="ein Amt, das ein Bezirk nur einmal hat, am gleichen Ort",
        en="an office that a district has once, in the same place",
    ),
    Feature.PARTLY: Text(de="Name bis auf ein Wort gleich", en="same name but for one word"),
    Feature.OTHER_NAME: Text(de="anderer Name", en="other name"),
    Feature.SAME_TOWN: Text(de="gleicher Ort", en="same town"),
    Feature.SAME_POSTAL_CODE: Text(de="gleiche Postleitzahl", en="same postal code"),
    Feature.SAME_STREET: Text(de="gleiche Straße und Hausnummer", en="same street and number"),
    Feature.SAME_CARRIER: Text(de="gleicher Träger", en="same carrier"),
    Feature.SAME_MAILBOX: Text(de="gleiches Postfach", en="same mailbox"),
    Feature.SAME_PHONE: Text(de="gleiche Telefonnummer", en="same phone number"),
    Feature.OTHER_TOWN: Text(de="anderer Ort", en="other town"),
    Feature.OTHER_POSTAL_CODE: Text(de="andere Postleitzahl", en="other postal code"),
    Feature.OTHER_STREET: Text(de="andere Straße oder Hausnummer", en="other street or number"),
    Feature.OTHER_CARRIER: Text(de="anderer Träger", en="other carrier"),
    Feature.CARRIER_ALIKE: Text(de="Träger ähnlich, nicht gleich", en="carrier alike, not the same"),
    Feature.OTHER_MAILBOX: Text(de="anderes Postfach", en="other mailbox"),
    Feature.OTHER_PHONE: Text(de="andere Telefonnummer", en="other phone number"),
    Feature.OTHER_LEVEL: Text(de="andere Ebene des Verbands", en="other level of the association"),
    Feature.CARRIES: Text(de="die eine ist Träger der anderen", en="one is the carrier of the other"),
}


def reasons_told(features: Iterable[Feature]) -> Text:
    """The reasons in one line, what speaks for it first."""
    said = [FEATURE_TEXTS[f] for f in sorted(features, key=lambda f: -f.points)]
    return Text(de=", ".join(t.de for t in said), en=", ".join(t.en for t in said))
