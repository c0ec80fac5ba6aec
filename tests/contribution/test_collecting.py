"""What is handed over comes in once, as it was signed, and goes when it is taken back; hostile files stay outside."""

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from graph.contribution.collected_words import refusal_told
from graph.contribution.collecting import Desk, Refusal, Taken, withdrawal_content
from graph.contribution.going_along import released_parts
from graph.contribution.handing_over import HandedOver, content_of, contribution_in, handed_over
from graph.contribution.releasing import (
    ReleasedIds,
    is_released,
    release_of,
    release_record,
    releases,
)
from graph.contribution.seen_by_others import seen_by_others
from graph.contribution.signing import LARGEST, opened_text, public_key, signed_text, signing_key
from graph.contribution.who_compares import participants
from graph.district.loading import district_of, snapshot_of
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, put
from graph.stores.journal import undo
from ontology import Model
from ontology.names import EntityType, Prop
from tests import musterstadt

TODAY = date(2026, 11, 29)
KEY, OTHER = (Ed25519PrivateKey.from_private_bytes(bytes([n] * 32)) for n in (1, 2))


@pytest.fixture(scope="module")
def handed(musterstadt_store: GraphStore, model: Model) -> HandedOver:
    home = district_of(musterstadt_store, musterstadt.KEY, EVERYTHING)
    return handed_over(snapshot_of(musterstadt_store, model, home, musterstadt.ON))


def _file(content: Mapping[str, Any], key: Ed25519PrivateKey = KEY) -> bytes:
    return signed_text(content, key).encode()


def _take(store: GraphStore, *files: bytes, known: Mapping[str, str] | None = None, accept: bool = True) -> list[Taken]:
    found = list(Desk(store, TODAY, known or {}, accept).take((f"{i}.json", text) for i, text in enumerate(files)))
    for taken in found:
        if taken.changes:
            store.commit(Batch("NZFH", "2026-11-29T10:00:00+00:00", "eingesammelt", taken.changes), EVERYTHING)
    return found


def _later(handed: HandedOver, day: str) -> dict[str, Any]:
    return {**content_of(handed), "on": day}


def test_a_contribution_comes_in_as_it_was_handed_over(store: GraphStore, model: Model, handed: HandedOver) -> None:
    (taken,) = _take(store, _file(content_of(handed)))
    assert taken.refused is None
    (participant,) = participants(store, model, TODAY)
    assert participant == handed.participant
    assert len(participant.ranges) > 20


def test_what_is_signed_comes_back_as_it_was(handed: HandedOver) -> None:
    assert contribution_in(opened_text(_file(content_of(handed))).content) == handed


def test_no_name_of_an_actor_is_handed_over(handed: HandedOver, musterstadt_store: GraphStore) -> None:
    text = json.dumps(content_of(handed), ensure_ascii=False)
    names = {e.name for e in musterstadt_store.records(EVERYTHING, ["Organization"])}
    assert names
    assert [name for name in names if name in text] == []


def test_all_that_is_handed_over_is_told_in_words(handed: HandedOver, model: Model) -> None:
    parts = seen_by_others(handed, model)
    assert sum(len(part.lines) for part in parts) >= len(handed.participant.ranges) + len(handed.profile.entries)


def test_names_are_handed_over_one_by_one(store: GraphStore) -> None:
    store.commit(musterstadt.batch(), EVERYTHING)
    organization = next(iter(store.records(EVERYTHING, ["Organization"])))
    released = release_record(musterstadt.KEY, "2026-11-01", ReleasedIds((organization.id,)))
    store.commit(Batch("Koordination", "2026-11-01T10:00:00+00:00", "frei", (put(released),)), EVERYTHING)
    home = district_of(store, musterstadt.KEY, EVERYTHING)
    assert released_parts(store, store, home)[0].actors == (organization.name,)


def test_an_older_file_and_one_that_was_read_before_are_refused(store: GraphStore, handed: HandedOver) -> None:
    newer, older = _file(_later(handed, "2026-11-20")), _file(_later(handed, "2026-10-01"))
    assert [t.refused for t in _take(store, newer, newer, older)] == [None, Refusal.DOUBLED, Refusal.OUTDATED]
    assert [t.refused for t in _take(store, newer, older)] == [Refusal.DOUBLED, Refusal.OUTDATED]
    assert _take(store, _file(_later(handed, "2026-12-01")))[0].refused is Refusal.FUTURE


