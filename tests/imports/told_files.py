"""What is read of small files of many forms, as text: `told_files.txt` beside this file, of the files in the TOML file.

Each shows at its edges what a reader makes of marks, spans, what is hidden, and what it leaves out with a sentence.
``python -m tests.imports.told_files`` writes the file anew.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from warnings import catch_warnings, simplefilter

from graph.errors import UnreadableFileError
from graph.imports.read import rdf_apart, read_bytes
from graph.imports.workbook import Workbook
from tests.recognise.told_texts import shown

HERE = Path(__file__).parent
TOLD = HERE / "told_files.txt"
_RDF = {"ttl": "turtle", "jsonld": "json-ld", "nq": "nquads", "rdf": "xml"}


@cache
def files_to_read() -> Mapping[str, str]:
    """The files by their names."""
    return tomllib.loads((HERE / "told_files.toml").read_text("utf-8"))


def told_file(name: str) -> str:
    """What is read of a file; of RDF what its graph tells, which else another process looks at."""
    text = files_to_read()[name]
    form = _RDF.get(name.rpartition(".")[2])
    try:
        return f"== {name}\n{_of_rdf(text.encode(), form) if form else _of_sheets(read_bytes(name, text.encode()))}"
    except (UnreadableFileError, ValueError) as error:
        return f"== {name}\nrefused: {error if isinstance(error, UnreadableFileError) else type(error).__name__}"


def _of_sheets(book: Workbook) -> str:
    sheets = [shown(sheet) for sheet in book.sheets]
    notices = [f"{place.sheet} {place.cell} {rule} {issue.sentence.de}" for place, rule, issue in book.notices]
    return "\n".join([*sheets, *book.skipped, *notices])


def _of_rdf(data: bytes, form: str) -> str:
    import rdflib

    normal = rdflib.NORMALIZE_LITERALS
    try:
        with catch_warnings():
            simplefilter("ignore")  # rdflib warns of what it uses itself
            return shown(rdf_apart._found(rdf_apart._parsed(data, form)))
    finally:
        rdflib.NORMALIZE_LITERALS = normal


if __name__ == "__main__":
    TOLD.write_text("\n\n".join(map(told_file, files_to_read())) + "\n", "utf-8")
