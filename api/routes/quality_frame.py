"""The Qualitätsrahmen of a district: findings, goals and indicators by dimension."""

from fastapi import APIRouter
from fastapi.responses import Response

from api.manners.fresh import ready
from api.reads.access import Day, Language, Read
from api.schemas.described import answer_of
from graph.live.answers import as_json_bytes
from graph.live.kept import Kept
from graph.quality_frame.as_json import QualityFrameOut, quality_frame_json
from graph.quality_frame.dimensions import quality_frame_of

router = APIRouter(tags=["Steuerung (steering)"])


@router.get(
    "/districts/{key}/quality-frame",
    operation_id="getQualityFrame",
    summary="Qualitätsrahmen (quality framework)",
    responses=answer_of(QualityFrameOut),
)
async def quality_frame(read: Read, key: str, on: Day, lang: Language) -> Response:
    """All dimensions with what is known, open and wanted in each. Auch die, zu denen nichts eingetragen ist."""

    def made(kept: Kept) -> bytes:
        return as_json_bytes(quality_frame_json(quality_frame_of(kept.analysis), lang))

    return ready(read.kept(key, on).answer(("quality-frame", lang), made))
