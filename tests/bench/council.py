"""Council data at the size of a large city: 14,000 papers and 2,600 meetings as separate files and as one zip.

``python -m tests.bench.council``: prints our time and memory, and that of plain reading (``json.load`` of each file and
nothing else) in the same run.
"""

import json
import resource
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from time import perf_counter

from tests.council.council_city import body, meeting, paper

PAPERS, MEETINGS, BODIES = 14_000, 2_600, 40
_TITLES = ("Sanierung der Schule {n}", "Bebauungsplan {n}", "Bericht Frühe Hilfen {n}", "Haushalt {n}", "Anfrage {n}")
_FILES = [{"id": "https://rat.example/files/1", "type": "https://schema.oparl.org/1.1/File", "name": "Anlage"}] * 6


def write_city(folder: Path) -> None:
    """Write the files: one paper in five is on the topic, each is consulted in two meetings."""
    objects = [body(n, f"Ausschuss {n}" if n > 1 else "Jugendhilfeausschuss") for n in range(1, BODIES + 1)]
    items: dict[int, dict[int, str | None]] = {n: {} for n in range(1, MEETINGS + 1)}
    for n in range(1, PAPERS + 1):
        at = (1 + n % MEETINGS, 1 + (n * 7 + 3) % MEETINGS)
        heard = {2 * n + k: (1 + m % BODIES, m, "Vorberatung") for k, m in enumerate(at)}
        for number, (_, m, _role) in heard.items():
            items[m][number] = "einstimmig beschlossen"
        objects.append(paper(n, _TITLES[n % 5].format(n=n), heard, reference=f"2020/{n:05}", auxiliaryFile=_FILES))
    for n, agenda in items.items():
        day = f"{2010 + n % 16}-{1 + n % 12:02}-{1 + n % 28:02}"
        objects.append(meeting(n, 1 + n % BODIES, day, agenda))
    for number, one in enumerate(objects):
        (folder / f"{number:06}.json").write_text(json.dumps(one), encoding="utf-8")


def _bring_in(path: str) -> None:
    from graph.council.council_files import gathered_from
    from graph.council.importing import CouncilAsked, bring_in
    from graph.imports import By
    from graph.stores import open_store
    from ontology import load_model

    started, model = perf_counter(), load_model()
    data = gathered_from(Path(path))
    read = perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/netz.db", model)
        report = bring_in(data, store, model, CouncilAsked("99001"), By("Messung", "2026-01-01T10:00:00+01:00"))
        store.close()
    number = len(report.listed.created)
    print(f"  {perf_counter() - started:.1f} s, of which reading {read:.1f} s; {_peak()} MiB; {number} records")


def _plain(path: str) -> None:
    started = perf_counter()
    number = sum(bool(json.loads(file.read_text(encoding="utf-8"))) for file in sorted(Path(path).iterdir()))
    print(f"  {perf_counter() - started:.1f} s for {number} files, {_peak()} MiB; nothing is kept")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Print all figures, each in a process of its own."""
    if len(sys.argv) > 2:
        {"ours": _bring_in, "plain": _plain}[sys.argv[1]](sys.argv[2])
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "rat"
        folder.mkdir()
        write_city(folder)
        packed = Path(made) / "rat.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(folder.iterdir()):
                archive.write(file, file.name)
        for said, kind, path in (
            ("plain json.load", "plain", folder),
            ("folder", "ours", folder),
            ("zip", "ours", packed),
        ):
            print(f"{said}:", flush=True)
            subprocess.run([sys.executable, "-m", "tests.bench.council", kind, str(path)], check=True)


if __name__ == "__main__":
    main()
