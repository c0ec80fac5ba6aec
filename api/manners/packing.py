"""Packed answers: what has a tag is packed once, and its packed bytes are kept as long as they are asked for."""

from collections import OrderedDict

from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipMiddleware, GZipResponder
from starlette.types import ASGIApp, Receive, Scope, Send

PACKED_AT_MOST = 16 * 2**20
"""Bytes that a process keeps this way: plain and packed ones, each answer once."""
_LEVEL = 6


class PackedBefore:
    """Plain bytes and what they pack to; what was not asked for longest goes first."""

    def __init__(self, most: int = PACKED_AT_MOST) -> None:
        self._most, self._held = most, 0
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()

    @property
    def held(self) -> int:
        """How many bytes are kept."""
        return self._held

    def find(self, plain: bytes) -> bytes | None:
        """What these bytes were packed to, None if that is not known (any more)."""
        found = self._kept.get(plain)
        if found is not None:
            self._kept.move_to_end(plain)
        return found

    def keep(self, plain: bytes, packed: bytes) -> None:
        """Keep what some bytes pack to."""
        if plain in self._kept:
            return
        self._kept[plain] = packed
        self._held += len(plain) + len(packed)
        while self._held > self._most:
            self._held -= sum(map(len, self._kept.popitem(last=False)))


class Packing(GZipMiddleware):
    """Starlette's middleware, which packs the same bytes but once."""

    def __init__(self, app: ASGIApp, before: PackedBefore | None = None) -> None:
        super().__init__(app, compresslevel=_LEVEL)
        self._before = before or PackedBefore()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http" and "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            await _Packer(self.app, self._before)(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


class _Packer(GZipResponder):
    def __init__(self, app: ASGIApp, before: PackedBefore) -> None:
        super().__init__(app, minimum_size=500, compresslevel=_LEVEL)
        self._before, self._streaming = before, False

    async def apply_compression(self, body: bytes, *, more_body: bool) -> bytes:
        """See `GZipResponder`. What has no tag may be about a person, and is not kept."""
        self._streaming = self._streaming or more_body
        if self._streaming or "etag" not in Headers(raw=self.initial_message["headers"]):
            return await super().apply_compression(body, more_body=more_body)
        packed = self._before.find(body)
        if packed is None:
            packed = await super().apply_compression(body, more_body=False)
            self._before.keep(body, packed)
        return packed
