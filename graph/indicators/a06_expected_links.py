"""A6: expected links that are missing: talks to have, and partners to win."""

from itertools import product
from typing import NamedTuple

from graph.as_of import Certainty, surest
from graph.district.hints import may_be, perhaps
from graph.district.network import COOPERATION
from graph.district.outcome import Item, Outcome
from graph.district.pairs import OUTDATED, no_verdict
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import IS, agreeing, listing, listing_of, sentences
from ontology import Norm, Text
from ontology.names import EntityType, Prop


class Link(NamedTuple):
    """An expected link with the actors at both ends and the surest tie between them; None where no talk can be had."""

    norm: Norm
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    certainty: Certainty | None
    relations: tuple[str, ...]


@indicator(
    "A6",
    label=Text(de="Erwartete Verbindungen ohne Beleg", en="expected links without record"),
    question=Text(
        de="Welche Verbindungen zwischen Gesundheit und Jugendhilfe, die zu erwarten wären, fehlen?",
        en="Which links between health and youth welfare that one would expect are missing?",
    ),
    needs=("actors", "ties"),
    norms=("expected-links", "QR1-4"),
    dimension="1",
    unit="share",
    better="lower",
)
def expected_links(snapshot: Snapshot) -> Outcome:
    """Expected links without a tie from intensity 2 / expected links with both ends listed (domain 12.1 A6).

    A link is there if any actor of the one type is tied to any actor of the other; it is open, not absent, while others
    may be of these types. Where one end is not listed, the line asks to win a partner and does not count. ``low`` and
    ``high`` are shares of missing links: all that is open taken as there, and as missing.
    """
    links = [_settled(snapshot, _link(snapshot, norm)) for norm in snapshot.norms("expectedLink")]
    items = tuple(_item(snapshot, link) for link in links)
    both = [link for link in links if link.certainty is not None]
    counts: dict[str, float | None] = {"links": len(links), "both_ends": len(both)}
    if not snapshot.ties_suffice:
        return no_verdict(snapshot, items, counts)
    if not both:
        return Outcome(_no_ends(len(links)), items=items, n=len(links), details=counts)
    missing = [link for link in both if link.certainty is not None and not link.certainty.holds]
    return Outcome(
        _sentence(missing, len(both), len(links)),
        value=len(missing) / len(both),
        numerator=len(missing),
        denominator=len(both),
        low=sum(link.certainty is Certainty.ABSENT for link in both) / len(both),
        high=sum(link.certainty is not Certainty.PRESENT for link in both) / len(both),
        n=len(both),
        items=items,
        details=counts,
    )


def _link(snapshot: Snapshot, norm: Norm) -> Link:
    starts = tuple(e.id for e in snapshot.of_actor_type(norm.link_from or ""))
    ends = tuple(e.id for e in snapshot.of_actor_type(norm.link_to or ""))
    pairs = [(a, b) for a, b in product(starts, ends) if a != b]
    if not pairs:
        return Link(norm, starts, ends, None, ())
    known = {pair: snapshot.pair_certainty(*pair, COOPERATION) for pair in pairs}
    certainty = surest(*known.values())
    ties = (snapshot.tie(*pair) for pair, sure in known.items() if sure is certainty)
    rows = {r for tie in ties if tie is not None for r in tie.relations}
    return Link(norm, starts, ends, certainty, tuple(sorted(rows)))


def _settled(snapshot: Snapshot, link: Link) -> Link:
    """The link, open instead of absent while somebody else may be one of its ends."""
    ends = (link.norm.link_from, link.norm.link_to)
    if link.certainty is Certainty.ABSENT and any(_maybe_more(snapshot, code) for code in ends):
        return link._replace(certainty=Certainty.UNKNOWN)
    return link


