"""Many files into a national store: each is checked by itself, and refused with the place and the remedy.

A district's key is known from a list that the collecting office keeps, or from its first file where the office says
that it compared the key with the district. Nothing is taken of a file that was changed, is older than what is kept,
was read before, or was taken back.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from graph.contribution.content_checks import signed_bytes
from graph.contribution.handing_over import HandedOver, contribution_in, measures_version
from graph.contribution.releasing import CollectedText, is_released, release_of, release_record, release_taken_back
from graph.contribution.signing import SignedContent, TamperedError, opened_text
from graph.records import Entity, entity
from graph.records.claims import EXISTS, Claim
from graph.stores.base import EVERYTHING, Change, GraphReader, put
from ontology.names import EntityType, Prop, StatementStatus

WITHDRAWAL = "fruehnetz-ruecknahme"


class Refusal(StrEnum):
    """Why a file is not taken."""

    UNREADABLE = "unreadable"
    TAMPERED = "tampered"
    UNKNOWN_KEY = "unknown_key"
    OTHER_KEY = "other_key"
    OTHER_MEASURES = "other_measures"
    FUTURE = "future"
    OUTDATED = "outdated"
    DOUBLED = "doubled"
    TAKEN_BACK = "release_taken_back"
    OWN_RECORDS = "own_records"
    NOTHING_TO_TAKE_BACK = "nothing_to_take_back"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file: the changes it brings, or why it is refused; ``key`` is the district, if it says one."""

    file: str
    key: str = ""
    key_of_signature: str = ""
    changes: tuple[Change, ...] = ()
    withdrawal: bool = False
    refused: Refusal | None = None


@dataclass
class Desk:
    """Where files are taken in: the store, the day, and which key belongs to which district.

    With ``accept_new`` the key of a district that nobody knows yet is taken from its first file.
    """

    store: GraphReader
    today: date
    known: Mapping[str, str] = field(default_factory=dict)
    accept_new: bool = False
    _seen: dict[str, Entity] = field(default_factory=dict)

    def take(self, files: Iterable[tuple[str, bytes]]) -> Iterator[Taken]:
        """What comes of each file, in turn: what one brings counts for the next one already."""
        for name, text in files:
            taken = self._taken(name, text)
            for change in taken.changes:
                if isinstance(change.record, Entity) and change.record.type == EntityType.COMPARISON_RELEASE:
                    self._seen[taken.key] = change.record
            yield taken

    def _taken(self, name: str, text: bytes) -> Taken:
        try:
            signed = opened_text(text)
            if signed.content.get("kind") == WITHDRAWAL:
                return self._withdrawn(name, signed)
            handed = contribution_in(signed.content)
        except TamperedError:
            return Taken(name, refused=Refusal.TAMPERED)
        except ValueError:
            return Taken(name, refused=Refusal.UNREADABLE)
        key = handed.participant.key
        refused = self._refusal(handed, signed, signed_bytes(signed.content).decode())
        if refused is not None:
            return Taken(name, key, signed.key, refused=refused)
        return Taken(name, key, signed.key, tuple(self._changes(handed, signed)))

    def _release(self, key: str) -> Entity | None:
        return self._seen.get(key) or release_of(self.store, key)

    def _refusal(self, handed: HandedOver, signed: SignedContent, text: str) -> Refusal | None:
        key = handed.participant.key
        before = self._release(key)
        kept = before.value(Prop.CONTRIBUTION) if before is not None else None
        refusals = (
            (before is not None and not before.value(Prop.SIGNED_BY), Refusal.OWN_RECORDS),
            (before is None and self._has_records(key), Refusal.OWN_RECORDS),
            (*self._key_refused(key, before, signed.key),),
            (handed.measures != measures_version(), Refusal.OTHER_MEASURES),
            (date.fromisoformat(handed.on) > self.today, Refusal.FUTURE),
            (kept == text, Refusal.DOUBLED),
            (bool(before and handed.on <= (before.value(Prop.WITHDRAWN_ON) or "")), Refusal.TAKEN_BACK),
            (bool(before and handed.on < (before.value(Prop.DATE) or "")), Refusal.OUTDATED),
        )
        return next((reason for met, reason in refusals if met), None)

    def _has_records(self, key: str) -> bool:
        """Whether the district keeps records of its own here: these are not mixed with a file."""
        return any(d.owner == key for d in self.store.records(EVERYTHING, [EntityType.DISTRICT]))

    def _key_refused(self, key: str, before: Entity | None, signed_by: str) -> tuple[bool, Refusal]:
        expected = self.known.get(key) or (before.value(Prop.SIGNED_BY) if before is not None else None)
        if expected is None:
            return not self.accept_new, Refusal.UNKNOWN_KEY
        return expected != signed_by, Refusal.OTHER_KEY

    def _changes(self, handed: HandedOver, signed: SignedContent) -> Iterator[Change]:
        key = handed.participant.key
        if self._release(key) is None:
            yield put(_home(handed))
        collected = CollectedText(signed_bytes(signed.content).decode(), signed.key)
        yield put(release_record(key, handed.on, collected=collected))

    def _withdrawn(self, name: str, signed: SignedContent) -> Taken:
        key, day = withdrawal_in(signed.content)
        before = self._release(key)
        if before is None or not is_released(before) or not before.value(Prop.SIGNED_BY):
            return Taken(name, key, signed.key, withdrawal=True, refused=Refusal.NOTHING_TO_TAKE_BACK)
        wrong, reason = self._key_refused(key, before, signed.key)
        if wrong:
            return Taken(name, key, signed.key, withdrawal=True, refused=reason)
        if date.fromisoformat(day) > self.today or day < (before.value(Prop.DATE) or ""):
            reason = Refusal.FUTURE if date.fromisoformat(day) > self.today else Refusal.OUTDATED
            return Taken(name, key, signed.key, withdrawal=True, refused=reason)
        return Taken(name, key, signed.key, (put(release_taken_back(before, day)),), withdrawal=True)


def withdrawal_content(district: str, day: str) -> dict[str, Any]:
    """What a file says that takes a contribution back."""
    return {"kind": WITHDRAWAL, "district": district, "on": day}


def withdrawal_in(content: Mapping[str, Any]) -> tuple[str, str]:
    """The district and the day; raises ValueError for what is no such file."""
    key, day = content.get("district"), content.get("on")
    if not isinstance(key, str) or not isinstance(day, str) or not key.isdecimal() or len(key) > 12:
        raise ValueError("no withdrawal")
    return key, date.fromisoformat(day).isoformat()


def _home(handed: HandedOver) -> Entity:
    """The district as it names itself; a national store knows no more of it."""
    key, place = handed.participant.key, handed.participant.place
    said = [
        (EXISTS, "true"),
        (Prop.NAME, handed.name),
        (Prop.DISTRICT_TYPE, place.type),
        (Prop.LAND, place.land),
    ]
    status = StatementStatus.FROM_LIST.value
    return entity(
        f"{key}:bezirk",
        EntityType.DISTRICT,
        key,
        [Claim(str(p), v, as_of=handed.on, status=status) for p, v in said if v],
    )
