"""What a file says, byte by byte: as it is signed, and read back with bounds, so that no more is believed."""

import json
import math
import re
from collections.abc import Mapping
from typing import Any

MOST_NAMES = 500
"""So many things of a kind stand in a contribution at most."""
LONGEST_TEXT = 300
"""Characters of a name at most."""
_MOST_COUNTED = 10_000_000


def object_at(content: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The object of that name; raises ValueError for anything else."""
    found = content.get(name)
    if not isinstance(found, dict):
        raise ValueError(f"no {name}")
    return found


def text_at(content: Mapping[str, Any], name: str, longest: int = LONGEST_TEXT) -> str:
    """The text of that name, of one line and not too long; raises ValueError for anything else."""
    found = content.get(name)
    if not isinstance(found, str) or len(found) > longest or not found.isprintable():
        raise ValueError(f"no {name}")
    return found


def texts_at(content: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The names in the list of that name; raises ValueError for anything else."""
    return tuple(text_at({name: each}, name) for each in list_at(content, name))


def list_at(content: Mapping[str, Any], name: str) -> list[Any]:
    """The list of that name, not too long; raises ValueError for anything else."""
    found = content.get(name)
    if not isinstance(found, list) or len(found) > MOST_NAMES:
        raise ValueError(f"no {name}")
    return found


def count_at(content: Mapping[str, Any], name: str) -> int:
    """The whole number of that name from 0 on; raises ValueError for anything else."""
    found = content.get(name)
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= _MOST_COUNTED:
        raise ValueError(f"no {name}")
    return found


def finite_number(value: object) -> float:
    """A finite number; raises ValueError for anything else."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise ValueError("no number")
    return float(value)


def fitting(pattern: re.Pattern[str], text: str) -> str:
    """A text that has a form; raises ValueError for one that has not."""
    if not pattern.fullmatch(text):
        raise ValueError(f"not in form: {text}")
    return text


def signed_bytes(content: Mapping[str, Any]) -> bytes:
    """The bytes of JSON values that are signed: sorted, without white space."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
