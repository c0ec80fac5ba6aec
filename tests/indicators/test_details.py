"""The numbers beside a value, by their names: whoever reads the JSON or a table of all districts counts on these."""

import re

from graph.district.snapshot import Snapshot
from graph.indicators import all_indicators

KEYS = {
    "A1": "direct represented unknown listed_without_seat absent land_lines land_covered exempt uncoded",
    "A2": "",
    "A3": "",
    "A4": "youth health overall without_coordination overall_without_coordination",
    "A5": "ei expected_ei p_closed p_open draws without_coordination without_sector",
    "A6": "links both_ends own_added own_switched_off",
    "A7": "cross_ties cross_ties_at_coordination pairs parts parts_without_coordination new_parts articulation_points",
    "A8": "ties covered indirect binding_without_agreement ties_without_coordination without_coordination",
    "A9": "edge_without_coordination share_without_coordination",
    "A10": "without_sector undecided",
    "A11": "level_0 level_1 level_2 level_3 level_4 unknown stale mean without_coordination mean_without_coordination",
    "A12": "both one_sided unknown without_coordination ties_without_coordination arcs reciprocity directed_density",
    "A13": "share_12 undated share_organizations share_seats share_ties_of_coordination "
    "share_ties_without_coordination share_others",
    "A14": "",
    "A15": "median times_median without_coordination",
    "A16": "",
    "B1": "supported age_months term_months renew",
    "B2": "months youth_committee council further_committee",
    "B3": "median_gap per_year days",
    "B4": "months depth_24 depth_60 depth_all",
    "B5": "pattern_papers open_papers field_health field_social field_youth share_60 papers_60 share_24 papers_24",
    "B6": "complete voting advisory member guest substitute steps_jha steps_council",
    "B7": "posts lines",
    "B8": "minutes exists met leaders",
    "B9": "",
    "B10": "valid open expired draft share_expired share_draft core_partners core_signed core_share",
    "B11": "resolutions duty_unknown median_days oldest_open_months",
    "B12": "coordination partners",
    "B13": "posts permanent own_funds resolution_months",
    "B14": "votes_council votes_free votes_unknown_origin votes_recorded votes_total health_office "
    "self_organized parents",
    "B15": "network faction administration other open diversity contested",
    "B16": "presenters open",
    "C1": "formats level_open",
    "C2": "form_open",
    "C3": "complete seats seats_elsewhere",
    "C4": "seats formats",
    "C5": "groups parents_councils",
    "C6": "active",
    "C7": "known",
    "C8": "",
    "C9": "iqv known",
    "C10": "meetings invited silent",
    "C11": "seats_public seats_free seats_private seats_other seats_unknown share_public share_free "
    "share_private share_other",
    "C12": "placed",
    "C13": "seats_others seats_unknown iqv complete",
    "C14": "operative strategic ties",
    "C15": "posts seats vacant",
    "C16": "trainings",
    "D1": "self_measuring",
    "D2": "without_baseline",
    "D3": "",
    "D4": "",
    "D5": "overdue",
    "D6": "target_group use",
}
"""What Musterstadt says of each indicator; names made of codes, ids and years are left out, they are data."""


def test_every_indicator_is_in_the_list() -> None:
    assert KEYS.keys() == all_indicators().keys()


def test_no_name_of_a_detail_is_lost_or_new(musterstadt_snapshot: Snapshot) -> None:
    told = {id: found.compute(musterstadt_snapshot).details for id, found in all_indicators().items()}
    fixed = {id: " ".join(k for k in details if re.fullmatch(r"[a-z_]+\d{0,2}", k)) for id, details in told.items()}
    assert fixed == KEYS
