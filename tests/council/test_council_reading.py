"""Council data as real servers publish it: nothing crashes, and what was wrong is counted with an example."""

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.council.council_files import gathered_from, take_text
from graph.council.council_objects import CouncilBody, CouncilMeeting, CouncilPaper
from graph.council.defects import Defect
from graph.council.differing import council_differences
from graph.council.gathering import Gathered
from graph.council.topics import topic_of
from graph.errors import UnreadableFileError
from tests.council.conftest import changed, gathered
from tests.council.council_city import address, body, city


def defects(found: Gathered) -> dict[Defect, int]:
    return dict(found.defects.numbers)


def test_folder_zip_list_page_dump_and_lines_give_the_same_objects(tmp_path: Path) -> None:
    objects = city()
    folder = tmp_path / "ordner"
    folder.mkdir()
    for number, one in enumerate(objects):
        (folder / f"{number}.json").write_text(json.dumps(one), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "alles.zip", "w") as packed:
        for file in sorted(folder.iterdir()):
            packed.write(file, f"oparl/{file.name}")
    of = {kind: [o for o in objects if o["type"].endswith(kind)] for kind in ("Paper", "Meeting")}
    kinds = {
        "paper": of["Paper"],
        "organization": objects[:6],
        "meeting": of["Meeting"],
        "legislativeTerm": objects[-1:],
    }
    written = {
        "liste.json": json.dumps(objects),
        "seite.json": json.dumps({"data": objects, "links": {}, "pagination": {"totalElements": len(objects)}}),
        "nach_art.json": json.dumps(kinds),
        "zeilen.jsonl": "\n".join(map(json.dumps, objects)),
    }
    for name, text in written.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    expected = gathered_from(folder).objects
    assert len(expected) == 27
    for name in ("alles.zip", *written):
        assert gathered_from(tmp_path / name).objects == expected, name


def test_a_folder_without_json_is_refused_with_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="keine JSON-Datei"):
        gathered_from(tmp_path)


@pytest.mark.parametrize(
    ("content", "defect"),
    [
        (b"<html><body>Fehler 500</body></html>", Defect.WEB_PAGE),
        (b'{"id": "https://rat.example/x', Defect.NO_JSON),
        (b'{"id": "https://rat.example/papers/1", "type": "Paper", "name": "A\x01B"}', Defect.CONTROL_CHARACTERS),
        (b'["Text", 7]', Defect.NO_OBJECT),
        (b'{"type": "https://schema.oparl.org/1.1/Paper", "name": "Ohne Kennung"}', Defect.NO_ID),
        (b'{"id": "urn:1", "farbe": "rot"}', Defect.UNKNOWN_TYPE),
        (b'{"id": "urn:2", "type": "Paper"}', Defect.NO_NAME),
        (b'{"id": "urn:3", "type": "Meeting", "start": "demnaechst"}', Defect.NO_DAY),
        (b'{"id": "u", "type": "Organization", "name": "A", "startDate": "2024-02-01", "endDate": "2023-01-01"}',
         Defect.ENDS_BEFORE_START),
        (b"[" * 100_000, Defect.TOO_LARGE),
    ],
)  # fmt: skip
def test_each_kind_of_defect_is_counted_with_an_example(content: bytes, defect: Defect) -> None:
    found = Gathered()
    take_text(content, "rat.json", found)
    assert defects(found).get(defect), defects(found)
    assert found.defects.examples[defect].place == "rat.json"


def test_a_type_that_is_missing_is_concluded_from_address_or_fields() -> None:
    objects = [{k: v for k, v in one.items() if k != "type"} for one in city()]
    found = gathered(objects)
    assert {type(o) for o in found.objects.values()} >= {CouncilPaper, CouncilMeeting, CouncilBody}
    assert len(found.objects) == 27
    assert defects(found)[Defect.NO_TYPE] == len(objects)
    plain_text = {"id": "urn:x", "name": "Bericht", "paperType": "Mitteilungsvorlage", "reference": "1"}
    assert isinstance(gathered([plain_text]).objects["urn:x"], CouncilPaper)


def test_of_two_with_one_address_the_later_one_holds_and_keeps_what_only_the_older_says() -> None:
    older = body(1, "Jugendhilfeausschuss", shortName="JHA") | {"modified": "2020-01-01"}
    newer = body(1, "Ausschuss für Kinder und Jugend") | {"modified": "2026-01-01"}
    for objects in ([older, newer], [newer, older]):
        found = gathered(objects).find(CouncilBody, address("organizations", 1))
        assert found is not None
        assert (found.name, found.short) == ("Ausschuss für Kinder und Jugend", "JHA")


