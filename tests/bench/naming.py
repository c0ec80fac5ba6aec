"""Precision and recall of what names say: ``python -m tests.bench.naming [unseen|tune|habit|seed] [-v]``.

``tests/naming/names.csv`` holds names with the codes that they say, labelled before any word list read them. ``split``
was fixed by the hash of the name (``tune``, ``unseen``); ``habit`` are names in further habits, never tuned for either.
``+`` joins codes, ``/`` parts what is equally right, brackets hold what may but need not be said, ``?`` must be asked.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from graph.imports.naming import Naming, naming_of
from ontology import load_model
from ontology.names import Prop
from tests.bench.measuring import Measured

ROOT = Path(__file__).parents[2]
NAMES = ROOT / "tests" / "naming" / "names.csv"
COLUMNS = {"sector": Prop.SECTOR, "actorType": Prop.ACTOR_TYPE, "kkg": Prop.COVERS_PARTNER, "kind": Prop.KIND}
UNSEEN = ("unseen", "habit")


@dataclass(frozen=True)
class Labelled:
    """A name, and per column the codes that it must say and those that it may say."""

    name: str
    split: str
    must: dict[str, frozenset[str]]
    may: dict[str, frozenset[str]]


def labelled() -> Iterator[Labelled]:
    """The names of the file."""
    with NAMES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            said = {c: [p for p in row[c].replace("/", "+").split("+") if p not in ("", "?")] for c in COLUMNS}
            yield Labelled(
                row["name"],
                row["split"],
                {c: frozenset(p for p in parts if p[0] != "(") for c, parts in said.items()},
                {c: frozenset(p.strip("()") for p in parts) for c, parts in said.items()},
            )


def karlsruhe() -> Iterator[Labelled]:
    """The organizations of ``seed/karlsruhe`` with the codes that were set by hand there."""
    sectors = {
        "Jugendhilfe": "KJH",
        "Gesundheit": "GES",
        "Justiz": "JUS",
        "Bildung": "BIL",
        "Eltern/Selbsthilfe": "ELT",
    }
    sectors |= {"Kirche": "KIR", "Arbeit": "ARB"}
    with (ROOT / "seed" / "karlsruhe" / "akteure.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            said = {
                "sector": row["Bereich (erschlossen)"] or sectors.get(row["sektor_kodiert"], ""),
                "actorType": row["Akteurstyp (erschlossen)"],
                "kkg": row["Partnergruppe nach KKG (erschlossen)"],
            }
            must = {c: frozenset(p.strip() for p in text.split(";") if p.strip()) for c, text in said.items()}
            yield Labelled(row["name"], "seed", must, must)


@dataclass
class Score:
    """Counts of one column, or of one code of it."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """How much of what is said is right; 1 where nothing is said."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """How much of what can be known is said; 1 where there is nothing to know."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def scores(
    naming: Naming, names: Iterable[Labelled]
) -> tuple[dict[str, Score], dict[tuple[str, str], Score], list[str]]:
    """By column, by column and code, and the names that are misread or not read."""
    by_column: dict[str, Score] = {c: Score() for c in COLUMNS}
    by_code: dict[tuple[str, str], Score] = {}
    faults: list[str] = []
    for one in names:
        guess = naming.of_name(one.name)
        for column in one.must:
            right, wrong, missed = judged(one, column, frozenset(guess.codes.get(COLUMNS[column], ())))
            for field, codes in (("right", right), ("wrong", wrong), ("missed", missed)):
                for code in codes:
                    for score in (by_column[column], by_code.setdefault((column, code), Score())):
                        setattr(score, field, getattr(score, field) + 1)
            if wrong or missed:
                asked = guess.candidates.get(COLUMNS[column], ())
                faults.append(f"{one.name}: {column} wrong {sorted(wrong)} missed {sorted(missed)} asked {asked}")
    return by_column, by_code, faults


def judged(one: Labelled, column: str, said: frozenset[str]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Codes said rightly, said wrongly, and not said; of what is equally right one is enough."""
    right, wrong = said & one.may[column], said - one.may[column]
    missed = one.must[column] - said
    if column in ("sector", "kind"):
        missed = frozenset() if right or not missed else frozenset(sorted(missed)[:1])
    return right, wrong, missed


def speed(_: Path) -> Measured:
    """75,000 different names; plain: a search for each of 60 words in each name."""
    naming = naming_of(load_model())
    known = [one.name for one in labelled()]
    names = [f"{known[i % len(known)]} {i}" for i in range(75_000)]
    plain = [name.casefold() for name in known[:60]]
    started = perf_counter()
    for name in names:
        naming.of_name(name)
    ours = perf_counter() - started
    started = perf_counter()
    for name in names:
        any(word in name.casefold() for word in plain)
    return Measured(ours, perf_counter() - started, f"{len(names) / ours:,.0f} names/s")


def main() -> None:
    """Print what is found, for the unseen names unless another part is named."""
    parts = [a for a in sys.argv[1:] if a != "-v"] or list(UNSEEN)
    naming = naming_of(load_model())
    every = [*labelled(), *karlsruhe()]
    for part in (*parts, *([] if len(parts) == 1 else [" + ".join(parts)])):
        names = [one for one in every if one.split in part.split(" + ")]
        by_column, by_code, faults = scores(naming, names)
        print(f"\n{part}: {len(names)} names{'precision':>20}{'recall':>10}{'right':>8}{'wrong':>8}{'missed':>8}")
        _print(by_column)
        if "+" in part or len(parts) == 1:
            _print({f"  {c} {code}": s for (c, code), s in sorted(by_code.items())})
        if "-v" in sys.argv:
            print("\n".join(faults))


def _print(lines: dict[str, Score]) -> None:
    for label, s in lines.items():
        print(f"{label:<32}{s.precision:>14.1%}{s.recall:>10.1%}{s.right:>8}{s.wrong:>8}{s.missed:>8}")


if __name__ == "__main__":
    main()
