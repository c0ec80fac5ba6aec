"""What the coordination does with surveys: roster, links, mails, response, and what is fair to whom was asked."""

import pytest

from api.rights import Role
from tests import musterstadt
from tests.accounts.installed import API
from tests.surveys.serving import KEY, LAST, PLAN, SURVEYS, A, B, C, Desk, rows


def test_a_roster_is_proposed_from_the_network(desk: Desk) -> None:
    proposed = desk.browser.get(f"{API}/districts/{KEY}/survey-proposal").json()
    assert {o["id"] for o in proposed} >= {A, B, C}
    assert musterstadt.FRAUENHAUS not in {o["id"] for o in proposed}
    assert next(o for o in proposed if o["id"] == B) == {"id": B, "name": "Gesundheitsamt", "sector": "GES"}
    made = desk.browser.post(SURVEYS, json={k: v for k, v in PLAN.items() if k != "roster"}).json()
    assert [o["id"] for o in made["roster"]] == [o["id"] for o in proposed]


@pytest.mark.parametrize(
    "wrong",
    [
        {"roster": [A]},
        {"roster": [A, A, B]},
        {"roster": [A, musterstadt.STEUERUNGSGRUPPE]},
        {"roster": [A, "99002:A01"]},
        {"closes": "2027-01-01"},
        {"closes": "9999-12-31"},
        {"keptDays": 0},
        {"responsible": ""},
        {"name": " "},
        {"unknown": 1},
    ],
    ids=str,
)
def test_a_plan_that_cannot_be_is_refused_and_nothing_is_kept(desk: Desk, wrong: dict[str, object]) -> None:
    assert desk.browser.post(SURVEYS, json={**PLAN, **wrong}).status_code == 422
    assert desk.browser.get(SURVEYS).json() == []


def test_a_survey_says_how_it_stands(desk: Desk) -> None:
    survey = desk.survey(day="2027-01-16")
    assert desk.get(survey)["state"] == "planned"
    desk.later(1)
    assert (desk.get(survey)["state"], desk.get(survey)["deletedOn"]) == ("open", "2027-02-28")
    desk.later(14)
    assert desk.get(survey)["state"] == "closed"
    desk.later(30)
    assert [s["id"] for s in desk.browser.get(SURVEYS).json()] == [survey]


def test_everything_can_be_changed_before_the_first_answer_and_afterwards_what_is_fair(desk: Desk) -> None:
    survey = desk.survey()
    path = f"{SURVEYS}/{survey}"
    assert desk.browser.patch(path, json={"name": "Anders", "quality": True}).json()["name"] == "Anders"
    desk.open(desk.links(survey)[A] + "/1").level(B, 2).send()
    for late in ({"name": "Neu"}, {"keptDays": 300}, {"quality": False}, {"responsible": "Wer anders"}):
        refused = desk.browser.patch(path, json=late)
        assert (refused.status_code, refused.json()["type"]) == (409, "/api/v1/problems/survey-answered")
    assert desk.browser.patch(path, json={"name": "Anders", "closes": "2027-02-10"}).json()["closes"] == "2027-02-10"
    assert desk.browser.patch(path, json={"closes": "2026-12-01"}).status_code == 422


def test_closed_early_it_opens_again_when_it_is_prolonged(desk: Desk) -> None:
    survey = desk.survey()
    links = desk.links(survey)
    desk.later(2)
    closed = desk.post(f"{survey}/close")
    assert (closed["state"], closed["closes"], closed["deletedOn"]) == ("closed", "2027-01-17", "2027-02-16")
    assert desk.open(f"{links[A]}/1").text.count("<form") == 0
    refused = desk.browser.post(f"{SURVEYS}/{survey}/invitations", json={})
    assert (refused.status_code, refused.json()["type"]) == (409, "/api/v1/problems/survey-closed")
    assert desk.browser.patch(f"{SURVEYS}/{survey}", json={"closes": LAST}).json()["state"] == "open"
    assert desk.open(f"{links[A]}/1").level(B, 2).send().status == 200


