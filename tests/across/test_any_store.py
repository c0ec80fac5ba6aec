"""The same questions on any store: small worlds in which each answer is known, and what may never be an answer."""

from collections.abc import Iterable
from datetime import date

import pytest

from graph.across.body_years import BodyHearing, body_hearings, body_years
from graph.across.district_questions import (
    contested_votes,
    heard_elsewhere,
    network_mandates,
    planning_without_health,
)
from graph.across.votes import CountedVotes, voted_items, votes_told
from graph.certainty import Certainty
from graph.district.depth import Depth
from graph.records import Record
from ontology import Model, Text
from tests.indicators.worlds import org, seat, world
from tests.musterstadt import ABSENT, a, tie

PAPER, JHA, COUNCIL, GROUP, ITEM, RESOLUTION = (f"99001:{x}" for x in ("P1", "G1", "G2", "G3", "T1", "B1"))
SAID = Text(de="am Tag", en="on the day")


def _papers(topic: str = "core", **said: str) -> list[Record]:
    return [
        a(PAPER, "Paper", name="Konzept Frühe Hilfen", topicRelation=topic),
        a(COUNCIL, "Committee", name="Kreistag", kind="PARL-K"),
        a(ITEM, "AgendaItem", name="Konzept", **said),
        tie("Consultation", PAPER, COUNCIL, date="2023-05-01", result="adopted", agendaItem=ITEM),
    ]


def test_a_resolution_of_another_kind_is_no_mandate(model: Model) -> None:
    money = a(RESOLUTION, "Resolution", name="Mittel", kind="HAUSH", body=COUNCIL, paper=PAPER, date="2023-05-01")
    assert network_mandates(world(model, [*_papers(), money])) == ()


def test_a_mandate_with_body_and_day_leaves_no_doubt(model: Model) -> None:
    told = a(RESOLUTION, "Resolution", name="Auftrag", kind="AUFTRAG", body=COUNCIL, date="2023-05-01")
    (row,) = network_mandates(world(model, [*_papers(), told]))
    assert (row.certainty, row.doubt, row.day) == (Certainty.PRESENT, None, "2023-05-01")
    assert row.what.de == "Auftrag, Kreistag"


def test_a_related_topic_is_only_asked_about(model: Model) -> None:
    (row,) = heard_elsewhere(world(model, _papers("related")))
    assert row.certainty is Certainty.UNKNOWN
    (core,) = heard_elsewhere(world(model, _papers()))
    assert (core.certainty, core.doubt) == (Certainty.PRESENT, None)


def test_the_youth_welfare_committee_is_no_other_body(model: Model) -> None:
    committee = a(JHA, "Committee", name="Jugendhilfeausschuss", kind="JHA")
    paper = a(PAPER, "Paper", name="Bericht", topicRelation="core")
    rows: list[Record] = [paper, committee, tie("Consultation", PAPER, JHA, date="2023-05-01")]
    assert heard_elsewhere(world(model, rows)) == ()


@pytest.mark.parametrize(
    ("votes", "contested"),
    [
        ({"votesFor": "9"}, False),
        ({"votesFor": "9", "abstentions": "1"}, True),
        ({"votesAgainst": "2"}, True),
        ({}, False),
    ],
)
def test_who_abstains_is_not_of_one_mind(model: Model, votes: dict[str, str], *, contested: bool) -> None:
    assert bool(contested_votes(world(model, _papers(**votes)))) is contested


def test_a_vote_on_a_related_topic_is_not_sure(model: Model) -> None:
    (row,) = contested_votes(world(model, _papers("related", votesAgainst="2")))
    assert row.certainty is Certainty.UNKNOWN


def test_uncounted_votes_are_no_votes(model: Model) -> None:
    assert voted_items(world(model, _papers())) == ()
    assert votes_told(CountedVotes(None, 0, None)).en == "0 against"


def _group(members: Iterable[Record], **said: str) -> list[Record]:
    found = list(members)
    group = a(GROUP, "Committee", name="Planungsgruppe", kind="STEUER", **said)
    return [group, *found, *(seat(m.id.partition(":")[2], body=GROUP) for m in found)]


def test_a_group_with_health_care_in_any_sector_is_not_named(model: Model) -> None:
    counselling = org("SSB", sector="SCHWB", furtherSector="GES")
    assert planning_without_health(world(model, _group([org("JA", sector="KJH"), counselling]))) == ()


def test_a_group_without_recorded_members_is_no_answer(model: Model) -> None:
    assert planning_without_health(world(model, _group([]))) == ()


def test_a_member_of_unknown_sector_leaves_it_open(model: Model) -> None:
    (row,) = planning_without_health(world(model, _group([org("JA", sector="KJH"), org("Verein")])))
    assert row.certainty is Certainty.UNKNOWN
    assert row.doubt is not None
    assert row.doubt.de.startswith("Ohne bekannten Bereich: Verein.")


def test_who_expressly_does_not_sit_there_does_not_count(model: Model) -> None:
    records = [*_group([org("JA", sector="KJH")]), org("GA", sector="GES"), seat("GA", ABSENT, body=GROUP)]
    (row,) = planning_without_health(world(model, records))
    assert row.what.de == "„Planungsgruppe“: JA"


def test_a_complete_list_leaves_no_doubt(model: Model) -> None:
    (row,) = planning_without_health(world(model, _group([org("JA", sector="KJH")], membersComplete="all")))
    assert (row.certainty, row.doubt) == (Certainty.PRESENT, None)


def test_a_resolution_on_a_consulted_paper_is_told_once(model: Model) -> None:
    told = a(RESOLUTION, "Resolution", name="Konzept", kind="KONZEPT", body=COUNCIL, paper=PAPER, date="2023-05-01")
    alone = a("99001:B2", "Resolution", name="Auftrag", kind="AUFTRAG", date="2022")
    found = list(body_hearings(world(model, [*_papers(), told, alone])))
    assert [(h.kind, h.year) for h in found] == [("PARL-K", 2023), (None, 2022)]


def test_old_years_share_the_first_column() -> None:
    hearings = [
        BodyHearing("1", "a", SAID, "JHA", 1999, Depth(1, 1, 1), Certainty.PRESENT),
        BodyHearing("2", "b", SAID, "JHA", 2024, Depth(3, 3, 3), Certainty.PRESENT),
        BodyHearing("2", "c", SAID, "UAJHP", 2024, Depth(1, 1, 1), Certainty.UNKNOWN),
    ]
    matrix = body_years(hearings, date(2024, 6, 30).year)
    (row,) = matrix.rows
    assert (matrix.years[0], matrix.older, row.cells[0].districts) == (2013, True, 1)
    assert row.cells[-1] == (2, 1, 1, 1)
