"""Whatever tells of a person in clear notes that it did: looked for in all routes, with a canary in every property."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.accounts.events import MACHINE
from api.accounts.personal_reads import EVERYBODY, newest_reads
from api.cli import app
from api.rights import Grant, Role
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests.accounts.installed import Installation
from tests.persons import canaries
from tests.persons.told import NAME, PERSON, PHONE, Told, fill, told_of


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory, model: Model) -> Iterator[Told]:
    """A service that allows persons, over a canary in every property, asked by somebody who may do everything."""
    folder = tmp_path_factory.mktemp("watched")
    store = open_store(f"sqlite:///{folder / 'netz.db'}", model)
    canaries.fill(store, model)
    with told_of(store, model, folder) as told:
        told.installation.add("alle", *(Grant(role) for role in Role))
        told.browser.enter(told.installation, "alle")
        yield told
    store.close()


@pytest.fixture(scope="module")
def answers(watched: Told, model: Model) -> list[tuple[str, bool, bool]]:
    """Each answer: of which route, whether it tells of a person in clear, and whether that was noted."""
    return list(_answers(watched, model))


def _answers(told: Told, model: Model) -> Iterator[tuple[str, bool, bool]]:
    hidden = [c for c in canaries.canaries_of(model) if c.type == "Person" and c.shown != "always"]
    addresses = list(canaries.addresses(told.browser, told.store, model))
    noted = len(told.reads())
    for route, address in addresses:
        text = told.browser.get(address).text
        before, noted = noted, len(told.reads())
        yield route, any(canary.is_in(text) for canary in hidden), noted > before


@pytest.mark.slow
def test_no_route_tells_of_a_person_without_a_note(answers: list[tuple[str, bool, bool]]) -> None:
    assert {route for route, tells, noted in answers if tells and not noted} == set()
    telling = {f"GET {route}" for route, tells, _ in answers if tells}
    assert telling == {name for name in canaries.TELLING if name.startswith("GET ")}


@pytest.mark.slow
@pytest.mark.usefixtures("answers")
def test_notes_say_nothing_of_what_was_read(watched: Told, model: Model) -> None:
    told = str(watched.reads())
    assert "persons/{id}/report" in told
    assert [c.value for c in canaries.canaries_of(model) if c.is_in(told)] == []


def _run(*arguments: str, **settings: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env=settings)


@pytest.fixture
def store(tmp_path: Path, model: Model) -> str:
    """A store with a person, and accounts beside it."""
    url = f"sqlite:///{tmp_path / 'netz.db'}"
    opened = open_store(url, model)
    fill(opened)
    opened.close()
    with Installation.at(f"sqlite:///{tmp_path / 'netz.konten.db'}") as accounts:
        accounts.add("Koordination")
    return url


def _noted(folder: Path) -> list[tuple[str, str, str, bool]]:
    with Installation.at(f"sqlite:///{folder / 'netz.konten.db'}") as found, found.accounts.reading() as session:
        return [(r.actor, r.person, r.way, r.passed_on) for r in newest_reads(session, EVERYTHING)]


def test_the_command_line_tells_a_person_everything_and_notes_it(store: str, tmp_path: Path) -> None:
    done = _run("person", NAME, "--store", store)
    assert done.exit_code == 0, done.output
    assert PHONE in done.stdout
    assert _noted(tmp_path) == [(MACHINE, PERSON, "fruehnetz person", False)]
    assert "fruehnetz person" in _run("person", NAME, "--store", store, "--json").stdout


def test_the_page_to_print_says_the_same_and_is_for_its_owner(store: str, tmp_path: Path) -> None:
    page = tmp_path / "auskunft.html"
    assert _run("person", NAME, "--store", store, "--output", str(page)).exit_code == 0
    text = page.read_text("utf-8")
    assert [part for part in (NAME, PHONE, "Art. 15", "Steuerungsgruppe") if part not in text] == []
    assert page.stat().st_mode & 0o777 == 0o600


def test_an_export_with_persons_is_told_to_the_person_as_passed_on(store: str, tmp_path: Path) -> None:
    wanted = ("export", "--store", store, "--persons", "--output", str(tmp_path / "netz.json"))
    done = _run(*wanted, FRUEHNETZ_ALLOW_PERSONS="true")
    assert done.exit_code == 0, done.output
    assert _noted(tmp_path) == [(MACHINE, EVERYBODY, "fruehnetz export --persons", True)]
    told = _run("person", NAME, "--store", store).stdout
    assert "fruehnetz export --persons" in told
    assert "nirgends vermerkt" not in " ".join(told.split())


def test_without_accounts_nothing_is_made_to_note_it_in(tmp_path: Path, model: Model) -> None:
    url = f"sqlite:///{tmp_path / 'netz.db'}"
    opened = open_store(url, model)
    fill(opened)
    opened.close()
    assert _run("person", NAME, "--store", url).exit_code == 0
    assert [f.name for f in tmp_path.iterdir() if "konten" in f.name] == []


def test_who_is_not_there_or_meant_by_part_of_a_name_is_wrong_use(store: str) -> None:
    assert _run("person", "Niemand", "--store", store).exit_code == 2
    assert _run("person", "Geheimfrau", "--store", store).exit_code == 2
