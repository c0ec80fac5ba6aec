"""A6: expected links that are missing: talks to have, and partners to win."""

from collections.abc import Mapping

from graph.certainty import Certainty
from graph.district.expected import ExpectedLink
from graph.district.expecting import every_expected_link, link_range
from graph.district.outcome import Item, LazyItems, LazyText, Outcome
from graph.district.own_lines import OWN_PACK
from graph.district.sides import sides_of
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import OUTDATED, no_verdict
from graph.indicators import indicator
from graph.wording import IS, agreeing, inner, listing, listing_of, semicolons, sentences
from ontology import Text, say
from ontology.names import OwnRuleKind


@indicator(
    "A6",
    label=Text(de="Erwartete Verbindungen ohne Beleg", en="expected links without record"),
    question=Text(
        de="Welche Verbindungen zwischen Gesundheit und Jugendhilfe, die zu erwarten wären, fehlen?",
        en="Which links between health and youth welfare that one would expect are missing?",
    ),
    needs=("actors", "ties"),
    norms=("expected-links", OWN_PACK, "QR1-4"),
    dimension="1",
    unit="share",
    better="lower",
)
def expected_links_open(snapshot: Snapshot) -> Outcome:
    """Expected links without a tie from intensity 2 / expected links with both ends listed (domain 12.1 A6).

    A link is there if any actor of the one type is tied to any actor of the other; it is open, not absent, while others
    may be of these types. Where one end is not listed, the line asks to win a partner and does not count. ``low`` and
    ``high`` are shares of missing links: all that is open taken as there, and as missing; whoever has no type may be
    the missing end, so no one filling need reach them.
    """
    links = snapshot.derived(every_expected_link)
    items = LazyItems(lambda: (_item(snapshot, link) for link in links))
    both = [link for link in links if link.between is not None]
    counts: dict[str, float | None] = {"links": len(links), "both_ends": len(both), **_own(snapshot)}
    if not snapshot.ties_suffice:
        return no_verdict(snapshot, items, counts)
    if not both:
        return Outcome(_no_ends(len(links)), items=items, n=len(links), details=counts)
    missing = [link for link in both if not link.certainty.holds]
    low, high = link_range(snapshot, links)
    return Outcome(
        LazyText(lambda: _sentence(missing, len(both), counts)),
        value=len(missing) / len(both),
        numerator=len(missing),
        denominator=len(both),
        low=low,
        high=high,
        n=len(both),
        items=items,
        details=counts,
    )


def _item(snapshot: Snapshot, link: ExpectedLink) -> Item:
    subjects = (link.norm.name, *link.actors)
    return Item(
        subjects, link.norm.label, link.certainty, sentences(_by_whom(link), _note(snapshot, link)), link.records
    )


def _by_whom(link: ExpectedLink) -> Text | None:
    """Who expects it, where that is the group itself."""
    norm = link.norm
    return say("{of}.", "{of}.", of=Text(de=norm.citation, en=norm.citation_en)) if norm.pack == OWN_PACK else None


def _own(snapshot: Snapshot) -> dict[str, float | None]:
    """How many links the group has added to the proposed ones, and how many of those it has switched off."""
    kinds = [rule.kind for rule in snapshot.own_rules]
    return {"own_added": kinds.count(OwnRuleKind.VERB), "own_switched_off": kinds.count(OwnRuleKind.OHNE)}


def _note(snapshot: Snapshot, link: ExpectedLink) -> Text:
    if link.between is None:
        return _one_end(snapshot, link)
    if not link.certainty.holds:
        return sentences(_state(snapshot, link), _meeting(snapshot, link))
    return _state(snapshot, link)


def _meeting(snapshot: Snapshot, link: ExpectedLink) -> Text | None:
    """Where the two ends meet anyhow: no record of a cooperation, and nothing to be asked for."""
    body = sides_of(snapshot).meeting_of(link.starts, link.ends)
    if body is None:
        return None
    return say(
        "Sie treffen sich in „{body}“, das eine Seite leitet.",
        "They meet in “{body}”, which one side leads.",
        body=inner(snapshot.name(body)),
    )