def test_whoever_takes_back_is_gone_and_the_old_file_does_not_come_in_again(
    store: GraphStore, model: Model, handed: HandedOver
) -> None:
    file = _file(_later(handed, "2026-11-01"))
    back = _file(withdrawal_content(musterstadt.KEY, "2026-11-10"))
    taken = _take(store, back, file, back, back, file, _file(_later(handed, "2026-11-11")))
    assert [t.refused for t in taken] == [
        Refusal.NOTHING_TO_TAKE_BACK, None, None, Refusal.NOTHING_TO_TAKE_BACK, Refusal.TAKEN_BACK, None,
    ]  # fmt: skip
    assert len(list(participants(store, model, TODAY))) == 1


def test_what_was_taken_back_is_kept_no_more(store: GraphStore, handed: HandedOver) -> None:
    _take(store, _file(_later(handed, "2026-11-01")), _file(withdrawal_content(musterstadt.KEY, "2026-11-10")))
    kept = release_of(store, musterstadt.KEY)
    assert kept is not None
    assert not is_released(kept)
    assert kept.value("contribution") is None
    assert releases(store) == {}


def test_nobody_takes_back_or_contributes_for_another(store: GraphStore, handed: HandedOver) -> None:
    mine = _file(_later(handed, "2026-11-01"))
    foreign = [
        _file(_later(handed, "2026-11-02"), OTHER),
        _file(withdrawal_content(musterstadt.KEY, "2026-11-03"), OTHER),
    ]
    assert [t.refused for t in _take(store, mine, *foreign)] == [None, Refusal.OTHER_KEY, Refusal.OTHER_KEY]


def test_an_unknown_key_is_refused_until_it_was_compared(store: GraphStore, handed: HandedOver) -> None:
    file = _file(content_of(handed))
    assert _take(store, file, accept=False)[0].refused is Refusal.UNKNOWN_KEY
    assert _take(store, file, known={musterstadt.KEY: public_key(OTHER)})[0].refused is Refusal.OTHER_KEY
    assert _take(store, file, known={musterstadt.KEY: public_key(KEY)}, accept=False)[0].refused is None


def test_a_district_with_records_of_its_own_is_not_mixed_with_a_file(store: GraphStore, handed: HandedOver) -> None:
    store.commit(musterstadt.batch(), EVERYTHING)
    assert _take(store, _file(content_of(handed)))[0].refused is Refusal.OWN_RECORDS


def test_another_version_of_the_measures_is_refused(store: GraphStore, handed: HandedOver) -> None:
    assert _take(store, _file({**content_of(handed), "measures": "000000000000"}))[0].refused is Refusal.OTHER_MEASURES


def test_every_change_of_a_file_is_noticed(store: GraphStore, handed: HandedOver) -> None:
    file = json.loads(_file(content_of(handed)))
    changes: list[Callable[[dict[str, Any]], object]] = [
        lambda f: f["content"]["indicators"].update(A1=[0.0, 0.0]),
        lambda f: f["content"]["district"].update(key="08212"),
        lambda f: f["content"].update(more="x"),
        lambda f: f.update(key=public_key(OTHER)),
    ]
    for change in changes:
        changed = deepcopy(file)
        change(changed)
        (taken,) = _take(store, json.dumps(changed).encode())
        assert taken.refused is Refusal.TAMPERED
        assert "verändert" in refusal_told(taken).de


def _signed_anyway(change: Callable[[dict[str, Any]], object], handed: HandedOver) -> bytes:
    content = deepcopy(content_of(handed))
    change(content)
    return _file(content)


def _work(**changed: Any) -> dict[str, Any]:
    whole = {"id": f"{musterstadt.KEY}:m1", "type": "Measure", "said": {"name": "x"}, "address": "", "indicator": ""}
    return {**whole, **changed}


