"""Why a file was not taken, in a sentence each: the place and the remedy."""

from collections.abc import Mapping

from graph.contribution.collecting import Refusal, Taken
from ontology import Text, say


def refusal_told(taken: Taken) -> Text:
    """The sentence for a file that was refused; raises KeyError for one that was taken."""
    if taken.refused is None:
        raise KeyError(taken.file)
    why = _REASONS[taken.refused]
    return say("Bezirk {key}: {why}", "District {key}: {why}", key=taken.key, why=why) if taken.key else why


_REASONS: Mapping[Refusal, Text] = {
    Refusal.UNREADABLE: Text(
        de="Das ist kein Beitrag von Frühnetz, oder er ist zu groß. Neu schreibt ihn „fruehnetz contribute“.",
        en="This is no contribution of Frühnetz, or it is too large. Have it written anew by “fruehnetz contribute”.",
    ),
    Refusal.TAMPERED: Text(
        de="Die Unterschrift passt nicht: Die Datei wurde verändert. Lassen Sie sich vom Bezirk eine neue geben.",
        en="The signature does not fit the content: the file was changed. Ask the district for a new one.",
    ),
    Refusal.UNKNOWN_KEY: Text(
        de="Der Schlüssel des Bezirks ist nicht bekannt. Gleichen Sie ihn am Telefon ab, tragen Sie ihn in die Datei "
        "bei --keys ein, oder nehmen Sie ihn mit --accept-new an.",
        en="The district's key is not known. Compare it by phone and put it into the file at --keys, or accept it with "
        "--accept-new.",
    ),
    Refusal.OTHER_KEY: Text(
        de="Unterschrieben ist mit einem anderen Schlüssel als bisher. Fragen Sie beim Bezirk nach; hat er einen "
        "neuen, tragen Sie diesen in die Datei bei --keys ein.",
        en="It is signed with another key than before. Ask the district; if it has a new one, put it into the file at "
        "--keys.",
    ),
    Refusal.OTHER_MEASURES: Text(
        de="Der Beitrag ist mit einer anderen Fassung der Maße gerechnet. Bezirk und sammelnde Stelle brauchen "
        "dieselbe Fassung von Frühnetz.",
        en="The contribution was computed with another version of the measures. The district and the collecting office "
        "need the same version of Frühnetz.",
    ),
    Refusal.FUTURE: Text(
        de="Der Stichtag liegt in der Zukunft. Lassen Sie den Beitrag mit einem Tag bis heute neu schreiben.",
        en="Its day lies in the future. Have it written anew with a day up to today.",
    ),
    Refusal.OUTDATED: Text(
        de="Von diesem Bezirk liegt schon ein neuerer Stand vor. Lassen Sie sich den neuesten Beitrag geben.",
        en="There is a newer state of this district already. Ask for the newest contribution.",
    ),
    Refusal.DOUBLED: Text(
        de="Dieser Beitrag wurde schon übernommen. Es ist nichts zu tun.",
        en="This contribution was taken in already. There is nothing to do.",
    ),
    Refusal.TAKEN_BACK: Text(
        de="Der Bezirk hat diesen Beitrag zurückgenommen. Will er wieder mitmachen, schreibt er einen neuen.",
        en="The district has taken this contribution back. If it wants to take part again, it writes a new one.",
    ),
    Refusal.OWN_RECORDS: Text(
        de="Dieser Bezirk führt seine Daten in diesem Speicher selbst. Er gibt sie mit „fruehnetz release“ frei.",
        en="This district keeps its own data in this store. It releases them with “fruehnetz release”.",
    ),
    Refusal.NOTHING_TO_TAKE_BACK: Text(
        de="Von diesem Bezirk liegt kein Beitrag vor, der zurückzunehmen wäre. Es ist nichts zu tun.",
        en="There is no contribution of this district to be taken back. There is nothing to do.",
    ),
}
