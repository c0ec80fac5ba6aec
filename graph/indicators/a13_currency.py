"""A13: how many of the statements on the network are up to date."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from graph.as_of import STALE_AFTER_MONTHS, confirmed_on, months_later
from graph.certainty import Certainty
from graph.district.outcome import Item, LazyItems, LazyText, Outcome
from graph.district.ranges import Share, Weighed, share
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import percent, sentences, several, spelled
from ontology import Text, say
from ontology.names import RelationType
from ontology.values import earliest, latest

SHORT_MONTHS = 12
_COLLECT = Text(
    de="Tragen Sie bei der Liste oder bei den einzelnen Angaben ein, von wann sie sind.",
    en="Enter for the list or the single statements of which date they are.",
)
RECORD_KINDS = ("organizations", "seats", "ties_of_coordination", "ties_without_coordination", "others")


Days = Mapping[str, Sequence[str]]
"""Ids of statements by the day for which they were last confirmed; the empty day if nobody says."""


@indicator(
    "A13",
    label=Text(de="Aktualität der Angaben", en="currency"),
    question=Text(
        de="Wie viele der Angaben zum Netzwerk sind in den letzten 24 Monaten bestätigt worden?",
        en="How many of the statements on the network were confirmed in the last 24 months?",
    ),
    needs=("actors",),
    collect=_COLLECT,
    norms=("QR3-3",),
    dimension="3",
    unit="share",
    better="higher",
)
def currency(snapshot: Snapshot) -> Outcome:
    """Statements confirmed in the 24 months before the date / statements with a date (domain 12.1 A13).

    A statement is a listed organization, or a relation that lasts (a seat, a tie, a carrier …); what has happened does
    not grow old. Undated ones, and dates too coarse to tell, widen the range. It judges the data, so it needs no gate.
    Details: the same for 12 months and for each kind, ties with the coordination apart from the others. Items: the
    statements by the day they were last confirmed, the oldest first, undated ones last.
    """
    kinds = _stated(snapshot)
    days = _joined(kinds.values())
    found, statements = _share(days, snapshot.on), sum(map(len, days.values()))
    shorter = _share(days, snapshot.on, SHORT_MONTHS).value
    details = {"share_12": shorter, "undated": float(len(days.get("", ())))}
    details |= {f"share_{kind}": _share(own, snapshot.on).value for kind, own in kinds.items()}
    if found.value is None:
        return Outcome(_undated(statements), low=0.0, high=1.0, n=statements, missing=(_COLLECT,), details=details)
    return Outcome.of_share(
        LazyText(lambda: _sentence(found, shorter)),
        found,
        n=statements,
        items=LazyItems(
            lambda: (_item(day, tuple(days[day]), snapshot.on) for day in sorted(days, key=lambda d: d or "9999"))
        ),
        missing=(_COLLECT,) if "" in days else (),
        details=details,
    )


@lru_cache(maxsize=1_000)
def current(day: str, on: date, months: int) -> bool | None:
    """Whether a confirmation lies in the months before a day, or later; None where its date leaves that open.

    >>> current("2023-03-01", date(2024, 6, 30), 24), current("2021", date(2024, 6, 30), 24)
    (True, False)
    >>> current("2022", date(2024, 6, 30), 24) is current("", date(2024, 6, 30), 24) is None
    True
    """
    since = months_later(on, -months)
    if not day or earliest(day) < since <= latest(day):
        return None
    return earliest(day) >= since


def _stated(snapshot: Snapshot) -> dict[str, Days]:
    """Organizations, and relations that last, by kind."""
    found = {kind: defaultdict[str, list[str]](list) for kind in RECORD_KINDS}
    for organization in snapshot.organizations:
        found["organizations"][confirmed_on(organization)].append(organization.id)
    for type, rows in snapshot.relations.items():
        kind = "others" if type != RelationType.MEMBERSHIP else "seats"
        ties, coordination = snapshot.model.is_a(type, RelationType.COOPERATION), snapshot.coordination
        for relation, certainty in rows if not snapshot.model.types[type].event else ():
            if certainty.holds:
                alone = relation.source not in coordination and relation.target not in coordination
                own = ("ties_without_coordination" if alone else "ties_of_coordination") if ties else kind
                found[own][confirmed_on(relation)].append(relation.id)
    return {**found}


def _joined(kinds: Iterable[Days]) -> Days:
    found: dict[str, list[str]] = defaultdict(list)
    for days in kinds:
        for day, ids in days.items():
            found[day].extend(ids)
    return dict(found)


def _share(days: Days, on: date, months: int = STALE_AFTER_MONTHS) -> Share:
    return share([Weighed(current(day, on, months), Certainty.PRESENT, len(ids)) for day, ids in days.items()])


def _item(day: str, records: tuple[str, ...], on: date) -> Item:
    word = spelled(day) if day else Text(de="nicht erfasst", en="not recorded")
    label = say(
        "{amount}, Stand {word}",
        "{amount}, as of {word}",
        word=word,
        amount=Text(de=several(len(records), "Angabe", "Angaben"), en=several(len(records), "statement", "statements")),
    )
    found = current(day, on, STALE_AFTER_MONTHS)
    certainty = Certainty.UNKNOWN if found is None else Certainty.PRESENT if found else Certainty.STALE
    return Item(records, label, certainty, None, records)


def _sentence(found: Share, shorter: float | None) -> Text:
    value = found.value or 0.0
    undated = say(
        "Bei {amount} lässt sich das nicht sagen.",
        "For {amount} this cannot be told.",
        amount=Text(
            de=several(found.unknown, "Angabe", "Angaben"), en=several(found.unknown, "statement", "statements")
        ),
    )
    year = (f", {percent(shorter)} in den letzten 12", f", {percent(shorter)} in the last 12") if shorter else ("", "")
    main = say(
        "Von {amount} zu Organisationen, Sitzen und Verbindungen {numerator:ist|sind} {numerator} ({share}) in den "
        "letzten 24 Monaten bestätigt{year}.",
        "Of {amount} on organizations, seats and ties, {numerator} ({share}) {numerator:was|were} confirmed in the "
        "last 24 months{year}.",
        numerator=found.numerator,
        share=percent(value),
        amount=Text(
            de=several(found.denominator, "datierten Angabe", "datierten Angaben"),
            en=several(found.denominator, "dated statement", "dated statements"),
        ),
        year=Text(de=year[0], en=year[1]),
    )
    return sentences(main, undated if found.unknown else None)


def _undated(statements: int) -> Text:
    return say(
        "Nicht erfasst: Ob die Angaben aktuell sind, lässt sich bei keiner sagen ({statements}).",
        "Not recorded: of no statement can be told whether it is up to date ({statements}).",
        statements=statements,
    )