def test_who_is_put_on_the_roster_is_asked_about_and_who_is_taken_off_no_more(desk: Desk) -> None:
    survey = desk.survey()
    links = desk.links(survey)
    desk.open(f"{links[A]}/1").level(B, 2).level(C, 3).send()
    added = desk.browser.put(f"{SURVEYS}/{survey}/roster/{musterstadt.SKF}")
    assert [o["id"] for o in added.json()["roster"]] == [A, B, C, musterstadt.SKF]
    assert f'name="was:{musterstadt.SKF}"' in desk.open(f"{links[A]}/1").text
    assert list(desk.links(survey)) == [musterstadt.SKF]
    desk.browser.delete(f"{SURVEYS}/{survey}/roster/{C}")
    assert "1 von 2 beantwortet" in desk.open(f"{links[A]}/1").text
    assert "nicht (mehr) befragt" in desk.open(links[C]).text
    assert desk.get(f"{survey}/transfer")["oneSided"] == 1
    desk.browser.put(f"{SURVEYS}/{survey}/roster/{C}")
    assert desk.get(f"{survey}/transfer")["oneSided"] == 2


def test_links_come_with_a_mail_and_all_as_one_table_and_are_told_once(desk: Desk) -> None:
    survey = desk.survey()
    made = desk.browser.post(f"{SURVEYS}/{survey}/invitations", json={"place": "LEIT"})
    assert made.headers["cache-control"] == "no-store"
    assert "content-encoding" not in made.headers
    told = made.json()
    assert told["table"].splitlines()[0] == "Organisation\tSicht\tLink"
    assert [line.split("\t")[2] for line in told["table"].splitlines()[1:]] == [link["link"] for link in told["links"]]
    assert {link["organization"] for link in told["links"]} == {A, B, C}
    for link in told["links"]:
        assert link["link"] in link["mail"]["text"]
        assert link["name"] in link["mail"]["text"]
        assert "{" not in link["mail"]["text"] + link["mail"]["subject"]
        assert "29.01.2027" in link["mail"]["subject"]
        assert len(link["link"].rpartition("/")[2]) >= 43
    assert desk.browser.post(f"{SURVEYS}/{survey}/invitations", json={}).json()["links"] == []


def test_up_to_three_of_an_organization_answer(desk: Desk) -> None:
    survey = desk.survey()
    for place in ("LEIT", "OPER", ""):
        desk.links(survey, organizations=[A], place=place)
    refused = desk.browser.post(f"{SURVEYS}/{survey}/invitations", json={"organizations": [B, A]})
    assert (refused.status_code, refused.json()["type"]) == (409, "/api/v1/problems/respondents-full")
    assert {i["place"] for i in desk.get(f"{survey}/invitations")} == {"LEIT", "OPER", ""}


def test_a_new_link_replaces_the_old_one_and_finds_the_answers(desk: Desk) -> None:
    survey = desk.survey()
    old = desk.links(survey)[A]
    desk.open(f"{old}/1").level(B, 4).send()
    (mine,) = (i for i in desk.get(f"{survey}/invitations") if i["organization"] == A)
    assert (mine["active"], mine["rows"], mine["of"]) == (True, 1, 2)
    made = desk.browser.post(f"{SURVEYS}/{survey}/invitations/{mine['id']}/link").json()["links"][0]["link"]
    assert desk.open(old).status == 404
    assert "4 – arbeiten verbindlich" in desk.open(f"{made}/antworten").text
    desk.browser.delete(f"{SURVEYS}/{survey}/invitations/{mine['id']}/link")
    assert desk.open(made).status == 404
    assert rows(desk, survey, A)[B]["closeness"] == 4
    assert desk.browser.delete(f"{SURVEYS}/{survey}/invitations/{mine['id']}").status_code == 204
    assert rows(desk, survey, A) == {}