HOSTILE_CONTENT: list[Callable[[dict[str, Any]], object]] = [
    lambda c: c["district"].update(key="shared"),
    lambda c: c["district"].update(key="08212:bezirk"),
    lambda c: c["district"].update(land="<b>"),
    lambda c: c["district"].update(size="riesig"),
    lambda c: c["district"].update(name="x" * 301),
    lambda c: c["district"].update(name="rot \x1b[31m"),
    lambda c: c.update(on="2026-13-40"),
    lambda c: c.update(on=20261101),
    lambda c: c.update(actors=["x"] * 501),
    lambda c: c.update(actors="Jugendamt"),
    lambda c: c["indicators"].update(A1=[0.5, 0.4]),
    lambda c: c["indicators"].update(A1=[-1, 2]),
    lambda c: c["indicators"].update(A1=[0.5]),
    lambda c: c["indicators"].update(A1="hoch"),
    lambda c: c["indicators"].update(A1=[None, None]),
    lambda c: c["indicators"].update(A1=[True, True]),
    lambda c: c.update(version=1),
    lambda c: c.update(least=True),
    lambda c: c.pop("coverage"),
    lambda c: c["coverage"].update(persons="17"),
    lambda c: c["coverage"].update(present=-1),
    lambda c: c["coverage"].update(tieShare=2),
    lambda c: c.pop("profile"),
    lambda c: c["profile"].update(level=[1, 3, 2]),
    lambda c: c["profile"].update(level=[9, 0, 4]),
    lambda c: c["profile"].update(networks="viele"),
    lambda c: c["profile"]["links"].update(A1=[0.5, 0.6, 0.7]),
    lambda c: c["profile"]["participation"].update(C3=[7, None, None]),
    lambda c: c["profile"]["anchoring"].update(B1=[1]),
    lambda c: c.update(works=[_work(id="99002:m1")]),
    lambda c: c.update(works=[_work(type="Person")]),
    lambda c: c.update(works=[_work(said={"name": "x", "responsible": "99001:A1"})]),
    lambda c: c.update(works=[_work(said={"name": ""})]),
    lambda c: c.update(works=[_work(address="javascript:alert(1)")]),
    lambda c: c.update(works=[_work(indicator="Z9")]),
    lambda c: c.update(works=["x"]),
]


@pytest.mark.parametrize("change", HOSTILE_CONTENT)
def test_hostile_content_is_refused_however_well_it_is_signed(
    store: GraphStore, handed: HandedOver, change: Callable[[dict[str, Any]], object]
) -> None:
    (taken,) = _take(store, _signed_anyway(change, handed))
    assert taken.refused is Refusal.UNREADABLE
    assert list(store.records(EVERYTHING)) == []


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'"x"',
        b"null",
        b'{"content": {}}',
        b'{"content": {}, "key": "AA", "signature": "AA"}',
        b'{"content": {}, "key": 1, "signature": []}',
        b'{"content": {"a": 1, "a": 2}, "key": "", "signature": ""}',
        b'{"content": NaN, "key": "", "signature": ""}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"9" * 50_000,
        b'{"content": 1e999, "key": "' + public_key(KEY).encode() + b'", "signature": ""}',
        b" " * (LARGEST + 1),
    ],
)
def test_files_that_are_none_are_refused_in_a_sentence(store: GraphStore, text: bytes) -> None:
    (taken,) = _take(store, text)
    assert taken.refused is not None
    assert len(refusal_told(taken).de) > 40


def test_each_refusal_has_its_sentence() -> None:
    for refusal in Refusal:
        told = refusal_told(Taken("x.json", "08212", refused=refusal))
        assert told.de.startswith("Bezirk 08212: ")
        assert told.en != told.de


def test_a_key_is_drawn_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "bezirk.pem"
    drawn = public_key(signing_key(path))
    assert public_key(signing_key(path)) == drawn
    assert path.stat().st_mode & 0o077 == 0
    path.write_text("kein Schlüssel", "utf-8")
    with pytest.raises(ValueError, match="PEM"):
        signing_key(path)


def test_a_release_is_a_record_that_can_be_undone(store: GraphStore, model: Model) -> None:
    store.commit(musterstadt.batch(), EVERYTHING)
    assert list(participants(store, model, musterstadt.ON)) == []
    release = release_record(musterstadt.KEY, "2026-11-01")
    done = store.commit(Batch("Koordination", "2026-11-01T10:00:00+00:00", "frei", (put(release),)), EVERYTHING)
    assert [p.key for p in participants(store, model, musterstadt.ON)] == [musterstadt.KEY]
    undo(store, done.number, author="Koordination", time="2026-11-02T10:00:00+00:00", scope=EVERYTHING)
    assert list(participants(store, model, musterstadt.ON)) == []


def test_an_invented_district_is_not_compared_with_real_ones(store: GraphStore, model: Model) -> None:
    store.commit(musterstadt.batch(), EVERYTHING)
    said = [Claim(EXISTS, "true"), Claim(Prop.NAME, "Ort"), Claim(Prop.AGS, "08999000")]
    real = entity("08999:district", EntityType.DISTRICT, "08999", said)
    put_in = [real, *(release_record(key, "2026-11-01") for key in (musterstadt.KEY, "08999"))]
    store.commit(Batch("Koordination", "2026-11-01T10:00:00+00:00", "frei", tuple(map(put, put_in))), EVERYTHING)
    assert [p.key for p in participants(store, model, musterstadt.ON)] == ["08999"]
