"""A whole survey by mail and Excel alone: plan, forms, filled forms, preview, transfer, effect, undo."""

import json
from collections.abc import Callable
from html import escape
from itertools import combinations
from pathlib import Path
from random import Random
from shutil import copytree

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from graph.errors import UnreadableFileError
from graph.records import Record, Relation
from graph.records.claims import EXISTS
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, put
from graph.surveys.plan_files import SurveyFile, survey_file_of
from graph.surveys.responses import Response
from graph.surveys.transfer import survey_source
from ontology import Model, load_model
from ontology.names import RelationType
from tests import musterstadt
from tests.persons.canaries import canaries_of, fill
from tests.surveys.form_filling import OpenForm, fill_form
from tests.surveys.test_transfer import expected_status, highest, simulated
from tests.synthetic.districts import District, district

PLAN = "erhebung.toml"
ASKED_OF_A_SURVEY = ("Cooperation", "CooperationWish", "Referral", "Survey")
Do = Callable[..., Result]


@pytest.fixture(scope="module")
def town() -> District:
    return district(5, actors=22)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, town: District) -> Path:
    """A folder with a store that knows who is there, and not who works with whom, and a plan; read only."""
    folder = tmp_path_factory.mktemp("kept")
    store = open_store(f"sqlite:///{folder / 'netz.db'}", load_model())
    there = [r for r in town.records if r.type not in ASKED_OF_A_SURVEY]
    store.commit(Batch("t", "2026-04-01T08:00:00+02:00", "Liste", tuple(map(put, there))), EVERYTHING)
    store.close()
    dates = ("--day", "2026-05-01", "--closes", "2026-05-20")
    done = in_folder(folder)("survey", "new", folder / PLAN, "--name", "Netzwerk 2026", *dates, stored=True)
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def do(tmp_path: Path, kept: Path) -> Do:
    """Runs a command of the family on a copy of that folder."""
    copytree(kept, tmp_path, dirs_exist_ok=True)
    return in_folder(tmp_path)


def in_folder(folder: Path) -> Do:
    """Runs a command of the family, ``stored`` on the store of a folder."""

    def run(*words: str | Path, stored: bool = False) -> Result:
        more = ["--store", f"sqlite:///{folder / 'netz.db'}"] if stored else []
        done = CliRunner().invoke(app, [*map(str, words), *more], env={"COLUMNS": "200"})
        assert done.exception is None or isinstance(done.exception, SystemExit), done.output
        return done

    return run


@pytest.fixture
def plan(kept: Path) -> Path:
    return kept / PLAN


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory, kept: Path, town: District) -> tuple[Path, list[Response]]:
    """A folder with the forms of six in ten, and what they say; read only."""
    folder = tmp_path_factory.mktemp("returned")
    responses = fill_forms(folder, kept / PLAN, town, 0.6)
    return folder / "zurück", responses


@pytest.fixture
def answered(tmp_path: Path, returned: tuple[Path, list[Response]]) -> list[Response]:
    """The same forms in the folder of a test."""
    copytree(returned[0], tmp_path / "zurück")
    return returned[1]


def read_plan(path: Path) -> SurveyFile:
    return survey_file_of(path.read_text("utf-8"), path.name)


def in_store(tmp_path: Path) -> dict[str, Record]:
    store = open_store(f"sqlite:///{tmp_path / 'netz.db'}", load_model())
    found: list[Record] = [*store.records(EVERYTHING), *store.relations(scope=EVERYTHING)]
    store.close()
    return {r.id: r for r in found}


def fill_forms(folder: Path, plan: Path, town: District, share: float) -> list[Response]:
    """The forms of those who answer, filled in and saved in a folder, as they come by mail."""
    file = read_plan(plan)
    assert in_folder(folder)("survey", "forms", plan, folder / "bögen", "--copies", "2").exit_code == 0
    paths = sorted((folder / "bögen").iterdir())
    _, responses = simulated(town, share, Random(8), file.plan.roster)
    (folder / "zurück").mkdir()
    for response in responses:
        number = file.plan.roster.index(response.organization)
        form = paths[2 * number + (response.place == "OPER")]
        fill_form(form, response, folder / "zurück" / form.name)
    return responses


