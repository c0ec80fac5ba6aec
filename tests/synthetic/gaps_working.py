"""Planted gaps: how the network works: planning, participation, meetings, lines into politics, state of the data."""

from dataclasses import replace

from graph.records.claims import Claim
from tests.synthetic.draft import Draft, ago
from tests.synthetic.facts import COUNCIL, LIST, OLD_LIST, Fact, Said
from tests.synthetic.gaps import COMPLETE, DENIED, DISPUTED, SAID, SILENT, Found, Manner, gap, listed


@gap("apart from planning", "working", DENIED)
def apart_from_planning(draft: Draft, manner: Manner) -> Found:
    """The list says of the network that it is not involved."""
    del manner
    for row in draft.joined("InvolvedInPlanning"):
        draft.change(row.id, involvementForm="none")
        draft.keep |= {row.id, *(row.ends or ())}
    return Found("apart_from_planning", ("B9",), "gap")


@gap("families do not decide", "working", DENIED, SILENT, DISPUTED)
def say_of_families(draft: Draft, manner: Manner) -> Found:
    """Families are informed, nothing more; there may be formats that nobody recorded, so this is asked."""
    further = [draft.facts[draft.id(local)] for local in ("T2", "T3")]
    draft.remove(*(f.id for f in further))
    draft.keep.add(draft.id("T1"))
    for fact in further if manner in SAID else ():
        draft.rumour(fact.told(SAID[manner]))
    return Found("say_of_families", ("G6",), "question")


@gap("seldom at the meetings", "working", COMPLETE, DENIED)
def seldom_there(draft: Draft, manner: Manner) -> Found:
    """One organization was excused at all meetings, or a source says that it was not there. The reason is asked for."""
    rows = draft.joined("Attendance")
    guest = rows[-1].ends[0] if rows[-1].ends else ""
    for row in (r for r in rows if r.ends and r.ends[0] == guest):
        draft.keep |= {row.id, *(row.ends or ())}
        draft.change(row.id, attendance="excused")
        if manner is DENIED:
            draft.remove(row.id)
            draft.rumour(row.told(SAID[manner]))
    return Found("seldom_there", (guest,), "question")


@gap("one single line to the social committee", "working", COMPLETE, SILENT, DENIED, DISPUTED)
def single_line(draft: Draft, manner: Manner) -> Found:
    """Only the youth welfare office sits in the social committee, and no paper gets there; there may be other lines."""
    committee, (keeper,) = draft.id("P4"), draft.first("ASD")
    draft.remove(*(f.id for f in draft.joined("Consultation", target=committee)))
    seat = draft.seat(keeper, committee, {"role": "advisory", "votingRight": "false"}, COUNCIL)
    draft.keep |= {keeper, seat, *(f.id for f in draft.joined("Membership", source=keeper))}
    listed(draft, manner, committee)
    if manner in SAID:
        (other,) = draft.first("KITA")
        draft.keep.add(other)
        draft.rumour(Fact(draft.id("X-P4"), "Membership", {"role": "advisory"}, (other, committee), SAID[manner]))
    return Found("single_line", (committee,), "question")


# -- the state of the data ----------------------------------------------------------------------------------------


@gap("seats of four years ago", "working", SILENT)
def stale_seats(draft: Draft, manner: Manner) -> Found:
    """Since the old list nobody has said who sits in the working group under § 78 SGB VIII."""
    del manner
    (group,) = draft.bodies("AG78")
    draft.vouch(group)
    for seat in draft.joined("Membership", target=group):
        draft.facts[seat.id] = seat.told(OLD_LIST)
    return Found("stale_seats", (group, draft.id(OLD_LIST.source)), "question")


@gap("regions of four years ago", "working", SILENT)
def stale_relations(draft: Draft, manner: Manner) -> Found:
    """Since the old list nobody has said which regions the network covers."""
    del manner
    for row in draft.joined("CoversRegion"):
        draft.facts[row.id] = row.told(OLD_LIST)
    return Found("stale_relations", ("CoversRegion", draft.id(OLD_LIST.source)), "question")


@gap("two carriers by two sources", "working", DISPUTED)
def contradiction(draft: Draft, manner: Manner) -> Found:
    """Two lists of the same half year name different kinds of carrier of one organization."""
    del manner
    (office,) = draft.first("ASD")
    other = Claim("carrierKind", "FREI-S", draft.id(OLD_LIST.source), "", "2025-12-01", LIST.status)
    draft.facts[office] = replace(draft.facts[office], also=(other,))
    draft.keep.add(office)
    return Found("contradiction", (office, "carrierKind"), "question")


@gap("an organization without a sector", "working", SILENT)
def sector_unknown(draft: Draft, manner: Manner) -> Found:
    """Of one organization outside the network nobody says to which sector it belongs."""
    del manner
    office = draft.add("A900", "Organization", {"name": "Beratung Wolkenfeld", "kind": "institution"})
    draft.keep.add(office)
    return Found("sector_unknown", ("sector",), "question")


@gap("a list without a day", "working", SILENT)
def undated_list(draft: Draft, manner: Manner) -> Found:
    """A second list names an organization, and nobody knows from when that list is."""
    del manner
    list_ = draft.add("Q9", "Source", {"name": "Adressliste", "sourceKind": "list"}, Said("Q9", ""))
    named = draft.add("U90", "Organization", {"name": "Treff am Anger", "sector": "ZIV"}, Said("Q9", ""))
    draft.keep |= {list_, named}
    return Found("undated_list", (list_,), "question")


# -- what a group has set itself a day for -------------------------------------------------------------------------


@gap("a review that nobody made", "working", SILENT)
def review_overdue(draft: Draft, manner: Manner) -> Found:
    """A measure was to be reviewed last month, and nobody said that it was."""
    del manner
    values = {"name": "Gemeinsamer Fachtag", "measureStatus": "running", "nextReview": ago(1)}
    measure = draft.add("MP90", "Measure", values)
    draft.keep.add(measure)
    return Found("review_overdue", (measure,), "question")


@gap("a result that is late", "working", SILENT)
def result_overdue(draft: Draft, manner: Manner) -> Found:
    """A result of a phase was due last month, and nobody said what became of it."""
    del manner
    project = draft.add("PR90", "Project", {"name": "Qualitätsentwicklung in eigener Regie"})
    phase = draft.add("PH90", "Phase", {"name": "Bestandsaufnahme", "project": project, "plannedEnd": ago(1)})
    result = draft.add("PE90", "PhaseResult", {"name": "Angebote erfasst", "phase": phase})
    draft.keep |= {project, phase, result}
    return Found("result_overdue", (result,), "question")
