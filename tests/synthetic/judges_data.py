"""Judges of data questions: they may ask only for what is not on record."""

from collections.abc import Iterable
from datetime import date

from graph.as_of import months_later
from graph.findings.finding import Finding
from graph.records import Record, Relation
from graph.records.claims import EXISTS, Claim
from tests.synthetic.draft import ago
from tests.synthetic.judges import there
from tests.synthetic.view import SURE, View

_NEEDED = {
    "actors": "Organization",
    "ties": "Cooperation",
    "memberships": "Membership",
    "agreements": "Agreement",
    "consultations": "Consultation",
}


@there("to_collect")
def collected(view: View, finding: Finding) -> bool:
    """Something of what is asked for is on record."""
    (need,) = finding.subjects
    if need == "land":
        return any(f.value("land") for f in view.of("District"))
    return bool(view.of(_NEEDED[need]))


@there("members_incomplete")
def members_are_complete(view: View, finding: Finding) -> bool:
    """A source says that all members are on record."""
    return view.facts[finding.subjects[0]].value("membersComplete") == "all"


@there("members_empty")
def members_recorded(view: View, finding: Finding) -> bool:
    """Somebody sits in the body."""
    return bool(view.members(*finding.subjects))


@there("sector_unknown")
def sectors_known(view: View, finding: Finding) -> bool:
    """Every organization named has a sector."""
    asked = {e.record for e in finding.evidence}
    return any(f.value("sector") for f in view.of("Organization") if f.id in asked)


@there("level_unknown")
def levels_known(view: View, finding: Finding) -> bool:
    """Half of the seats have a level."""
    del finding
    levels = [seat.value("level") for _, seat in view.seats(*view.network_bodies())]
    return sum(map(bool, levels)) >= len(levels) / 2


@there("steering_unrecorded")
def steering_recorded(view: View, finding: Finding) -> bool:
    """A body that steers is on record."""
    del finding
    return any(f.value("kind") in ("STEUER", "LENK") for f in view.of("Committee"))


@there("undated_list")
def list_is_dated(view: View, finding: Finding) -> bool:
    """The list says from when it is."""
    found = view.facts.get(finding.subjects[0])
    return found is not None and bool(found.value("statedOn"))


# -- old, or told in two ways -------------------------------------------------------------------------------------


@there("stale_seats")
def seats_confirmed(view: View, finding: Finding) -> bool:
    """Somebody has confirmed the seats of the body within 24 months."""
    body, source = finding.subjects
    rows = (r for r in view.told.values() if isinstance(r, Relation) and r.type == "Membership" and r.target == body)
    return _all_confirmed(view, finding, rows, source)


@there("stale_relations")
def relations_confirmed(view: View, finding: Finding) -> bool:
    """Somebody has confirmed the relations of this type within 24 months."""
    type, source = finding.subjects
    return _all_confirmed(view, finding, (r for r in view.told.values() if r.type == type), source)


def _all_confirmed(view: View, finding: Finding, rows: Iterable[Record], source: str) -> bool:
    """No row was last stated by the source more than 24 months ago, or one shown as old is not."""
    last = [_last(row) for row in rows]
    shown = [_last(view.told[e.record]) for e in finding.evidence]
    old = any(c is not None and c.source == source and c.as_of < ago(24) for c in last)
    return not old or any(c is not None and c.as_of >= ago(24) for c in shown)


def _last(record: Record) -> Claim | None:
    """The newest statement that the record is there."""
    said = [c for c in record.claims if c.prop == EXISTS and c.status in SURE]
    return max(said, key=lambda c: c.as_of, default=None)


@there("contradiction")
def sources_agree(view: View, finding: Finding) -> bool:
    """No two sources say different things of it within a year."""
    record, prop = finding.subjects
    said = [c for c in view.told[record].claims if c.prop == prop and c.status not in ("inferred", "unknown")]
    return not any(_differ(a, b) and _within_a_year(a, b) for a in said for b in said if a.source != b.source)


def _differ(one: Claim, other: Claim) -> bool:
    return one.value != other.value or (one.prop == EXISTS and one.presence != other.presence)


def _within_a_year(one: Claim, other: Claim) -> bool:
    older, newer = sorted(date.fromisoformat(c.as_of) for c in (one, other))
    return newer <= months_later(older, 12)


@there("review_overdue")
def review_made(view: View, finding: Finding) -> bool:
    """The measure was reviewed since the day that its review was due on, or is given up."""
    own = view.facts[finding.subjects[0]]
    return own.value("reviewedOn") >= own.value("nextReview") or own.value("measureStatus") == "stopped"


@there("result_overdue")
def result_told(view: View, finding: Finding) -> bool:
    """Somebody says whether the result was reached."""
    return bool(view.facts[finding.subjects[0]].value("resultState"))
