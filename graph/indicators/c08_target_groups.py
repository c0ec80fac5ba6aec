"""C8: which of the six target groups of participation are present in the network bodies."""

from collections.abc import Sequence

from graph.certainty import Certainty, as_number
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.ranges import count
from graph.district.snapshot import Snapshot
from graph.district.target_groups import TargetGroups
from graph.indicators import indicator
from graph.wording import listing_of, name, sentences
from ontology import Norm, Text, say

_SPLIT = ("G5a", "G5b")
_COLLECT = Text(
    de="Erfassen Sie, wer in den Netzwerkgremien sitzt und für welche Gruppe: Koordination, Fachkräfte, Leitungen, "
    "Ehrenamt, Familien.",
    en="Record who sits in the network bodies and for which group: coordination, professionals, leaders, volunteers, "
    "families.",
)


@indicator(
    "C8",
    label=Text(de="Beteiligte Zielgruppen", en="target-group coverage"),
    question=Text(
        de="Welche der sechs Zielgruppen der Beteiligung wirken in den Netzwerkgremien mit?",
        en="Which of the six target groups of participation take part in the network bodies?",
    ),
    needs=("memberships",),
    norms=("target-groups",),
    dimension="3",
    unit="count",
    better="higher",
    collect=_COLLECT,
)
def target_groups(snapshot: Snapshot) -> Outcome:
    """Groups G1 to G6 present in network bodies, 0 to 6; G5 counts once and is shown split (domain 12.3, C8).

    The group is the one stated for the seat, else that of actor type, level, sector of parents or kind of group.
    A group nobody stands for is absent only if all network bodies are fully recorded and every member's group is
    known; else it is unknown. Details: 1 present, 0 absent, None unknown for ``G1`` … ``G6``, ``G5a``, ``G5b``.
    """
    groups = snapshot.derived(TargetGroups)
    if not groups.rows:
        return Outcome(_unrecorded(), missing=(_COLLECT,))
    norms = snapshot.norms("group")
    items = tuple(_item(n, groups) for n in norms)
    found = count(i.certainty for i in items)
    return Outcome.of_count(
        LazyText(lambda: _sentence(items)),
        found,
        of=float(len(items)),
        n=len(groups.rows),
        items=items,
        details=LazyDetails(
            lambda: {code: as_number(groups.certainty(code)) for code in (*(n.name for n in norms), *_SPLIT)}
        ),
    )


def _item(norm: Norm, groups: TargetGroups) -> Item:
    rows = groups.by_group.get(norm.name, ())
    certainty = groups.certainty(norm.name)
    names = [name(n) for n in dict.fromkeys(r.actor.name for r in rows)]
    note = listing_of(names) if names else _note(certainty)
    subjects = (norm.name, *dict.fromkeys(r.actor.id for r in rows))
    return Item(subjects, norm.label, certainty, note, tuple(r.relation.id for r in rows))


def _note(certainty: Certainty) -> Text:
    if certainty is Certainty.ABSENT:
        return Text(de="Niemand in den Netzwerkgremien.", en="Nobody in the network bodies.")
    return Text(
        de="In den erfassten Mitgliedschaften nicht zu erkennen; bitte klären.",
        en="Not to be seen in the recorded memberships; please clarify.",
    )


def _sentence(items: Sequence[Item]) -> Text:
    there, open_, absent = (
        listing_of(i.label for i in items if test(i.certainty))
        for test in (
            lambda c: c.holds,
            lambda c: c is Certainty.UNKNOWN,
            lambda c: c is Certainty.ABSENT,
        )
    )
    number = sum(i.certainty.holds for i in items)
    first = say(
        "{number} von {items_count} {items_count:Zielgruppe|Zielgruppen} {number:wirkt|wirken} in Netzwerkgremien "
        "mit{words}.",
        "{number} of {items_count} target {items_count:group|groups} {number:takes|take} part in network "
        "bodies{words}.",
        number=number,
        items_count=len(items),
        words=Text(de=": " + there.de if number else "", en=": " + there.en if number else ""),
    )
    unclear = say(
        "In den erfassten Mitgliedschaften nicht zu erkennen: {open}.",
        "Not to be seen in the recorded memberships: {open}.",
        open=open_,
    )
    missing = say("Nicht dabei: {absent}.", "Not taking part: {absent}.", absent=absent)
    return sentences(first, unclear if open_.de else None, missing if absent.de else None)


def _unrecorded() -> Text:
    return Text(
        de="Wer in den Netzwerkgremien sitzt, ist noch nicht erfasst.",
        en="Who sits in the network bodies has not been recorded yet.",
    )
