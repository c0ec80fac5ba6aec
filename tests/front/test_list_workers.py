"""The steps of a list go to the process that worked on it last, as long as it is free; all else rather to others."""

import asyncio

import pytest

from api.front import workers as front_workers
from api.front.asked import Answered, Asked
from api.front.figures import Figures
from api.front.limits import Limits
from api.front.workers import Workers
from api.settings import Settings

STEP = "/bezirke/99001/listen/1"


class _Noting:
    """Stands for a process: answers with its own number."""

    made = 0

    def __init__(self, *_: object) -> None:
        type(self).made += 1
        self.number, self.useless, self.begun = self.made, False, True

    def ask(self, _: Asked) -> Answered:
        return Answered(200, [], str(self.number).encode())

    def stop(self) -> None:
        pass

    forget = stop


@pytest.fixture(autouse=True)
def noting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Noting, "made", 0)
    monkeypatch.setattr(front_workers, "_Worker", _Noting)


async def _started(number: int) -> Workers:
    workers = Workers("sqlite://", Settings(), Limits(workers=number), Figures("0"))
    await workers.start()
    return workers


def _asked(path: str, who: bytes = b"anna") -> Asked:
    return Asked({"method": "GET", "path": path, "headers": [(b"cookie", who)]})


async def _by(workers: Workers, path: str, who: bytes = b"anna") -> bytes:
    return (await workers.ask(_asked(path, who), long=path == STEP)).body


def test_steps_of_a_list_stay_with_a_process_that_does_little_else() -> None:
    async def scene() -> None:
        workers = await _started(3)
        first = await _by(workers, STEP)
        others = {await _by(workers, "/") for _ in range(5)}
        assert first not in others
        assert {await _by(workers, STEP) for _ in range(4)} == {first}
        await workers.stop()

    asyncio.run(scene())


def test_lists_of_two_visitors_stay_apart() -> None:
    async def scene() -> None:
        workers = await _started(3)
        anna = await _by(workers, STEP)
        axel = await _by(workers, STEP, b"axel")
        assert anna != axel
        for _ in range(3):
            assert (await _by(workers, STEP), await _by(workers, STEP, b"axel")) == (anna, axel)
        await workers.stop()

    asyncio.run(scene())


def test_one_process_alone_answers_everything() -> None:
    async def scene() -> None:
        workers = await _started(1)
        assert {await _by(workers, path) for path in (STEP, "/", STEP, "/")} == {b"1"}
        await workers.stop()

    asyncio.run(scene())
