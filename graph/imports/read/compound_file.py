"""The streams of a compound file (MS-CFB), as Office wrote them before 2007: sectors, chained by tables."""

from collections.abc import Iterable
from struct import unpack_from

from graph.imports.read.limits import BrokenError

_HEADER, _ENTRY, _IN_HEADER = 512, 128, 109
_END = 0xFFFFFFFA
"""From here on a number names no sector."""
_STREAM, _ROOT = 2, 5


def stream_of(data: bytes, names: Iterable[str]) -> bytes | None:
    """The first stream of these names that there is; raises BrokenError for what is no compound file."""
    try:
        return _Compound(data).stream([name.casefold() for name in names])
    except (IndexError, ValueError) as error:
        raise BrokenError from error


def _numbers(data: bytes, at: int, count: int) -> list[int]:
    """Whole numbers of four bytes, as many as there are."""
    count = min(count, max(len(data) - at, 0) // 4)
    return list(unpack_from(f"<{count}I", data, at))


class _Compound:
    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER:
            raise BrokenError
        self._data = data
        self._size, self._small = 1 << (data[30] & 15), 1 << (data[32] & 15)
        self._start, self._least, first_small = (
            _numbers(data, 48, 1)[0],
            _numbers(data, 56, 1)[0],
            _numbers(data, 60, 1)[0],
        )
        if self._size < _ENTRY:
            raise BrokenError
        self._most = len(data) // self._size + 1
        self._next = [n for sector in self._table_sectors() for n in _numbers(self._sector(sector), 0, self._size // 4)]
        self._next_small = _numbers(small := self._chain(first_small), 0, len(small) // 4)

    def stream(self, names: list[str]) -> bytes | None:
        """The bytes of the first of the names that is there."""
        found: dict[str, tuple[int, int]] = {}
        within = b""
        directory = self._chain(self._start)
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length = min(unpack_from("<H", directory, at + 64)[0], 64)
            name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace").casefold()
            kind, (start, size) = directory[at + 66], unpack_from("<II", directory, at + 116)
            if kind == _ROOT:
                within = self._chain(start)[:size]
            elif kind == _STREAM:
                found.setdefault(name, (start, size))
        start, size = next((found[name] for name in names if name in found), (_END, -1))
        if size < 0:
            return None
        return self._small_chain(within, start)[:size] if size < self._least else self._chain(start)[:size]

    def _table_sectors(self) -> list[int]:
        """The sectors that hold the table of chains: those that the header names, and those of its own chain."""
        named = [sector for sector in _numbers(self._data, 76, _IN_HEADER) if sector < _END]
        further, enough = _numbers(self._data, 68, 1)[0], 4 * self._most // self._size + 1
        while further < _END and len(named) < enough:
            *numbers, further = _numbers(self._sector(further), 0, self._size // 4)
            named += [sector for sector in numbers if sector < _END] or [_END]
        return [sector for sector in named if sector < _END][:enough]

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        if at >= len(self._data):
            raise BrokenError
        return self._data[at : at + self._size]

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _followed(self._next, start, self._most)))

    def _small_chain(self, within: bytes, start: int) -> bytes:
        size = self._small
        numbers = _followed(self._next_small, start, len(within) // size + 1)
        return b"".join(within[number * size : (number + 1) * size] for number in numbers)


def _followed(table: list[int], start: int, most: int) -> list[int]:
    """The sectors of a chain; raises BrokenError for one longer than the file, as one that bites its tail."""
    found: list[int] = []
    while start < _END:
        found.append(start)
        if len(found) > most:
            raise BrokenError
        start = table[start]
    return found
