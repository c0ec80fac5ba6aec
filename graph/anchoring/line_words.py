"""Anchoring lines in plain sentences: how many, who carries them, what happens if one leaves, when last used."""

from graph.anchoring.lines import Anchorage, Anchoring, Line
from graph.anchoring.stations import OPERATIVE
from graph.anchoring.steps import StepKind
from graph.district.depth import DEPTH_LABELS
from graph.district.snapshot import Snapshot
from graph.wording import inner, listed, sentences, spelled
from ontology import Text, say

_ALL = 12
"""As many carriers are named in a sentence; the lines hold all of them."""
COLLECT_BODIES = Text(
    de="Erfassen Sie die politischen Gremien: Jugendhilfeausschuss, Kreistag oder Rat und die Ausschüsse.",
    en="Record the political bodies: youth welfare committee, council and its committees.",
)
COLLECT_OPERATIVE = Text(
    de="Erfassen Sie die Koordination und wer in den Gremien des Netzwerks sitzt.",
    en="Record the coordination and who sits in the bodies of the network.",
)


def summary(found: Anchoring) -> Text | None:
    """What is missing before anything can be said; None where lines can be looked for."""
    if not found.anchorages:
        said = Text(de="Es ist kein politisches Gremium erfasst.", en="No political body is recorded.")
        return sentences(said, COLLECT_BODIES)
    if not found.operative:
        said = Text(
            de="Es ist nicht erfasst, wer zum Netzwerk gehört.", en="Who belongs to the network is not recorded."
        )
        return sentences(said, COLLECT_OPERATIVE)
    return None


def lines_told(found: Anchoring, anchorage: Anchorage) -> Text:
    """The lines into one body: number, carriers, what breaks, last use."""
    snapshot = found.snapshot
    if not anchorage.lines:
        return sentences(_none(snapshot, anchorage), _consulted(anchorage))
    said = _several(snapshot, anchorage) if anchorage.value > 1 else _one(snapshot, anchorage)
    return sentences(said, _passing(snapshot, anchorage), _old(anchorage), last_use(found, anchorage.used))


def to_body(anchorage: Anchorage) -> str:
    """The name of the body as it stands in German quotation marks."""
    return f"„{inner(anchorage.body.name)}“"


def _limit(anchorage: Anchorage) -> Text:
    if anchorage.complete:
        return Text(de="", en="")
    return Text(de=" nach den erfassten Angaben", en=", as far as recorded,")


def _names(snapshot: Snapshot, ids: tuple[str, ...]) -> Text:
    return listed([snapshot.name(i) for i in ids], _ALL)


def _several(snapshot: Snapshot, anchorage: Anchorage) -> Text:
    limit, who = _limit(anchorage), _names(snapshot, anchorage.cut)
    count, name = anchorage.value, anchorage.body.name
    left = Text(
        de="bleibt einer" if count == 2 else f"bleiben {count - 1}",
        en=f"{count - 1} {'is' if count == 2 else 'are'} left",
    )
    return say(
        "Zu {body} führen{limit} {count} getrennte Wege, über {who}. Fällt einer davon weg, {left}.",
        "{count} separate ways lead{limit} to {body}, by way of {who}. If one of them is lost, {left}.",
        body=Text(de=to_body(anchorage), en=f"“{name}”"),
        limit=limit,
        count=count,
        who=who,
        left=left,
    )


def _one(snapshot: Snapshot, anchorage: Anchorage) -> Text:
    """One line, or several that all depend on the same: a question where the lists are not complete."""
    limit, who, ways = _limit(anchorage), _names(snapshot, anchorage.shared), anchorage.ways
    if ways > 1:
        all_de, all_en = ("beide laufen", "both run") if ways == 2 else ("alle laufen", "all run")
        first = say(
            "{ways} Wege führen{limit} zu {to_body}; {all_de} über {who}.",
            "{ways} ways lead{limit} to “{to_body}”; {all_de} by way of {who}.",
            ways=ways,
            limit=limit,
            who=who,
            to_body=Text(de=to_body(anchorage), en=anchorage.body.name),
            all_de=Text(de=all_de, en=all_en),
        )
    else:
        first = say(
            "Ein einziger Weg führt{limit} zu {to_body}, über {who}.",
            "One single way leads{limit} to “{to_body}”, by way of {who}.",
            limit=limit,
            who=who,
            to_body=Text(de=to_body(anchorage), en=anchorage.body.name),
        )
    return sentences(first, without(snapshot, anchorage))


def without(snapshot: Snapshot, anchorage: Anchorage) -> Text:
    """What happens if the one on whom every line depends leaves, as a question where the lists are not complete."""
    several = len(anchorage.shared) > 1
    who = Text(de="eine dieser Stellen", en="any of these") if several else _names(snapshot, anchorage.shared)
    if anchorage.complete:
        return say("Geht {who}, ist die Linie unterbrochen.", "If {who} leaves, the line is broken.", who=who)
    return say(
        "Gibt es noch einen Weg, falls {who} geht? Erfasst ist keiner.",
        "Is there another way should {who} leave? None is recorded.",
        who=who,
    )


