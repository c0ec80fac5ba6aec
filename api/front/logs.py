"""The log: one line each, for programs as JSON or for a terminal, without a word about persons (decision 0035)."""

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from api.front.connections import Seldom

Manner = Literal["json", "plain", "quiet"]
"""How the log is written; quiet means: only what did not succeed."""
_REQUESTS = logging.getLogger("fruehnetz.requests")
_REVIEWS = logging.getLogger("fruehnetz.reviews")
_FIELDS = "fields"


class AsJson(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        fields = getattr(record, _FIELDS, None) or {"message": record.getMessage()}
        return json.dumps({"time": _time(record), "level": record.levelname.lower(), **fields}, ensure_ascii=False)


class AsText(logging.Formatter):
    """A line for people."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return f"{_time(record)} {record.levelname} {record.getMessage()}"


def tell_request(status: int, fields: Mapping[str, Any]) -> None:
    """Write the line of a request; an answer that is the fault of the service is more than news."""
    level = logging.ERROR if status == 500 else logging.WARNING if status > 500 else logging.INFO
    if _REQUESTS.isEnabledFor(level):
        _REQUESTS.log(level, "%s", " ".join(map(str, fields.values())), extra={_FIELDS: fields})


def tell_due(number: int) -> None:
    """Write that the data of so many persons are to be looked at again; of whom says `fruehnetz erase --due`."""
    told = "Angaben von Personen zu prüfen, siehe „fruehnetz erase --due“"
    _REVIEWS.warning("%s: %s", told, number, extra={_FIELDS: {"event": "reviews-due", "persons": number}})


def keep_log(manner: Manner) -> None:
    """Have all messages of the listening process written in one manner; the server's own the same one once a minute."""
    formatter = AsJson() if manner == "json" else AsText()
    calm, all_of_them = logging.StreamHandler(), logging.StreamHandler()
    calm.addFilter(Seldom(60.0))
    calm_ones = ("uvicorn.error", "asyncio", "fruehnetz.workers", _REVIEWS.name)
    levels = dict.fromkeys(calm_ones, logging.WARNING)
    levels[_REQUESTS.name] = logging.WARNING if manner == "quiet" else logging.INFO
    for name, level in levels.items():
        handler = all_of_them if name == _REQUESTS.name else calm
        handler.setFormatter(formatter)
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
