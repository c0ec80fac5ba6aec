"""What the picture of the ways says in words: on whom the way hangs, and what remains without somebody."""

from collections.abc import Iterable, Mapping, Sequence

from graph.anchoring.line_words import perhaps_sentence
from graph.anchoring.lines import Anchorage
from graph.district.snapshot import Snapshot
from graph.map.picture import shown_name
from graph.politics.political_ways import PoliticalWays, WayChange
from graph.wording import inner, listed, sentences
from ontology import Text, say
from ontology.names import BodyKind, Prop

_NAMED, _FEW = 8, 3
_INTO: Mapping[str, Text] = {
    BodyKind.JHA: Text(de="in den Jugendhilfeausschuss", en="into the youth welfare committee"),
    BodyKind.PARL_K: Text(de="in den Kreistag", en="into the county council"),
    BodyKind.PARL_S: Text(de="in den Rat", en="into the council"),
    BodyKind.PARL_B: Text(de="in die Bezirksversammlung", en="into the borough assembly"),
}


def into(anchorage: Anchorage) -> Text:
    """Where a way leads, as it stands in a sentence."""
    kind = anchorage.body.value(Prop.KIND) or ""
    name = inner(anchorage.body.name)
    return _INTO.get(kind) or say("zu „{name}“", "to “{name}”", name=name)


def place_name(snapshot: Snapshot, id: str) -> str:
    """The name of a place; persons stay unnamed."""
    found = snapshot.known(id)
    return shown_name(found) if found is not None else id


def _names(snapshot: Snapshot, ids: Sequence[str]) -> Text:
    return listed([place_name(snapshot, id) for id in ids], _NAMED)


def _as_recorded(anchorage: Anchorage) -> Text:
    return (
        Text(de="", en="") if anchorage.complete else Text(de=" nach den erfassten Angaben", en=", as far as recorded,")
    )


def ways_headline(ways: PoliticalWays) -> Text:
    """On whom the way to the goal hangs, in one sentence."""
    goal = ways.goal
    if not goal.value:
        return sentences(_no_way(ways), perhaps_sentence(ways.snapshot, goal))
    if goal.shared:
        return _single_spot(ways)
    count = say("{number} getrennte Wege", "{number} separate ways", number=str(goal.value))
    first = say(
        "{count} führen{limit} {into}.",
        "{count} lead{limit} {into}.",
        count=count,
        limit=_as_recorded(goal),
        into=into(goal),
    )
    return sentences(first, _together(ways), _passing(ways))


def _together(ways: PoliticalWays) -> Text:
    """Who would have to leave at once."""
    goal = ways.goal
    if goal.value > _FEW:
        return say(
            "Erst ohne {number} Stellen zugleich wäre keiner mehr da.",
            "Only without {number} of them at once none would be left.",
            number=str(goal.value),
        )
    who = _names(ways.snapshot, goal.cut)
    return say("Erst ohne {who} wäre keiner mehr da.", "Only without {who} none would be left.", who=who)


def _passing(ways: PoliticalWays) -> Text | None:
    """The bodies that no way can do without."""
    if not ways.goal.passages:
        return None
    rooms = listed([f"„{inner(place_name(ways.snapshot, p))}“" for p in ways.goal.passages])
    return say("Alle führen durch {rooms}.", "All of them pass {rooms}.", rooms=rooms)


def _capital(text: Text) -> Text:
    return Text(de=text.de[:1].upper() + text.de[1:], en=text.en[:1].upper() + text.en[1:])


def _no_way(ways: PoliticalWays) -> Text:
    if ways.goal.complete:
        return say("Es führt kein Weg {into}.", "No way leads {into}.", into=into(ways.goal))
    return say(
        "Ein Weg {into} ist nicht erfasst. Das heißt nicht, dass es keinen gibt.",
        "No way {into} is recorded. That does not mean that there is none.",
        into=into(ways.goal),
    )


def _single_spot(ways: PoliticalWays) -> Text:
    goal, who = ways.goal, _names(ways.snapshot, ways.goal.shared)
    if len(goal.shared) == 1:
        return say(
            "Der Weg {into} hängt{limit} an einer Stelle: {who}.",
            "The way {into} hangs{limit} on one spot: {who}.",
            into=into(goal),
            limit=_as_recorded(goal),
            who=who,
        )
    return say(
        "Der Weg {into} hängt{limit} an jeder dieser Stellen: {who}.",
        "The way {into} hangs{limit} on each of these: {who}.",
        into=into(goal),
        limit=_as_recorded(goal),
        who=who,
    )


def number_of_ways(anchorage: Anchorage) -> Text:
    """How many ways lead into a body, as they stand below its name."""
    if anchorage.value:
        return say(
            "{number} {number:Weg|Wege}, {sure} bestätigt",
            "{number} {number:way|ways}, {sure} confirmed",
            number=anchorage.value,
            sure=anchorage.low,
        )
    if anchorage.possible:
        return Text(de="Weg noch offen", en="way still open")
    if anchorage.complete:
        return Text(de="kein Weg", en="no way")
    return Text(de="kein Weg erfasst", en="no way recorded")


# -- without somebody -------------------------------------------------------------------------------------------------


def remains(snapshot: Snapshot, gone: Sequence[str], found: Iterable[WayChange]) -> Text:
    """What is left without some who could leave: the ways into each body before and after."""
    moved = [change for change in found if change.after.value != change.before.value]
    who = _names(snapshot, gone)
    if not moved:
        return say(
            "Ohne {who} bleibt jeder erfasste Weg bestehen.", "Without {who} every recorded way remains.", who=who
        )
    return sentences(say("Ohne {who}:", "Without {who}:", who=who), *(_moved(change) for change in moved))


def _moved(change: WayChange) -> Text:
    before, after = change
    broken = Text(de=", der Weg ist unterbrochen", en=", the way is broken")
    unclear = Text(de=", ein anderer Weg ist nicht erfasst", en=", no other way is recorded")
    end = Text(de="", en="") if after.value else broken if before.complete else unclear
    return say(
        "{into} {old} → {new} {new:Weg|Wege}{end}.",
        "{into} {old} → {new} {new:way|ways}{end}.",
        into=_capital(into(before)),
        old=before.value,
        new=after.value,
        end=end,
    )


def narrowest_now(snapshot: Snapshot, change: WayChange) -> Text | None:
    """On whom the way hangs since somebody left, where they are few now; nothing where nothing has changed."""
    before, after = (a.shared or a.cut for a in change)
    if before == after or not after or change.after.value > _FEW:
        return None
    return say(
        "Schmalste Stelle {into} ist jetzt: {after}.",
        "The narrowest spot {into} is now: {after}.",
        into=into(change.before),
        after=_names(snapshot, after),
    )
