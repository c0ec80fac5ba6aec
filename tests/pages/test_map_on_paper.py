"""The map as a sheet of paper: one A4 page in landscape with the map as it is seen, its legend, day and source."""

from io import BytesIO
from urllib.parse import quote

from pypdf import PdfReader

from tests import musterstadt as m
from tests.client import TestClient
from tests.documents.reading import signs

PLACE = f"/bezirke/{m.KEY}/karte"


def _sheet(client: TestClient, **asked: str) -> tuple[PdfReader, str]:
    answer = client.get(f"{PLACE}/blatt", params=asked)
    assert answer.headers["content-type"] == "application/pdf"
    read = PdfReader(BytesIO(answer.content))
    return read, signs(read.pages[0].extract_text())


def test_the_sheet_is_one_page_in_landscape_with_legend_day_and_source(client: TestClient) -> None:
    read, text = _sheet(client)
    (page,) = read.pages
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (297, 210)
    for said in (
        "Musterstadt",
        "Stand 30. Juni 2024",
        "Quelle: die Listen",
        "Bereich",
        "Form",
        "Amt, Behörde, Gericht (2)",
    ):
        assert signs(said) in text, said
    assert signs("Gezeigt wird nur") not in text


def test_what_the_map_is_narrowed_to_stands_on_the_sheet_and_who_is_left_out_does_not(client: TestClient) -> None:
    _, text = _sheet(client, merkmal="actorType:GA", seit="2020-01-01", form="square", ohne="koordination")
    for said in ("Gezeigt wird nur", "In dieser Auswahl", "bestätigt seit 01.01.2020", "ohne die Koordination"):
        assert signs(said) in text, said
    assert "Geburtsklinik" not in text


def test_in_focus_the_sheet_says_who_is_meant(client: TestClient) -> None:
    _, text = _sheet(client, akteur=m.GESUNDHEITSAMT)
    assert signs("Hilfen: Gesundheitsamt") in text
    assert client.get(f"{PLACE}/blatt").content == client.get(f"{PLACE}/blatt").content


def test_the_page_leads_to_the_sheet_of_what_it_shows(client: TestClient) -> None:
    text = client.get(PLACE, params={"akteur": m.KITA, "seit": "2020-01-01"}).text
    assert f'href="{PLACE}/blatt?akteur={quote(m.KITA)}&amp;seit=2020-01-01"' in text
