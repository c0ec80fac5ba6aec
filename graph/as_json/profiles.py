"""Profiles as plain JSON values, in the manner of `graph.as_json`."""

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Annotated, TypedDict

from graph.as_json.district import DistrictAtDay, district_json
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.indicators import all_indicators
from graph.profile.data_coverage import DataCoverage
from graph.profile.district_profile import DistrictProfile, district_profile
from graph.profile.profile_entry import ENTRY_STATE_LABELS, EntryState, ProfileEntry
from graph.profile.profile_history import DatedProfile, ProfileHistory
from graph.profile.profile_words import LEVEL_NOTE, coverage_sentence, level_sentence
from graph.shapes import IndicatorId, Said, Told, finite


class ProfileEntryOut(TypedDict):
    """An indicator of a profile with its range (eine Kennzahl des Profils mit ihrer Spanne)."""

    id: IndicatorId
    label: Said
    unit: str
    better: str
    value: float | None
    low: float | None
    high: float | None
    least: Annotated[float, Told("Anfang der Skala (least of the scale)")]
    most: Annotated[float | None, Told("Ende der Skala, leer wenn offen (most of the scale, empty if open)")]
    state: EntryState
    stateLabel: Said


class LevelOut(TypedDict):
    """The additive level, for orientation only (die Stufe, nur zur Orientierung)."""

    recorded: Annotated[int, Told(example=1)]
    low: int
    high: int
    sentence: Said
    note: Said


class DataCoverageOut(TypedDict):
    """On how much the profile rests (worauf das Profil beruht)."""

    organizations: int
    tieShare: float
    tiesSuffice: bool
    bodies: int
    completeBodies: int
    politicalBodies: int
    consultations: int
    newestList: str | None
    present: int
    stale: int
    unknown: int
    absent: int
    sentence: Said


class ProfileVectorsOut(TypedDict):
    """Anchoring, links and participation at a day (Verankerung, Verbindungen, Beteiligung)."""

    level: LevelOut
    coverage: DataCoverageOut
    anchoring: list[ProfileEntryOut]
    links: list[ProfileEntryOut]
    participation: list[ProfileEntryOut]


class ProfileOut(DistrictAtDay, ProfileVectorsOut):
    """The profile of a district at a day (das Profil eines Bezirks am Stichtag)."""


class DatedProfileOut(ProfileVectorsOut):
    """The profile at the end of a year or an electoral term (am Ende eines Jahres, einer Wahlperiode)."""

    label: Annotated[Said, Told("Jahr oder Wahlperiode (year or electoral term)", example="2021")]
    day: Annotated[str, Told(example="2021-12-31")]


class ProfileHistoryOut(DistrictAtDay):
    """The profiles of a district over the years and electoral terms (über Jahre und Wahlperioden)."""

    years: list[DatedProfileOut]
    terms: list[DatedProfileOut]


def profile_json(snapshot: Snapshot, outcomes: Mapping[str, Outcome], language: str = "de") -> ProfileOut:
    """The profile of a district with outcomes of all indicators."""
    return {**district_json(snapshot, language), **_vectors(district_profile(snapshot, outcomes), language)}


def profile_history_json(snapshot: Snapshot, history: ProfileHistory, language: str = "de") -> ProfileHistoryOut:
    """The profiles over time; the snapshot is that of the day asked for."""
    return {
        **district_json(snapshot, language),
        "years": [_dated(found, language) for found in history.years],
        "terms": [_dated(found, language) for found in history.terms],
    }


def _dated(found: DatedProfile, language: str) -> DatedProfileOut:
    return {
        "label": found.day.label.in_language(language),
        "day": found.day.on.isoformat(),
        **_vectors(found.profile, language),
    }


def _vectors(profile: DistrictProfile, language: str) -> ProfileVectorsOut:
    recorded, low, high = profile.level
    return {
        "level": {
            "recorded": recorded,
            "low": low,
            "high": high,
            "sentence": level_sentence(profile.level).in_language(language),
            "note": LEVEL_NOTE.in_language(language),
        },
        "coverage": _coverage(profile.coverage, language),
        "anchoring": _entries(profile.anchoring, language),
        "links": _entries(profile.links, language),
        "participation": _entries(profile.participation, language),
    }


def _coverage(found: DataCoverage, language: str) -> DataCoverageOut:
    return {
        "organizations": found.organizations,
        "tieShare": found.tie_share,
        "tiesSuffice": found.ties_suffice,
        "bodies": found.bodies,
        "completeBodies": found.complete_bodies,
        "politicalBodies": found.political_bodies,
        "consultations": found.consultations,
        "newestList": found.newest_list or None,
        "present": found.present,
        "stale": found.stale,
        "unknown": found.unknown,
        "absent": found.absent,
        "sentence": coverage_sentence(found).in_language(language),
    }


def _entries(entries: Iterable[ProfileEntry], language: str) -> list[ProfileEntryOut]:
    return [_entry(entry, language) for entry in entries]


def _entry(entry: ProfileEntry, language: str) -> ProfileEntryOut:
    declared, (least, most) = all_indicators()[entry.id], entry.scale
    return {
        "id": entry.id,
        "label": declared.label.in_language(language),
        "unit": declared.unit,
        "better": declared.better,
        "value": finite(entry.value),
        "low": finite(entry.low),
        "high": finite(entry.high),
        "least": least,
        "most": most if isfinite(most) else None,
        "state": entry.state,
        "stateLabel": ENTRY_STATE_LABELS[entry.state].in_language(language),
    }
