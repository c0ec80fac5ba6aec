"""How many small faults the tests notice: ``python -m tests.bench.mutants [subject …] [--count 30] [--seeds 9 10]``.

A mutant is the code with one change: a comparison flipped, a number one off, and for or, a not, an answer or a filter
left out. A sample of them, the same for one seed and one state of the code, is tried in a copy of the repository, one
after the other, with the tests of the subject. Several samples share the run of all tests that tells which of them run
what is changed. Those that no test notices are printed; those that change nothing that anybody could see stand with
the reason in ``equivalent_mutants.toml`` and are not counted.
"""

import os
import pickle
import random
import subprocess
import sys
import tomllib
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.bench.mutant_trials import Work
from tests.bench.mutation_points import Mutant, mutants_of

ROOT = Path(__file__).parents[2]
KNOWN = Path(__file__).parent / "equivalent_mutants.toml"


class Subject(NamedTuple):
    """Code, and the tests that should notice a fault in it."""

    code: tuple[str, ...]
    without: tuple[str, ...]
    tests: tuple[str, ...]


_OF_NEO4J = tuple(f"graph/stores/{name}" for name in ("neo4j.py", "bolt.py", "cypher", "whole_commits.py"))
"""What only runs with a server, which no trial has."""
_OF_LISTS = (
    *(f"tests/persons/test_{t}.py" for t in ("bare_names", "columns_of_cases", "door", "office_stays", "rare_names")),
    *(
        f"tests/{t}.py"
        for t in ("persons/test_words_beside_codes", "hostile/test_bounds", "hostile/test_same_readings")
    ),
)
"""Tests of what is read that stand with those of persons and of what is hostile."""
SUBJECTS: Mapping[str, Subject] = {
    "findings": Subject(("graph/findings",), (), ("tests/findings",)),
    "stores": Subject(("graph/stores",), _OF_NEO4J, ("tests/store",)),
    "imports": Subject(
        ("graph/imports",),
        (),
        (*(f"tests/{t}" for t in ("imports", "recognise", "naming", "identity", "round_trip")), *_OF_LISTS),
    ),
    "indicators": Subject(("graph/indicators",), (), ("tests/indicators", "tests/findings/test_told_changes.py")),
}


def main() -> None:
    """Try a sample of each subject, or of those named, and print the share that was noticed."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("subjects", nargs="*", choices=[[], *SUBJECTS], help="all if none is named")
    parser.add_argument("--count", type=int, default=30, help="mutants of each sample")
    parser.add_argument("--seeds", type=int, nargs="*", default=[9], help="a sample for each")
    parser.add_argument(
        "--only", nargs="*", default=[""], help="only mutants with one of these in file:line, e.g. s.py:7"
    )
    parser.add_argument("--patience", type=int, default=0, help="seconds of a processor for each mutant; 0: all tests")
    parser.add_argument("--anew", action="store_true", help="look anew which tests run what, and keep it in out/")
    asked = parser.parse_args()
    for name in asked.subjects or SUBJECTS:
        subject = SUBJECTS[name]
        every = _every(subject, asked.only)
        samples = [sample(every, asked.count, seed) for seed in asked.seeds]
        known = ROOT / "out" / f"mutants-{name}.pickle"
        if asked.anew:
            known.unlink(missing_ok=True)
        told = _tried(Work([m for s in samples for m in s], _files(subject), known), subject.tests, asked.patience)
        print(next(told), flush=True)
        for seed, chosen in zip(asked.seeds, samples, strict=True):
            noticed = 0
            for line in islice(told, len(chosen)):
                noticed += line.startswith("noticed")
                print(line, flush=True)
            share = f"{noticed} of {len(chosen)} noticed ({noticed / max(1, len(chosen)):.0%})"
            print(f"{name}, seed {seed}: {share}", flush=True)


def _files(subject: Subject) -> Sequence[str]:
    files = sorted(
        path.relative_to(ROOT).as_posix() for folder in subject.code for path in (ROOT / folder).rglob("*.py")
    )
    return [f for f in files if not f.startswith(subject.without or ("-",))]


def _every(subject: Subject, only: Sequence[str]) -> Sequence[Mutant]:
    found = (m for f in _files(subject) for m in mutants_of(ROOT, f))
    return [m for m in found if any(o in f"{m.file}:{m.line} " for o in only)]


def sample(every: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """Some of all mutants, without the equivalent ones, in the order of files and lines."""
    known = equivalent()
    tried = [m for m in random.Random(seed).sample(every, min(size, len(every))) if key(m) not in known]
    return sorted(tried, key=lambda m: (m.file, m.line))


def equivalent() -> Mapping[tuple[str, str, str, str], str]:
    """Mutants that no test can notice, with the reason."""
    lines = tomllib.loads(KNOWN.read_text("utf-8"))["mutant"]
    return {(line["file"], line["within"], line["before"], line["after"]): line["why"] for line in lines}


def key(mutant: Mutant) -> tuple[str, str, str, str]:
    """What a mutant is known by, whatever number its line has."""
    return mutant.file, mutant.within, mutant.before, mutant.after


def _tried(work: Work, tests: Sequence[str], patience: int) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        there, given = Path(folder) / "copy", Path(folder) / "work.pickle"
        copytree(ROOT, there, ignore=ignore_patterns(".git", ".venv", "out", "__pycache__", ".*_cache", ".hypothesis"))
        given.write_bytes(pickle.dumps(work))
        command = [sys.executable, "-m", "tests.bench.mutant_trials", str(given), str(patience), *tests]
        environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "CI": "1", "TMPDIR": folder}
        with subprocess.Popen(command, cwd=there, env=environment, stdout=subprocess.PIPE, text=True) as trials:
            yield from map(str.rstrip, trials.stdout or ())
        if trials.returncode:
            raise SystemExit((there / "pytest.out").read_text("utf-8"))


if __name__ == "__main__":
    main()
