"""What-ifs in plain sentences, German and English: only what changes is said. Say with them what they rest on."""

from collections.abc import Iterator

from graph.district.network import COOPERATION
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import ONLY_RECORDED
from graph.what_if.between import Between, NetworkState
from graph.what_if.consequences import Link, Loss, LostSeat, Same, Shift, Together
from graph.wording import agreeing, decimal, listed, name, percent, sentences, several
from ontology import Text, say

_NOTHING = Text(
    de="an den Wegen zwischen Jugendhilfe und Gesundheitswesen ändert sich nichts",
    en="nothing changes on the paths between youth welfare and health care",
)

_PATHS = Text(de="Wege im Mittel", en="paths on average")
_BETWEEN = Text(
    de="Wege zwischen Jugendhilfe und Gesundheitswesen im Mittel",
    en="paths between youth welfare and health care on average",
)
_REST = Text(de="Wege der weiter verbundenen Paare im Mittel", en="paths of the pairs that stay connected on average")
_STAYS = ("bleibt", "bleiben"), ("stays", "stay")
_REACHES = ("erreicht", "erreichen"), ("reaches", "reach")
_DOES = ("tut", "tun"), ("does", "do")
_CUTTING = Text(
    de="Stellen, ohne die ein Teil den Anschluss verliert,", en="actors without whom a part loses its connection"
)


def link_sentence(snapshot: Snapshot, link: Link) -> Text:
    """If two actors cooperate: what becomes shorter, reachable and less fragile."""
    one, other = snapshot.name(link.a), snapshot.name(link.b)
    if snapshot.pair_certainty(link.a, link.b, COOPERATION).holds:
        start = say(
            "{one} und {other} arbeiten nach den erfassten Angaben schon zusammen",
            "As far as recorded {one} and {other} cooperate already",
            one=one,
            other=other,
        )
    else:
        start = say("Wenn {one} und {other} zusammenarbeiten", "If {one} and {other} cooperate", one=one, other=other)
    return _said(start, _changed(link.change))


def link_effect(link: Link) -> Text | None:
    """The same where the link is named beside it, and on what it rests; None where nothing changes."""
    shift = link.change
    parts = list(_changed(shift._replace(same=_shown(shift.same), same_alone=_shown(shift.same_alone)), _BETWEEN))
    if not parts:
        return None
    joined = _joined(parts)
    # A sentence of its own begins with a capital.
    return sentences(
        say("{capital}.", "{capital}.", capital=Text(de=_capital(joined.de), en=_capital(joined.en))), ONLY_RECORDED
    )


def together_sentence(snapshot: Snapshot, found: Together) -> Text:
    """If several links are made together, and how good the choice is."""
    if not found.links:
        return Text(
            de="Keine weitere Verbindung bringt Jugendhilfe und Gesundheitswesen einander näher.",
            en="No further link brings youth welfare and health care closer.",
        )
    pairs = [(snapshot.name(a), snapshot.name(b)) for a, b in found.links]
    joints = ("und", "and") if len(pairs) == 1 else ("mit", "with")
    de, en = (listed([f"{a} {joint} {b}" for a, b in pairs], most=len(pairs)) for joint in joints)
    start = say("Wenn {words} zusammenarbeiten", "If {words} cooperate", words=Text(de=de.de, en=en.en))
    return sentences(_said(start, _counts(found.before, found.after)), _how_good(found))


def actor_sentence(snapshot: Snapshot, loss: Loss) -> Text:
    """If an actor drops out: what the others lose."""
    who = snapshot.name(loss.subjects[0])
    start = say("Fällt aus: {who}. Für die anderen", "Drops out: {who}. For the others", who=who)
    return _said(start, _lost(snapshot, loss))


