"""A survey as a file: who is asked, when, and under which names; written once, then changed in any editor."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from graph.errors import UnreadableFileError
from graph.surveys.planned import USUALLY_KEPT, SurveyPlan, plan_faults

_HEAD = """\
# Eine Erhebung für „fruehnetz survey“. Wer nicht gefragt werden soll, dessen Absatz löschen Sie.
# Die Kennungen (id) bleiben, wie sie sind: An ihnen werden ausgefüllte Bögen wiedererkannt.
"""
_WRONG = (KeyError, TypeError, ValueError, AttributeError)


@dataclass(frozen=True, slots=True)
class SurveyFile:
    """A plan, with the names of its organizations and the sectors by which the response is told."""

    plan: SurveyPlan
    names: Mapping[str, str] = field(default_factory=dict)
    sectors: Mapping[str, str] = field(default_factory=dict)


def survey_file_text(file: SurveyFile) -> str:
    """The file as TOML."""
    plan = file.plan
    lines = [
        *((key, _text(value)) for key, value in (("id", plan.id), ("district", plan.district), ("name", plan.name))),
        ("day", plan.day.isoformat()),
        ("closes", plan.closes.isoformat()),
        ("boundary", _text(plan.boundary)),
        ("kept_days", str(plan.kept_days)),
        ("quality", "true" if plan.quality else "false"),
    ]
    head = "\n".join(f"{key} = {value}" for key, value in lines)
    blocks = (
        f"[[roster]]\nid = {_text(id)}\nname = {_text(file.names.get(id, id))}\n"
        f"sector = {_text(file.sectors.get(id, ''))}\n"
        for id in plan.roster
    )
    return "\n".join((_HEAD, head, "", *blocks))


def survey_file_of(text: str, name: str) -> SurveyFile:
    """A survey from TOML; ``name`` is that of the file, for people.

    Raises UnreadableFileError with a German sentence for what is none, and for a plan that cannot be carried out.
    """
    try:
        file = _file(tomllib.loads(text))
    except _WRONG as error:
        raise UnreadableFileError(
            f"„{name}“ ist keine Erhebung, die sich lesen lässt ({error}). Erwartet wird eine Datei, wie "
            "„fruehnetz survey new“ sie schreibt."
        ) from error
    for fault in plan_faults(file.plan):
        raise UnreadableFileError(f"„{name}“: {fault.de}")
    return file


def _file(raw: Mapping[str, object]) -> SurveyFile:
    roster = raw["roster"]
    if not isinstance(roster, list):
        raise TypeError("roster")
    kept = raw.get("kept_days", USUALLY_KEPT)
    if not isinstance(kept, int):
        raise TypeError("kept_days")
    ids = tuple(str(one["id"]) for one in roster)
    plan = SurveyPlan(
        str(raw["id"]),
        str(raw["district"]),
        str(raw["name"]),
        _day(raw["day"]),
        _day(raw["closes"]),
        ids,
        str(raw.get("boundary", "")),
        kept,
        bool(raw.get("quality", False)),
    )
    names = {id: str(one.get("name") or id) for id, one in zip(ids, roster, strict=True)}
    sectors = {id: str(one.get("sector", "")) for id, one in zip(ids, roster, strict=True)}
    return SurveyFile(plan, names, sectors)


def _day(said: object) -> date:
    return said if type(said) is date else date.fromisoformat(str(said))


def _text(value: str) -> str:
    # What JSON leaves as it is but TOML forbids.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
