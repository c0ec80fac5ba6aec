"""Styles, scripts, fonts and pictures of the pages: files of this program, and no others."""

from base64 import b32encode
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from fastapi import APIRouter, Depends, Request, Response

from api.reads.access import for_everybody
from graph.errors import NotFoundError

router = APIRouter()
_TYPES = {
    "css": "text/css",
    "js": "text/javascript",
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
    "jpg": "image/jpeg",
}


class _Asset(NamedTuple):
    """A file with its type and tag."""

    content: bytes
    type: str
    tag: str


@router.get("/static/{name}", dependencies=[Depends(for_everybody)])
def asset(request: Request, name: str) -> Response:
    """A file of the pages, as it was packed with the program."""
    found = _assets().get(name)
    if found is None:
        raise NotFoundError(f"no file {name}")
    headers = {"ETag": found.tag}
    if found.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(found.content, media_type=found.type, headers=headers)


@cache
def _assets() -> Mapping[str, _Asset]:
    """All of them by name, read once: no name that is asked for ever reaches a file system."""
    found = _below(files("api") / "static")
    return {file.name: _asset(file, type) for file in found if (type := _type(file.name))}


def _below(folder: Traversable) -> Iterator[Traversable]:
    for found in folder.iterdir():
        if found.is_dir():
            yield from _below(found)
        else:
            yield found


def _type(name: str) -> str:
    return _TYPES.get(name.rpartition(".")[2], "")


def _asset(file: Traversable, type: str) -> _Asset:
    content = file.read_bytes()
    digest = b32encode(sha256(content).digest()[:10]).decode().lower()
    return _Asset(content, type, f'"{digest}"')
