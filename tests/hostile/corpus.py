"""Files made to harm, each by a name: what a hostile or an unlucky sender may hand in as a list.

The builders of single formats stand with the tests of reading (``tests/imports``); here they are put together, grown,
damaged and told apart by name.
"""

from collections.abc import Callable, Iterator
from random import Random

from tests.hostile.forged import forged
from tests.imports.making import delimited
from tests.imports.test_hostile_bytes import GROWING, ROWS, WHOLE, XLS
from tests.imports.test_hostile_workbooks import BOMBS

Made = Callable[[], bytes]

LARGEST = 100_000
"""How often what can be repeated stands in the largest files."""


def corpus() -> dict[str, tuple[str, Made]]:
    """Every file: its name here, the name it is handed in under, and how it is made."""
    return {
        key: (name, made)
        for part in (_bombs, _grown, _broken, _texts, _words, _long, forged)
        for key, name, made in part()
    }


def _bombs() -> Iterator[tuple[str, str, Made]]:
    for kind, (name, made, _) in BOMBS.items():
        yield f"bomb: {kind}", name, made


def _grown() -> Iterator[tuple[str, str, Made]]:
    for kind, make in GROWING.items():
        for size in (1_000, LARGEST):
            yield f"grown: {kind} {size}", make(10)[0], lambda make=make, size=size: make(size)[1]  # type: ignore[misc]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "first half": lambda data: data[: len(data) // 2],
    "second half": lambda data: data[len(data) // 2 :],
    "a hundred bytes": lambda data: data[:100],
    "without its end": lambda data: data[:-30],
    "zeros inside": lambda data: data[: len(data) // 3] + bytes(200) + data[len(data) // 3 + 200 :],
    "twice": lambda data: data + data,
    "turned round": lambda data: data[::-1],
    "noise": lambda data: bytes(b ^ (b % 7 == 0) * 255 for b in data),
    "an end of its own": lambda data: data + b"\0\xff;\n<x>" * 50,
}


def _broken() -> Iterator[tuple[str, str, Made]]:
    for form, (name, data) in (*WHOLE.items(), ("xls", ("a.xls", XLS))):
        for damage, change in DAMAGES.items():
            yield f"broken: {form}, {damage}", name, lambda data=data, change=change: change(data)  # type: ignore[misc]


def _texts() -> Iterator[tuple[str, str, Made]]:
    text = delimited(ROWS, ";")
    for encoding in ("utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp437", "cp037", "utf-8-sig", "mac-roman"):
        yield f"text: {encoding}", "a.csv", lambda encoding=encoding: text.encode(encoding)  # type: ignore[misc]
    data = text.encode()
    kinds: dict[str, bytes] = {
        "nothing": b"",
        "blanks": b" \t\r\n" * 500,
        "a mark of order alone": b"\xff\xfe",
        "NUL between": data.replace(b";", b"\0;"),
        "NUL only": bytes(5_000),
        "two encodings": data + text.encode("cp1252") + text.encode("utf-16"),
        "old Mac lines": data.replace(b"\r\n", b"\n").replace(b"\n", b"\r"),
        "one endless line": b"Name;" * 200_000,
        "separators": b";\n" * 200_000,
        "quotes": b'"' * 200_001,
        "open quote": b'Name;Ort\n"' + data * 500,
        "sep of nothing": b"sep=\nName;Ort\nKita;Ulm\n",
        "sep of a letter": b"sep=a\nName;Ort\nKita;Ulm\n",
        "random": Random(1).randbytes(50_000),
        "random text": "".join(Random(2).choices("aä;,\t\"'\n=<>&|", k=50_000)).encode(),
    }
    for kind, made in kinds.items():
        yield f"text: {kind}", "a.csv", lambda made=made: made  # type: ignore[misc]


WORDS = {
    "a formula": "=cmd|' /C calc'!A0",
    "a script": "<script>alert(1)</script>",
    "an address that runs": "javascript:alert(1)",
    "signs that steer": "\x1b[2J\x1b]0;x\x07Kita",
    "text turned round": "\u202eatiK\u202c",
    "no width": "Ki\u200bta\u2060",
    "a path": "../../../etc/passwd",
    "a thousand letters": "K" * 1_000,
    "many marks": "K\u0301" * 3_000,
    "a template": "{{ 7*7 }}${7*7}%s%n{0.__class__}",
    "SQL": "'; DROP TABLE entity; --",
    "Cypher": "x'}) DETACH DELETE n //",
    "XML": "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "emoji": "👨‍👩‍👧‍👦" * 50,
    "lonely halves": "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
}


def _words() -> Iterator[tuple[str, str, Made]]:
    for kind, word in WORDS.items():
        rows = [["Name", "Ort", "Web", "Quelle"], [word, word, word, word], ["Jugendamt", word, "", word]]
        yield f"word: {kind}", "a.csv", lambda rows=rows: delimited(rows, ";").encode()  # type: ignore[misc]
        head = [[word, "Name", "Ort"], ["x", "Kita", "Ulm"]]
        yield f"head: {kind}", "a.csv", lambda head=head: delimited(head, ";").encode()  # type: ignore[misc]


def _long() -> Iterator[tuple[str, str, Made]]:
    yield "long: a cell of two megabytes", "a.csv", lambda: b"Name;Ort\nKita;" + b"Ulm, " * 400_000 + b"\n"
    yield "long: a name of two megabytes", "a.csv", lambda: b"Name;Ort\n" + b"Kita " * 400_000 + b";Ulm\n"
    yield "long: a source of two megabytes", "a.csv", lambda: b"Name;Quelle\nKita;" + b"S. 1, " * 350_000 + b"\n"
    yield "long: wrong days", "a.csv", lambda: b"Name;Seit\n" + b"Kita;31.02.2019\n" * 5_000
    yield (
        "long: wrong codes",
        "a.csv",
        lambda: b"Name;Bereich\n" + "".join(f"Kita {n};Bereich {n}\n" for n in range(2_000)).encode(),
    )
