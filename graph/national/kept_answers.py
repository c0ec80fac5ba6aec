"""The file that remembers what districts answered to the questions across them, so that a restart asks nobody anew.

Like that of a run (`kept_results`): a head line, then a line for each district and day, only its owner reads it, and
what is wrong with it costs asking and nothing else. Unlike a run it holds titles of papers and names of bodies, so it
lies beside the file of the store alone, and an erasure deletes it (`graph.stores.told_beside`).
"""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import astuple
from datetime import date
from pathlib import Path
from threading import get_ident
from typing import Any, NamedTuple

from graph.across.answer_rows import AcrossRow, CitedSource
from graph.across.body_years import BodyHearing
from graph.across.district_answers import AcrossQuestion, DistrictAcross, DistrictAnswers
from graph.certainty import Certainty
from graph.district.depth import Depth
from graph.live.basis import Basis
from graph.national.analysis_version import analysis_version
from graph.private_files import make_private
from graph.stores.base import Revision
from ontology import Text

AskedOn = tuple[str, date]
"""The key of a district, and the day it was asked for."""
MOST_ANSWERS_KEPT = 2_000
"""So many of them are kept in the file: a nation on three days."""
_FORM = 1


class AnswersKept(NamedTuple):
    """What a district answered, and whose records that rests on."""

    basis: Basis
    answers: DistrictAnswers


class KeptAnswers(NamedTuple):
    """Answers that held at a revision."""

    head: Revision
    found: Mapping[AskedOn, AnswersKept]


def read_answers(path: Path) -> KeptAnswers | None:
    """The answers of a file; None if there is none, or it is damaged, of another form or of another program."""
    try:
        with path.open(encoding="utf-8") as lines:
            form, version, head, count = json.loads(next(lines))
            if (form, version) != (_FORM, analysis_version()):
                return None
            found = dict(map(_answer_from, lines))
        return KeptAnswers(Revision(*head), found) if count == len(found) else None
    except (OSError, ValueError, TypeError, KeyError, StopIteration):
        return None


def keep_answers(path: Path, kept: KeptAnswers) -> None:
    """Write the newest of them; several processes may, each whole file is one of theirs. A full disk costs the file."""
    newest = list(kept.found.items())[-MOST_ANSWERS_KEPT:]
    part = path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}.part")
    try:
        make_private(part)
        with part.open("w", encoding="utf-8") as file:
            file.write(_answer_line((_FORM, analysis_version(), astuple(kept.head), len(newest))))
            file.writelines(_answer_line(_answer_told(*one)) for one in newest)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()


def _answer_line(value: object) -> str:
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n"


def _answer_told(asked_on: AskedOn, kept: AnswersKept) -> Iterable[object]:
    answers, (key, day) = kept.answers, asked_on
    return (
        [key, day.isoformat()],
        [sorted(kept.basis.owners), kept.basis.loose],
        astuple(answers.asked),
        {question: [_row_told(row) for row in rows] for question, rows in answers.rows.items()},
        sorted(answers.answerable),
        [[*h[:2], _said(h.label), *h[3:]] for h in answers.hearings],
    )


def _row_told(row: AcrossRow) -> Iterable[object]:
    doubt = None if row.doubt is None else _said(row.doubt)
    return [row.district, row.name, row.record, _said(row.what), row.day, row.certainty, doubt, row.sources]


def _said(text: Text) -> tuple[str, str]:
    return text.de, text.en


def _answer_from(line: str) -> tuple[AskedOn, AnswersKept]:
    (key, day), (owners, loose), asked, rows, answerable, hearings = json.loads(line)
    answers = DistrictAnswers(
        asked=DistrictAcross(*asked),
        rows={AcrossQuestion(question): tuple(map(_row_from, own)) for question, own in rows.items()},
        answerable=frozenset(map(AcrossQuestion, answerable)),
        hearings=tuple(map(_hearing_from, hearings)),
    )
    return (key, date.fromisoformat(day)), AnswersKept(Basis(frozenset(owners), loose), answers)


def _row_from(told: Any) -> AcrossRow:
    district, name, record, what, day, certainty, doubt, sources = told
    cited = tuple(CitedSource(*source) for source in sources)
    unsure = None if doubt is None else Text(*doubt)
    return AcrossRow(district, name, record, Text(*what), day, Certainty(certainty), unsure, cited)


def _hearing_from(told: Any) -> BodyHearing:
    district, record, label, kind, year, depth, certainty = told
    return BodyHearing(district, record, Text(*label), kind, year, Depth(*depth), Certainty(certainty))
