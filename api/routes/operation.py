"""The figures of the operation, for whoever runs the service (decision 0035)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from api.accounts.errors import NotAllowedError
from api.reads.access import Needs, Reading
from api.rights import Right
from api.settings import FIGURES
from ontology import Text

router = APIRouter(tags=["Betrieb (operation)"])
_NOT_YOURS = Text(
    de="Diese Zahlen liest, wer die ganze Installation verwaltet.",
    en="These figures are for whoever administers the whole installation.",
)
_EXAMPLE = 'fruehnetz_requests_total{route="/",method="GET",status="200"} 1.0\n'


@router.get(
    "/metrics",
    operation_id="getMetrics",
    summary="Zahlen des Betriebs für Prometheus (metrics)",
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}, "example": _EXAMPLE}}}},
    response_class=Response,
)
def metrics(request: Request, reading: Annotated[Reading, Depends(Needs(Right.OPERATE))]) -> Response:
    """Counts of all processes in the text format of Prometheus. Ohne Kennungen, Suchworte und Namen.

    Programme ohne Konto lesen sie mit dem Geheimnis aus ``FRUEHNETZ_METRICS_TOKEN_FILE``.
    """
    if reading.scope.districts is not None:
        raise NotAllowedError(_NOT_YOURS)
    text = request.scope.get("state", {}).get(FIGURES, "")
    return Response(text, headers={"Content-Type": "text/plain; version=1.0.0; charset=utf-8"})
