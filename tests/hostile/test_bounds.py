"""Reading has bounds of time and memory, of everything that is handed in together."""

import os
import sys
from pathlib import Path

import pytest

from graph.errors import UnreadableFileError
from graph.imports.read import read_bytes, read_workbook
from graph.imports.read.limits import Limits
from graph.imports.read.watching import answer_of, as_told, held_by
from tests.imports.making import delimited, excel, ods_cell, ods_table, open_document

LONG = [["Name", "Ort"], *([f"Kita {n}", "Ulm"] for n in range(6_000))]
_MEBIBYTE = 1024**2


def _lists() -> dict[str, bytes]:
    opened = open_document(ods_table([ods_cell("Kita")] * 6_000))
    return {"a.csv": delimited(LONG, ";").encode(), "a.xlsx": excel(LONG), "a.ods": opened}


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.ods"])
def test_a_list_that_takes_longer_than_it_may_is_refused_with_what_to_do(name: str) -> None:
    data = _lists()[name]
    assert read_bytes(name, data).sheets[0].rows[5_999]
    with pytest.raises(UnreadableFileError, match=f"„{name}“ lässt sich nicht in .* Sekunden lesen.*teilen"):
        read_bytes(name, data, limits=Limits(seconds=-1))


def test_all_files_of_a_folder_share_what_may_be_unpacked(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"liste{number}.csv").write_bytes(excel(LONG))
    one = tmp_path / "liste0.csv"
    assert read_workbook(one, limits=Limits(unpacked=_MEBIBYTE)).sheets
    with pytest.raises(UnreadableFileError, match="zu groß"):
        read_workbook(tmp_path, limits=Limits(unpacked=_MEBIBYTE))


def test_what_a_process_answers_is_handed_over() -> None:
    command = [sys.executable, "-c", "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])"]
    assert answer_of(command, b"abc" * 100_000, 500 * _MEBIBYTE, 60) == b"cba" * 100_000


@pytest.mark.parametrize(
    "work",
    ["x = bytearray(400_000_000); import time; time.sleep(600)", "raise MemoryError", "import os; os.abort()"],
)
def test_a_process_that_holds_too_much_or_fails_has_no_answer(work: str) -> None:
    assert answer_of([sys.executable, "-c", work], b"", 200 * _MEBIBYTE, 60) is None


def test_a_process_that_takes_too_long_is_ended() -> None:
    assert answer_of([sys.executable, "-c", "while True: pass"], b"", 200 * _MEBIBYTE, 0.5) is None


def test_what_a_process_holds_is_known_by_the_means_of_each_system() -> None:
    own = held_by(os.getpid())
    assert own > 10 * _MEBIBYTE
    assert own / 2 < as_told(os.getpid()) < 2 * own
    assert held_by(2**22 + 1) == 0
