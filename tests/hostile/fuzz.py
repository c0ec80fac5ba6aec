"""``python -m tests.hostile.fuzz --seconds N``: files of every format damaged at random, through the whole check.

What is neither read nor refused in a sentence is printed with the seed that makes it again, and so is the slowest file.
"""

import argparse
import io
import sys
import zipfile
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

from graph.errors import UnreadableFileError
from graph.imports import stage
from ontology import Model, load_model
from tests.hostile.corpus import DAMAGES
from tests.imports.test_hostile_bytes import GROWING, WHOLE, XLS
from tests.imports.test_hostile_workbooks import changed


class Tried(NamedTuple):
    """What a damaged file led to: its form, how it ended, and seconds."""

    form: str
    end: str
    seconds: float


def damaged(data: bytes, draw: Random) -> bytes:
    """The bytes with some pieces cut, changed, doubled or put in; of an archive mostly the bytes of one part."""
    if data.startswith(b"PK") and draw.random() < 0.8:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = draw.choice(archive.namelist())
        return changed(data, part, lambda content: damaged(content, draw))
    made = bytearray(data)
    for _ in range(draw.choice([1, 1, 2, 3, 10])):
        at, size = draw.randrange(len(made) + 1), draw.choice([1, 2, 8, 64, 1024])
        piece = made[at : at + size]
        match draw.randrange(5):
            case 0:
                made[at : at + size] = b""
            case 1:
                made[at : at + size] = draw.randbytes(len(piece))
            case 2:
                made[at:at] = piece * draw.choice([1, 2, 50])
            case 3:
                made[at:at] = draw.choice([b"<", b">", b'"', b"&", b";", b"\n", b"\0", b"\xff", b"</c>", b"r='A1'"])
            case _:
                if piece:
                    made[at] ^= 1 << draw.randrange(8)
    return bytes(made)


def tried(seed: int, folder: Path, model: Model) -> Tried:
    """One file of a seed, damaged and checked."""
    draw = Random(seed)
    forms = {**WHOLE, "xls": ("a.xls", XLS), **{k: make(200) for k, make in GROWING.items()}}
    form = draw.choice(sorted(forms))
    name, data = forms[form]
    data = DAMAGES[draw.choice(sorted(DAMAGES))](data) if draw.random() < 0.1 else damaged(data, draw)
    path = folder / name
    path.write_bytes(data)
    started = monotonic()
    try:
        stage(path, model)
        end = "read"
    except UnreadableFileError as refused:
        end = "refused" if str(refused).endswith(".") else f"no sentence: {refused}"
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is what is looked for
        end = f"{type(error).__name__}: {error}"[:200]
    return Tried(form, end, monotonic() - started)


def main() -> int:
    """Try files until the time is over; 1 if one of them did not end well."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--seed", type=int, default=0, help="the first one")
    given = asked.parse_args()
    model, until, seed = load_model(), monotonic() + given.seconds, given.seed
    ends, slowest = Counter[str](), (0.0, 0, "")
    with TemporaryDirectory() as folder:
        while monotonic() < until:
            found = tried(seed, Path(folder), model)
            ends[found.end if found.end in ("read", "refused") else "faults"] += 1
            if found.end not in ("read", "refused"):
                sys.stdout.write(f"seed {seed}, {found.form}: {found.end}\n")
                sys.stdout.flush()
            slowest = max(slowest, (found.seconds, seed, found.form))
            seed += 1
    sys.stdout.write(
        f"{ends.total()} files: {dict(ends)}; slowest {slowest[0]:.1f} s (seed {slowest[1]}, {slowest[2]})\n"
    )
    return 1 if ends["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