def _state(snapshot: Snapshot, link: ExpectedLink) -> Text:
    sides = [listing([snapshot.name(id) for id in side], shown=3) for side in (link.starts, link.ends)]
    sides_en = [listing([snapshot.name(id) for id in side], "en", shown=3) for side in (link.starts, link.ends)]
    between, between_en = " mit ".join(sides), " with ".join(sides_en)
    notes = {
        Certainty.PRESENT: say("Belegt: {between}.", "Recorded: {between}.", between=Text(de=between, en=between_en)),
        Certainty.STALE: say(
            "{between}: {outdated}.",
            "{between}: {outdated}.",
            outdated=OUTDATED,
            between=Text(de=between, en=between_en),
        ),
        Certainty.UNKNOWN: say(
            "Nicht erfasst, bitte klären: {between}.",
            "Not recorded, please clarify: {between}.",
            between=Text(de=between, en=between_en),
        ),
        Certainty.ABSENT: say(
            "Noch keine Zusammenarbeit; ein Gespräch lohnt: {between}.",
            "No cooperation yet; worth a talk: {between}.",
            between=Text(de=between, en=between_en),
        ),
    }
    return notes[link.certainty]


def _one_end(snapshot: Snapshot, link: ExpectedLink) -> Text:
    codes = zip((link.norm.link_from, link.norm.link_to), (link.starts, link.ends), strict=True)
    absent = listing_of(snapshot.model.code("ActorType", code).label for code, found in codes if code and not found)
    if not absent.de:
        return Text(de="Beides liegt in einer Hand.", en="Both lie in one hand.")
    return say("Erst gewinnen oder erfassen: {absent}.", "First win or record: {absent}.", absent=absent)


def _sentence(missing: list[ExpectedLink], both: int, counts: Mapping[str, float | None]) -> Text:
    labels = [link.norm.label for link in missing]
    names = Text(de=semicolons(t.de for t in labels), en=semicolons(t.en for t in labels))
    which = say(": {names}", ": {names}", names=names) if missing else Text(de="", en="")
    is_ = agreeing(len(missing), IS)
    denied = sum(link.certainty is Certainty.ABSENT for link in missing)
    kinds = (
        say(
            " ({denied} ausdrücklich nicht vorhanden, {missing_count} noch zu klären)",
            " ({denied} expressly not there, {missing_count} to be clarified)",
            denied=denied,
            missing_count=len(missing) - denied,
        )
        if missing
        else Text(de="", en="")
    )
    main = say(
        "Von {both} erwarteten {both:Verbindung|Verbindungen}, deren beide Seiten erfasst sind, {is_} {missing_count} "
        "nicht belegt{kinds}{which}.",
        "Of {both} expected links with both ends recorded, {missing_count} {is_} without a recorded tie{kinds}{which}.",
        both=both,
        is_=is_,
        missing_count=len(missing),
        kinds=kinds,
        which=which,
    )
    return sentences(main, _recruit(int(counts["links"] or 0) - both), _own_told(counts))


def _own_told(counts: Mapping[str, float | None]) -> Text | None:
    """That the group has changed the proposed links: the value compares with no other district then."""
    added, off = int(counts["own_added"] or 0), int(counts["own_switched_off"] or 0)
    if not added and not off:
        return None
    return say(
        "Nach eigenen Regeln der Gruppe: {added} hinzugefügt, {off} ausgenommen; mit anderen Bezirken ist der Wert so "
        "nicht vergleichbar.",
        "By own rules of the group: {added} added, {off} left out; the value does not compare with other districts.",
        added=added,
        off=off,
    )


def _recruit(open_ends: int) -> Text | None:
    if not open_ends:
        return None
    return say(
        "Bei {open_ends} weiteren ist mindestens eine Seite nicht erfasst oder beides in einer Hand; sie zählen nicht "
        "mit.",
        "For {open_ends} more, at least one end is not recorded or both are in one hand; they do not count.",
        open_ends=open_ends,
    )


def _no_ends(links: int) -> Text:
    return say(
        "Erwartet {links:wird|werden} {links} {links:Verbindung|Verbindungen}; nirgends sind beide Seiten unter den "
        "erfassten Organisationen.",
        "{links} {links:link is|links are} expected; nowhere are both sides among the recorded organizations.",
        links=links,
    )
