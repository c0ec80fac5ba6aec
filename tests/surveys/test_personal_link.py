"""A personal link, as people use it on a phone without script, and as a stranger tries it: nothing leaks or is lost."""

import re

import pytest

from api.accounts.sealed import fresh
from tests.accounts.installed import API
from tests.surveys.phones import open_page
from tests.surveys.serving import KEY, SURVEYS, A, B, C, Desk, rows


@pytest.fixture
def survey(desk: Desk) -> str:
    return desk.survey()


@pytest.fixture
def links(desk: Desk, survey: str) -> dict[str, str]:
    return desk.links(survey)


# -- answering ----------------------------------------------------------------------------------------------------


def test_answers_are_saved_page_by_page_and_found_again_on_another_device(
    desk: Desk, survey: str, links: dict[str, str]
) -> None:
    first = desk.open(f"{links[A]}/1").level(B, 3, purpose="information", refers="1", wish="1").send()
    assert "Gespeichert." in first.text
    assert "1 von 2 beantwortet" in first.text
    done = desk.open(f"{links[A]}/1").level(C, 0).send("weiter")
    assert "Zum Schluss" in done.text
    read = done.choose(place="LEIT", further=["Verein Nord", "", ""]).send("weiter")
    assert "2 von 2 Organisationen beantwortet" in read.text
    assert "3 – stimmen Angebote oder Verfahren ab" in read.text
    said = rows(desk, survey, A)
    assert (said[B]["closeness"], said[B]["purposes"], said[B]["refers"], said[B]["wish"]) == (
        3,
        ["information"],
        True,
        True,
    )
    assert said[C]["closeness"] == 0
    (sheet,) = (q for q in desk.get(f"{survey}/answers") if q["organization"] == A)
    assert (sheet["place"], sheet["further"]) == ("LEIT", ["Verein Nord"])


def test_a_row_left_open_says_nothing_and_all_others_of_a_page_are_denied_only_if_that_is_said(
    desk: Desk, survey: str, links: dict[str, str]
) -> None:
    desk.open(f"{links[A]}/1").level(B, 2).send()
    assert set(rows(desk, survey, A)) == {B}
    desk.open(f"{links[A]}/1").choose(rest="1").send()
    assert {id: row["closeness"] for id, row in rows(desk, survey, A).items()} == {B: 2, C: 0}


def test_what_makes_no_sense_yet_is_kept_and_told_and_does_not_count(
    desk: Desk, survey: str, links: dict[str, str]
) -> None:
    shown = desk.open(f"{links[A]}/1").level(B, "", wish="1").level(C, 0, refers="1").send("weiter")
    assert "Bitte wählen Sie noch" in shown.text
    assert "Bitte wählen Sie eines" in shown.text
    assert "0 von 2 beantwortet" in shown.text
    assert {id: row["counts"] for id, row in rows(desk, survey, A).items()} == {B: False, C: False}
    assert desk.get(f"{survey}/transfer")["unfinished"] == 2
    mended = shown.level(B, 4).level(C, 1).send("weiter")
    assert "Zum Schluss" in mended.text
    assert {id: row["counts"] for id, row in rows(desk, survey, A).items()} == {B: True, C: True}


def test_an_answer_can_be_taken_back(desk: Desk, survey: str, links: dict[str, str]) -> None:
    desk.open(f"{links[A]}/1").level(B, 2).send()
    desk.open(f"{links[A]}/1").level(B, "").send()
    assert rows(desk, survey, A) == {}


def test_many_organizations_come_in_portions_and_none_is_left_out(desk: Desk) -> None:
    roster = [f"{KEY}:A{n:02}" for n in range(1, 12)]
    path = desk.links(desk.survey(roster=roster))[roster[0]]
    asked = [set(re.findall(r'name="was:([^"]+)"', desk.open(f"{path}/{n}").text)) for n in (1, 2, 3)]
    assert [len(ids) for ids in asked] == [8, 2, 0]
    assert asked[0] | asked[1] == set(roster[1:])
    assert "Weitermachen" not in desk.open(path).text


