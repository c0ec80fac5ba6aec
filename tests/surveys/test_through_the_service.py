"""From links to ties: what was told comes into the network in one batch, changes with later answers, and goes back."""

from api.surveys.answers import forget_due
from graph.records import Relation, with_claims
from graph.records.claims import Claim
from graph.stores.base import EVERYTHING, Batch, Scope, put, remove
from tests import musterstadt
from tests.accounts.installed import API
from tests.surveys.serving import KEY, SURVEYS, A, B, C, Desk


def _told(desk: Desk) -> dict[frozenset[str], Relation]:
    found = desk.store.relations(scope=Scope.of(KEY), types=["Cooperation"])
    return {frozenset((r.source, r.target)): r for r in found if any("survey" in source for source in r.sources)}


def _answered(desk: Desk) -> tuple[str, dict[str, str]]:
    """A: B 3 and C 0; B: A 3; C says nothing."""
    survey = desk.survey()
    links = desk.links(survey)
    desk.open(f"{links[A]}/1").level(B, 3, refers="1").level(C, 0).send()
    desk.open(f"{links[A]}/2").choose(further=["Verein Nord", "", ""]).send("weiter")
    desk.open(f"{links[B]}/1").level(A, 3).send()
    return survey, links


def test_a_preview_says_what_becomes_of_every_pair_and_writes_nothing(desk: Desk) -> None:
    survey, _ = _answered(desk)
    before = desk.store.head(EVERYTHING)
    told = desk.get(f"{survey}/transfer")
    counts = {name: told[name] for name in ("confirmed", "oneSided", "disputed", "absent", "open", "referrals")}
    assert counts == {"confirmed": 1, "oneSided": 0, "disputed": 0, "absent": 1, "open": 1, "referrals": 1}
    assert told["pairs"] == [
        {"organizations": [A, B], "names": ["Jugendamt", "Gesundheitsamt"], "status": "confirmed", "closeness": [3, 3]}
    ]
    assert len(told["questions"]) == 1
    assert "Verein Nord" in told["questions"][0]
    assert told["changes"] == 5
    assert desk.store.head(EVERYTHING) == before


def test_a_transfer_is_one_batch_that_can_be_undone(desk: Desk) -> None:
    survey, _ = _answered(desk)
    before = {r.id: r for r in desk.store.relations(scope=EVERYTHING)}
    done = desk.post(f"{survey}/transfer")
    assert done["changes"] == 5
    assert set(_told(desk)) == {frozenset((A, B)), frozenset((A, C))}
    assert desk.get(survey)["transferred"] == done["revision"]
    (entry,) = [r for r in desk.browser.get(f"{API}/revisions").json()["items"] if r["number"] == done["revision"]]
    assert (entry["author"], entry["reason"]) == ("Koordination", "Erhebung übernommen: Netzwerk 2027")
    assert desk.browser.post(f"{API}/revisions/{done['revision']}/undo").status_code == 200
    assert {r.id: r for r in desk.store.relations(scope=EVERYTHING)} == before
    assert desk.post(f"{survey}/transfer")["changes"] == 5


def test_a_survey_that_nobody_answered_does_not_come_into_the_network(desk: Desk) -> None:
    survey = desk.survey()
    desk.open(desk.links(survey)[A] + "/1").level(B, "", wish="1").send()
    refused = desk.browser.post(f"{SURVEYS}/{survey}/transfer")
    assert (refused.status_code, refused.json()["type"]) == (409, "/api/v1/problems/no-answers")
    assert desk.get(survey)["transferred"] is None


def test_transferring_again_changes_only_what_was_answered_since(desk: Desk) -> None:
    survey, links = _answered(desk)
    desk.post(f"{survey}/transfer")
    assert desk.post(f"{survey}/transfer") == {"revision": None, "changes": 0}
    desk.open(f"{links[C]}/1").level(B, 2).send()
    first = _told(desk)
    again = desk.post(f"{survey}/transfer")
    assert again["changes"] == 1
    now = _told(desk)
    assert set(now) - set(first) == {frozenset((B, C))}
    assert all(now[pair] == first[pair] for pair in first)


