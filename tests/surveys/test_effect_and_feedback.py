"""What a survey brought, through the API: its effect on the district, and a feedback for each that answered."""

import pytest

from api.rights import Role
from api.surveys.answers import forget_due
from tests.accounts.installed import API
from tests.client import TestClient
from tests.surveys.serving import KEY, SURVEYS, A, B, C, Desk


@pytest.fixture
def answered(desk: Desk) -> str:
    """A survey in which two of three answered: of each other, and one of the third."""
    survey = desk.survey(quality=True)
    links = desk.links(survey)
    desk.open(f"{links[A]}/1").level(B, 3, wish="1").level(C, 0).send()
    desk.open(f"{links[B]}/1").level(A, 2, wish="1").level(C, 4).send()
    return survey


def test_the_effect_is_told_before_anything_is_transferred_and_after(desk: Desk, answered: str) -> None:
    before = desk.get(f"{answered}/effect")
    assert before["mutualWishes"] == [sorted((A, B))]
    assert before["sentences"]
    desk.post(f"{answered}/transfer")
    assert desk.get(f"{answered}/effect")["mutualWishes"] == before["mutualWishes"]
    assert desk.get(f"{answered}/effect")["sentences"] == before["sentences"]


def test_looking_at_the_effect_writes_nothing(desk: Desk, answered: str) -> None:
    number = desk.browser.get(f"{API}/districts/{KEY}/revisions").json()
    desk.get(f"{answered}/effect")
    desk.get(f"{answered}/feedback/{A}")
    assert desk.browser.get(f"{API}/districts/{KEY}/revisions").json() == number


def test_the_effect_stays_when_the_answers_are_gone(desk: Desk, answered: str) -> None:
    desk.post(f"{answered}/transfer")
    told = desk.get(f"{answered}/effect")["mutualWishes"]
    desk.later(60)
    accounts = desk.installation.accounts
    with accounts.writing() as session:
        forget_due(session, accounts.today())
    assert desk.get(f"{answered}/effect")["mutualWishes"] == told
    gone = desk.browser.get(f"{SURVEYS}/{answered}/feedback/{A}")
    assert (gone.status_code, gone.json()["type"]) == (409, "/api/v1/problems/answers-deleted")


def test_a_feedback_is_the_own_and_nothing_that_one_could_not_know(desk: Desk, answered: str) -> None:
    assert [o["id"] for o in desk.get(f"{answered}/feedback")] == [A, B]
    told = desk.get(f"{answered}/feedback/{A}")
    assert told["organization"]["id"] == A
    assert [(t["organization"]["id"], t["closeness"], t["confirmed"]) for t in told["ties"]] == [(B, 3, True)]
    assert [o["id"] for o in told["none"]] == [C]
    assert [o["id"] for o in told["mutual"]] == [B]
    # Of others: neither how close the other side finds it, nor what it says of a third.
    assert (told["trust"], told["raters"]) == (None, 0)
    other = desk.get(f"{answered}/feedback/{B}")
    assert [(t["organization"]["id"], t["closeness"], t["confirmed"]) for t in other["ties"]] == [
        (C, 4, False),
        (A, 2, True),
    ]


@pytest.mark.parametrize("part", ["effect", "feedback/A"])
@pytest.mark.parametrize(("lang", "word"), [("de", "Erhebung"), ("en", "survey")])
def test_both_can_be_printed(desk: Desk, answered: str, part: str, lang: str, word: str) -> None:
    path = f"{SURVEYS}/{answered}/{part.replace('/A', f'/{A}')}"
    asked = desk.browser.get(f"{path}?format=html&lang={lang}")
    assert asked.status_code == 200, asked.text
    assert asked.headers["content-type"].startswith("text/html")
    assert "unsafe-inline" not in asked.headers["content-security-policy"]
    assert word in asked.text
    assert "Netzwerk 2027" in asked.text
    assert f'lang="{lang}"' in asked.text
    by_accept = desk.browser.get(f"{path}?lang={lang}", headers={"Accept": "text/html"})
    assert by_accept.text == asked.text


@pytest.mark.parametrize("organization", [C, "99001:nirgends"])
def test_who_did_not_answer_gets_none(desk: Desk, answered: str, organization: str) -> None:
    assert desk.browser.get(f"{SURVEYS}/{answered}/feedback/{organization}").status_code == 404


@pytest.mark.parametrize(("role", "status"), [(Role.READING, 403), (Role.STEERING, 403), (Role.NZFH, 404)])
@pytest.mark.parametrize("part", ["effect", "feedback", f"feedback/{A}"])
def test_only_who_has_the_right_to_surveys_sees_them(
    desk: Desk, answered: str, role: Role, status: int, part: str
) -> None:
    other: TestClient = desk.signed_in("Andere", role)
    assert other.get(f"{SURVEYS}/{answered}/{part}").status_code == status