def loss_effect(snapshot: Snapshot, loss: Loss) -> Text | None:
    """The same where the actor is named beside it, and on what it rests; None where the others lose nothing."""
    if not loss.matters:
        return None
    start = Text(de="Für die anderen hieße das", en="For the others it would mean")
    return sentences(_said(start, _lost(snapshot, loss)), ONLY_RECORDED)


def tie_sentence(snapshot: Snapshot, loss: Loss) -> Text:
    """If a tie ends."""
    one, other = (snapshot.name(id) for id in loss.subjects)
    start = say(
        "Endet die Zusammenarbeit von {one} und {other}",
        "If the cooperation of {one} and {other} ends",
        one=one,
        other=other,
    )
    return _said(start, _lost(snapshot, loss))


def seat_sentence(snapshot: Snapshot, lost: LostSeat) -> Text:
    """If a seat ends: who no longer meets. Seats are no paths, so nothing is said of those."""
    actor, body = snapshot.name(lost.actor), snapshot.name(lost.body)
    parts = list(_seat_parts(lost))
    none = Text(de="alle Paare treffen sich weiterhin", en="all pairs still meet")
    joined = _joined(parts or [none])
    return say(
        "Endet der Sitz von {actor} in {body}: {joined}.",
        "If the seat of {actor} in {body} ends: {joined}.",
        actor=actor,
        body=body,
        joined=joined,
    )


def state_sentence(between: Between) -> Text:
    """The network as it is recorded, as the point to compare with, and that only recorded ties are counted."""
    state = between.state
    hub = _dependence(state) if between.coordination.any() and state.connected else None
    return sentences(_state(state), hub, ONLY_RECORDED)


def _state(state: NetworkState) -> Text:
    if state.mean is None:
        return Text(
            de="Zwischen Jugendhilfe und Gesundheitswesen (ohne die Koordination selbst) ist kein Weg erfasst.",
            en="Between youth welfare and health care (not counting the coordination itself) no path is recorded.",
        )
    pairs = several(state.pairs, "Paar", "Paaren"), several(state.pairs, "pair", "pairs")
    reach = agreeing(state.connected, _REACHES)
    return say(
        "Von {pairs} aus Jugendhilfe und Gesundheitswesen {reach} sich {connected} über belegte Verbindungen, im "
        "Mittel in {figure} Schritten (1 heißt: unmittelbar).",
        "Of {pairs} of youth welfare and health care {connected} {reach} each other over recorded ties, on average in "
        "{figure} steps (1 means directly).",
        reach=reach,
        connected=state.connected,
        pairs=Text(de=pairs[0], en=pairs[1]),
        figure=Text(de=decimal(state.mean), en=decimal(state.mean, "en")),
    )


def _dependence(state: NetworkState) -> Text:
    share = percent(state.dependence or 0)
    return say(
        "Bei {share} davon wird der Weg ohne die Koordination länger oder fällt weg.",
        "For {share} of these the path grows or vanishes without the coordination.",
        share=share,
    )


def _said(start: Text, parts: Iterator[Text]) -> Text:
    joined = _joined(list(parts) or [_NOTHING])
    return say("{start}: {joined}.", "{start}: {joined}.", start=start, joined=joined)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _joined(parts: list[Text]) -> Text:
    return Text(de="; ".join(p.de for p in parts), en="; ".join(p.en for p in parts))


def _changed(change: Shift, paths: Text = _PATHS) -> Iterator[Text]:
    """The means of the same pairs, then everything that is counted."""
    together = list(_means(change.same, paths))
    yield from together
    if change.same_alone != change.same:  # else there is no coordination, or it is on none of these paths
        alone = Text(de="ohne die Koordination", en="without the coordination")
        yield from _means(change.same_alone, alone if together else sentences(paths, alone))
    yield from _numbers(change.before, change.after)


def _counts(before: NetworkState, after: NetworkState) -> Iterator[Text]:
    """The means over whoever is connected at the time: for several links, which may connect much at once."""
    if before.mean is not None and after.mean is not None:
        now = Same(after.connected, before.mean, after.mean)
        yield from _means(now, Text(de="Wege verbundener Paare im Mittel", en="paths of connected pairs on average"))
    yield from _numbers(before, after)


