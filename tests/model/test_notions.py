"""One home per notion: the field an actor works in, sources that contradict each other, how close an unrated tie is."""

import pytest

from graph.disagreement import disagreement
from graph.district.joining import intensity_of
from graph.fields import YOUTH, YOUTH_MEANS, any_sectors, primary_sector
from graph.records import Entity, entity, relation
from graph.records.claims import EXISTS, Claim
from ontology import Model


def actor(**values: str) -> Entity:
    said = [Claim(p, v) for p, values_ in values.items() for v in values_.split(";")]
    return entity("d1:a", "Organization", "d1", [Claim(EXISTS, "true"), *said])


@pytest.mark.parametrize(
    ("said", "primary", "every"),
    [
        ({}, None, set()),
        ({"sector": "KJH"}, "KJH", {"KJH"}),
        ({"actorType": "GEBKL"}, "GES", {"GES"}),
        ({"coversPartner": "KKG10"}, "GES", {"GES"}),
        ({"sector": "FAM", "actorType": "GEBKL"}, "FAM", {"FAM", "GES"}),
        ({"actorType": "GEBKL;SSB"}, None, {"GES", "SCHWB"}),
        ({"actorType": "GEBKL", "coversPartner": "KKG10;KKG14"}, "GES", {"GES", "SCHWB"}),
        ({"furtherSector": "BER"}, None, {"BER"}),
    ],
)
def test_a_type_or_a_partner_group_says_the_sector_where_it_is_not_stated(
    model: Model, said: dict[str, str], primary: str | None, every: set[str]
) -> None:
    assert primary_sector(actor(**said), model) == primary
    assert any_sectors(actor(**said), model) == every


@pytest.mark.parametrize(
    ("shape", "one", "other", "contradict"),
    [
        ("Committee.startDate", "2018", "2018-09-01", False),
        ("Committee.startDate", "2018", "2019-01-01", True),
        ("Committee.startDate", "2018-09", "2018-10", True),
        ("Post.fullTimeEquivalent", "0.5", "0.50", False),
        ("Post.fullTimeEquivalent", "0.5", "0.6", True),
        ("Organization.locality", "Musterstadt", "Musterdorf", True),
    ],
)
def test_sources_contradict_each_other_if_they_cannot_all_be_right(
    model: Model, shape: str, one: str, other: str, *, contradict: bool
) -> None:
    kind, _, name = shape.partition(".")
    said = [Claim(name, one, "d1:q1"), Claim(name, other, "d1:q2")]
    record = entity("d1:x", kind, "d1", [Claim(EXISTS, "true"), *said])
    assert bool(disagreement(record, model.types[kind].property(name))) is contradict


@pytest.mark.parametrize(("recorded", "expected"), [(None, 2), ("0", 0), ("3", 3)])
def test_a_cooperation_that_nobody_rated_counts_as_cooperation(recorded: str | None, expected: int) -> None:
    rated = [] if recorded is None else [Claim("intensity", recorded)]
    found = relation("d1:r", "Cooperation", ("d1:a", "d1:b"), "d1", [Claim(EXISTS, "true"), *rated])
    assert intensity_of(found) == expected


def test_the_word_for_the_youth_system_names_every_sector_of_it(model: Model) -> None:
    sectors = [c for c in model.code_lists["Sector"].codes if c.attribute("system") == YOUTH]
    assert len(sectors) > 1
    for sector in sectors:
        assert f"„{sector.label.de}“" in YOUTH_MEANS.de
        assert f"“{sector.label.en}”" in YOUTH_MEANS.en
