"""What a result rests on beside the records: the program and the model, as one fingerprint."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

_MEANT = (".py", ".toml", ".json", ".ttl")


@cache
def analysis_version() -> str:
    """A fingerprint of all that computes: two programs with the same one give the same numbers, bit for bit.

    Of what computes nothing here the fingerprint takes note, too: a change too many costs a run, one too few a wrong
    number.
    """
    digest = sha256(f"{version('numpy')} {version('rustworkx')}".encode())
    for package in ("graph", "ontology"):
        for name, content in sorted(_contents(files(package), package)):
            digest.update(name.encode())
            digest.update(sha256(content).digest())
    return digest.hexdigest()[:24]


def _contents(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for one in folder.iterdir():
        name = f"{path}/{one.name}"
        if one.is_dir():
            found += _contents(one, name)
        elif one.name.endswith(_MEANT):
            found.append((name, one.read_bytes()))
    return found
