"""``fruehnetz ask``: one question after another in a terminal, each answer saved at once, each taken back alone."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest

from graph.analysis import analyse_district
from graph.as_json import analysis_json
from graph.imports import import_file
from graph.questions import questions_of
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import load_model
from tests.cli.conftest import Run
from tests.questions_cli.conversing import ROOT, Conversation
from tests.questions_cli.karlsruhe import KA, TIME, kept

pytestmark = pytest.mark.slow

URL = "sqlite:///netz.db"
_BEGINNING = 50
"""Letters of a question that stand on its first line."""
Asks = Callable[[], Conversation]


@pytest.fixture(scope="module")
def karlsruhe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Karlsruhe in a file that nobody writes."""
    path = tmp_path_factory.mktemp("karlsruhe") / "netz.db"
    store = open_store(f"sqlite:///{path}", load_model())
    import_file(ROOT / "seed" / "karlsruhe", store, load_model(), author="test", time=TIME)
    store.close()
    return path


@pytest.fixture
def netz(karlsruhe: Path, tmp_path: Path) -> Path:
    """A copy in the folder in which commands run."""
    return copyfile(karlsruhe, tmp_path / "netz.db")


@pytest.fixture
def ask(netz: Path) -> Iterator[Asks]:
    with ExitStack() as begun:

        def begin() -> Conversation:
            talk = Conversation(netz.parent, "--store", URL)
            begun.callback(talk.closes)
            return talk

        yield begin


def test_five_answers_change_the_report_one_is_taken_back_at_once_and_the_rest_as_the_sum_up_says(
    run: Run, netz: Path, ask: Asks
) -> None:
    before = _report(netz)
    talk = ask()
    assert "Noch " in talk.begins()
    told = [talk.answers() for _ in range(5)]
    assert [bool(re.search(r"Gespeichert als Nr\. \d", each)) for each in told] == [True] * 5
    assert all("erledigt: " in each for each in told)
    assert any("genauer: " in each for each in told)
    back = talk.types("u")
    assert "Zurückgenommen: " in back
    taken = back.split("Zurückgenommen: ")[1][:_BEGINNING]
    assert _asked(back) == taken
    summed = talk.leaves()
    assert "4 Antworten gespeichert" in summed
    assert _report(netz) != before
    numbers = re.findall(rf"fruehnetz undo (\d+) --store {URL}", summed)
    assert numbers == ["5", "4", "3", "2"]
    for number in numbers:
        assert run("undo", number, "--store", URL).returncode == 0
    assert _report(netz) == before


def test_what_was_answered_before_a_kill_is_there_and_is_not_asked_again(netz: Path, ask: Asks) -> None:
    talk = ask()
    first = _asked(talk.begins())
    second = _asked(talk.answers())
    talk.answers()
    talk.is_killed()
    left = _questions(netz)
    assert first not in left
    assert second not in left
    assert _batches(netz) == 3


def test_who_does_not_know_is_asked_again_later_what_is_skipped_next_time_and_why_is_told_with_its_norm(
    netz: Path, ask: Asks
) -> None:
    talk = ask()
    skipped = _asked(talk.begins())
    assert "Qualitätsrahmen Frühe Hilfen" in talk.types("?")
    unknown = _asked(talk.types("s"))
    assert unknown != skipped
    talk.types("w", then="Fragen Sie (Stelle)")
    talk.types("Leitung des Jugendamts", then="Wieder fragen am")
    assert "„bald“ ist kein Tag" in talk.types("bald", then="Wieder fragen am")
    after = talk.types("01.03.2099")
    assert _asked(after) not in (skipped, unknown)
    talk.breaks_off()
    code, said = talk.ends()
    assert (code, "1 Antwort gespeichert" in said) == (0, True)
    left = _questions(netz)
    assert skipped in left
    assert unknown not in left


