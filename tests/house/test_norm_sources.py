"""Every source id that a norm line names is listed for people."""

import re
from pathlib import Path

from ontology import Model

PAGE = Path(__file__).parents[2] / "docs" / "sources.md"


def _listed() -> set[str]:
    found: set[str] = set()
    for cell in re.findall(r"^\| ([A-Z]\d+(?:–[A-Z]\d+)?) \|", PAGE.read_text("utf-8"), re.MULTILINE):
        first, _, last = cell.partition("–")
        numbers = range(int(first[1:]), int(last[1:] if last else first[1:]) + 1)
        found |= {f"{first[0]}{n}" for n in numbers}
    return found


def test_every_reference_of_a_norm_is_on_the_page(model: Model) -> None:
    used = {r for n in model.norms.values() for r in n.references} | {p.reference for p in model.packs.values()}
    assert used - _listed() == set()