def _means(same: Same, label: Text) -> Iterator[Text]:
    if same.before is None or same.after is None or same.before == same.after:
        return
    de, en = (_arrow(same.before, same.after, language) for language in ("de", "en"))
    yield say("{label} {words} Schritte", "{label} {words} steps", label=label, words=Text(de=de, en=en))


def _shown(same: Same) -> Same:
    """The same without a change that two digits do not show: an effect that reads "2,59 → 2,59" is none."""
    if same.before is None or same.after is None or decimal(same.before, digits=2) != decimal(same.after, digits=2):
        return same
    return same._replace(after=same.before)


def _numbers(before: NetworkState, after: NetworkState) -> Iterator[Text]:
    if after.connected != before.connected:
        arrow = f"{before.connected} → {after.connected}"
        yield say(
            "verbundene Paare {arrow} von {pairs}", "connected pairs {arrow} of {pairs}", arrow=arrow, pairs=after.pairs
        )
    if before.dependence is not None and after.dependence is not None:
        shares = percent(before.dependence), percent(after.dependence)
        if shares[0] != shares[1]:
            arrow = f"{shares[0]} → {shares[1]}"
            yield say("auf die Koordination angewiesen {arrow}", "in need of the coordination {arrow}", arrow=arrow)
    for was, is_, de, en in (
        (before.articulation, after.articulation, _CUTTING.de, _CUTTING.en),
        (before.isolated, after.isolated, "Stellen ohne belegte Verbindung", "actors without a recorded tie"),
    ):
        if was != is_:
            yield say("{words} {was} → {is_}", "{words} {was} → {is_}", was=was, is_=is_, words=Text(de=de, en=en))


def _lost(snapshot: Snapshot, loss: Loss) -> Iterator[Text]:
    if loss.cut:
        pairs = several(loss.cut, "Paar verliert seinen Weg", "Paare verlieren ihren Weg")
        yield Text(de=pairs, en=several(loss.cut, "pair loses its path", "pairs lose their path"))
    yield from _means(loss.change.same, _REST if loss.cut else _PATHS)
    if loss.stranded:
        who, stay = listed([snapshot.name(id) for id in loss.stranded]), agreeing(len(loss.stranded), _STAYS)
        yield say(
            "ohne belegte Verbindung {stay} dann {who}", "{who} {stay} without a recorded tie", stay=stay, who=who
        )


def _seat_parts(lost: LostSeat) -> Iterator[Text]:
    if lost.meetings:
        does = agreeing(lost.meetings, _DOES)
        yield say(
            "{meetings} von {meeting} Paaren aus Jugendhilfe und Gesundheitswesen, die in einem Gremium "
            "zusammensitzen, {does} das dann in keinem mehr",
            "{meetings} of {meeting} pairs of youth welfare and health care that sit in a body together {does} so in "
            "none any more",
            meetings=lost.meetings,
            meeting=lost.meeting,
            does=does,
        )
    if lost.last:
        yield Text(de="es ist dort der letzte Sitz dieses Bereichs", en="it is the last seat of this field there")
    if lost.only:
        yield Text(de="ein anderer Sitz ist nicht erfasst", en="no other seat is recorded")


def _arrow(before: float, after: float, language: str) -> str:
    """``3,1 → 2,4``; with two digits where one would not show the difference."""
    digits = 1 if decimal(before, language) != decimal(after, language) else 2
    return f"{decimal(before, language, digits)} → {decimal(after, language, digits)}"


def _how_good(found: Together) -> Text:
    if found.exact:
        return name("")
    return Text(
        de="Diese Auswahl ist Schritt für Schritt gefunden; eine bessere ist nicht ausgeschlossen.",
        en="This choice was found step by step; a better one is not ruled out.",
    )
