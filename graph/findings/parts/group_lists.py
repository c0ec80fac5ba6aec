"""Many groups of one kind in one finding: denied, known without a seat, not recorded, named by Land law only."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from graph.district.outcome import Outcome
from graph.district.partners import WITHOUT_SEAT
from graph.district.snapshot import Snapshot
from graph.findings.finding import Combined, Finding, Weight
from graph.findings.parts.rank import concerning
from graph.wording import listing_of, sentences
from ontology import Text, say

Parts = tuple[Finding, ...]
_SHOWN = 4
"""As many groups stand in the title; the parts hold all of them."""


class State(StrEnum):
    """What is known of a group that does not take part."""

    DENIED = "not represented"
    KNOWN = "without a seat"
    OPEN = "not recorded"
    ALLOWED = "named by Land law"


_SAID = {
    State.DENIED: Text(de="Im Netzwerk nicht vertreten", en="Not represented in the network"),
    State.KNOWN: WITHOUT_SEAT,
    State.OPEN: Text(de="Im Netzwerk nicht erfasst", en="Not recorded in the network"),
    State.ALLOWED: Text(
        de="Das Landesrecht nennt weitere mögliche Partner, hier nicht erfasst",
        en="Land law names further possible partners, not recorded here",
    ),
}
_OR_UNCLEAR = Text(de="Im Netzwerk nicht erfasst oder noch zu klären", en="Not recorded in the network or unclear")
_TAKES = {
    State.DENIED: Text(
        de="Mit der Gruppe beginnen, die am meisten fehlt: eine passende Stelle suchen, ansprechen und zum "
        "Netzwerktreffen einladen.",
        en="Begin with the group that is missed most: find a suitable organization, talk to it and invite it to the "
        "network meeting.",
    ),
    State.KNOWN: Text(
        de="Die Stellen ansprechen: Wirken sie mit? Dann eintragen; sonst zum nächsten Netzwerktreffen einladen.",
        en="Talk to them: do they take part? Then record it; else invite them to the next network meeting.",
    ),
    State.OPEN: Text(
        de="Die Gruppen einmal durchgehen: eintragen, wer mitwirkt; mit Grund festhalten, was es im Bezirk nicht "
        "gibt; ansprechen und einladen, wer fehlt.",
        en="Go through the groups once: record who takes part; note with the reason what the district does not have; "
        "talk to and invite who is missing.",
    ),
}
_BY_LAW = Text(
    de="§ 3 Abs. 2 KKG nennt, wer in das Netzwerk einbezogen werden soll.",
    en="§ 3 (2) KKG names who should be part of the network.",
)
_USUAL = Text(
    de="Weitere wirken bundesweit in den meisten Bezirken mit (NZFH).",
    en="Others take part in most districts nationwide (NZFH).",
)
_THESE_USUAL = Text(
    de="Sie wirken bundesweit in den meisten Bezirken mit (NZFH).",
    en="They take part in most districts nationwide (NZFH).",
)
COUNTED_GROUPS = {
    "A1": Text(de="Vertretene Gruppen nach § 3 Abs. 2 KKG", en="Groups under § 3 (2) KKG represented"),
    "A2": Text(de="Vertretene Kernbereiche", en="Core sectors represented"),
    "A3": Text(de="Vertretene Arten von Stellen mit Bundeswert", en="Kinds with a national share represented"),
}
"""What the indicators count that one more group changes."""

_NOT_ABSENT = Text(de="Nicht erfasst heißt nicht: nicht dabei.", en="Not recorded does not mean not taking part.")
_GROUPS = Text(de="Gruppen", en="groups")


class Beside(NamedTuple):
    """What is known beside the single groups: codes of which more is known than nothing, groups that are there without
    a seat, and groups that titles of papers name.
    """

    unclear: frozenset[str]
    indirect: tuple[Text, ...]
    named: tuple[Text, ...]


def told_of(
    snapshot: Snapshot, outcomes: Mapping[str, Outcome], beside: Beside, state: State, parts: Parts
) -> Combined:
    """What several groups in the same state say in one."""
    said = _SAID[state]
    if state is State.OPEN and any(not beside.unclear.isdisjoint(p.subjects) for p in parts):
        said = _OR_UNCLEAR
    return Combined(
        _title(snapshot, said, parts, outcomes["A1"]),
        sentences(*_reasons(snapshot, parts), *(_known_of(beside) if state is State.OPEN else ())),
        _effect(snapshot, parts, outcomes),
        _TAKES.get(state, parts[0].takes),
        _weights(state, len(parts)),
    )


def _weights(state: State, groups: int) -> tuple[Weight, ...]:
    """More groups matter more; of what nobody recorded closing it may change no more than the list."""
    if state is State.ALLOWED:
        return ()
    return (*concerning(groups, _GROUPS), *((_LIST_FIRST,) if state is State.OPEN else ()))


_LIST_FIRST = Weight(
    Text(
        de="Vielleicht wirken sie mit und sind nur nicht erfasst: dann ändert sich erst die Liste.",
        en="They may take part and just not be recorded: then only the list changes.",
    ),
    -0.5,
)


def _title(snapshot: Snapshot, said: Text, parts: Parts, law: Outcome) -> Text:
    """All by name, or how many and the first ones."""
    labels = [p.called for p in parts]
    named = Text(de="; ".join(t.de for t in labels[:_SHOWN]), en="; ".join(t.en for t in labels[:_SHOWN]))
    if len(parts) <= _SHOWN:
        return say("{said}: {named}", "{said}: {named}", said=said, named=named)
    many = _how_many(len(parts), _by_law(snapshot, parts), law.denominator or 0)
    return say("{said}: {many}, etwa {named}", "{said}: {many}, such as {named}", said=said, many=many, named=named)


def _how_many(number: int, by_law: int, of: float) -> Text:
    """How many groups, and how many of them the law names; where it names all, that is said once."""
    if not by_law or not of:
        return say("{number} {number:Gruppe|Gruppen}", "{number} {number:group|groups}", number=number)
    if by_law == number:
        return say(
            "{number} von {of:g} {of:Gruppe|Gruppen} nach § 3 KKG",
            "{number} of {of:g} {of:group|groups} under § 3 KKG",
            number=number,
            of=of,
        )
    return say(
        "{number} {number:Gruppe|Gruppen} ({by_law} der {of:g} nach § 3 KKG)",
        "{number} {number:group|groups} ({by_law} of the {of:g} under § 3 KKG)",
        number=number,
        by_law=by_law,
        of=of,
    )


def _by_law(snapshot: Snapshot, parts: Sequence[Finding]) -> int:
    """How many of the groups the federal law names; lines of Land law do not enter the ratio of A1."""
    federal = {n.name for n in snapshot.norms("partner") if n.land is None}
    return sum(not federal.isdisjoint(p.norms) for p in parts)


def _reasons(snapshot: Snapshot, parts: Parts) -> tuple[Text, ...]:
    usual = any(snapshot.model.norms[n].kind == "share" for p in parts for n in p.norms)
    if not _by_law(snapshot, parts):
        return (_THESE_USUAL,) if usual else (parts[0].reason,)
    return (_BY_LAW, _USUAL) if usual else (_BY_LAW,)


def _known_of(beside: Beside) -> Iterator[Text]:
    """What is known of groups that nobody recorded: named in a title, or there without a seat."""
    yield _NOT_ABSENT
    if beside.named:
        yield say(
            "Im Titel einer erfassten Vorlage genannt: {named}.",
            "Named in the title of a recorded paper: {named}.",
            named=listing_of(beside.named),
        )
    if beside.indirect:
        yield say(
            "Mittelbar dabei und darum nicht aufgeführt: {there}.",
            "There without a seat and so not listed: {there}.",
            there=listing_of(beside.indirect),
        )


def _effect(snapshot: Snapshot, parts: Parts, outcomes: Mapping[str, Outcome]) -> Text:
    """What the law's groups count now, and with all of these; of none by law the kinds that most districts have."""
    more = {"A1": _by_law(snapshot, parts), "A3": sum("A3" in p.indicators for p in parts)}
    counted = next((i for i, number in more.items() if number), None)
    now = outcomes[counted] if counted else None
    if counted is None or now is None or now.numerator is None or now.denominator is None:
        return parts[0].effect
    return say(
        "{what}: {now:g} → bis zu {then:g} von {of:g}.",
        "{what}: {now:g} → up to {then:g} of {of:g}.",
        what=COUNTED_GROUPS[counted],
        now=now.numerator,
        then=now.numerator + more[counted],
        of=now.denominator,
    )


__all__ = ["COUNTED_GROUPS", "Beside", "Parts", "State", "told_of"]