def test_the_plan_asks_all_actors_under_their_names(plan: Path, town: District) -> None:
    file = read_plan(plan)
    there = {f.id: f.value("name") for f in town.truth if f.type == "Organization"}
    assert set(file.plan.roster) <= set(there)
    assert len(file.plan.roster) >= 0.9 * len(there)
    assert file.names == {id: there[id] for id in file.plan.roster}
    assert (file.plan.day.isoformat(), file.plan.closes.isoformat()) == ("2026-05-01", "2026-05-20")


def test_a_whole_survey_states_what_was_said_and_nothing_else(
    tmp_path: Path, plan: Path, do: Do, answered: list[Response]
) -> None:
    before = in_store(tmp_path)
    responses, roster = answered, read_plan(plan).plan.roster
    assert 0.4 < len({r.organization for r in responses}) / len(roster) < 0.8
    preview = do("survey", "transfer", plan, tmp_path / "zurück", stored=True)
    assert (preview.exit_code, in_store(tmp_path)) == (0, before)
    assert do("survey", "transfer", plan, tmp_path / "zurück", "--commit", stored=True).exit_code == 0
    ties = {
        (r.source, r.target): r
        for r in in_store(tmp_path).values()
        if r.type == RelationType.COOPERATION and isinstance(r, Relation)
    }
    met = set()
    for pair in combinations(sorted(roster), 2):
        levels = highest(responses, pair), highest(responses, pair[::-1])
        wanted = expected_status(levels)
        statuses = {c.status for c in ties[pair].claims if c.prop == EXISTS} if pair in ties else set()
        assert statuses == ({wanted} if wanted else set()), (pair, levels)
        met.add(wanted)
    assert met == {None, "confirmed", "oneSided", "disputed", "confirmedAbsent"}
    assert {
        r.id
        for r in in_store(tmp_path).values()
        if r.id not in before and r.type not in ("Survey", "Source", *ASKED_OF_A_SURVEY)
    } == set()


@pytest.mark.usefixtures("answered")
def test_taking_over_twice_changes_nothing_and_undo_brings_all_back(tmp_path: Path, plan: Path, do: Do) -> None:
    before = in_store(tmp_path)
    do("survey", "transfer", plan, tmp_path / "zurück", "--commit", stored=True)
    taken = in_store(tmp_path)
    again = do("survey", "transfer", plan, tmp_path / "zurück", "--commit", stored=True)
    assert "Nichts zu ändern" in again.output
    assert in_store(tmp_path) == taken
    assert len(json.loads(do("history", "--json", stored=True).stdout)) == 2
    assert do("undo", "2", stored=True).exit_code == 0
    assert in_store(tmp_path) == before


@pytest.mark.usefixtures("answered")
def test_a_corrected_form_takes_back_what_it_no_longer_says(tmp_path: Path, plan: Path, do: Do) -> None:
    do("survey", "transfer", plan, tmp_path / "zurück", "--commit", stored=True)
    for path in (tmp_path / "zurück").iterdir():
        path.unlink()
    done = do("survey", "transfer", plan, tmp_path / "zurück", "--commit", stored=True)
    assert done.exit_code == 0
    assert not [
        r
        for r in in_store(tmp_path).values()
        if isinstance(r, Relation) and r.sources == (survey_source(read_plan(plan).plan),)
    ]


@pytest.mark.usefixtures("answered")
def test_a_cell_that_cannot_be_read_holds_the_transfer_back(tmp_path: Path, plan: Path, do: Do) -> None:
    before = in_store(tmp_path)
    path = sorted((tmp_path / "zurück").iterdir())[0]
    form = OpenForm(path)
    form.write(form.form.others[3][0], "level", "ziemlich eng")
    form.save()
    held = do("survey", "transfer", plan, tmp_path / "zurück", "--commit", stored=True)
    assert (held.exit_code, in_store(tmp_path)) == (1, before)
    assert path.name in held.output
    assert "ziemlich eng" in held.output
    done = do("survey", "transfer", plan, tmp_path / "zurück", "--commit", "--without-rejected", stored=True)
    assert (done.exit_code, in_store(tmp_path) == before) == (0, False)