def test_the_response_grows_day_by_day_and_whoever_is_missing_is_reminded(desk: Desk) -> None:
    survey = desk.survey()
    links = desk.links(survey)
    desk.open(f"{links[A]}/1").level(B, 2).send()
    desk.later(1)
    desk.open(f"{links[A]}/1").level(C, 0).send()
    desk.open(f"{links[B]}/1").level(A, 2).send()
    told = desk.get(f"{survey}/progress")
    assert (told["asked"], told["begun"], told["answered"]) == (3, 2, 1)
    assert told["days"] == [
        {"day": "2027-01-15", "begun": 1, "answered": 0},
        {"day": "2027-01-16", "begun": 2, "answered": 1},
    ]
    assert sum(sector["asked"] for sector in told["sectors"]) == 3
    assert next(s for s in told["sectors"] if s["sector"] == "GES") == {
        "sector": "GES",
        "asked": 1,
        "begun": 1,
        "answered": 0,
    }
    assert [o["id"] for o in told["remind"]] == [B, C]
    assert "Erinnerung" in told["reminder"]["subject"]


def test_a_survey_is_deleted_with_its_links_and_answers(desk: Desk) -> None:
    survey = desk.survey()
    links = desk.links(survey)
    desk.open(f"{links[A]}/1").level(B, 2).send()
    assert desk.browser.delete(f"{SURVEYS}/{survey}").status_code == 204
    assert desk.open(links[A]).status == 404
    assert desk.browser.get(f"{SURVEYS}/{survey}").status_code == 404
    with desk.installation.accounts.reading() as session:
        dump = "\n".join(session.connection().connection.driver_connection.iterdump())  # type: ignore[union-attr]
    assert "closeness" not in dump


# -- who may ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATION], ids=str)
def test_nobody_but_the_coordination_sees_anything_of_a_survey(desk: Desk, role: Role) -> None:
    survey = desk.survey()
    invitation = next(iter(desk.get(f"{survey}/invitations") or [{"id": "0"}]))["id"]
    desk.open(desk.links(survey)[A] + "/1").level(B, 2).send()
    somebody = desk.signed_in(f"Rolle {role}", role)
    reads = role in (Role.READING, Role.EDITING, Role.STEERING)
    one = f"{SURVEYS}/{survey}"
    asked = [
        ("GET", SURVEYS, None),
        ("POST", SURVEYS, PLAN),
        *(("GET", f"{one}{end}", None) for end in ("", "/answers", "/invitations", "/progress", "/mails", "/transfer")),
        ("PATCH", one, {"name": "Fremd"}),
        ("DELETE", one, None),
        ("POST", f"{one}/close", None),
        ("POST", f"{one}/transfer", None),
        ("POST", f"{one}/invitations", {}),
        ("DELETE", f"{one}/invitations/{invitation}", None),
        ("PUT", f"{one}/roster/{musterstadt.SKF}", None),
        ("DELETE", f"{one}/roster/{C}", None),
    ]
    for method, path, body in asked:
        answer = somebody.request(method, path, json=body)
        assert answer.status_code == (403 if reads else 404), (method, path, answer.text)
        assert "Netzwerk 2027" not in answer.text
    assert desk.get(survey)["name"] == "Netzwerk 2027"


def test_the_survey_of_one_district_is_not_found_under_another(desk: Desk) -> None:
    survey = desk.survey()
    everywhere = desk.signed_in("Alle", Role.COORDINATION, None)
    assert everywhere.get(f"{SURVEYS}/{survey}").status_code == 200
    assert everywhere.get(f"{API}/districts/shared/surveys/{survey}").status_code == 404
    assert everywhere.get(f"{API}/districts/99002/surveys/{survey}").status_code == 404


def test_an_invitation_of_another_survey_is_not_found(desk: Desk) -> None:
    one, other = desk.survey(), desk.survey()
    desk.links(one)
    invitation = desk.get(f"{one}/invitations")[0]["id"]
    path = f"{SURVEYS}/{other}/invitations/{invitation}"
    assert desk.browser.delete(path).status_code == 404
    assert desk.browser.post(f"{path}/link").status_code == 404
    assert len(desk.get(f"{one}/invitations")) == 3
