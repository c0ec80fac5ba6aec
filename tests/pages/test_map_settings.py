"""The settings of the map: each hides what it names and nothing else, all of them stand in the address."""

import re
from collections.abc import Callable

import pytest

from graph.analysis import Analysis
from graph.map.at_rest import map_at_rest
from graph.map.canvas import canvas_of
from graph.map.narrowing import tags_offered
from graph.map.picture import AGREEMENT, COOPERATION, GHOST, MISSING, SHAPES, STALE
from graph.map.view import MAP_LAYERS, SEATS, MapView, reached, seen_as, shortest_tie_way, together
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, put
from tests import musterstadt as m
from tests.client import TestClient
from tests.findings.conftest import karlsruhe
from tests.pages.test_record_page import NASTY

__all__ = ["karlsruhe"]
PLACE = f"/bezirke/{m.KEY}/karte"


Asked = list[tuple[str, str | int | float | bool | None]]


def _asked(*without: str) -> Asked:
    return [("gewaehlt", "1"), *(("ebene", name) for name in MAP_LAYERS if name not in without)]


def _drawn(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for look in re.findall(r'<g class="edge (\w+)"', text):
        found[look] = found.get(look, 0) + 1
    found[GHOST] = text.count('class="node ghost')
    return found


@pytest.mark.parametrize("layer", [COOPERATION, AGREEMENT, STALE, MISSING, GHOST, SEATS])
def test_a_layer_that_is_switched_off_is_gone_and_all_others_stay(client: TestClient, layer: str) -> None:
    gone = 0
    for actor in (m.JUGENDAMT, m.GESUNDHEITSAMT, m.KITA):
        asked: Asked = [("akteur", actor), ("tiefe", "3")]
        every = _drawn(client.get(PLACE, params=[*asked, *_asked()]).text)
        fewer = _drawn(client.get(PLACE, params=[*asked, *_asked(layer)]).text)
        assert fewer.get(layer, 0) == 0
        if layer in (GHOST, MISSING, SEATS):
            assert {k: n for k, n in every.items() if k != layer} == {k: n for k, n in fewer.items() if k != layer}
        gone += every.get(layer, 0)
    assert gone > 0 or layer in (GHOST, MISSING)


def test_at_rest_ribbons_count_only_the_layers_that_are_shown(karlsruhe: Callable[[str], Analysis]) -> None:
    analysis = karlsruhe("2024-09-24")
    sheet = canvas_of(analysis)
    for layer in (COOPERATION, AGREEMENT, STALE, MISSING):
        seen = seen_as(sheet, analysis.snapshot, MapView(layers=frozenset(MAP_LAYERS) - {layer}))
        assert [e for e in sheet.picture.edges if e.look != layer] == list(seen.picture.edges)
        assert seen.layout == sheet.layout


def test_without_the_coordination_nobody_hangs_on_it(client: TestClient) -> None:
    text = client.get(PLACE, params={"ohne": "koordination"}).text
    assert f'data-id="{m.NETZWERKKOORDINATION}"' in client.get(PLACE).text
    assert f'data-id="{m.NETZWERKKOORDINATION}"' not in text
    assert f'data-id="{m.GESUNDHEITSAMT}"' in text


@pytest.mark.parametrize("strength", [1, 2, 3, 4])
def test_cooperation_is_drawn_from_the_strength_on(karlsruhe: Callable[[str], Analysis], strength: int) -> None:
    analysis = karlsruhe("2024-09-24")
    seen = seen_as(canvas_of(analysis), analysis.snapshot, MapView(strength=strength))
    assert all(e.intensity >= strength for e in seen.picture.edges if e.layer == COOPERATION)


def test_only_the_kinds_and_places_that_are_chosen_are_shown(karlsruhe: Callable[[str], Analysis]) -> None:
    analysis = karlsruhe("2024-09-24")
    sheet = canvas_of(analysis)
    for shape in SHAPES:
        seen = seen_as(sheet, analysis.snapshot, MapView(shapes=frozenset((shape,))))
        assert [n for n in sheet.picture.actors if n.shape == shape] == list(seen.picture.nodes)
    assert not seen_as(sheet, analysis.snapshot, MapView(place="Nirgendwo")).picture.nodes


def test_only_actors_with_a_tag_are_shown_and_every_tag_shows_somebody(karlsruhe: Callable[[str], Analysis]) -> None:
    snapshot, sheet = karlsruhe("2024-09-24").snapshot, canvas_of(karlsruhe("2024-09-24"))
    offered = tags_offered(snapshot, (n.id for n in sheet.picture.actors))
    assert {tag.value.partition(":")[0] for tag in offered} >= {"actorType", "carrierKind"}
    for tag in offered:
        seen = seen_as(sheet, snapshot, MapView(tag=tag.value)).picture.nodes
        prop, _, code = tag.value.partition(":")
        assert seen
        assert {n.id for n in seen} == {n.id for n in sheet.picture.actors if code in snapshot.entities[n.id].all(prop)}


def test_only_ties_that_were_confirmed_since_are_drawn(karlsruhe: Callable[[str], Analysis]) -> None:
    analysis = karlsruhe("2024-09-24")
    sheet, drawn = canvas_of(analysis), list[int]()
    for since in ("1990-01-01", "2018-10-24", "2018-10-25"):
        seen = seen_as(sheet, analysis.snapshot, MapView(since=since)).picture
        drawn.append(sum(e.layer == COOPERATION for e in seen.edges))
        assert [e for e in seen.edges if e.layer != COOPERATION] == [
            e for e in sheet.picture.edges if e.layer != COOPERATION and e.look in MAP_LAYERS
        ]
        assert seen.nodes == sheet.picture.nodes
    assert drawn == [52, 52, 0], "all ties of the list are confirmed on 24 October 2018"


def test_a_region_shows_who_works_there_or_in_a_part_of_it(client: TestClient, store: GraphStore) -> None:
    whole = m.a("99001:kreis", "NetworkRegion", name="Kreisgebiet")
    north = m.a("99001:nord", "NetworkRegion", name="Region Nord", partOfRegion="99001:kreis")
    works = m.tie("CoversRegion", m.KITA, "99001:nord")
    store.commit(Batch("Test", m.TIME, "Regionen", (put(whole), put(north), put(works))), EVERYTHING)
    for region, there in (("99001:nord", True), ("99001:kreis", True), ("99001:sued", False)):
        text = client.get(PLACE, params={"region": region}).text
        assert (f'data-id="{m.KITA}"' in text) is there
        assert f'data-id="{m.GESUNDHEITSAMT}"' not in text
    assert "Region Nord" in client.get(PLACE).text


def test_a_day_that_is_none_narrows_nothing(client: TestClient) -> None:
    assert client.get(PLACE, params={"seit": "gestern"}).text.count("<g class=") == (
        client.get(PLACE).text.count("<g class=")
    )


def test_each_step_around_an_actor_reaches_further_and_never_over_what_is_missing(client: TestClient) -> None:
    drawn = [
        sum(_drawn(client.get(PLACE, params={"akteur": m.KITA, "tiefe": n}).text).values()) for n in ("1", "2", "3")
    ]
    assert drawn == sorted(drawn)
    assert drawn[0] < drawn[2]


def test_the_shortest_way_is_told_and_drawn(client: TestClient, karlsruhe: Callable[[str], Analysis]) -> None:
    text = client.get(PLACE, params={"akteur": "Kita", "bis": "Geburtsklinik"}).text
    way = re.findall(r"<bdi>([^<]*)</bdi>", text.partition('<ol class="way">')[2].partition("</ol>")[0])
    assert "Kita" in way[0]
    assert "Geburtsklinik" in way[-1]
    assert sum(n for k, n in _drawn(text).items() if k != GHOST) == len(way) - 1
    assert text.count(' chosen"') == 2
    edges = canvas_of(karlsruhe("2024-09-24")).picture.edges
    for edge in edges[:20]:
        if edge.layer != MISSING:
            assert list(shortest_tie_way(edges, edge.a, edge.b)) == [edge.a, edge.b]
            assert reached(edges, edge.a, 1)[edge.b] == 1


def test_who_sits_together_is_drawn_for_one_actor_only_and_only_when_asked(client: TestClient) -> None:
    usual, asked, rest = (
        _drawn(client.get(PLACE, params=p).text) for p in ({"akteur": m.SKF}, [("akteur", m.SKF), *_asked()], _asked())
    )
    assert usual.get(SEATS, 0) == rest.get(SEATS, 0) == 0
    assert asked[SEATS] > 0


def test_colours_and_sizes_change_the_marks_and_are_told(client: TestClient) -> None:
    usual = client.get(PLACE).text
    for farbe in ("involvement", "certainty", "ties"):
        text = client.get(PLACE, params={"farbe": farbe}).text
        assert "Farbe: " in text
        assert "Farbe: " not in usual
        told = sum(map(int, re.findall(r"\((\d+)\)</label>", text.partition("Farbe: ")[2].partition("</fieldset>")[0])))
        assert told == len(re.findall(r'class="node[ "](?!ghost)', usual))


def test_sizes_grow_with_the_ties_and_no_mark_is_lost(karlsruhe: Callable[[str], Analysis]) -> None:
    analysis = karlsruhe("2024-09-24")
    seen = seen_as(canvas_of(analysis), analysis.snapshot, MapView(size="ties"))
    ranked = sorted(seen.picture.nodes, key=lambda n: n.ties)
    assert [seen.sizes[n.id] for n in ranked] == sorted(seen.sizes.values())
    assert seen.sizes[ranked[0].id] < seen.sizes[ranked[-1].id]
    assert map_at_rest(seen, lambda node: f"#{node.id}").count('class="mark"') == len(seen.picture.nodes)


def test_settings_stay_when_somebody_goes_on_to_another_actor(client: TestClient) -> None:
    text = client.get(PLACE, params={"akteur": m.KITA, "seit": "2020-01-01"}).text
    assert "seit=2020-01-01" in text
    asked: Asked = [("akteur", m.KITA), ("farbe", "ties"), ("ohne", "koordination"), *_asked(STALE)]
    text = client.get(PLACE, params=asked).text
    leads = re.search(r'<a href="([^"]*akteur=99001%3AA01[^"]*)"', text)
    assert leads is not None
    for said in ("farbe=ties", "ohne=koordination", "gewaehlt=1", "ebene=cooperation"):
        assert said in leads[1]
    assert "ebene=stale" not in leads[1]


def test_each_tie_says_where_it_comes_from(client: TestClient) -> None:
    text = client.get(PLACE, params={"akteur": m.GESUNDHEITSAMT}).text
    found = re.findall(r'class="from" href="([^"]+)"', text)
    assert len(found) == 2
    assert all(client.get(address).status_code == 200 for address in found)


def test_the_movable_file_asks_for_nothing_and_tells_missing_from_ties(client: TestClient) -> None:
    answer = client.get(f"{PLACE}/datei")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "connect-src" not in answer.text.partition("<body>")[0] or "default-src 'none'" in answer.text
    assert not re.search(r'(?:src|href)="https?://', answer.text)


@pytest.mark.parametrize("name", NASTY)
def test_names_and_whatever_is_asked_are_text(client: TestClient, store: GraphStore, name: str) -> None:
    one = m.a("99001:nasty", "Organization", name=name, sector="GES", locality=name[:200])
    tie = m.tie("Cooperation", m.KITA, "99001:nasty", intensity="2")
    store.commit(Batch("Test", m.TIME, "Name", (put(one), put(tie))), EVERYTHING)
    asked = {
        "akteur": "99001:nasty",
        "bis": name[:200],
        "ort": name[:200],
        "merkmal": name[:200],
        "region": name[:200],
        "seit": name[:200],
        "farbe": name[:200],
    }
    for params in ({"akteur": m.KITA}, asked, {}):
        text = client.get(PLACE, params=params).text
        assert "<script>alert" not in text
        assert "<img" not in text


def test_those_who_sit_together_are_never_the_actor_itself(karlsruhe: Callable[[str], Analysis]) -> None:
    picture = canvas_of(karlsruhe("2024-09-24")).picture
    for node in picture.actors[:10]:
        assert all(edge.a == node.id != edge.b for edge in together(picture, node.id))
