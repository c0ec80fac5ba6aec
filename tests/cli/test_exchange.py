"""Groups and transfer on the command line: proposed, moved, kept and taken back; found in store and contributions."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from api.seeds import seed
from graph.clusters.kept_grouping import kept_groupings
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.clusters.test_entered_clusters import SIX


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('projekte') / 'netz.db'}"
    assert _run("import", str(seed("projekte")), "--store", url).exit_code == 0
    return url


def test_the_six_clusters_come_out_as_entered_beside_a_proposal(projects: str) -> None:
    found = json.loads(_run("clusters", "--store", projects, "--topic", "offen", "--json").stdout)
    assert [{m["district"] for m in c["members"]} for c in found["entered"]] == list(SIX.values())
    assert sum(map(len, found["placed"])) == 28
    assert found["placed"] == [[m["district"] for m in group["members"]] for group in found["proposed"]]


def test_a_grouping_is_changed_kept_and_taken_back(projects: str, model: Model) -> None:
    asked = ("clusters", "--store", projects, "--topic", "offen", "--land", "NW")
    first = json.loads(_run(*asked, "--json").stdout)["placed"]
    place = f"{first[0][0]}=2"
    told = _run(*asked, "--place", place, "--save", "Austausch 2027", "--dry-run")
    assert "mittlere Unähnlichkeit" in " ".join(told.stdout.split())
    store = open_store(projects, model)
    assert kept_groupings(store, EVERYTHING) == ()
    done = _run(*asked, "--place", place, "--save", "Austausch 2027", "--author", "NZFH")
    (kept,) = kept_groupings(store, EVERYTHING)
    assert first[0][0] in kept.groups[2]
    number = " ".join(f"{done.stdout} {done.stderr}".split()).partition("fruehnetz undo ")[2].partition("“")[0]
    assert _run("undo", number, "--store", projects).exit_code == 0
    assert kept_groupings(store, EVERYTHING) == ()
    store.close()


@pytest.mark.parametrize(
    "wrong",
    [("--topic", "nichts"), ("--place", "05913"), ("--place", "99999=1"), ("--place", "05913=0"), ("--save", " ")],
)
def test_what_cannot_be_meant_is_wrong_use(projects: str, wrong: tuple[str, str]) -> None:
    assert _run("clusters", "--store", projects, *wrong).exit_code == 2


def test_a_list_is_grouped_but_kept_in_a_store_alone() -> None:
    assert _run("clusters", str(seed("projekte")), "--topic", "offen", "--land", "NW").exit_code == 0
    assert _run("clusters", str(seed("projekte")), "--save", "x").exit_code == 2


def test_transfer_finds_by_words_and_kind_and_says_what_to_do(projects: str) -> None:
    found = json.loads(_run("transfer", "--store", projects, "--words", "verankerung", "--json").stdout)
    assert found["works"]
    assert all("works" in found and work["kind"] for work in found["works"])
    kinds = json.loads(_run("transfer", "--store", projects, "--kind", "guide", "--json").stdout)["works"]
    assert {work["kind"] for work in kinds} == {"guide"}
    nothing = _run("transfer", "--store", projects, "--words", "gibtesnicht")
    assert "Nichts gefunden" in nothing.stdout + nothing.stderr
    assert _run("transfer", "--store", projects, "--kind", "roman").exit_code == 2


def test_works_and_strengths_of_a_contribution_are_there(tmp_path: Path, model: Model) -> None:
    here, there = (f"sqlite:///{tmp_path / name}.db" for name in ("bezirk", "bund"))
    store = open_store(here, model)
    store.commit(musterstadt.batch(), EVERYTHING)
    paper = next(r.id for r in store.records(EVERYTHING, ["Paper"]))
    store.close()
    assert _run("release", "--store", here, "--paper", paper).exit_code == 0
    key, file = str(tmp_path / "schluessel.pem"), str(tmp_path / "beitrag.json")
    assert _run("contribute", "--store", here, "--key", key, "-o", file).exit_code == 0
    assert _run("collect", file, "--store", there, "--accept-new").exit_code == 0
    (work,) = json.loads(_run("transfer", "--store", there, "--json").stdout)["works"]
    assert (work["id"], work["district"]) == (paper, musterstadt.KEY)
    told = _run("clusters", "--store", there)
    assert "Stärken gingen bei 1 von 1 Bezirk ein" in " ".join(told.stdout.split())
