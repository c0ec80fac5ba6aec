"""Dirty council data that nobody warns of: read as they are meant, or named; and any file damaged at random."""

import io
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.council.all_together import settle
from graph.council.council_choice import Aside
from graph.council.council_files import gathered_from, take_text
from graph.council.council_objects import COUNCIL_KINDS, CouncilBody, CouncilMeeting, CouncilPaper, PaperHeard
from graph.council.defects import Defect
from graph.council.gathering import Gathered
from graph.council.importing import CouncilReport
from graph.council.readings import gathered_again, reading_json
from graph.errors import UnreadableFileError
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING as EVERY
from ontology import Model
from ontology.names import EntityType, Prop, RelationType
from tests.council.conftest import brought, changed, gathered
from tests.council.council_city import HOST, Json, address, body, city, meeting, paper


def taken(store: GraphStore, model: Model, objects: list[Json]) -> CouncilReport:
    report = brought(store, model, objects)
    aside = sum(number for why, number in report.aside.items() if why is not Aside.AGAIN)
    assert sum(report.read.values()) == sum(report.taken.values()) + aside
    return report


def days(store: GraphStore) -> list[tuple[str, str]]:
    ties = store.relations(scope=EVERY, types=[RelationType.CONSULTATION])
    names = {e.id: e.value(Prop.NAME) or "" for e in store.records(EVERY)}
    return sorted((tie.value(Prop.DATE) or "", names[tie.target]) for tie in ties)


EXPECTED = [
    ("2025-03-20", "Jugendhilfeausschuss"),
    ("2025-04-08", "Gemeinderat"),
    ("2025-06-20", "Jugendhilfeausschuss"),
]


def _other_scheme(objects: list[Json]) -> list[Json]:
    """References with http and a slash at the end, objects with https and none."""
    text = json.dumps(objects)
    for kind in ("organizations", "meetings"):
        text = text.replace(f'["{address(kind, 1)}"]', f'["{address(kind, 1).replace("https", "http")}/"]')
        text = text.replace(f'"meeting": "{address(kind, 101)}"', f'"meeting": "http{address(kind, 101)[5:]}/"')
    return list(json.loads(text))


def _relative(objects: list[Json]) -> list[Json]:
    text = json.dumps(objects)
    for key in ("meeting", "agendaItem"):
        text = text.replace(f'"{key}": "{HOST}', f'"{key}": "')
    return list(json.loads(text))


def _named_bodies(objects: list[Json]) -> list[Json]:
    text = json.dumps(objects, ensure_ascii=False)
    return list(json.loads(text.replace(f'["{address("organizations", 1)}"]', '"JUGENDHILFEAUSSCHUSS"')))


def _children_apart(objects: list[Json]) -> list[Json]:
    """Consultations as objects of their own that do not say their paper, which names them by address alone."""
    papers = [one for one in objects if "consultation" in one]
    apart = [child for one in papers for child in one["consultation"]]
    whole = [
        one | {"consultation": [c["id"] for c in one["consultation"]]} if one in papers else one for one in objects
    ]
    return [*whole, *apart]


def _inner_pages(objects: list[Json]) -> list[Json]:
    keys = ("consultation", "membership", "agendaItem")
    return [{k: {"data": v, "links": {}} if k in keys else v for k, v in one.items()} for one in objects]


def _types_of_both_versions(objects: list[Json]) -> list[Json]:
    kinds = [f"https://oparl.org/schema/1.0/{o['type'].rpartition('/')[2]}" for o in objects]
    words = [kind.rpartition("/")[2].lower() if n % 3 == 0 else kind for n, kind in enumerate(kinds)]
    return [
        one | {"type": word if n % 2 else one["type"]} for n, (one, word) in enumerate(zip(objects, words, strict=True))
    ]


def _written_days(objects: list[Json]) -> list[Json]:
    told = {101: "Do., 20.03.2025, 16:00 Uhr", 102: "8. April 2025", 103: "20.06.2025 17:30"}
    for number, start in told.items():
        objects = changed(objects, address("meetings", number), start=start)
    return objects


def _entities(objects: list[Json]) -> list[Json]:
    objects = changed(objects, address("organizations", 1), name="Jugend\u00adhilfe&shy;ausschuss")
    return changed(objects, address("papers", 1), name="Sachstandsbericht Fr&uuml;he Hilfen")


@pytest.mark.parametrize(
    "soil",
    [
        _other_scheme,
        _relative,
        _named_bodies,
        _children_apart,
        _inner_pages,
        _types_of_both_versions,
        _written_days,
        _entities,
    ],
)
def test_the_same_consultations_come_out_however_they_are_written(
    store: GraphStore, model: Model, soil: Callable[[list[Json]], list[Json]]
) -> None:
    taken(store, model, soil(city()))
    assert days(store) == EXPECTED


def test_addresses_that_had_to_be_guessed_are_counted(store: GraphStore, model: Model) -> None:
    report = taken(store, model, _named_bodies(city()))
    assert {c.defect: c.example.found for c in report.defects}[Defect.OTHER_SPELLING] == "JUGENDHILFEAUSSCHUSS"
    two = [*city(), body(21, "Jugendhilfeausschuss", startDate="2019-01-01", endDate="2020-01-01")]
    assert {c.defect for c in taken(open_store("sqlite://", model), model, _named_bodies(two)).defects} >= {
        Defect.UNKNOWN_BODY
    }


def test_an_id_of_another_host_is_another_object(store: GraphStore, model: Model) -> None:
    other = address("papers", 2).replace("rat.example", "alt.example")
    moved = [one | {"id": other} if one["id"] == address("papers", 2) else one for one in city()]
    taken(store, model, moved)
    assert len(list(store.records(EVERY, [EntityType.PAPER]))) == 2


