"""What a page says once a list is saved, dropped, broken off or taken back: in words of people, and where to go on."""

import re
from typing import Any

import pytest

from api.imports import kept_list
from api.imports.how_far import Teller
from api.refusals import BROKEN_OFF, RefusedError
from graph.imports.recognise.recognising import recognise
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from tests import musterstadt
from tests.client import TestClient
from tests.importing_web.bringing import REJECTED, head, names

PLACE = f"/bezirke/{musterstadt.KEY}"
LISTS = f"{PLACE}/listen"
LIST = "Einrichtung;Bereich\nKita Mond;Jugendhilfe\nSozialpädiatrisches Zentrum Ost;Gesundheit\n"


def _brought(web: TestClient, text: str = LIST) -> str:
    return str(web.post(LISTS, data={"zellen": text}, follow_redirects=False).headers["location"])


def _saved(web: TestClient, text: str = LIST, **more: str) -> str:
    job = _brought(web, text)
    assert web.post(f"{job}/speichern", data=more, follow_redirects=False).status_code == 303
    return job


def _undone(web: TestClient, number: int) -> str:
    return web.post(f"{PLACE}/zuruecknehmen?zurueck=verlauf", data={"nummer": str(number)}).text


def test_a_saved_list_leads_on_to_findings_sectors_and_its_records(web: TestClient) -> None:
    page = web.get(_saved(web)).text
    for address in ("tisch", "fragen", "befunde", "wer-mit-wem"):
        assert f'href="{PLACE}/{address}"' in page
    led = re.search(r'<a href="([^"]*)"><bdi>Kita Mond</bdi>', page)
    assert led is not None
    assert "Kita Mond" in web.get(led[1]).text


def test_a_list_that_was_taken_back_says_so_and_is_not_taken_back_again(web: TestClient, store: GraphStore) -> None:
    job = _saved(web)
    number = head(store)
    assert "Alles davon rückgängig" in web.get(job).text
    _undone(web, number)
    page = web.get(job).text
    assert "ist zurückgenommen" in page
    assert "Alles davon rückgängig" not in page
    _undone(web, head(store))
    assert "ist zurückgenommen" not in web.get(job).text


def test_the_journal_offers_no_undoing_of_what_is_undone(web: TestClient, store: GraphStore) -> None:
    _saved(web)
    number = head(store)
    offered = f'name="nummer" value="{number}"'
    assert offered in web.get(f"{PLACE}/verlauf").text
    _undone(web, number)
    journal = web.get(f"{PLACE}/verlauf").text
    assert offered not in journal
    assert '<p class="quiet">zurückgenommen</p>' in journal
    assert f'name="nummer" value="{head(store)}"' in journal
    assert offered not in web.get(f"{PLACE}/verlauf?vor={number + 1}").text
    _undone(web, head(store))
    assert offered in web.get(f"{PLACE}/verlauf").text
    assert offered in web.get(f"{PLACE}/verlauf?vor={number + 1}").text


def test_the_journal_names_no_job_and_what_stands_in_the_way_in_words(web: TestClient, store: GraphStore) -> None:
    _saved(web, grund="Jahresliste")
    number = head(store)
    _saved(web, LIST.replace("Gesundheit", "Jugendhilfe"), grund="Berichtigt")
    page = _undone(web, number)
    assert "Nicht zurückgenommen" in page
    assert f"Änderung {head(store)}: Berichtigt" in page
    _undone(web, head(store))
    journal = web.get(f"{PLACE}/verlauf").text
    assert "Zurückgenommen: Berichtigt" in journal
    for text in (page, journal):
        assert not re.search(r"Vorgang|differs|[0-9a-f]{32}", text)


def test_rows_that_were_rejected_are_spoken_of_in_words_of_the_page(web: TestClient) -> None:
    job = _brought(web, REJECTED.decode())
    refused = web.post(f"{job}/speichern")
    assert "setzen Sie unten den Haken" in refused.text
    assert "withoutRejected" not in refused.text


@pytest.mark.parametrize("step", ["", "?schritt=vorschau", "/zeilen"])
def test_a_list_that_was_dropped_in_another_window_is_told_of(web: TestClient, step: str) -> None:
    job = _brought(web)
    web.post(f"{job}/verwerfen")
    page = web.get(job + step, headers={"accept": "text/html"})
    assert page.status_code == 404
    assert "nicht mehr offen" in page.text
    assert "no import" not in page.text


def test_the_preview_says_what_a_row_of_another_name_is_taken_for(web: TestClient) -> None:
    _saved(web, LIST.replace("Sozialpädiatrisches Zentrum Ost", "SPZ Ost"))
    page = web.get(f"{_brought(web)}?schritt=vorschau").text
    assert re.search(r"Sozialpädiatrisches Zentrum Ost</bdi> <span[^>]*>gilt als „<bdi>SPZ Ost", page)
    assert "gilt als „<bdi>Kita Mond" not in page


def test_a_header_is_not_written_over_where_its_column_is_asked_about(web: TestClient) -> None:
    page = web.get(f"{_brought(web, 'Einrichtung;Mitglied im Netzwerk' + chr(10) + 'Kita A;x')}?schritt=unklar").text
    assert "Die Spalte „Mitglied im Netzwerk“" in page
    assert "lies überall" not in page.split("Die Spalte „Mitglied im Netzwerk“")[1].split("</li>")[0]


