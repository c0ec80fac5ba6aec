"""Judges of data questions: they may ask only for what is not on record."""

from graph.findings import Finding
from tests.synthetic.judges import there
from tests.synthetic.view import View

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
