"""The page of papers: what is chosen stands on the paper, both files come down, and a paper is recorded once."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from docx import Document

from api.app import create_app
from api.settings import Settings
from graph.documents.wished import PaperForm
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from ontology.names import EntityType, PaperState, Prop
from tests import musterstadt as m
from tests.client import TestClient
from tests.documents.reading import docx_text

PLACE, API = f"/bezirke/{m.KEY}/vorlagen", f"/api/v1/districts/{m.KEY}/documents"
NASTY = "<script>alert(1)</script>\u202e & „Satz“"


@pytest.fixture
def store(model: Model) -> Iterator[GraphStore]:
    opened = open_store("sqlite://", model)
    opened.commit(m.batch(), EVERYTHING)
    yield opened
    opened.close()


@pytest.fixture
def client(store: GraphStore, model: Model) -> TestClient:
    app = create_app(store, model, Settings(on="2024-06-30"))
    return TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"})


def _form(**said: str) -> dict[str, str]:
    return {"art": "beschlussvorlage", "gremium": m.JHA, f"termin:{m.JHA}": "2024-09-12", **said}


def test_every_kind_is_shown_and_says_what_is_still_open(client: TestClient) -> None:
    for form in PaperForm:
        page = client.get(PLACE, params={"art": form.value})
        assert page.status_code == 200
        assert f'<option value="{form}" selected>' in page.text
        assert '<article class="document" lang="de">' in page.text


def test_what_is_chosen_stands_on_the_paper_and_is_text(client: TestClient, store: GraphStore) -> None:
    before = store.head(EVERYTHING)
    page = client.post(PLACE, data=_form(titel=NASTY, text=NASTY, nummer="2024/17")).text
    assert "<script>alert" not in page
    assert "\u202e" not in page.partition("<article")[2].partition("</article>")[0]
    for told in ("geplant: 12.09.2024", "2024/17", "&lt;script&gt;"):
        assert told in page
    assert store.head(EVERYTHING) == before


def test_both_files_come_down(client: TestClient) -> None:
    word = client.post(f"{PLACE}/word", data=_form(titel="Ziele 2025"))
    assert "Ziele 2025" in docx_text(word.content)
    assert "beschlussvorlage-99001-2024-06-30.docx" in word.headers["content-disposition"]
    assert client.post(f"{PLACE}/pdf", data=_form()).content.startswith(b"%PDF")


def test_an_own_form_is_filled_and_a_wrong_placeholder_is_told_on_the_page(client: TestClient) -> None:
    sample = client.get(f"{PLACE}/muster").content
    filled = client.post(f"{PLACE}/word", data=_form(titel="Ziele 2025"), files={"eigene": ("a.docx", sample)})
    assert "Ziele 2025" in docx_text(filled.content)
    document, out = Document(), BytesIO()
    document.add_paragraph("{{ betref }}")
    document.save(out)
    told = client.post(f"{PLACE}/word", data=_form(), files={"eigene": ("a.docx", out.getvalue())})
    assert told.status_code == 400
    assert "Den Platzhalter {{ betref }} gibt es für dieses Papier nicht" in told.text


def test_a_paper_is_recorded_listed_and_undone(client: TestClient, store: GraphStore) -> None:
    def planned() -> int:
        papers = store.records(EVERYTHING, [EntityType.PAPER])
        return sum(p.value(Prop.PAPER_STATE) == PaperState.PLANNED for p in papers)

    done = client.post(f"{PLACE}/aufnehmen", data=_form(titel="Ziele 2025"), follow_redirects=False)
    assert done.status_code == 303
    page = client.get(done.headers["location"]).text
    assert "Aufgenommen, noch ohne Ergebnis" in page
    assert planned() == 1
    assert "getan" not in client.post(f"{PLACE}/aufnehmen", data=_form(titel="Ziele 2025")).url.query.decode()
    number = done.headers["location"].rpartition("getan=")[2]
    client.post(f"/bezirke/{m.KEY}/zuruecknehmen", params={"zurueck": "vorlagen"}, data={"nummer": number})
    assert planned() == 0


def test_without_a_body_nothing_is_recorded_and_it_is_said_why(client: TestClient, store: GraphStore) -> None:
    before = store.head(EVERYTHING)
    told = client.post(f"{PLACE}/aufnehmen", data={"art": "beschlussvorlage"})
    assert told.status_code == 400
    assert "Bitte wählen Sie mindestens ein Gremium" in told.text
    assert store.head(EVERYTHING) == before


def test_programs_get_a_paper_in_three_forms_and_record_it(client: TestClient, store: GraphStore) -> None:
    kinds = client.get("/api/v1/documents").json()
    assert [k["kind"] for k in kinds if k["council"]] == ["beschlussvorlage", "mitteilungsvorlage"]
    told = client.get(f"{API}/bericht").json()
    assert told["kind"] == "bericht"
    assert told["lines"][0] == "Bericht"
    assert client.get(f"{API}/bericht", params={"format": "docx"}).content.startswith(b"PK")
    assert client.get(f"{API}/bericht", headers={"Accept": "application/pdf"}).content.startswith(b"%PDF")
    assert client.get(f"{API}/flugblatt").status_code == 422
    asked = {"gremium": m.JHA, "titel": "Ziele 2025"}
    head = store.head(EVERYTHING)
    assert head is not None
    assert client.post(f"{API}/beschlussvorlage", params=asked).json()["revision"]["number"] == head.number + 1
    assert client.post(f"{API}/beschlussvorlage", params=asked).json()["revision"] is None
    assert client.post(f"{API}/bericht", params=asked).status_code == 422


def test_two_states_are_chosen_by_form_and_address_and_a_wrong_choice_is_told(client: TestClient) -> None:
    page = client.get(PLACE, params={"art": "soll-ist", "von": "2023-12-31"}).text
    assert 'name="von" list="staende" value="2023-12-31"' in page
    asked = {"von": "2023-12-31", "bis": "2024-05-31"}
    goal = {"name": "Mehr Verträge", "indicator_id": "B10", "target_value": "mindestens 80 %"}
    assert client.post(f"/api/v1/districts/{m.KEY}/goals", json=goal).status_code == 201
    told = client.get(f"{API}/soll-ist", params={"von": "2023-12-31"}).json()
    assert any(
        line.startswith("Verglichen werden die Stände vom 31.12.2023 und vom 30.06.2024.") for line in told["lines"]
    )
    assert client.get(f"{API}/soll-ist", params=asked).json()["on"] == "2024-05-31"
    for wrong, said in (
        (("2024-12-31", ""), "liegt nach dem späteren"),
        (("Mondtag", ""), "Diesen Stand gibt es nicht"),
    ):
        named = dict(zip(("von", "bis"), wrong, strict=True))
        answer = client.post(f"{PLACE}/pdf", data={"art": "soll-ist", **named})
        assert (answer.status_code, said in answer.text) == (400, True)
        assert client.get(f"{API}/soll-ist", params=named).status_code in {404, 422}
    assert client.get(f"{API}/bericht", params={"von": "Mondtag"}).status_code == 200  # compares nothing
