"""A2: whether the core sectors of a network of early help take part."""

from collections.abc import Sequence

from graph.certainty import Certainty
from graph.district.outcome import LazyItems, LazyText, Outcome
from graph.district.partners import PartnerLine, core_lines, open_groups
from graph.district.ranges import count
from graph.district.roll import Roll, without_seats
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import IS, agreeing, listing_of, sentences
from ontology import Text, say


@indicator(
    "A2",
    label=Text(de="Kernbereiche", en="core sectors"),
    question=Text(
        de="Sind öffentliche und freie Jugendhilfe, Gesundheit, Schwangerschaftsberatung und Frühförderung dabei?",
        en="Do public and free youth welfare, health, pregnancy counselling and early intervention take part?",
    ),
    needs=("actors",),
    norms=("MS1a", "MS1b", "MS1c", "MS1d", "MS1e", "QR1-1"),
    dimension="1",
    unit="count",
    better="higher",
)
def core_sectors(snapshot: Snapshot) -> Outcome:
    """Number of the five checks MS1a to MS1e that are met, 0 to 5 (domain 12.1 A2, 1.5)."""
    roll = snapshot.derived(Roll)
    lines = snapshot.derived(core_lines)
    items = LazyItems(lambda: (roll.item(line.norm.name, line.norm.label, line.coverage) for line in lines))
    if not roll.parts:
        return without_seats(_listed(roll), items)
    found = count(line.coverage.certainty for line in lines)
    return Outcome.of_count(
        LazyText(lambda: _sentence(lines, int(found.value))),
        found,
        of=len(lines),
        n=len(lines),
        items=items,
    )


def _sentence(lines: Sequence[PartnerLine], holding: int) -> Text:
    is_ = agreeing(holding, IS)
    main = say(
        "In den erfassten Netzwerkgremien {is_} {holding} von {items_count} {items_count:Kernbereich|Kernbereichen} "
        "vertreten.",
        "In the recorded network bodies, {holding} of {items_count} core sectors {is_} represented.",
        is_=is_,
        holding=holding,
        items_count=len(lines),
    )
    missing = [line.norm.label for line in lines if line.coverage.certainty is Certainty.ABSENT]
    return sentences(main, open_groups(lines), _gap(missing))


def _gap(labels: list[Text]) -> Text | None:
    if not labels:
        return None
    names = listing_of(labels)
    return say(
        "Nach Angabe der Quellen nicht vertreten: {names}.", "Not represented, say the sources: {names}.", names=names
    )


def _listed(roll: Roll) -> Text:
    held = sum(roll.snapshot.certainty[a.id].holds for a in roll.actors)
    return say(
        "Erfasst {held:ist|sind} {held} {held:Organisation oder Gruppe|Organisationen und Gruppen}; im Einzelnen "
        "steht, welche Kernbereiche darunter sind.",
        "{held} {held:organization or group is|organizations and groups are} recorded; the single items show which "
        "core sectors are among them.",
        held=held,
    )
