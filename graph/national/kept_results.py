"""The file that remembers a run: a head line, then a line for each district, as JSON.

It holds numbers of single districts, so only its owner reads it, and it is replaced as a whole or not at all. What is
wrong with it costs a run and nothing else: then everything is computed anew.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from graph.live.basis import Basis
from graph.national.district_result import DistrictResult, RangedValue, Worked
from graph.private_files import make_private
from graph.profile.anchoring_level import AnchoringLevel
from graph.profile.data_coverage import DataCoverage
from graph.profile.district_profile import DistrictProfile
from graph.profile.profile_entry import ProfileEntry
from graph.stores.base import Revision
from graph.what_if import Link, NetworkState
from graph.what_if.consequences import Same, Shift

_FORM = 1


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run as it was: the day, the version of what computed it, the revision it began at, and what came out."""

    on: date
    version: str
    head: Revision
    worked: tuple[Worked, ...]


def read_kept(path: Path) -> KeptRun | None:
    """The run of a file; None if there is none, or it is of another form or damaged."""
    try:
        with path.open(encoding="utf-8") as lines:
            form, on, version, head, count = json.loads(next(lines))
            worked = tuple(map(_worked_from, lines))
        if form != _FORM or count != len(worked):
            return None
        return KeptRun(date.fromisoformat(on), version, Revision(*head), worked)
    except (OSError, ValueError, TypeError, KeyError, StopIteration):
        return None


def keep_run(path: Path, run: KeptRun) -> None:
    """Write the file; whoever is interrupted leaves the former one as it was."""
    part = path.with_name(f"{path.name}.part")
    make_private(part)
    try:
        with part.open("w", encoding="utf-8") as file:
            head = (_FORM, run.on.isoformat(), run.version, astuple(run.head), len(run.worked))
            file.write(_line(head))
            file.writelines(worked.line or _line(_told(worked)) for worked in run.worked)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _line(value: object) -> str:
    # Python writes and reads each float exactly, so what is kept is what was computed, bit for bit.
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n"


def _told(worked: Worked) -> Iterable[object]:
    found, basis, _ = worked
    return (
        [found.key, found.name, found.networks, found.organizations, found.pairs],
        dict(found.values),
        _profile_told(found.profile),
        found.state,
        found.links,
        [sorted(basis.owners), basis.loose],
    )


def _worked_from(line: str) -> Worked:
    (key, name, networks, organizations, pairs), values, profile, state, links, (owners, loose) = json.loads(line)
    result = DistrictResult(
        key=key,
        name=name,
        networks=networks,
        organizations=organizations,
        values={id: RangedValue(*value) for id, value in values.items()},
        profile=_profile_from(profile),
        pairs=pairs,
        state=None if state is None else NetworkState(*state),
        links=tuple(Link(a, b, _shift(change)) for a, b, change in links),
    )
    return Worked(result, Basis(frozenset(owners), loose), line)


def _shift(told: Any) -> Shift:
    before, after, same, same_alone = told
    return Shift(NetworkState(*before), NetworkState(*after), Same(*same), Same(*same_alone))


def _profile_told(profile: DistrictProfile) -> Iterable[object]:
    return (
        [profile.key, profile.on.isoformat(), profile.land, profile.district_type, profile.networks],
        [profile.anchoring, profile.links, profile.participation],
        profile.level,
        astuple(profile.coverage),
    )


def _profile_from(told: Any) -> DistrictProfile:
    (key, on, land, district_type, networks), parts, level, coverage = told
    anchoring, links, participation = (tuple(ProfileEntry(*entry) for entry in part) for part in parts)
    return DistrictProfile(
        key=key,
        on=date.fromisoformat(on),
        land=land,
        district_type=district_type,
        networks=networks,
        anchoring=anchoring,
        links=links,
        participation=participation,
        level=AnchoringLevel(*level),
        coverage=DataCoverage(*coverage),
    )