def test_a_list_that_is_broken_off_changes_nothing_and_can_be_read_again(
    web: TestClient, store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_list, "MOST_CELLS", 0)  # what is kept is not read again
    job, before = _brought(web), names(store)

    def broken(*_: object) -> None:
        raise RefusedError(BROKEN_OFF)

    with monkeypatch.context() as patch:
        patch.setattr(Teller, "__call__", broken)
        for answer in (web.get(job), web.post(f"{job}?schritt=spalten"), web.post(f"{job}/speichern")):
            assert answer.status_code == 409
            assert "Abgebrochen, wie Sie es wollten" in answer.text
            assert f'href="{job}' in answer.text
        assert "Abgebrochen" in web.post(LISTS, data={"zellen": LIST}).text
    assert names(store) == before
    assert "Kita Mond" in web.get(job).text


def test_of_two_that_are_one_the_chosen_name_stays(web: TestClient, store: GraphStore) -> None:
    _saved(web, "Einrichtung;Ort\nHebammenpraxis Nord;Horn\n")
    _saved(web, "Einrichtung;Ort\nHebamenpraxis Nord;Horn\n")
    page = web.get(f"{PLACE}/dubletten").text
    pair = re.search(r'name="eins" value="([^"]*)"><input type="hidden" name="zwei" value="([^"]*)"', page)
    assert pair is not None
    assert "Zusammengeführt heißt es" in page
    by_id = {e.id: e.name for e in store.records(EVERYTHING, ["Organization"])}
    right = next(id for id in pair.groups() if by_id[id] == "Hebammenpraxis Nord")
    said = {"eins": pair[1], "zwei": pair[2], "urteil": "same", "bleibt": right}
    assert web.post(f"{PLACE}/dubletten", data=said).status_code == 200
    kept = store.get(right, EVERYTHING)
    assert kept is not None
    assert kept.value("replacedBy") is None
    assert kept.value("name") == "Hebammenpraxis Nord"


def test_only_pairs_that_duplicates_show_are_counted_as_such(web: TestClient, store: GraphStore) -> None:
    _saved(web, "Einrichtung;Ort\nFamilienzentrum Weidach (MGH);Weidach\nJobcenter Horn;Horn\n")
    before = web.get(f"{PLACE}/dubletten").text.count('name="eins"')
    job = _brought(web, "Einrichtung;Ort\nFamilienzentrum Weidach;Weidach\nJobcenter;Horn\n")
    unclear = web.get(f"{job}?schritt=unklar").text
    assert "„Familienzentrum Weidach (MGH)“ ist schon erfasst, kommt in dieser Liste aber nicht vor." in unclear
    preview = web.get(f"{job}?schritt=vorschau").text
    sums = dict(re.findall(r"<dt>([^<]*)</dt><dd>(\d+)</dd>", preview))
    assert (sums["vielleicht doppelt"], sums["vielleicht umbenannt"]) == ("1", "1")
    web.post(f"{job}/speichern")
    assert "1 vielleicht doppelt" in web.get(job).text
    assert web.get(f"{PLACE}/dubletten").text.count('name="eins"') == before + 1
    web.post(f"{PLACE}/zuruecknehmen?zurueck=verlauf", data={"nummer": str(head(store))})


def test_who_is_called_otherwise_in_a_list_is_written_as_it_is_recorded(web: TestClient, store: GraphStore) -> None:
    _saved(web, "Einrichtung;Ort\nFamilienzentrum Weidach (MGH);Weidach\n")
    before = names(store)
    job = _brought(web, "Einrichtung;Ort\nFamilienzentrum Weidach;Weidach\n")
    page = web.get(f"{job}?schritt=unklar").text
    asked = re.search(r'name="von-(\d+)" value="Familienzentrum Weidach"', page)
    assert asked is not None
    said = {f"von-{asked[1]}": "Familienzentrum Weidach", f"statt-{asked[1]}": "Familienzentrum Weidach (MGH)"}
    web.post(f"{job}?schritt=unklar", data=said)
    assert "vielleicht umbenannt" not in web.get(f"{job}?schritt=vorschau").text
    web.post(f"{job}/speichern")
    assert {n for n in names(store) - before if "Weidach" in n} == set()


def test_judgements_that_contradict_each_other_are_told(web: TestClient, store: GraphStore) -> None:
    _saved(web, "Einrichtung;Ort\nKita Alpha;Horn\nKita Beta;Horn\nKita Gamma;Horn\n")
    ids = {e.name: e.id for e in store.records(EVERYTHING, ["Organization"])}
    a, b, c = (ids[f"Kita {name}"] for name in ("Alpha", "Beta", "Gamma"))
    for one, other, verdict in ((a, c, "different"), (a, b, "same"), (b, c, "same")):
        web.post(f"{PLACE}/dubletten", data={"eins": one, "zwei": other, "urteil": verdict})
    page = web.get(f"{PLACE}/dubletten").text
    assert "Urteile widersprechen sich" in page
    assert "gelten als verschieden" in page


def test_what_is_read_once_more_before_saving_is_told(web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """To keep what was said of the columns, a list is made out without it; who waits hears of it, and may break off."""
    monkeypatch.setattr(kept_list, "MOST_CELLS", 0)
    job = _brought(web)
    assert (
        web.post(
            f"{job}?schritt=spalten",
            data={"stand": "2024-03-01", "rolle-0-0": "property name", "rolle-0-1": "body Rat"},
        ).status_code
        == 200
    )
    steps = list[str]()
    noted = list[str]()

    def told(self: Teller, step: str, done: int, of: int) -> None:  # noqa: ARG001 - as tellers are told
        steps.append(step)

    def noting(*given: Any) -> Any:
        noted.append(steps[-1])
        return recognise(*given)

    monkeypatch.setattr(Teller, "__call__", told)
    monkeypatch.setattr("api.imports.known_forms.recognise", noting)
    assert web.post(f"{job}/speichern", follow_redirects=False).status_code == 303
    assert steps[0] == "reading"
    assert noted == ["recognising"]
