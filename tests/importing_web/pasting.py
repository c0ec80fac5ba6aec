"""Cells pasted into the page of lists, and the steps of what comes of them."""

import re

from httpx2 import Response

from tests import musterstadt
from tests.client import TestClient

LISTS = f"/bezirke/{musterstadt.KEY}/listen"
MESSY = (
    "Unser Netz, Stand 14.03.2024\n"
    "Wer\tBereich\tAnsprechpartner\tLenkungsgruppe\tBemerkung\n"
    "Kita Sonnenschein\tJugendhilfe\tErika Mustermensch\tx\tneu\n"
    "SPZ Nord\tMedizinn\tBernd Beispielhaft\tx\t\n"
    "Hebammenpraxis Süd\tMedizinn\t\t\t\n"
)


def pasted(web: TestClient, text: str = MESSY, who: str = "anna") -> str:
    answer = web.post(LISTS, data={"zellen": text}, headers={"x-caller": who}, follow_redirects=False)
    assert answer.status_code == 303
    return str(answer.headers["location"])


def step_shown(web: TestClient, job: str, step: str) -> str:
    answer = web.get(f"{job}?schritt={step}")
    assert answer.status_code == 200
    return answer.text


def job_saved(web: TestClient, job: str, **more: str) -> Response:
    return web.post(f"{job}/speichern", data=more, follow_redirects=False)


def field_of(page: str, header: str) -> str:
    found = re.search(rf"<bdi>{header}</bdi>.{{0,300}}?<select id=\"(rolle-\d+-\d+)\"", page, re.DOTALL)
    assert found is not None
    return found[1]


def columns_chosen(page: str) -> dict[str, str]:
    """What the form of the columns would send as it stands."""
    fields = re.findall(r'<select id="(rolle-\d+-\d+)".*?</select>', page, re.DOTALL)
    bodies = re.findall(r'<select id="rolle-\d+-\d+".*?</select>', page, re.DOTALL)
    chosen = (re.search(r'value="([^"]*)" selected', body) for body in bodies)
    return {field: found[1] for field, found in zip(fields, chosen, strict=True) if found is not None}
