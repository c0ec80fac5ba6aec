"""Every anchor leads to a place in this repository: sections of the field, decision records, links, paths.

An anchor is ``domain N.N`` with the row (``A6``) or number (``no. 8``) behind it, or ``decision NNNN``; it may run over
the end of a line, a comment sign included.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.test_code import ROOT

FOLDERS = ("api", "docs", "graph", "notebooks", "ontology", "seed", "tests")
KINDS = {".cypher", ".css", ".html", ".ipynb", ".java", ".js", ".md", ".py", ".toml", ".ttl", ".txt", ".xml", ".yaml"}
AT_ROOT = ("CHANGELOG.md", "CONTRIBUTING.md", "Containerfile", "README.md", "compose.yaml", "pyproject.toml", "run")
FIELD = ROOT / "docs" / "domain.md"

GAP = r"(?:[\s\"\\]|#|//)+"
SECTION = r"\d{1,2}(?:\.\d{1,2}){0,2}(?![\d.]*\d|\s?%|\*)"
PLACE = rf"(?:{SECTION}|[A-D]\d{{1,2}}\b|no\.\s\d+)"
ANCHOR = re.compile(rf"\b[dD]omain{GAP}({SECTION}(?:(?:[,;:]|,?\sand|\sto)?{GAP}{PLACE})*)")
RECORD = re.compile(rf"\b[dD]ecisions?{GAP}(\d+(?:(?:,|,?\sand){GAP}\d{{4}})*)|\((0\d{{3}})\)")
OUTSIDE = re.compile(
    r"\b(?:ux|product|house)\s\d|\bSEED\s\d|\.\./shared\b|\bshared/(?:data|seeds|\w+\.md)|\b(?:decisions|product|ux|house)\.md\b"
)
LINK = re.compile(r"\]\(([^()\s]+)\)")
DOCUMENT = re.compile(r"(?<!tests/)\b(?:docs|seed)/[\w/-]+(?:\.\w+)+")


def sources() -> list[Path]:
    """Every text file of the repository that people or programs write by hand or by command."""
    found = (f for folder in FOLDERS for f in (ROOT / folder).rglob("*") if f.suffix in KINDS)
    return [*(f for f in found if "__pycache__" not in f.parts), *(ROOT / name for name in AT_ROOT)]


SOURCES = sorted(sources())


@cache
def sections() -> dict[str, str]:
    """Number of each heading of ``docs/domain.md`` -> the text below it, that of deeper headings included."""
    parts = re.split(r"^(#{2,4} \d[\d.]*\d?)\.? ", FIELD.read_text("utf-8"), flags=re.MULTILINE)
    own = {head.split()[1].rstrip("."): text for head, text in zip(parts[1::2], parts[2::2], strict=True)}
    return {n: "".join(t for m, t in own.items() if m == n or m.startswith(f"{n}.")) for n in own}


@cache
def records() -> frozenset[str]:
    return frozenset(f.name[:4] for f in (ROOT / "docs" / "decisions").glob("*.md"))


def lost_in_the_field(text: str) -> Iterator[str]:
    """Anchors into ``docs/domain.md`` that lead nowhere."""
    for anchor in ANCHOR.findall(text):
        section = ""
        for place in re.findall(PLACE, anchor):
            if place[0].isdigit():
                section = place
                there = section in sections()
            else:
                text_there = sections().get(section, "")
                there = bool(re.search(_row(place), text_there, re.MULTILINE))
            if not there:
                yield f"domain {section} {place}"


def _row(place: str) -> str:
    """What a row or a numbered line begins with; ``B70–B73`` and ``B20, B21`` name several."""
    return rf"^{place[4:]}\. " if place.startswith("no.") else rf"^\| [^|]*\b{place}\b[^|]*\|"


def lost_decisions(text: str) -> Iterator[str]:
    """Numbers of decisions without a record of that name; those of other lists have fewer digits."""
    for several, one in RECORD.findall(text):
        yield from (n for n in re.findall(r"\d+", several or one) if n not in records())


def _where(find: Callable[[str], Iterable[str]], files: Iterable[Path] = SOURCES) -> dict[str, list[str]]:
    """File -> what is found in it, of all files in which something is."""
    found = {f.relative_to(ROOT).as_posix(): list(find(f.read_text("utf-8"))) for f in files}
    return {file: lost for file, lost in found.items() if lost}


def test_every_anchor_leads_somewhere_and_there_are_many() -> None:
    for anchor, lost, many in ((ANCHOR, lost_in_the_field, 150), (RECORD, lost_decisions, 50)):
        with_anchors = _where(anchor.findall)
        assert sum(map(len, with_anchors.values())) > many
        assert _where(lost, (ROOT / file for file in with_anchors)) == {}


def test_nothing_points_outside_of_the_repository() -> None:
    assert _where(OUTSIDE.findall) == {}


def _target(file: Path, path: str) -> Path:
    """The file behind a link; guides are pages of the program, and what they show is served by its name alone."""
    if path.startswith("/static/"):
        return next((ROOT / "api" / "static").rglob(Path(path).name), ROOT / path.lstrip("/"))
    return (file.parent / path).resolve() if path else file


@pytest.mark.parametrize("file", [f for f in SOURCES if f.suffix in (".md", ".ipynb")], ids=lambda f: f.name)
def test_every_link_leads_to_a_file_and_its_heading(file: Path) -> None:
    lost = []
    for link in LINK.findall(file.read_text("utf-8")):
        path, _, heading = link.partition("#")
        target = _target(file, path)
        if "://" in link:
            continue
        if not target.exists() or (heading and heading not in _headings(target)):
            lost.append(link)
    assert lost == []


def _headings(document: Path) -> set[str]:
    """The names under which a page shows its headings."""
    lines = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


def test_every_document_that_is_named_is_there() -> None:
    assert _where(lambda text: (path for path in DOCUMENT.findall(text) if not (ROOT / path).exists())) == {}


@pytest.mark.parametrize(
    "wrong",
    [
        " 12.9",
        " 12.1 A17",
        " 12.1: A4, B6",
        "\n    # 99.1",
        " 10 no. 12",
        " 12.1 A5, 4.6",
        " 3.2: B01 to B99",
    ],
)
def test_an_anchor_that_leads_nowhere_is_seen(wrong: str) -> None:
    assert list(lost_in_the_field(f"as in domain{wrong}, which")) != []


@pytest.mark.parametrize("wrong", [" 2", "s 0003 and 0099", "\n    # 0999", "s 1"])
def test_a_decision_without_a_record_is_seen(wrong: str) -> None:
    assert list(lost_decisions(f"as in decision{wrong}: so")) != []


@pytest.mark.parametrize("text", ["domain 12, 70 %", "domain 12.1, 2*expected", "domain 12.1, A3", "domain 4.4."])
def test_what_stands_behind_an_anchor_is_not_taken_for_one(text: str) -> None:
    assert list(lost_in_the_field(text)) == []
