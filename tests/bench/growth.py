"""``python -m tests.bench.growth``: seconds to read and check inputs of n, 2n, 4n and 8n, and the exponent of growth.

An exponent of 1 is linear, 2 the square. Machines differ and small inputs cost what is done once, so nothing is
asserted here: the tests count steps. ``--only WORDS`` takes the inputs whose names contain the words.
"""

import argparse
import sys
from collections.abc import Callable
from contextlib import suppress
from math import log2
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from graph.errors import UnreadableFileError
from graph.imports import stage
from ontology import Model, load_model
from tests.imports.test_hostile_bytes import GROWING

Made = Callable[[int], tuple[str, bytes]]
_ROWS: dict[str, Callable[[int], str]] = {
    "names": lambda n: f"Kita {n};Ulm;",
    "one name": lambda _: "Kita;Ulm;",
    "wrong days": lambda n: f"Kita {n};Ulm;3{n}.02.2019",
    "wrong sectors": lambda n: f"Kita {n};Ulm {n};Bereich {n}",
}
_SIGNS = ("Ulm, ", "S. 1, ", " ", "(", "a(b) ", "a: ", "Dr. Anna Müller, ", "und ", "- ", '""', "1.1.2020 ", "a@b.de ")


def inputs() -> dict[str, Made]:
    """What grows: the inputs of the tests of reading, lists by rows, and single cells by their signs."""

    def rows(row: Callable[[int], str]) -> Made:
        return lambda n: ("a.csv", ("Name;Ort;Seit\n" + "\n".join(row(i) for i in range(n))).encode())

    def cell(sign: str) -> Made:
        return lambda n: ("a.csv", f"Name;Quelle;Ansprechperson\nKita {sign * n};{sign * n};{sign * n}\n".encode())

    lists = {f"rows: {kind}": rows(row) for kind, row in _ROWS.items()}
    return {**GROWING, **lists, **{f"cell: {sign!r}": cell(sign) for sign in _SIGNS}}


def seconds(made: tuple[str, bytes], model: Model) -> float:
    """Seconds of the processor to read and check a file."""
    name, data = made
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        started = process_time()
        with suppress(UnreadableFileError):
            stage(path, model)
        return process_time() - started


def main() -> int:
    """Print a line for each input."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", default="", help="part of the names")
    asked.add_argument("--size", type=int, default=1000, help="n")
    given = asked.parse_args()
    model = load_model()
    seconds(("a.csv", b"Name;Ort\nKita;Ulm\n"), model)
    for kind, make in inputs().items():
        if given.only in kind:
            took = [seconds(make(given.size * 2**step), model) for step in range(4)]
            exponent = log2(took[3] / took[2])
            times = " ".join(f"{t:8.3f}" for t in took)
            sys.stdout.write(f"{times} s  n^{exponent:.1f}  {kind}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