def test_who_answered_is_shown_by_sector_and_the_rest_is_reminded(
    tmp_path: Path, plan: Path, do: Do, answered: list[Response]
) -> None:
    responses, file = answered, read_plan(plan)
    (tmp_path / "zurück" / "~$offen.xlsx").write_bytes(b"")
    for name in ("bogen.csv", "scan.pdf"):
        (tmp_path / "zurück" / name).write_bytes(b"x")
    said = json.loads(do("survey", "read", plan, tmp_path / "zurück", "--json").stdout)
    assert (said["forms"], said["counted"]) == (len(responses), len(responses))
    assert {p["file"] for p in said["problems"]} == {"bogen.csv", "scan.pdf"}
    assert sum(s["begun"] for s in said["sectors"]) == len({r.organization for r in responses})
    assert sum(s["asked"] for s in said["sectors"]) == len(file.plan.roster)
    assert set(said["remind"]) >= set(file.plan.roster) - {r.organization for r in responses}


def test_the_effect_is_the_same_before_and_after_taking_over(
    tmp_path: Path, plan: Path, do: Do, town: District
) -> None:
    fill_forms(tmp_path, plan, town, share=0.9)
    day = ("--on", "2026-06-01", "--json")
    ahead = json.loads(do("survey", "effect", plan, tmp_path / "zurück", *day, stored=True).stdout)
    do("survey", "transfer", plan, tmp_path / "zurück", "--commit", stored=True)
    after = json.loads(do("survey", "effect", plan, *day, stored=True).stdout)
    assert ahead == after
    assert ahead["told"]
    assert any("vorher nicht zu sagen" in s for s in ahead["sentences"])


def test_sheets_and_feedback_are_written_a_page_an_organization(
    tmp_path: Path, plan: Path, do: Do, answered: list[Response]
) -> None:
    responses, file = answered, read_plan(plan)
    assert do("survey", "forms", plan, tmp_path / "treffen", "--sheets").exit_code == 0
    kinds = [path.suffix for path in (tmp_path / "treffen").iterdir()]
    assert kinds.count(".html") == kinds.count(".xlsx") == len(file.plan.roster)
    done = do("survey", "feedback", plan, tmp_path / "zurück", tmp_path / "zwei", stored=True)
    assert done.exit_code == 0, done.output
    pages = {path.name[:3]: path.read_text("utf-8") for path in (tmp_path / "zwei").iterdir()}
    who = {o for o in file.plan.roster if o in {r.organization for r in responses}}
    assert {file.plan.roster[int(number) - 1] for number in pages} == who
    assert all(escape(file.names[file.plan.roster[int(n) - 1]]) in text for n, text in pages.items())


def test_what_is_withheld_of_a_store_is_in_no_output(tmp_path: Path, model: Model) -> None:
    url, path = f"sqlite:///{tmp_path / 'geheim.db'}", tmp_path / "e.toml"
    dates = ("--day", musterstadt.ON.isoformat(), "--closes", "2030-01-01")
    store = open_store(url, model)
    fill(store, model)
    store.close()
    new = ("survey", "new", str(path), "--district", musterstadt.KEY, "--name", "N", *dates)
    said = ""
    for words in (new, ("survey", "effect", str(path)), ("survey", "effect", str(path), "--json")):
        done = CliRunner().invoke(app, [*words, "--store", url])
        assert done.exit_code == 0, done.output
        said += done.output
    said += path.read_text("utf-8")
    assert "Jugendamt" in said
    assert [c for c in canaries_of(model) if c.shown != "always" and c.is_in(said)] == []


def test_forms_are_not_overwritten_unasked(tmp_path: Path, plan: Path, do: Do) -> None:
    assert do("survey", "forms", plan, tmp_path / "b").exit_code == 0
    again = do("survey", "forms", plan, tmp_path / "b")
    assert again.exit_code == 2
    assert do("survey", "forms", plan, tmp_path / "b", "--force").exit_code == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('closes = "neulich"', "lesen"),
        ("closes = 2020-01-01", "letzte Tag"),
        ("kept_days = 4000", "365"),
        ("[[roster", "lesen"),
    ],
)
def test_a_plan_that_cannot_be_carried_out_says_why(plan: Path, line: str, said: str) -> None:
    key = line.partition(" =")[0]
    lines = [line if text.startswith(f"{key} =") else text for text in plan.read_text("utf-8").splitlines()]
    text = "\n".join([*lines, *([line] if "=" not in line else [])])
    with pytest.raises(UnreadableFileError, match=said):
        survey_file_of(text, plan.name)