def test_ratings_are_asked_only_where_the_survey_says_so(desk: Desk, links: dict[str, str]) -> None:
    assert "zuverlässig" not in desk.open(f"{links[A]}/1").text
    other = desk.survey(quality=True)
    path = desk.links(other)[A]
    sent = desk.open(f"{path}/1").level(B, 3, reliability="4").send()
    assert sent.status == 200
    assert rows(desk, other, A)[B]["quality"] == {"reliability": 4}
    assert "zuverlässig: trifft ganz zu" in desk.open(f"{path}/antworten").text


# -- two tabs -----------------------------------------------------------------------------------------------------


def test_two_tabs_that_touch_different_rows_lose_nothing(desk: Desk, survey: str, links: dict[str, str]) -> None:
    one, other = desk.open(f"{links[A]}/1"), desk.open(f"{links[A]}/1")
    assert one.level(B, 3).send().status == 200
    assert other.level(C, 1).send().status == 200
    assert {id: row["closeness"] for id, row in rows(desk, survey, A).items()} == {B: 3, C: 1}


def test_two_tabs_that_say_different_things_are_told_of_both_and_the_first_stays(
    desk: Desk, survey: str, links: dict[str, str]
) -> None:
    one, other = desk.open(f"{links[A]}/1"), desk.open(f"{links[A]}/1")
    one.level(B, 3).send()
    told = other.level(B, 1).level(C, 2).send("weiter")
    assert told.status == 409
    assert "In einem anderen Fenster" in told.text
    assert "3 – stimmen Angebote oder Verfahren ab" in told.text
    assert ("level:" + B, "1") in told.fields()[1]
    assert {id: row["closeness"] for id, row in rows(desk, survey, A).items()} == {B: 3, C: 2}
    told.send()
    assert rows(desk, survey, A)[B]["closeness"] == 1


def test_what_is_said_in_general_is_not_overwritten_either(desk: Desk, survey: str, links: dict[str, str]) -> None:
    one, other = desk.open(f"{links[A]}/2"), desk.open(f"{links[A]}/2")
    one.choose(further=["Verein Nord", "", ""]).send("weiter")
    told = other.choose(further=["Verein Süd", "", ""]).send("weiter")
    assert told.status == 409
    assert "Verein Nord" in told.text
    assert "Verein Süd" in told.text
    (sheet,) = (q for q in desk.get(f"{survey}/answers") if q["organization"] == A)
    assert sheet["further"] == ["Verein Nord"]


def test_the_same_form_sent_twice_changes_nothing(desk: Desk, survey: str, links: dict[str, str]) -> None:
    tab = desk.open(f"{links[A]}/1").level(B, 3)
    assert [tab.send().status, tab.send().status] == [200, 200]
    assert rows(desk, survey, A)[B]["closeness"] == 3


# -- the end ------------------------------------------------------------------------------------------------------


def test_after_closing_one_reads_the_own_answers_and_changes_nothing(
    desk: Desk, survey: str, links: dict[str, str]
) -> None:
    tab = desk.open(f"{links[A]}/1").level(B, 3)
    tab.send()
    desk.post(f"{survey}/close")
    late = tab.level(B, 1).level(C, 2).send()
    assert late.status == 409
    assert "kam zu spät" in late.text
    assert "2 – tauschen Informationen aus" in late.text
    assert {id: row["closeness"] for id, row in rows(desk, survey, A).items()} == {B: 3}
    start = desk.open(links[A])
    assert "abgeschlossen" in start.text
    assert "stimmen Angebote" in desk.open(f"{links[A]}/antworten").text
    assert "<form" not in desk.open(f"{links[A]}/1").text