def _none(snapshot: Snapshot, anchorage: Anchorage) -> Text:
    said = say(
        "Zu {to_body} ist kein Weg erfasst: kein Sitz, kein Bericht und keine Vorlage, die jemand aus dem Netzwerk "
        "eingebracht hat.",
        "No way to “{to_body}” is recorded: no seat, no report and no paper that anybody in the network brought in.",
        to_body=Text(de=to_body(anchorage), en=anchorage.body.name),
    )
    return sentences(said, perhaps_sentence(snapshot, anchorage))


def perhaps_sentence(snapshot: Snapshot, anchorage: Anchorage) -> Text | None:
    """Lines that are not denied and not confirmed, as a question."""
    who = dict.fromkeys(line.carriers[-1] for line in anchorage.possible)
    if not who:
        return None
    names, (german, english) = _names(snapshot, tuple(who)), _LEADS[len(who) > 1]
    return say(
        "Noch zu klären: {words} über {names}?",
        "Still to be cleared: {words} by way of {names}?",
        names=names,
        words=Text(de=german, en=english),
    )


_LEADS = ("Führt ein Weg", "is there a way"), ("Führen Wege", "are there ways")


def _passing(snapshot: Snapshot, anchorage: Anchorage) -> Text | None:
    if not anchorage.passages:
        return None
    rooms = [snapshot.name(p) for p in anchorage.passages]
    german, english = listed([f"„{inner(r)}“" for r in rooms]), listed([f"“{r}”" for r in rooms])
    one = anchorage.value == 1
    return say(
        "{words} durch {words_2}.",
        "{words} {words_2}.",
        words=Text(de="Er führt" if one else "Alle führen", en="It passes" if one else "All of them pass"),
        words_2=Text(de=german.de, en=english.en),
    )


def _old(anchorage: Anchorage) -> Text | None:
    """How many lines rest on what nobody has confirmed for 24 months."""
    old = anchorage.value - anchorage.low
    if not old:
        return None
    if not anchorage.low:
        return Text(
            de="Keiner ist in den letzten 24 Monaten ganz bestätigt worden: bitte bestätigen.",
            en="None was wholly confirmed in the last 24 months: please confirm.",
        )
    return say(
        "In den letzten 24 Monaten ganz bestätigt: {low} von {value}.",
        "Wholly confirmed in the last 24 months: {low} of {value}.",
        low=anchorage.low,
        value=anchorage.value,
    )


def last_use(found: Anchoring, used: str) -> Text:
    """When a line, or any of several, was last used."""
    if not used:
        return Text(de="Zuletzt genutzt: nicht erfasst.", en="Last used: not recorded.")
    day, months = spelled(used), found.age(used)
    if not months:
        return say("Zuletzt genutzt: {day}.", "Last used: {day}.", day=day)
    return say(
        "Zuletzt genutzt: {day} (vor {months} {words}).",
        "Last used: {day} ({months} {words} ago).",
        day=day,
        months=months,
        words=Text(de="Monat" if months == 1 else "Monaten", en="month" if months == 1 else "months"),
    )


def _consulted(anchorage: Anchorage) -> Text | None:
    """Where a paper arrived although nobody recorded by whom: who brought it in?"""
    if not anchorage.consulted:
        return None
    day = spelled(anchorage.consulted)
    return say(
        "Letzte erfasste Beratung dort: {day}. Wer hat die Vorlage eingebracht?",
        "Last recorded consultation there: {day}. Who brought in the paper?",
        day=day,
    )


def depth_words(anchorage: Anchorage) -> Text:
    """How far the body went with early help, as far as recorded (B4)."""
    if anchorage.depth.value is None:
        return Text(de="nicht erfasst", en="not recorded")
    return DEPTH_LABELS[anchorage.depth.value]


_KINDS = {
    StepKind.SEAT: Text(de="Sitz", en="seat"),
    StepKind.REPORT: Text(de="Bericht", en="report"),
    StepKind.PAPER: Text(de="Vorlage", en="paper"),
    StepKind.PART: Text(de="gehört zu", en="belongs to"),
}


def line_label(snapshot: Snapshot, line: Line) -> Text:
    """The whole line: from the network to the body, each place with how it is reached."""
    places = [(place_label(snapshot, s.target.id), _KINDS[s.kind]) for s in line.steps]
    german = (f"{place.de} ({kind.de})" for place, kind in places)
    english = (f"{place.en} ({kind.en})" for place, kind in places)
    start = place_label(snapshot, OPERATIVE.id)
    return Text(de=" → ".join((start.de, *german)), en=" → ".join((start.en, *english)))


def place_label(snapshot: Snapshot, id: str) -> Text:
    """The name of a place on a line."""
    if id == OPERATIVE.id:
        return Text(de="Netzwerk", en="network")
    return Text(de=snapshot.name(id), en=snapshot.name(id))
