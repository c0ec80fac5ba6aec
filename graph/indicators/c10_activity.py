"""C10: how often the organizations come to the network meetings they are invited to."""

from collections.abc import Sequence

from graph.certainty import Certainty
from graph.district.attendance import Attendance, Attended
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.ranges import Share
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import listing_of, name, percent, sentences, several
from ontology import Text, say

_COLLECT = Text(
    de="Führen Sie bei den Netzwerktreffen eine Liste: wer eingeladen war, wer da war und wer sich entschuldigt hat.",
    en="Keep a list at the network meetings: who was invited, who came and who sent apologies.",
)


@indicator(
    "C10",
    label=Text(de="Aktive Mitwirkung", en="activity"),
    question=Text(
        de="Wie oft kommen die Eingeladenen zu den Treffen des Netzwerks?",
        en="How often do those invited come to the meetings of the network?",
    ),
    needs=(),
    norms=("QR3-2",),
    dimension="3",
    unit="share",
    better="higher",
    collect=_COLLECT,
)
def activity(snapshot: Snapshot) -> Outcome:
    """Attended / invited, over organizations and network meetings of the 12 months before the date (domain 12.3, C10).

    Meetings of network bodies, and those of kind NETZ; a person counts for whoever sends it. Who was invited and of
    whom nobody says whether they came is not known and widens the range. Details: ``meetings``, ``invited``
    organizations, and the ``silent`` ones, also as ``<actor>|silent``: invited at least twice, and at less than a third
    of the meetings even if they came whenever it is not known.
    """
    attendance = snapshot.derived(Attendance)
    held, found = attendance.held, attendance.share
    silent = [a.actor for a in attendance.actors if a.silent]
    told = found.value is not None
    return Outcome.of_share(
        LazyText(lambda: _sentence(snapshot, found, len(held), silent) if told else _unrecorded()),
        found,
        items=LazyItems(lambda: (_item(snapshot, a) for a in attendance.actors)),
        missing=() if told else (_COLLECT,),
        details=LazyDetails(
            lambda: {
                "meetings": float(len(held)),
                "invited": float(len(attendance.actors)),
                "silent": float(len(silent)),
                **{f"{id}|silent": 1.0 for id in silent},
            }
        ),
    )


def _item(snapshot: Snapshot, found: Attended) -> Item:
    certainty = Certainty.PRESENT if found.share.denominator else Certainty.UNKNOWN
    records = tuple(r.relation.id for r in found.rows)
    return Item((found.actor,), name(snapshot.name(found.actor)), certainty, found.told, records)


def _sentence(snapshot: Snapshot, found: Share, meetings: int, silent: Sequence[str]) -> Text:
    value = percent(found.value or 0.0)
    first = say(
        "In den letzten 12 Monaten kamen die Eingeladenen bei {amount} zu {value} ({numerator} von {denominator} "
        "erfassten {denominator:Teilnahme|Teilnahmen}).",
        "In the last 12 months those invited came to {value} of {amount} meetings ({numerator} of {denominator} "
        "recorded attendances).",
        value=value,
        numerator=found.numerator,
        denominator=found.denominator,
        amount=Text(de=several(meetings, "Treffen", "Treffen"), en=str(meetings)),
    )
    names = listing_of(name(snapshot.name(id)) for id in silent)
    second = say(
        "Selten dabei: {names}. Woran liegt es: Einladung, Termin oder Thema?",
        "Seldom there: {names}. What is the reason: invitation, date or topic?",
        names=names,
    )
    return sentences(first, second if silent else None)


def _unrecorded() -> Text:
    return Text(
        de="Wer in den letzten 12 Monaten zu den Netzwerktreffen kam, ist noch nicht erfasst.",
        en="Who came to the network meetings in the last 12 months has not been recorded yet.",
    )
