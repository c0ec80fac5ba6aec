"""``fruehnetz erase``: it says what would go, asks for --yes, and lists whose data are to be looked at again."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, put
from graph.stores.journal import revisions
from ontology import Model

TIME = "2024-06-30T12:00:00+02:00"
SAID = {"Gertrud Geheim": "2025-01-31", "Anna Anders": "2030-01-31", "Eva Einst": ""}


@pytest.fixture
def url(tmp_path: Path, model: Model) -> str:
    """A store with three persons, one to be looked at since 2025, one in 2030, one without a day."""
    url = f"sqlite:///{tmp_path / 'netz.db'}"
    store = open_store(url, model)
    office = [Claim(EXISTS, "true"), Claim("name", "Amt"), Claim("phone", "0721 133-4711")]
    records = [entity("99001:A1", "Organization", "99001", office)]
    for number, (name, day) in enumerate(SAID.items()):
        said = [Claim(EXISTS, "true"), Claim("name", name), *([Claim("reviewOn", day)] if day else [])]
        records.append(entity(f"99001:K{number}", "Person", "99001", said))
    store.commit(Batch("test", TIME, "Personen", tuple(map(put, records))), scope=EVERYTHING)
    store.close()
    return url


def run(*arguments: str, **settings: str) -> Result:
    return CliRunner().invoke(app, ["erase", *arguments], env={**os.environ, **settings})


def _names(url: str, model: Model) -> set[str]:
    store = open_store(url, model)
    names = {name for name in SAID if any(name in f"{e.before}{e.after}" for e in store.journal(scope=EVERYTHING))}
    store.close()
    return names


def test_without_yes_nothing_is_erased(url: str, model: Model) -> None:
    done = run("Gertrud Geheim", "--store", url)
    assert done.exit_code == 0
    assert "Gelöscht würde" in done.stderr
    assert "Gertrud" not in done.stderr
    assert _names(url, model) == set(SAID)


def test_a_person_is_erased_by_name_and_history_says_when_and_by_whom(url: str, model: Model) -> None:
    assert run("gertrud geheim", "--store", url, "--yes", "--author", "Stelle").exit_code == 0
    assert _names(url, model) == set(SAID) - {"Gertrud Geheim"}
    store = open_store(url, model)
    ((newest, touched), *_) = revisions(store, scope=EVERYTHING)
    store.close()
    assert (newest.author, touched) == ("Stelle", 1)
    assert newest.reason.startswith("Person gelöscht: 99001:person-")


def test_what_is_due_is_listed_without_names_and_erased_together(url: str, model: Model) -> None:
    listed = run("--due", "--store", url, "--on", "2025-07-01")
    assert "31.01.2025" in listed.stdout
    assert "30.06.2025" in listed.stdout
    assert not [name for name in SAID if name.split()[1] in listed.output]
    assert _names(url, model) == set(SAID)
    run("--due", "--store", url, "--on", "2025-07-01", "--yes")
    assert _names(url, model) == {"Anna Anders"}
    assert "keine Person" in run("--due", "--store", url, "--on", "2025-07-01").stderr


def test_who_was_looked_at_stays_until_the_next_day(url: str) -> None:
    assert run("99001:K0", "--keep-until", "2031-12-31", "--store", url).exit_code == 0
    assert "31.01.2025" not in run("--due", "--store", url, "--on", "2030-01-01").stdout
    assert "31.12.2031" in run("--due", "--store", url, "--on", "2032").stdout


def test_a_property_is_erased_by_its_name_or_label(url: str, model: Model) -> None:
    assert "Gelöscht würde" in run("99001:A1", "--property", "Telefon", "--store", url).stderr
    assert run("99001:A1", "--property", "phone", "--store", url, "--yes").exit_code == 0
    store = open_store(url, model)
    assert "133-4711" not in "".join(f"{e.before}{e.after}" for e in store.journal(scope=EVERYTHING))
    store.close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "oder --due"),
        (("99001:K0", "--due"), "oder --due"),
        (("Niemand Da",), "steht nicht im Speicher"),
        (("99001:A1", "--property", "Faxgerät"), "Möglich: "),
        (("99001:A1", "--property", "note"), "nichts erfasst"),
    ],
)
def test_what_cannot_be_meant_is_wrong_use(url: str, arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments, "--store", url)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


def test_an_installation_that_forbids_persons_refuses_them_by_name_of_the_switch() -> None:
    command = ["import", "x", "--with-persons"]
    allowed = {**os.environ, "FRUEHNETZ_ALLOW_PERSONS": "true", "FRUEHNETZ_FORBID_PERSONS": "true"}
    done = CliRunner().invoke(app, command, env=allowed)
    assert done.exit_code == 2
    assert "FRUEHNETZ_FORBID_PERSONS" in done.stderr


def test_persons_left_in_a_store_that_forbids_them_are_named_by_doctor(url: str) -> None:
    forbidding = {**os.environ, "FRUEHNETZ_FORBID_PERSONS": "true"}
    done = CliRunner().invoke(app, ["doctor", "--json", "--store", url], env=forbidding)
    told = " ".join(done.output.split())
    assert "3 gespeichert" in told
    assert "verbietet Personen" in told