@pytest.mark.parametrize("state", [{"meetingState": "abgesagt"}, {"name": "ENTFÄLLT: 4. Sitzung"}, {"cancelled": "ja"}])
def test_a_meeting_that_says_so_in_words_did_not_take_place(
    store: GraphStore, model: Model, state: dict[str, object]
) -> None:
    taken(store, model, changed(city(), address("meetings", 103), **state))
    assert days(store) == EXPECTED[:2]


def test_what_was_deleted_later_is_gone_and_what_came_again_is_there() -> None:
    deleted = {"id": address("papers", 1), "type": "Paper", "deleted": True, "modified": "2026-03-01"}
    found = gathered([*city(), deleted])
    assert found.find(CouncilPaper, address("papers", 1)) is None
    assert (found.gone, found.defects.numbers[Defect.DELETED]) == (1, 1)
    again = gathered([deleted, *changed(city(), address("papers", 1), modified="2026-05-01")])
    assert again.find(CouncilPaper, address("papers", 1)) is not None


def test_two_that_contradict_each_other_are_told_also_where_neither_says_when(store: GraphStore, model: Model) -> None:
    both = [{k: v for k, v in body(1, name).items() if k != "modified"} for name in ("Jugendhilfeausschuss", "JHA")]
    assert gathered(both).defects.numbers[Defect.TWICE] == 1
    assert gathered([both[0], both[0]]).defects.numbers[Defect.TWICE] == 0
    taken(store, model, [*city(), *both])


def test_a_paper_without_a_title_and_a_seat_in_an_unknown_body_are_told(store: GraphStore, model: Model) -> None:
    nameless = changed(city(), address("papers", 1), name="", summary="Bericht über Frühe Hilfen")
    seat = {"id": address("memberships", 9), "type": "Membership", "organization": address("organizations", 99)}
    report = taken(store, model, [*nameless, seat])
    assert {c.defect for c in report.defects} >= {Defect.NO_NAME, Defect.UNKNOWN_BODY}
    assert ("2025-03-20", "Jugendhilfeausschuss") in days(store)


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in files.items():
            file.writestr(name, content)
    return packed.getvalue()


def test_a_zip_with_two_dumps_empty_members_and_other_files_is_read_and_told(tmp_path: Path) -> None:
    whole = json.dumps(city()).encode()
    path = tmp_path / "rat.zip"
    path.write_bytes(
        zipped(
            {
                "a/rat.json": whole,
                "b/rat.json": b"\xef\xbb\xbf" + whole,
                "c/utf16.json": json.dumps(city()).encode("utf-16"),
                "d/ohne_bom.json": json.dumps(city()).encode("utf-16-le"),
                "leer.json": b"",
                "anlage.pdf": b"%PDF",
                "innen.zip": zipped({"x.json": whole}),
                "__MACOSX/a/._rat.json": b"\0\5",
            }
        )
    )
    found = gathered_from(path)
    assert len(found.objects) == 27
    assert found.defects.numbers[Defect.OTHER_FILE] == 2
    assert found.defects.numbers[Defect.NO_JSON] == 1
    assert found.defects.numbers[Defect.TWICE] == 0


def test_documents_one_behind_the_other_are_all_read() -> None:
    found = Gathered()
    take_text("\n".join(json.dumps(one, indent=1) for one in city()).encode(), "rat.json", found)
    assert len(settle(found).objects) == 27
    assert not found.defects.numbers[Defect.NO_JSON]


def test_a_reading_is_kept_whole() -> None:
    objects = _children_apart(changed(city(), address("papers", 1), summary="Frühe Hilfen im Stadtteil"))
    found = gathered([*objects, {"id": "urn:x"}, meeting(900, 1, "2025-01-01", {}), paper(77, "", {})])
    again = gathered_again(reading_json(found))
    for kind in COUNCIL_KINDS.values():
        if kind is not CouncilPaper:
            assert list(again.of(kind)) == list(found.of(kind))
    assert (again.met, again.again, again.defects, again.newest) == (
        found.met,
        found.again,
        found.defects,
        found.newest,
    )
    assert again.find(CouncilPaper, address("papers", 1)).texts == ("fruehe hilfe",)  # type: ignore[union-attr]
    assert {type(one) for one in again.objects.values()} >= {CouncilBody, CouncilMeeting, CouncilPaper, PaperHeard}


WHOLE = zipped({f"{n}.json": json.dumps(one).encode() for n, one in enumerate(city())})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_dump_damaged_at_random_is_refused_or_read_and_nothing_is_lost_in_silence(
    tmp_path: Path, data: st.DataObject
) -> None:
    content = bytearray(data.draw(st.sampled_from([WHOLE, json.dumps(city()).encode()])))
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(content) - 1))
        content[start : start + data.draw(st.integers(0, 12))] = data.draw(st.binary(max_size=6))
    path = tmp_path / "rat.bin"
    path.write_bytes(content)
    with suppress(UnreadableFileError):
        found = gathered_from(path)
        assert found.objects or found.defects.numbers or found.met
        _is_balanced(found)


def _is_balanced(found: Gathered) -> None:
    numbers: Any = found.defects.numbers
    lost = sum(numbers[d] for d in (Defect.NO_ID, Defect.UNKNOWN_TYPE, Defect.DELETED, Defect.TOO_LARGE))
    empty = sum(found.met[kind] for kind in ("System", "Body", "Person", "File", "Location"))
    nameless = numbers[Defect.UNKNOWN_TYPE] + numbers[Defect.TOO_LARGE]
    assert sum(found.met.values()) + nameless == len(found.objects) + found.again + found.gone + lost + empty
