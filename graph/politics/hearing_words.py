"""How often the youth welfare committee heard of early help, in one sentence."""

from graph.certainty import Certainty
from graph.district.consultations import YOUTH_COMMITTEES, consultations, in_committee
from graph.district.snapshot import Snapshot
from graph.wording import written_out
from ontology import Text, say
from ontology.names import BodyLayer

_BACK = 5
"""So many years back the sentence looks: one legislative term."""
_ON = (Text(de="im Jahr", en="in"), Text(de="im", en="in"), Text(de="am", en="on"))
"""What stands before a year, a month, a day."""
_TIMES_DE = ("", "einmal", "zweimal", "dreimal", "viermal", "fünfmal", "sechsmal")
_TIMES_EN = ("", "once", "twice", "three times", "four times", "five times", "six times")


def hearings_headline(snapshot: Snapshot) -> Text:
    """How often since when, and when last; what is not recorded is said to be so."""
    if not snapshot.bodies_of_layer(BodyLayer.POLITICAL):
        return Text(de="Noch ist kein politisches Gremium erfasst", en="No political body is recorded yet")
    rows = [r for r in consultations(snapshot) if in_committee(r) and r.date and r.certainty.holds]
    if not rows:
        return _never(snapshot)
    first, last = snapshot.on.year - _BACK, written_out(rows[-1].date)
    days = {r.date for r in rows if int(r.date[:4]) >= first}
    if not days:
        return say(
            "Seit {first} ist keine Beratung zu Frühen Hilfen im Jugendhilfeausschuss erfasst, die letzte war {on} "
            "{last}",
            "Since {first} no consultation on early help is recorded in the youth welfare committee, the last was {on} "
            "{last}",
            first=str(first),
            on=_ON[rows[-1].date.count("-")],
            last=last,
        )
    return say(
        "Frühe Hilfen waren seit {first} {times} im Jugendhilfeausschuss, zuletzt {on} {last}",
        "Since {first} early help was in the youth welfare committee {times}, last {on} {last}",
        first=str(first),
        times=_times(len(days)),
        on=_ON[rows[-1].date.count("-")],
        last=last,
    )


def _times(number: int) -> Text:
    if number < len(_TIMES_DE):
        return Text(de=_TIMES_DE[number], en=_TIMES_EN[number])
    return say("{number}-mal", "{number} times", number=str(number))


def _never(snapshot: Snapshot) -> Text:
    if not snapshot.bodies_of_kind(*YOUTH_COMMITTEES):
        return Text(de="Der Jugendhilfeausschuss ist noch nicht erfasst", en="The committee is not recorded yet")
    if any(in_committee(r) and r.certainty is not Certainty.ABSENT for r in consultations(snapshot)):
        return Text(
            de="Im Jugendhilfeausschuss sind Beratungen zu Frühen Hilfen erfasst, aber ohne Datum oder ungeklärt",
            en="Consultations in the youth welfare committee are recorded, but undated or not settled",
        )
    return Text(
        de="Ob Frühe Hilfen je im Jugendhilfeausschuss waren, ist noch nicht erfasst",
        en="Whether early help was ever in the youth welfare committee is not recorded yet",
    )