def test_before_the_first_day_nothing_is_taken(desk: Desk) -> None:
    survey = desk.survey(day="2027-01-20")
    path = desk.links(survey)[A]
    assert "beginnt am 20.01.2027" in desk.open(path).text
    desk.phone().post(f"{path}/1", data={f"was:{B}": "", f"level:{B}": "3"})
    assert desk.get(f"{survey}/answers")[0]["rows"] == []


def test_the_last_day_is_the_last_on_which_one_can_answer(desk: Desk, links: dict[str, str]) -> None:
    desk.later(14)
    assert desk.open(f"{links[A]}/1").level(B, 3).send().status == 200
    desk.later(1)
    assert "<form" not in desk.open(f"{links[A]}/1").text


def test_answers_can_be_deleted_by_who_gave_them_if_said_twice(desk: Desk, survey: str, links: dict[str, str]) -> None:
    desk.open(f"{links[A]}/1").level(B, 3).send()
    asked = desk.open(f"{links[A]}/antworten").send(ends="/loeschen")
    assert asked.status == 422
    assert rows(desk, survey, A) != {}
    gone = asked.choose(sicher="1").send(ends="/loeschen")
    assert "Ihre Antworten sind gelöscht" in gone.text
    assert rows(desk, survey, A) == {}
    assert desk.open(f"{links[A]}/1").level(B, 2).send().status == 200


def test_raw_answers_and_links_are_gone_on_the_promised_day(desk: Desk, links: dict[str, str]) -> None:
    desk.open(f"{links[A]}/1").level(B, 3).send()
    desk.later(14 + 29)
    assert "3 –" in desk.open(f"{links[A]}/antworten").text
    desk.later(1)
    assert desk.open(f"{links[A]}/antworten").status == 404
    assert desk.open(links[A]).text == desk.open(f"/umfrage/{fresh()}").text


# -- a stranger ---------------------------------------------------------------------------------------------------


def test_unknown_ended_and_replaced_links_are_answered_alike(desk: Desk, survey: str, links: dict[str, str]) -> None:
    made = {i["organization"]: i["id"] for i in desk.get(f"{survey}/invitations")}
    assert desk.browser.delete(f"{SURVEYS}/{survey}/invitations/{made[A]}/link").status_code == 204
    replaced = desk.browser.post(f"{SURVEYS}/{survey}/invitations/{made[B]}/link").json()["links"][0]["link"]
    paths = [links[A], links[B], f"/umfrage/{fresh()}", "/umfrage/x", f"{links[C]}x", links[C][:-1]]
    told = []
    for path in paths:
        for ending in ("", "/1", "/antworten"):
            answer = desk.phone().get(path + ending)
            headers = dict(answer.headers)
            told.append((answer.status_code, answer.text, headers))
            desk.installation.clock.now += 1000
        sent = desk.phone().post(f"{path}/1", data={f"was:{B}": "", f"level:{B}": "3"})
        told.append((sent.status_code, sent.text, dict(sent.headers)))
        desk.installation.clock.now += 1000
    assert all(one == told[0] for one in told)
    assert told[0][0] == 404
    assert open_page(desk.phone(), replaced).status == 200


@pytest.mark.parametrize("copied", [".", ">.", "%20", "%E2%80%8B", "&utm_source=mail", "?utm_source=mail"])
def test_signs_that_were_copied_along_with_a_link_do_not_count(desk: Desk, links: dict[str, str], copied: str) -> None:
    """A link at the end of a sentence, or in brackets; the pages go on from the link itself."""
    tab = desk.open(f"{links[A]}{copied}")
    assert tab.status == 200
    assert f'{links[A]}/1"' in tab.text


def test_who_tries_many_links_has_to_wait_while_good_links_open(desk: Desk, links: dict[str, str]) -> None:
    phone = desk.phone()
    told = [phone.get(f"/umfrage/{fresh()}") for _ in range(25)]
    assert [a.status_code for a in told][:20] == [404] * 20
    assert told[-1].status_code == 429
    assert int(told[-1].headers["retry-after"]) > 0
    assert phone.get(links[A]).status_code == 200


