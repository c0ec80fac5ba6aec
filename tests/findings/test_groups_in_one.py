"""Groups of which the same is known are one finding: it says how many, why, and what it would change."""

from collections.abc import Collection

import pytest

from graph.findings.finding import Finding
from graph.records import Record
from ontology import Model
from tests.findings.small import exemption, found
from tests.indicators.worlds import network, org, seat
from tests.musterstadt import ABSENT, ON

LAW = "§ 3 Abs. 2 KKG nennt, wer in das Netzwerk einbezogen werden soll."
FURTHER = "Weitere wirken bundesweit in den meisten Bezirken mit (NZFH)."
USUAL = "Sie wirken bundesweit in den meisten Bezirken mit (NZFH)."
OPEN = "Nicht erfasst heißt nicht: nicht dabei."


def _groups(model: Model, by_law: Collection[str], *more: Record, networks: str = "") -> Finding:
    """The finding about several groups where the district has none of the law's groups but these."""
    others = [c.notation for c in model.code_lists["KkgPartner"].codes if c.notation not in by_law]
    records = [network(), org("stelle", coversPartner="KKG01", actorType="NWK"), seat("stelle"), *more]
    records += [exemption(code) for code in others]
    counted = {"networkCount": networks} if networks else {}
    every = found(model, records, ON, **counted)
    return next(f for f in every if f.parts and f.parts[0].rule == "missing_actor")


@pytest.mark.parametrize(
    ("by_law", "networks", "reason"),
    [
        (("KKG02", "KKG14"), "", [LAW, OPEN]),
        (("KKG02", "KKG14"), "1", [LAW, FURTHER, OPEN]),
        ((), "1", [USUAL, OPEN]),
    ],
    ids=["law", "law and share", "share"],
)
def test_the_reason_is_that_of_all_groups(
    model: Model, by_law: Collection[str], networks: str, reason: list[str]
) -> None:
    assert _groups(model, by_law, networks=networks).reason.de == " ".join(reason)


def test_the_reason_of_groups_that_land_law_alone_names_is_that_line(model: Model) -> None:
    records = [network(), org("stelle", coversPartner="KKG01", actorType="NWK"), seat("stelle")]
    allowed = [f for f in found(model, records, land="SH") if f.title.de.startswith("Das Landesrecht nennt weitere")]
    assert [f.reason.de for f in allowed] == ["Das Landesrecht nennt sie als möglichen Partner (§ 8 KiSchG SH)."]


@pytest.mark.parametrize(
    ("by_law", "networks", "effect"),
    [
        (("KKG02", "KKG14"), "", "Vertretene Gruppen nach § 3 Abs. 2 KKG: 0 → bis zu 2 von 2."),
        (("KKG02", "KKG14"), "1", "Vertretene Gruppen nach § 3 Abs. 2 KKG: 0 → bis zu 2 von 2."),
        ((), "1", "Vertretene Arten von Stellen mit Bundeswert: 0 → bis zu 6 von 9."),
    ],
    ids=["law", "law and share", "share"],
)
def test_the_effect_counts_all_groups(model: Model, by_law: Collection[str], networks: str, effect: str) -> None:
    assert _groups(model, by_law, networks=networks).effect.de == effect


def test_up_to_four_are_named_and_of_more_the_first_with_their_number(model: Model) -> None:
    four = _groups(model, ("KKG02", "KKG05", "KKG14")).title.de
    assert four.startswith("Im Netzwerk nicht erfasst: Freie Jugendhilfe; ")
    assert four.count(";") == 3
    five = _groups(model, ("KKG02", "KKG05", "KKG06", "KKG14")).title.de
    assert five.startswith("Im Netzwerk nicht erfasst: 5 Gruppen (4 der 4 nach § 3 KKG), etwa Freie Jugendhilfe; ")
    assert five.count(";") == 3


def test_where_the_law_names_all_of_them_their_number_is_said_once(model: Model) -> None:
    codes = ("KKG02", "KKG05", "KKG06", "KKG07", "KKG14")
    known = [org(f"da{code}", coversPartner=code) for code in codes]
    title = _groups(model, codes, *known).title
    assert title.de.startswith("Bekannt, aber ohne erfassten Sitz im Netzwerk: 5 von 5 Gruppen nach § 3 KKG, etwa ")
    assert ": 5 of 5 groups under § 3 KKG, such as " in title.en


def test_a_ratio_of_the_law_is_not_said_where_none_is_by_law(model: Model) -> None:
    assert _groups(model, (), networks="1").title.de.startswith("Im Netzwerk nicht erfasst: 7 Gruppen, etwa ")


def test_denied_groups_are_not_said_to_be_perhaps_there(model: Model) -> None:
    denied = [org(f"nicht{code}", ABSENT, coversPartner=code) for code in ("KKG02", "KKG05")]
    finding = _groups(model, ("KKG02", "KKG05"), *denied)
    assert finding.title.de == "Im Netzwerk nicht vertreten: Freie Jugendhilfe; Sozialamt"
    assert finding.reason.de == LAW
    assert "suchen" in finding.takes.de
