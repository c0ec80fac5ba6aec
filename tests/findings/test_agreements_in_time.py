"""Agreements that end: six months ahead, not a day more, and what counts as their renewal."""

from datetime import date

import pytest

from graph.findings.finding import Finding
from graph.records import Record
from ontology import Model
from tests.findings.small import by_rule, found
from tests.indicators.worlds import org
from tests.musterstadt import UNKNOWN, a, tie

PARTNERS: tuple[Record, ...] = (
    org("jugendamt", sector="KJH"),
    org("gesundheitsamt", sector="GES"),
    org("klinik", sector="GES"),
)


def agreement(local: str, *signers: str, **values: str) -> list[Record]:
    given = {"name": local, "kind": "KOOPV", "agreementStatus": "signed", **values}
    made = a(f"99001:{local}", "Agreement", **given)
    return [made, *(tie("Signs", f"99001:{who}", f"99001:{local}") for who in signers)]


def asked(model: Model, rule: str, records: list[Record], on: date = date(2024, 6, 30)) -> list[Finding]:
    return by_rule(found(model, [*PARTNERS, *records], on), rule)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        # The last day of the six months and the one after it: the quick run takes these two.
        ("2024-12-30", ["99001:alt"]),
        ("2024-12-31", []),
        ("2024-06-29", []),
        ("2024-06-30", ["99001:alt"]),
        ("2025-03-30", []),
        # Of a month or a year only its last day is sure.
        ("2024-11", ["99001:alt"]),
        ("2024-12", []),
        ("2024", []),
    ],
)
def test_an_end_within_six_months_is_announced_and_a_later_one_is_not(
    model: Model, until: str, expected: list[str]
) -> None:
    ending = agreement("alt", "jugendamt", "gesundheitsamt", validUntil=until)
    assert [s for f in asked(model, "agreement_expiring", ending) for s in f.subjects] == expected


ENDED = agreement("alt", "jugendamt", "gesundheitsamt", validUntil="2023-12-31")


@pytest.mark.parametrize("signers", [("jugendamt", "gesundheitsamt"), ("jugendamt", "gesundheitsamt", "klinik")])
def test_a_later_one_of_the_same_partners_renews_it(model: Model, signers: tuple[str, ...]) -> None:
    assert not asked(model, "agreement_ended", [*ENDED, *agreement("neu", *signers)])


@pytest.mark.parametrize(
    ("signers", "values"),
    [
        (("jugendamt", "klinik"), {}),
        (("jugendamt",), {}),
        ((), {}),
        (("jugendamt", "gesundheitsamt"), {"kind": "SCHUTZV"}),
        (("jugendamt", "gesundheitsamt"), {"agreementStatus": "draft"}),
        (("jugendamt", "gesundheitsamt"), {"agreementStatus": "terminated"}),
        (("jugendamt", "gesundheitsamt"), {"validUntil": "2024-06-29"}),
    ],
    ids=["others", "one of them", "nobody", "of another kind", "a draft", "terminated", "ended itself"],
)
def test_what_does_not_bind_the_same_partners_to_the_same_renews_nothing(
    model: Model, signers: tuple[str, ...], values: dict[str, str]
) -> None:
    findings = asked(model, "agreement_ended", [*ENDED, *agreement("neu", *signers, **values)])
    assert "99001:alt" in {s for f in findings for s in f.subjects}


def test_a_terminated_agreement_has_ended_whatever_its_date_says(model: Model) -> None:
    broken = agreement("alt", "jugendamt", "gesundheitsamt", validUntil="2024-09-30", agreementStatus="terminated")
    assert [f.subjects for f in asked(model, "agreement_ended", broken)] == [("99001:alt",)]
    assert not asked(model, "agreement_expiring", broken)


def test_a_draft_neither_ended_nor_ends_soon_whatever_its_date_says(model: Model) -> None:
    """It was never in force: B10 counts it as a draft, and no rule says that it has run out."""
    for until in ("2023-12-31", "2024-09-30"):
        draft = agreement("alt", "jugendamt", "gesundheitsamt", validUntil=until, agreementStatus="draft")
        assert not asked(model, "agreement_ended", draft)
        assert not asked(model, "agreement_expiring", draft)


def test_only_an_agreement_of_youth_welfare_and_health_care_weighs_as_one_of_both(model: Model) -> None:
    both = asked(model, "agreement_ended", ENDED)[0]
    alone = asked(model, "agreement_ended", agreement("alt", "klinik", "gesundheitsamt", validUntil="2023-12-31"))[0]
    assert both.score > alone.score
    assert "2 Beteiligten" in both.effect.de


def test_a_doubtful_signature_still_names_the_partner(model: Model) -> None:
    records = [*ENDED, tie("Signs", "99001:klinik", "99001:alt", UNKNOWN)]
    assert "klinik" in asked(model, "agreement_ended", records)[0].title.de


def test_the_day_of_the_end_is_said_in_both_languages(model: Model) -> None:
    (ended,) = asked(model, "agreement_ended", ENDED)
    assert ended.title.de.startswith("Ausgelaufen am 31.12.2023: ")
    assert ended.title.en.startswith("Expired on ")