def test_nobody_sees_what_another_one_answered(desk: Desk, survey: str, links: dict[str, str]) -> None:
    second = desk.links(survey, organizations=[A], place="OPER")[A]
    desk.open(f"{links[A]}/1").level(B, 4, wish="1").send()
    desk.open(f"{links[A]}/2").choose(further=["Verein Nord", "", ""]).send()
    for path in (links[B], links[C], second):
        for ending in ("", "/1", "/2", "/antworten"):
            page = desk.open(path + ending)
            assert page.status == 200
            assert "Verein Nord" not in page.text
            assert "nichts ist gespeichert" not in page.text
            assert ' checked><b aria-hidden="true">4' not in page.text
    assert "Von Ihnen ist nichts gespeichert" in desk.open(f"{second}/antworten").text


def test_a_form_writes_to_no_other_rows_than_those_one_is_asked_about(
    desk: Desk, survey: str, links: dict[str, str]
) -> None:
    forged = {f"was:{id}": "" for id in (A, B, f"{KEY}:A09", "x" * 300)}
    forged |= {f"level:{id}": "4" for id in (A, B, f"{KEY}:A09", "x" * 300)}
    desk.phone().post(f"{links[A]}/1", data=forged)
    assert set(rows(desk, survey, A)) == {B}


@pytest.mark.parametrize(
    "was",
    [
        "{",
        "[]",
        '{"purposes":3}',
        '{"quality":[1]}',
        '{"closeness":true}',
        '{"purposes":[{}]}',
        "[" * 5000,
        '{"further":1}',
    ],
)
def test_a_broken_form_breaks_nothing(desk: Desk, survey: str, links: dict[str, str], was: str) -> None:
    sent = {f"was:{B}": was, f"level:{B}": "9" * 400, f"purpose:{B}": "x", f"reliability:{B}": "²", "was": was}
    answer = desk.phone().post(f"{links[A]}/1", data=sent)
    assert answer.status_code in (303, 200)
    assert rows(desk, survey, A) == {}


def test_every_answer_behind_a_link_is_kept_by_nobody_and_told_to_nobody(desk: Desk, links: dict[str, str]) -> None:
    for path in (links[A], f"{links[A]}/1", f"{links[A]}/antworten", "/umfrage/x", f"{links[A]}/x"):
        headers = desk.phone().get(path).headers
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert headers["x-robots-tag"].startswith("noindex")
        assert "set-cookie" not in headers
    page = desk.phone().get(f"{links[A]}/1")
    assert "<script" not in page.text
    assert re.findall(r'(?:src|href|action)="(?!/umfrage/)[^"]*"', page.text) == []
    policy = page.headers["content-security-policy"]
    assert "script-src" not in policy
    assert "form-action 'self'" in policy
    assert "style-src 'sha256-" in policy


@pytest.mark.parametrize(
    ("sent", "taken"),
    [
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "https://fruehnetz.example"}, True),
        ({"Origin": "null"}, True),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, False),
    ],
    ids=str,
)
def test_forms_of_foreign_pages_change_nothing(
    desk: Desk, survey: str, links: dict[str, str], sent: dict[str, str], taken: bool
) -> None:
    answer = desk.phone().post(f"{links[A]}/1", data={f"was:{B}": "", f"level:{B}": "3"}, headers=sent)
    assert (answer.status_code == 303) is taken
    assert (set(rows(desk, survey, A)) == {B}) is taken


def test_no_link_is_kept_readable_anywhere(desk: Desk, survey: str, links: dict[str, str]) -> None:
    with desk.installation.accounts.reading() as session:
        raw = session.connection().connection.driver_connection
        dump = "\n".join(raw.iterdump())  # type: ignore[union-attr]
    for path in links.values():
        assert path.removeprefix("/umfrage/") not in dump
    told = desk.browser.get(f"{SURVEYS}/{survey}/invitations").text + desk.browser.get(f"{API}/districts").text
    assert all(path.removeprefix("/umfrage/") not in told for path in links.values())
