"""The help says what is so: its pages are there, its words are those of the pages, its commands exist."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from api.app import create_app, routes_of
from api.cli import COMMANDS
from api.help import GUIDES, glossary, guide_text
from api.page_parts.nation_views import NATION_VIEWS, nation_path
from api.page_parts.page_views import VIEWS
from api.rights import Grant, Role
from api.settings import Settings
from graph.cells.small_cells import USUAL
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

KEY = musterstadt.KEY
GUIDES_FOLDER = Path(__file__).parents[2] / "api" / "static" / "guides"
LANGUAGES = ("de", "en")
NAMES = [guide.name for guide in GUIDES]


@pytest.fixture(scope="module")
def web(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    store = open_store("sqlite://", model)
    store.commit(musterstadt.batch(), EVERYTHING)
    app = create_app(store, model, Settings(work=tmp_path_factory.mktemp("work"), on="2024-12-01"))
    with TestClient(app, base_url="http://localhost") as client:
        yield client
    store.close()


def shown(web: TestClient, path: str) -> str:
    answer = web.get(path)
    assert answer.status_code == 200, answer.text
    reader = _Text()
    reader.feed(answer.text)
    return " ".join(" ".join(reader.said).split())


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_each_guide_is_there_in_both_languages_with_the_same_parts(web: TestClient, name: str, language: str) -> None:
    text = shown(web, f"/hilfe/{name}?lang={language}")
    for heading in re.findall(r"^#+ (.+)$", guide_text(name, language), re.MULTILINE):
        assert heading in text
    parts = [re.findall(r"^(#+|\d+\.|-) ", guide_text(name, each), re.MULTILINE) for each in LANGUAGES]
    assert parts[0] == parts[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_each_page_that_a_guide_names_is_there_under_the_name_it_has_in_the_navigation(
    web: TestClient, name: str, language: str
) -> None:
    labels = {view.name: view.label.in_language(language) for view in VIEWS}
    for label, page in re.findall(r"\[([^\]]+)\]\(seite://([^)]+)\)", guide_text(name, language)):
        assert labels[page] == label
        assert f'href="/bezirke/{KEY}/{page}"' in web.get(f"/hilfe/{name}?bezirk={KEY}&lang={language}").text
        assert web.get(f"/bezirke/{KEY}/{page}?lang={language}").status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_across_districts_names_every_tab_as_it_is_called_and_leads_there(
    web: TestClient, language: str
) -> None:
    labels = {view.name: view.label.in_language(language) for view in NATION_VIEWS}
    named = {page: label for label, page in re.findall(r"\[([^\]]+)\]\(bund://([^)]*)\)", guide_text("bund", language))}
    assert named == labels
    page = web.get(f"/hilfe/bund?lang={language}").text
    for name in labels:
        assert f'href="{nation_path(name)}"' in page
        assert web.get(f"{nation_path(name)}?lang={language}").status_code == 200
    assert "bund://" not in page
    assert 'href="/hilfe/bund' in web.get(f"/bund?lang={language}").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_guide_across_districts_says_of_roles_and_forms_is_so(language: str) -> None:
    text = guide_text("bund", language)
    (role, place), *_ = re.findall(r"--role (\S+) --district (\S+)`", text)
    assert Grant(Role(role), place).possible
    assert {"/bund/bericht/pdf", "/bund/bericht/datei"} <= {name.partition(" ")[2] for name in routes_of()}
    assert ("fünf" if language == "de" else "five") in text
    assert USUAL == 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_each_picture_of_a_guide_is_there_small_and_said_in_words(web: TestClient, name: str, language: str) -> None:
    for words, address in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", guide_text(name, language)):
        assert len(words) > 60
        assert address.endswith(f"-{language}.jpg")
        answer = web.get(address)
        assert answer.headers["content-type"] == "image/jpeg"
        assert len(answer.content) < 130_000
        assert f'src="{address}"' in web.get(f"/hilfe/{name}?lang={language}").text


def test_guides_have_pictures_and_no_picture_lies_idle() -> None:
    shown = {
        a for name in NAMES for each in LANGUAGES for a in re.findall(r"/static/(guide-\S+?)\)", guide_text(name, each))
    }
    assert shown == {file.name for file in GUIDES_FOLDER.iterdir()}
    assert len(shown) >= 10


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_each_command_in_a_guide_exists(name: str, language: str) -> None:
    assert {*re.findall(r"`\./run (\w+)", guide_text(name, language))} <= {*COMMANDS}


def test_the_glossary_has_forty_words_that_the_program_uses(web: TestClient) -> None:
    root = Path(__file__).parents[2]
    places = [*(root / "api").rglob("*.html"), *(root / "api").rglob("*.py"), *(root / "graph").rglob("*.py")]
    used = " ".join(p.read_text("utf-8") for p in [*places, *(root / "ontology").rglob("*.ttl")]).casefold()
    assert len(glossary()) >= 40
    assert [w.word.de for w in glossary() if w.word.de.casefold().split()[0][:9] not in used] == []
    text = shown(web, "/hilfe")
    assert all(w.word.de in text and w.meaning.de in text for w in glossary())
    assert all(w.meaning.en and w.word.en for w in glossary())


def test_help_leads_back_to_where_one_came_from_and_nowhere_else(web: TestClient) -> None:
    assert f'href="/bezirke/{KEY}/tisch"' in web.get(f"/hilfe?bezirk={KEY}").text
    assert f'href="/hilfe?bezirk={KEY}"' in web.get(f"/bezirke/{KEY}/tisch").text
    hostile = web.get("/hilfe/koordination", params={"bezirk": '"><script>'}).text
    assert "<script>" not in hostile
    assert 'href="/start"' in hostile
    assert web.get("/hilfe/gibt-es-nicht").status_code == 404