def test_a_wrong_line_is_told_and_asked_again(ask: Asks) -> None:
    talk = ask()
    talk.hears("Wer antwortet?")
    assert "Person" in talk.types("Erika Mustermann", then="Wer antwortet?")
    assert "Funktion genügt" in talk.types("", then="Wer antwortet?")
    talk.types("Jugendamt", then="Für welchen Tag")
    assert "kein genauer Tag" in talk.types("März 2024", then="Für welchen Tag")
    assert "kommt erst noch" in talk.types("01.01.2199", then="Für welchen Tag")
    talk.types("")
    assert "erwartet wird eine Nummer von 1 bis 4" in talk.types("9")
    assert "noch nichts gespeichert" in talk.types("u")
    assert "0 Antworten gespeichert" in talk.leaves()


def test_all_but_some_are_named_by_number_or_part_of_a_name(netz: Path, ask: Asks) -> None:
    """The old seats of the network: two have ended, the others are confirmed."""
    talk = ask()
    asked = talk.begins()
    while "22 Mitgliedschaften" not in asked:
        asked = talk.types("s")
    rows = talk.types("2", then="nicht mehr (")
    assert " 22  " in rows
    chosen = talk.types("2-3", then="nicht mehr (")
    assert chosen.count("→ ") == 2
    talk.types("", then="seit wann (")
    told = talk.types("30.06.2025")
    assert "Gespeichert als Nr. 2." in told
    assert len([text for text in _kept(netz) if "2025-06-30" in text]) == 2


def test_an_organization_is_found_by_its_abbreviation_and_a_new_one_is_only_taken_when_agreed(
    netz: Path, ask: Asks
) -> None:
    talk = ask()
    heard = talk.begins()
    while "Wirkt jemand im Netzwerk mit von: Polizei?" not in heard:
        heard = talk.types("s")
    talk.types("1", then="Organisation (")
    assert "→ Sozialdienst katholischer Frauen" in talk.types("skf", then="Gremium des Netzwerks (")
    assert "zurück zur Frage" in talk.types("")
    talk.types("1", then="Organisation (")
    assert "Sozialdienst katholischer Frauen" in talk.types("katholisch", then="Welche davon")
    talk.types("", then="neu aufnehmen")
    talk.types("n", then="Organisation (")
    assert "Polizeipräsidium Karlsruhe" in talk.types("Polizeipräsidium Wolkenfeld", then="Welche davon")
    talk.types("", then="neu aufnehmen")
    body = talk.types("j", then="Gremium des Netzwerks (")
    assert " 1  " in body
    told = talk.types("1")
    assert "Gespeichert als Nr. 2." in told
    assert any("Polizeipräsidium Wolkenfeld" in text for text in _kept(netz))


@pytest.mark.usefixtures("netz")
def test_without_a_terminal_one_sentence_names_the_way_that_needs_none(run: Run) -> None:
    done = run("ask", "--store", URL)
    assert (done.returncode, done.stdout) == (2, "")
    assert "questions --store URL --workbook" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def _asked(heard: str) -> str:
    """How the question on the screen begins."""
    lines = heard.rsplit("Noch ", maxsplit=1)[-1].splitlines()
    return lines[1][:_BEGINNING]


def _report(netz: Path) -> str:
    with closing(open_store(f"sqlite:///{netz}", load_model())) as store:
        return json.dumps(analysis_json(analyse_district(store, load_model(), KA, date.today())))


def _questions(netz: Path) -> list[str]:
    with closing(open_store(f"sqlite:///{netz}", load_model())) as store:
        return [q.asked.de[:_BEGINNING] for q in questions_of(analyse_district(store, load_model(), KA, date.today()))]


def _kept(netz: Path) -> list[str]:
    with closing(open_store(f"sqlite:///{netz}", load_model())) as store:
        return kept(store)


def _batches(netz: Path) -> int:
    with closing(open_store(f"sqlite:///{netz}", load_model())) as store:
        newest = store.head(EVERYTHING)
        return newest.number if newest is not None else 0