def _maybe_more(snapshot: Snapshot, type: str | None) -> bool:
    """Whether someone else may be of the type: of open existence, or without a type and alike by group or name."""
    code = snapshot.model.code("ActorType", type or "")
    for actor in snapshot.possible(EntityType.ORGANIZATION):
        certainty, types = snapshot.certainty[actor.id], actor.all(Prop.ACTOR_TYPE)
        if (certainty is Certainty.UNKNOWN and type in types) or (
            certainty.holds and may_be(snapshot.model, actor, code)
        ):
            return True
    return bool(perhaps(snapshot, [code]))


def _item(snapshot: Snapshot, link: Link) -> Item:
    certainty = Certainty.UNKNOWN if link.certainty is None else link.certainty
    subjects = (link.norm.name, *dict.fromkeys((*link.starts, *link.ends)))
    records = link.relations or subjects[1:]
    return Item(subjects, link.norm.label, certainty, _note(snapshot, link), records)


def _note(snapshot: Snapshot, link: Link) -> Text:
    if link.certainty is None:
        return _one_end(snapshot, link)
    sides = [listing([snapshot.name(id) for id in side], shown=3) for side in (link.starts, link.ends)]
    sides_en = [listing([snapshot.name(id) for id in side], "en", shown=3) for side in (link.starts, link.ends)]
    between, between_en = " mit ".join(sides), " with ".join(sides_en)
    notes = {
        Certainty.PRESENT: Text(de=f"Belegt: {between}.", en=f"Recorded: {between_en}."),
        Certainty.STALE: Text(de=f"{between}: {OUTDATED.de}.", en=f"{between_en}: {OUTDATED.en}."),
        Certainty.UNKNOWN: Text(
            de=f"Nicht erfasst, bitte klären: {between}.", en=f"Not recorded, please clarify: {between_en}."
        ),
        Certainty.ABSENT: Text(
            de=f"Noch keine Zusammenarbeit; ein Gespräch lohnt: {between}.",
            en=f"No cooperation yet; worth a talk: {between_en}.",
        ),
    }
    return notes[link.certainty]


def _one_end(snapshot: Snapshot, link: Link) -> Text:
    codes = zip((link.norm.link_from, link.norm.link_to), (link.starts, link.ends), strict=True)
    absent = listing_of(snapshot.model.code("ActorType", code).label for code, found in codes if code and not found)
    if not absent.de:
        return Text(de="Beides liegt in einer Hand.", en="Both lie in one hand.")
    return Text(
        de=f"Erst gewinnen oder erfassen: {absent.de}.",
        en=f"First win or record: {absent.en}.",
    )


def _sentence(missing: list[Link], both: int, links: int) -> Text:
    names = listing_of(link.norm.label for link in missing)
    which = Text(de=f": {names.de}" if missing else "", en=f": {names.en}" if missing else "")
    is_ = agreeing(len(missing), IS)
    denied = sum(link.certainty is Certainty.ABSENT for link in missing)
    kinds = Text(
        de=f" ({denied} ausdrücklich nicht vorhanden, {len(missing) - denied} noch zu klären)" if missing else "",
        en=f" ({denied} expressly not there, {len(missing) - denied} to be clarified)" if missing else "",
    )
    main = Text(
        de=f"Von {both} erwarteten Verbindungen, deren beide Seiten erfasst sind, {is_.de} {len(missing)} nicht"
        f" belegt{kinds.de}{which.de}.",
        en=f"Of {both} expected links with both ends recorded, {len(missing)} {is_.en} without a recorded"
        f" tie{kinds.en}{which.en}.",
    )
    return sentences(main, _recruit(links - both))


def _recruit(open_ends: int) -> Text | None:
    if not open_ends:
        return None
    return Text(
        de=f"Bei {open_ends} weiteren ist mindestens eine Seite nicht erfasst oder beides in einer Hand; sie zählen"
        " nicht mit.",
        en=f"For {open_ends} more, at least one end is not recorded or both are in one hand; they do not count.",
    )


def _no_ends(links: int) -> Text:
    return Text(
        de=f"Bei keiner der {links} erwarteten Verbindungen sind beide Seiten in den erfassten Organisationen.",
        en=f"For none of the {links} expected links are both ends among the recorded organizations.",
    )
