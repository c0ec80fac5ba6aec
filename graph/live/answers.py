"""Ready-made answers: the bytes, and the tag by which a reader asks whether its copy is still the same."""

import json
from hashlib import sha256
from typing import NamedTuple


class Answer(NamedTuple):
    """The bytes of an answer and its strong tag.

    The tag is made of these bytes and of nothing else, so it tells nothing that they do not tell.
    """

    body: bytes
    tag: str


def answer_of(body: bytes) -> Answer:
    """An answer with its tag.

    >>> answer_of(b"{}").tag
    '"44136fa355b3678a1146ad16f7e8649e"'
    """
    return Answer(body, tag_of(body))


def tag_of(body: bytes) -> str:
    """The strong tag of some bytes, as it stands in an ``ETag``."""
    return f'"{sha256(body).hexdigest()[:32]}"'


def as_json_bytes(value: object) -> bytes:
    """JSON as the web answers it."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
