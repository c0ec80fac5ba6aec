"""Council data by plain forms: read, sorted out, cleared up, looked at, saved as one change; topics corrected."""

import html
import re

import pytest

from graph.stores import GraphStore
from graph.stores.base import Scope
from ontology.names import EntityType, Prop
from tests import musterstadt
from tests.client import TestClient
from tests.council.council_city import address
from tests.importing_web.test_council_jobs import PAGE, zipped

HERE = Scope(frozenset({musterstadt.KEY}))
AT = f"/bezirke/{musterstadt.KEY}/ratsinformationen"
PAPERS = f"/bezirke/{musterstadt.KEY}/ratsvorlagen"


def step(web: TestClient, job: str, name: str, more: str = "") -> str:
    answer = web.get(f"{job}?schritt={name}{more}")
    assert answer.status_code == 200
    return html.unescape(answer.text)


def chosen(page: str) -> dict[str, str]:
    """What the selects of a form would send as they stand."""
    found = {}
    for name, body in re.findall(r'<select id="[^"]*" name="([^"]*)">(.*?)</select>', page, re.DOTALL):
        options = re.findall(r'<option value="([^"]*)"( selected)?', body)
        found[name] = next((value for value, mark in options if mark), options[0][0])
    return found


def topics(store: GraphStore) -> dict[str, str | None]:
    return {p.value(Prop.NAME) or "": p.value(Prop.TOPIC_RELATION) for p in store.records(HERE, [EntityType.PAPER])}


def begun(web: TestClient) -> str:
    files = {"dateien": ("rat.zip", zipped(leer=b"<html>"), "application/zip")}
    answer = web.post(AT, files=files, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def sorted_out(web: TestClient, job: str) -> None:
    """One paper in that no word speaks for, one out; the bodies that are open are new ones."""
    papers = chosen(step(web, job, "vorlagen"))
    fields = papers | {f"t:{address('papers', 3)}": "related", f"t:{address('papers', 2)}": "none"}
    assert web.post(f"{job}?schritt=vorlagen", data=fields, follow_redirects=False).status_code == 303
    bodies = {name: value or "-" for name, value in chosen(step(web, job, "gremien")).items() if name[0] == "g"}
    web.post(f"{job}?schritt=gremien", data=bodies)


@pytest.mark.slow
def test_a_zip_is_shown_in_four_steps(web: TestClient) -> None:
    job = begun(web)
    read = step(web, job, "gelesen")
    assert "2 von 4 Vorlagen zum Thema" in read
    assert "Statt Daten kam eine Webseite" in read
    assert "keine Abstimmung" in step(web, job, "gremien")
    papers = step(web, job, "vorlagen")
    assert "wegen „<bdi>Frühe Hilfe</bdi>“" in papers
    assert "Sanierung der Marktstraße" in papers
    assert "Sanierung" not in step(web, job, "vorlagen", "&suche=hebamme").split("Nicht dabei")[1]
    refused = web.post(f"{job}/speichern")
    assert (refused.status_code, "Gremien" in refused.text) == (422, True)
    sorted_out(web, job)
    assert "von Ihnen als anderes Thema eingeordnet" in step(web, job, "vorlagen")
    assert "Als eine Änderung speichern" in step(web, job, "vorschau")


@pytest.mark.slow
def test_a_zip_comes_in_as_one_change_that_can_be_undone(web: TestClient, store: GraphStore) -> None:
    job = begun(web)
    sorted_out(web, job)
    done = web.post(f"{job}/speichern", data={"grund": "Halbjahr"}, follow_redirects=False)
    assert done.status_code == 303
    said = topics(store)
    assert (said["Sanierung der Marktstraße"], said["Familienhebammen: Fortsetzung der Förderung"]) == (
        "related",
        "none",
    )
    result = web.get(done.headers["location"]).text
    assert "Ratsinformationen sind eingelesen" in result
    web.post(
        f"/bezirke/{musterstadt.KEY}/zuruecknehmen",
        data={"nummer": re.findall(r'name="nummer" value="(\d+)"', result)[0]},
    )
    assert "Sanierung der Marktstraße" not in topics(store)


@pytest.mark.slow
def test_a_page_is_pasted_and_what_is_none_is_told(web: TestClient) -> None:
    wrong = web.post(AT, data={"seite": "Guten Tag"}, files={"dateien": ("", b"")})
    assert wrong.status_code == 422
    assert "keine Vorlage mit Beratungsfolge" in wrong.text
    assert web.post(AT, data={"seite": " "}).status_code == 422
    begun = web.post(AT, data={"seite": PAGE, "adresse": "https://rat.example/vo/7"}, follow_redirects=False)
    job = begun.headers["location"]
    assert "1 von 1 Vorlage" in step(web, job, "gelesen")
    assert web.post(f"{job}?schritt=gelesen", data={"stand": "gestern"}).status_code == 422
    assert "Weiterverfolgung" in step(web, job, "gremien")
    assert web.post(f"{job}/verwerfen", follow_redirects=False).status_code == 303
    assert web.get(job).status_code == 404


def test_whoever_may_not_bring_lists_sees_no_form(web: TestClient) -> None:
    page = web.get(AT, headers={"x-caller": "reader"})
    assert page.status_code == 200
    assert 'type="file"' not in page.text
    assert web.post(AT, data={"seite": PAGE}, headers={"x-caller": "reader"}).status_code == 403
    assert web.get(AT, headers={"x-caller": "elsewhere"}).status_code == 404
    assert web.get(PAPERS, headers={"x-caller": "elsewhere"}).status_code == 404
    assert "<select" not in web.get(PAPERS, headers={"x-caller": "reader"}).text


def test_a_topic_is_corrected_on_a_page_and_not_over_what_somebody_else_said(
    web: TestClient, store: GraphStore
) -> None:
    fields = chosen(web.get(PAPERS).text)
    name, value = next(iter(fields.items()))
    before = value.partition(":")[0]
    wanted = "none" if before != "none" else "core"
    done = web.post(PAPERS, data={**fields, name: f"{before}:{wanted}"}, follow_redirects=False)
    assert "getan=" in done.headers["location"]
    assert wanted in topics(store).values()
    assert "von Hand eingeordnet" in web.get(PAPERS).text
    late = web.post(PAPERS, data={name: f"{before}:partly"}, follow_redirects=False)
    assert "ueberholt=1" in late.headers["location"]
    assert "Inzwischen hat jemand anderes" in web.get(late.headers["location"]).text
    assert web.get(f"{PAPERS}?suche=gibtesnicht").status_code == 200