def test_two_states_are_compared_by_what_they_say_and_not_by_when_they_were_touched() -> None:
    touched = changed(city(), address("organizations", 2), modified="2026-05-05T10:00:00+02:00")
    renamed = changed(touched, address("organizations", 3), name="Bau- und Planungsausschuss")
    found = council_differences(gathered(city()), gathered([*renamed, body(20, "Sportausschuss")]))
    assert [name for _, name in found["bodies"].new] == ["Sportausschuss"]
    assert [(c.name, c.fields) for c in found["bodies"].changed] == [
        ("Bau- und Planungsausschuss", (("name", "Bauausschuss", "Bau- und Planungsausschuss"),))
    ]


def test_karlsruhe_2025_and_2026_differ_as_recorded(real_council: Path) -> None:
    before, after = (
        gathered_from(real_council / name) for name in ("organizations_2025-04-27.json", "organizations.json")
    )
    found = council_differences(before, after)["bodies"]
    assert (len(found.new), len(found.gone), len(found.changed)) == (2, 0, 20)
    committee = next(c for c in found.changed if c.name == "Jugendhilfeausschuss")
    assert committee.fields == (("seats", "74", "81 (+8 -1)"),)


@pytest.mark.parametrize(
    ("title", "relation"),
    [
        ("Sachstandsbericht Frühe Hilfen 2024", "core"),
        ("Fortschreibung des Konzepts FRÜHE PRÄVENTION", "core"),
        ("Einsatz von Familienhebammen", "partly"),
        ("Zuschuss für das Kinder- und Familienzentrum West", "partly"),
        ("Bericht zur Kinderarmut", "related"),
        ("Suchtprävention an Schulen", None),
        ("Hilfen für Handwerksbetriebe", None),
        ("Wiederbesetzungssperre in Fällen von Schwangerschaft und Elternzeit", None),
        ("", None),
    ],
)
def test_titles_say_how_closely_a_paper_concerns_early_help(title: str, relation: str | None) -> None:
    found = topic_of(CouncilPaper("urn:1", title))
    assert (found.relation.value if found else None) == relation


def test_words_in_the_text_alone_make_it_a_part_at_most() -> None:
    paper = CouncilPaper("urn:1", "Haushalt 2026", texts=("… Ausgaben der Frühen Hilfen steigen …",))
    found = topic_of(paper)
    assert found is not None
    assert (found.relation.value, found.in_title, found.words) == ("partly", False, ("fruehen hilfen",))


LABELS = Path(__file__).with_name("topics.csv")


def test_topics_of_karlsruhe_are_found_as_a_person_labelled_them(real_council: Path) -> None:
    lines = (line.split(";") for line in LABELS.read_text(encoding="utf-8").split())
    wanted = {number: label for number, label in lines if number != "number"}
    papers = list(gathered_from(real_council / "papers_jha_und_thema.json").of(CouncilPaper))
    found = {p.reference: topic.relation.value for p in papers if (topic := topic_of(p))}
    ours = {number for number, label in wanted.items() if label != "related"}
    said = {number for number, label in found.items() if label != "related"}
    assert len(papers) == 299
    assert len(ours & said) / len(said) >= 0.85
    assert len(ours & said) / len(ours) >= 0.95
    assert {n for n, label in wanted.items() if label == "core"} == {n for n, label in found.items() if label == "core"}


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_damage_of_any_kind_is_survived_and_told(data: st.DataObject) -> None:
    objects = city()
    for _ in range(data.draw(st.integers(1, 6))):
        one = data.draw(st.sampled_from(objects))
        inside = data.draw(
            st.sampled_from([one, *(c for v in one.values() if isinstance(v, list) for c in v if isinstance(c, dict))])
        )
        key = data.draw(st.sampled_from([*inside, "organization", "deleted", "neu"]))
        if data.draw(st.booleans()):
            inside[key] = data.draw(values)
        else:
            inside.pop(key, None)
    found = gathered(objects)
    lost = sum(found.defects.numbers[d] for d in (Defect.NO_ID, Defect.UNKNOWN_TYPE, Defect.DELETED, Defect.TOO_LARGE))
    without_content = sum(found.met[kind] for kind in ("System", "Body", "Person", "File", "Location"))
    nameless = found.defects.numbers[Defect.UNKNOWN_TYPE] + found.defects.numbers[Defect.TOO_LARGE]
    assert sum(found.met.values()) + nameless == len(found.objects) + found.again + found.gone + lost + without_content
