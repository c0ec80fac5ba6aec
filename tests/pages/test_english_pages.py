"""No page is left half German: every page of both districts in English, with a list brought in, and errors.

Comparing an answer with its German one does not see a word that both have; so what is said is read word by word.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest

from api.app import create_app
from api.invented import KEY, MADE_FOR, invented
from api.page_parts.page_views import VIEWS
from api.settings import Settings
from graph.imports import import_file
from graph.imports.recognise.sentences.reason_words import reasons_of_role
from graph.records import Entity, Record
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests.client import TestClient
from tests.house.test_code import ROOT
from tests.pages.german_left import german_in, names_of, texts_of

KARLSRUHE = "08212"
TABLES = [f"tisch?tafel={name}" for name in ("kern", "zielgruppen", "steuerung")]
FOUND = ["suche?q=Gesundheitsamt", "suche?q=xyzzy", "karte?akteur=xyzzy", "eigene-regeln?art=RHYTH"]
PAGES = [*(view.name for view in VIEWS if view.name), *TABLES, *FOUND]
GUIDES = ["", *(f"/{name}" for name in ("koordination", "steuerungsgruppe", "moderation", "datenschutz", "bund"))]
ODD = (
    "Verteiler Runder Tisch, Stand 14.03.2024\n\n"
    "Nr.\tWer\tBereich\tAnsprechpartner\tLenkungsgruppe\tVertrag\tSonstiges\tseit\n"
    "1\tKita Sonnenschein Nord\tJugendhilfe\tErika Mustermensch\tx\tja\tneu seit Mai\t2019\n"
    "2\tStillambulanz Süd\tMedizinn\t\tvielleicht\tweiß nicht\t\t\n"
    "Gesundheit\n"
    "3\tSchwangerenberatung West\t\t\tx\t2020\t\t\n"
    "Summe\t2\t\t\t\n"
)
CELLS = names_of(cell for line in ODD.splitlines() for cell in line.split("\t") if cell)


class _Served(NamedTuple):
    client: TestClient
    names: re.Pattern[str]
    kinds: Mapping[str, Mapping[str, str]]


@pytest.fixture(scope="module")
def served(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Served]:
    store = open_store("sqlite://", model)
    store.commit(invented(MADE_FOR, f"{MADE_FOR}T12:00:00+02:00"), EVERYTHING)
    import_file(ROOT / "seed" / "karlsruhe", store, model, author="test", time="2026-11-24T12:00:00+01:00")
    records: list[Record] = [*store.records(EVERYTHING), *store.relations(None, EVERYTHING)]
    kinds: dict[str, dict[str, str]] = {KARLSRUHE: {}, KEY: {}}
    for record in records:
        kinds.get(record.owner, {}).setdefault(record.type, record.id)
    settings = Settings(on=MADE_FOR.isoformat(), work=tmp_path_factory.mktemp("work"))
    client = TestClient(create_app(store, model, settings), base_url="http://localhost")
    yield _Served(client, names_of(_names(records, model)), kinds)
    store.close()


def _names(records: list[Record], model: Model) -> list[str]:
    """What is data: every value that is no code, the reason of the example, and the citations of norms."""
    codes = {c.label.de for codes in model.code_lists.values() for c in codes.by_notation.values()}
    said = {" ".join(c.value.split()) for r in records for c in r.claims} - codes
    shown = {record.name for record in records if isinstance(record, Entity)}
    cited = {norm.citation for norm in model.norms.values() if not norm.citation_en}
    return [n for n in (*said, *shown, *cited, "Beispiel zum Ansehen") if len(n) > 4]


def _left(served: _Served, path: str) -> list[tuple[str, list[str]]]:
    answer = served.client.get(path, params=None, headers={"Accept-Language": "en", "Accept": "text/html"})
    found = ((text, german_in(text, served.names)) for text in texts_of(answer.text))
    return [(text[:200], words) for text, words in found if words]


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("key", [KARLSRUHE, KEY])
def test_nothing_german_is_left_on_a_page(served: _Served, key: str, page: str) -> None:
    joint = "&" if "?" in page else "?"
    assert _left(served, f"/bezirke/{key}/{page}{joint}lang=en") == []


@pytest.mark.slow
@pytest.mark.parametrize("key", [KARLSRUHE, KEY])
def test_nothing_german_is_left_on_pages_of_records(served: _Served, key: str) -> None:
    assert len(served.kinds[key]) > 8
    for id in served.kinds[key].values():
        assert _left(served, f"/bezirke/{key}/eintrag/{quote(id, safe=':')}?lang=en") == [], id


@pytest.mark.parametrize("path", ["/start?lang=en", "/nowhere", "/bezirke/99999/tisch"])
def test_nothing_german_is_left_at_the_door_and_where_nothing_is(served: _Served, path: str) -> None:
    assert _left(served, path) == []


@pytest.mark.parametrize("guide", GUIDES)
def test_nothing_german_is_left_in_the_help(served: _Served, guide: str) -> None:
    assert _left(served, f"/hilfe{guide}?lang=en") == []


@pytest.mark.slow
def test_nothing_german_is_left_while_a_list_is_brought(served: _Served) -> None:
    place = f"/bezirke/{KARLSRUHE}/listen?lang=en"
    sent = served.client.post(place, data={"zellen": ODD}, follow_redirects=False)
    assert sent.status_code == 303, sent.text
    step = sent.headers["location"]
    for name in ("spalten", "unklar", "vorschau"):
        joint = "&" if "?" in step else "?"
        page = served.client.get(f"{step}{joint}schritt={name}", headers={"Accept-Language": "en"}).text
        assert 'lang="en"' in page
        found = ((text, german_in(CELLS.sub(" ", text), served.names)) for text in texts_of(page, names=True))
        assert [(text, words) for text, words in found if words] == [], name


def _reasons(file: Path) -> Iterator[str]:
    """Why a column or sheet is taken for what it is, as the rules say it: where a role or a reason is made."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            third = node.args[2:3] if getattr(node.func, "id", "") == "RoleGuess" else []
            said = [*third, *(k.value for k in node.keywords if k.arg in ("reason", "reasons"))]
        elif isinstance(node, ast.Assign):
            said = [node.value] if any(getattr(t, "id", "") in ("reason", "reasons") for t in node.targets) else []
        elif isinstance(node, ast.Tuple) and len(node.elts) == 3 and _sureness(node.elts[0]):
            said = [node.elts[2]]
        else:
            continue
        whole = (n for part in said for n in ast.walk(part) if not isinstance(part, ast.JoinedStr))
        yield from (n.value for n in whole if isinstance(n, ast.Constant) and isinstance(n.value, str) and n.value)


def _sureness(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value in ("sure", "likely", "guess")


def test_every_reason_of_recognising_has_english_words() -> None:
    files = sorted((ROOT / "graph" / "imports" / "recognise").rglob("*.py"))
    reasons = {reason for file in files for reason in _reasons(file)} - {"; ", " (", "guess"}
    assert len(reasons) > 50
    assert [r for r in sorted(reasons) if reasons_of_role([r]).en == r] == []
