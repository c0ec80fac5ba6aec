"""``./run bench``: our time, the plain way's time in the same run, and the ratio. Times are noisy, ratios count."""

import os
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.measuring import Measured

BENCHMARKS = {
    "check 150": "one_list:check_process",
    "check 300 plain": "one_list:check_plain_300",
    "check 2000 plain": "one_list:check_plain_2000",
    "check 10k plain": "one_list:check_plain_10000",
    "indicators 150": "one_list:indicators_warm",
    "indicators rich": "one_list:indicators_rich",
    "findings 150": "one_list:findings_warm",
    "anchoring 150": "one_list:anchoring_warm",
    "import 75k": "one_list:import_long",
    "names 75k": "naming:speed",
    "what-if 100": "what_if:hundred",
    "what-if 300": "what_if:three_hundred",
    "what-if 1000": "what_if:thousand",
    "suppose 150": "supposing:hundred_and_fifty",
    "suppose 300": "supposing:three_hundred",
    "national": "national:national",
    "national again": "national:national_again",
    "national dask": "national:national_dask",
    "across": "across:across",
    "across again": "across:across_again",
    "neo4j": "neo4j:neo4j",
    "neo4j list 10k": "neo4j_list:ten_thousand",
    "neo4j list 75k": "neo4j_list:all_rows",
    "after a change": "after_a_change:after_a_change",
    "service": "service:service",
    "sealed list": "sealing:long_list",
    "sealed changes": "sealing:small_changes",
    "explore 500": "exploring:five_hundred",
    "map 300": "usable_map:three_hundred",
    "suppression": "suppression:suppression",
}
"""Name -> module and function; a module is loaded when it is run."""


def main() -> None:
    """Run all benchmarks, or those that an argument names, as a whole or else by a part of the name."""
    # As the command line does, and before numpy is loaded (decision 0012).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    asked = sys.argv[1:]
    chosen = {n: f for n, f in BENCHMARKS.items() if not asked or any(_means(a, n) for a in asked)}
    print(f"{'benchmark':<16} {'ours':>10} {'plain':>13} {'ratio':>9} {'peak':>9}")
    for name, place in chosen.items():
        with TemporaryDirectory() as folder:
            found = _function(place)(Path(folder))
        peak = f"{found.peak:>6.0f}MiB" if found.peak is not None else ""
        print(
            f"{name:<16} {found.ours * 1000:>8.0f}ms {found.plain * 1000:>11.0f}ms {found.plain / found.ours:>8.1f}x "
            f"{peak:>9} {found.note}".rstrip()
        )


def _means(asked: str, name: str) -> bool:
    return asked == name if asked in BENCHMARKS else asked in name


def _function(place: str) -> "Callable[[Path], Measured]":
    module, _, name = place.partition(":")
    found: Callable[[Path], Measured] = getattr(import_module(f"tests.bench.{module}"), name)
    return found


if __name__ == "__main__":
    main()
