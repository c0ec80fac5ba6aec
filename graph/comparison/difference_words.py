"""The comparison of two dates in plain words."""

from collections.abc import Iterable, Sequence

from graph.comparison.changes import Aspect, Difference, Turn
from graph.comparison.results import Measured, Trend
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.goals.goal_values import quantity_told
from graph.indicators import Unit, all_indicators
from graph.records.claims import Claim
from graph.wording import listed, spelled
from ontology import Text, say

AREAS = {
    Aspect.ACTORS: Text(de="Organisationen und Gruppen", en="organizations and groups"),
    Aspect.SERVICES: Text(de="Angebote", en="services"),
    Aspect.BODIES: Text(de="Gremien und Netzwerke", en="bodies and networks"),
    Aspect.SEATS: Text(de="Sitze", en="seats"),
    Aspect.TIES: Text(de="Zusammenarbeit", en="cooperation"),
    Aspect.AGREEMENTS: Text(de="Vereinbarungen und Unterschriften", en="agreements and signatures"),
    Aspect.PAPERS: Text(de="Vorlagen, Beratungen und Beschlüsse", en="papers, consultations and resolutions"),
}
TURNS = {
    Turn.BEGAN: Text(de="neu", en="new"),
    Turn.RECORDED: Text(
        de="erstmals erfasst; seit wann es das gibt, ist offen", en="first recorded; since when is open"
    ),
    Turn.ENDED: Text(de="beendet", en="ended"),
    Turn.DENIED: Text(de="ausdrücklich nicht mehr vorhanden", en="expressly no longer there"),
    Turn.DOUBTED: Text(de="inzwischen offen oder bestritten", en="open or disputed by now"),
    Turn.NOT_LISTED: Text(
        de="in der neueren Liste nicht genannt; ob weg, ist offen",
        en="not named in the newer list; whether gone is open",
    ),
    Turn.UNCONFIRMED: Text(de="seither nicht bestätigt", en="not confirmed since"),
    Turn.CHANGED: Text(de="andere Angabe", en="stated differently"),
}
TRENDS = {
    Trend.UP: Text(de="gestiegen", en="risen"),
    Trend.DOWN: Text(de="gesunken", en="fallen"),
    Trend.SAME: Text(de="gleich", en="same"),
    Trend.OPEN: Text(de="nicht zu unterscheiden", en="cannot be told apart"),
    Trend.UNMEASURED: Text(de="kein Vergleich möglich", en="cannot be compared"),
}


def by_aspect(changes: Iterable[Difference]) -> dict[tuple[Aspect, Turn], list[Difference]]:
    """The changes by area and kind, in their order."""
    found: dict[tuple[Aspect, Turn], list[Difference]] = {}
    for change in changes:
        found.setdefault((change.area, change.turn), []).append(change)
    return found


def differences_told(changes: Sequence[Difference]) -> Text:
    """Changes of one area and kind: how many, and the first by name; what is only unconfirmed is counted."""
    turn = TURNS[changes[0].turn]
    de, en = (f"{len(changes)} {text}" for text in (turn.de, turn.en))
    if changes[0].turn is Turn.UNCONFIRMED:
        return say("{words}.", "{words}.", words=Text(de=de, en=en))
    shown = [_named(c) for c in changes]
    german, english = (listed(names, 3) for names in ([t.de for t in shown], [t.en for t in shown]))
    return say(
        "{words}: {words_2}.",
        "{words}: {words_2}.",
        words=Text(de=de, en=en),
        words_2=Text(de=german.de, en=english.en),
    )


def _named(change: Difference) -> Text:
    label, prop, old, new = change.label, change.prop_label, change.before, change.after
    if prop is None or old is None or new is None:
        return label
    return say(
        "{label} ({prop}: {old} → {new})", "{label} ({prop}: {old} → {new})", label=label, prop=prop, old=old, new=new
    )


def sources_of(changes: Iterable[Difference], snapshot: Snapshot) -> Text:
    """Which statements say so: at most three sources with their day; empty if none does."""
    found = [_said(c.claim, snapshot) for c in changes if c.claim is not None]
    german, english = (list(dict.fromkeys(said)) for said in ([t.de for t in found], [t.en for t in found]))
    return Text(de="; ".join(german[:3]), en="; ".join(english[:3]))


def _said(claim: Claim, snapshot: Snapshot) -> Text:
    name, day = snapshot.name(claim.source) if claim.source else "", spelled(claim.as_of)
    german = [p for p in (name, f"Stand {day.de}" if day.de else "") if p]
    english = [p for p in (name, f"as of {day.en}" if day.en else "") if p]
    return Text(de=", ".join(german), en=", ".join(english))


def value_of(outcome: Outcome, unit: Unit) -> Text:
    """A value with its range; a dash where nothing may be said."""
    if outcome.value is None:
        return Text(de="–", en="–")
    value, low, high = (_number(n, unit) for n in (outcome.value, outcome.low, outcome.high))
    if value is None or low is None or high is None:
        return value or Text(de="–", en="–")
    if low == high == value:
        return value
    return say("{value} ({low} bis {high})", "{value} ({low} to {high})", value=value, low=low, high=high)


def _number(value: float | None, unit: Unit) -> Text | None:
    return None if value is None else quantity_told(value, unit)


def trend_told(found: Measured) -> Text:
    """Whether it rose or fell, and whether that is better."""
    word = TRENDS[found.trend]
    if found.better is None:
        return word
    better = Text(de="besser", en="better") if found.better else Text(de="schlechter", en="worse")
    return say("{word} ({better})", "{word} ({better})", word=word, better=better)


def supposed_told(found: Measured) -> Text:
    """The same of what is only supposed: what is unknown stays the same, so values tell."""
    before, after = found.before.value, found.after.value
    if found.trend is not Trend.OPEN or before is None or after is None or before == after:
        return trend_told(found)
    rose = after > before
    direction = all_indicators()[found.id].better
    better = None if direction == "none" else rose == (direction == "higher")
    moved = Measured(found.id, found.before, found.after, Trend.UP if rose else Trend.DOWN, better)
    return say("nach dem, was erfasst ist, {told}", "by what is recorded: {told}", told=trend_told(moved))


def indicator_label(id: str) -> Text:
    """What an indicator is called."""
    return all_indicators()[id].label