def test_answers_taken_back_take_their_ties_along_and_leave_what_others_said(desk: Desk) -> None:
    survey, links = _answered(desk)
    desk.post(f"{survey}/transfer")
    tie = _told(desk)[frozenset((A, C))]
    noted = with_claims(tie, (*tie.claims, Claim("note", "laut Protokoll", musterstadt.LIST, "S. 2")))
    desk.store.commit(Batch("andere", musterstadt.TIME, "Notiz", (put(noted),)), EVERYTHING)
    asked = desk.open(f"{links[A]}/antworten").choose(sicher="1").send(ends="/loeschen")
    assert "nimmt die Koordination mit der nächsten Übernahme zurück" in asked.text
    desk.post(f"{survey}/transfer")
    left = {r.id: r for r in desk.store.relations(scope=EVERYTHING)}
    assert [c.value for c in left[tie.id].claims] == ["laut Protokoll"]
    assert set(_told(desk)) == {frozenset((A, B))}


def test_ties_stay_when_raw_answers_go_and_are_not_taken_back_by_a_transfer_without_answers(desk: Desk) -> None:
    survey, _ = _answered(desk)
    desk.post(f"{survey}/transfer")
    before = _told(desk)
    desk.later(60)
    with desk.installation.accounts.writing() as session:
        assert forget_due(session, desk.installation.accounts.today()) == 1
        assert forget_due(session, desk.installation.accounts.today()) == 0
    assert desk.get(survey)["state"] == "answersDeleted"
    assert desk.get(f"{survey}/answers") == []
    refused = desk.browser.post(f"{SURVEYS}/{survey}/transfer")
    assert (refused.status_code, refused.json()["type"]) == (409, "/api/v1/problems/answers-deleted")
    assert desk.browser.patch(f"{SURVEYS}/{survey}", json={"closes": "2027-06-01"}).status_code == 409
    assert _told(desk) == before


def test_raw_answers_never_enter_the_store(desk: Desk) -> None:
    survey = desk.survey(quality=True)
    links = desk.links(survey)
    desk.open(f"{links[A]}/1").level(B, 3, reliability="1").level(C, 2).send()
    general = desk.open(f"{links[A]}/2").choose(further=["Geheimer Verein", "", ""], remark="Nur für Sie", place="LEIT")
    general.send("weiter")
    desk.post(f"{survey}/transfer")
    texts = [f"{e.before}{e.after}{e.revision}" for e in desk.store.journal(scope=EVERYTHING)]
    assert not any(secret in text for text in texts for secret in ("Geheimer Verein", "Nur für Sie", "reliability"))
    assert not any(path.rpartition("/")[2] in text for text in texts for path in links.values())


def test_organizations_that_are_gone_from_the_network_are_named_and_left_out(desk: Desk) -> None:
    survey, _ = _answered(desk)
    desk.store.commit(Batch("andere", musterstadt.TIME, "weg", (remove(C),)), EVERYTHING)
    told = desk.get(f"{survey}/transfer")
    assert told["gone"] == [C]
    assert told["absent"] == 0
    assert desk.post(f"{survey}/transfer")["changes"] > 0


def test_indicators_and_questions_change_with_what_was_told(desk: Desk) -> None:
    path = f"{API}/districts/{KEY}/indicators"
    before = desk.browser.get(path, params={"on": "2027-02-01"}).json()
    survey, links = _answered(desk)
    desk.open(f"{links[C]}/1").level(B, 4).level(A, 2).send()
    revision = desk.post(f"{survey}/transfer")["revision"]
    after = desk.browser.get(path, params={"on": "2027-02-01"}).json()
    assert after != before
    desk.browser.post(f"{API}/revisions/{revision}/undo")
    assert desk.browser.get(path, params={"on": "2027-02-01"}).json() == before
