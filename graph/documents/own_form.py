"""A municipality's own form: a DOCX with placeholders such as ``{{ betreff }}``, filled with a paper.

Placeholders are names and nothing else: no conditions, no code. What is not known is refused with its name and place.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from graph.documents.docx_out import Setting, set_block
from graph.documents.form_safety import packed_again, safe_parts
from graph.documents.wished import FORM_LABELS, PaperForm
from graph.documents.written import PaperBlock, TextBlock, WrittenPaper, line_text, phrase
from graph.errors import UnreadableFileError

PLACEHOLDERS: Mapping[str, str] = {
    "art": "Art des Papiers, zum Beispiel Beschlussvorlage",
    "betreff": "Betreff oder Titel",
    "bezirk": "Name des Bezirks",
    "stand": "Stichtag der Auswertung",
    "vorlage_nr": "Vorlagennummer",
    "federfuehrend": "federführende Stelle",
    "mitwirkend": "mitwirkende Stellen",
    "status": "öffentlich oder nichtöffentlich",
    "datum": "Datum der Vorlage",
    "ansprechpartner": "Ansprechpartner/in, bleibt eine markierte Stelle",
    "bearbeiter": "Bearbeiter/in, bleibt eine markierte Stelle",
    "beratungsfolge": "Tabelle der Beratungen; eigener Absatz",
    "sachverhalt": "Sachverhalt; eigener Absatz",
    "beschlussvorschlag": "Beschlussvorschlag; eigener Absatz",
    "finanzielle_auswirkungen": "finanzielle Auswirkungen, bleibt eine markierte Stelle",
    "quellen": "Liste der Quellen; eigener Absatz",
    "inhalt": "alles unter dem Titel; eigener Absatz, für jede Art von Papier",
}
"""What may stand between double braces, and what comes there."""
_FOUND = re.compile(r"\{\{([^{}]{0,80})\}\}")
_PARAGRAPH, _TEXT = qn("w:p"), qn("w:t")


def fill_form(content: bytes, written: WrittenPaper) -> bytes:
    """The form with the paper in it.

    Raises UnreadableFileError for a file that is none or not harmless, and for placeholders that are not known, have no
    paragraph of their own where they need one, or belong to another kind of paper.
    """
    try:
        document = Document(BytesIO(packed_again(safe_parts(content))))
    except (KeyError, ValueError, SyntaxError) as error:
        raise UnreadableFileError(
            "Die Vorlage lässt sich nicht als Word-Dokument lesen. Bitte speichern Sie sie neu als .docx."
        ) from error
    found = list(_placeholders(document))
    _refuse_unknown(found, written)
    for element, names in found:
        _fill(document, element, names, written)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _placeholders(document: Docx) -> Iterator[tuple[Any, list[str]]]:
    """Paragraphs with placeholders, in the body, tables, text boxes, headers and footers; with their names."""
    for root in _roots(document):
        for element in list(root.iter(_PARAGRAPH)):
            if names := [n.strip() for n in _FOUND.findall(_text(element))]:
                yield element, names


def _roots(document: Docx) -> Iterator[Any]:
    yield document.element.body
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not part.is_linked_to_previous:
                yield part._element


def _texts(element: Any) -> list[Any]:
    """The texts of a paragraph, without those of a text box within it."""
    return [t for t in element.iter(_TEXT) if next(t.iterancestors(_PARAGRAPH)) is element]


def _text(element: Any) -> str:
    return "".join(t.text or "" for t in _texts(element))


def _refuse_unknown(found: Sequence[tuple[Any, list[str]]], written: WrittenPaper) -> None:
    there = _parts_named(written)
    allowed = ", ".join(f"{{{{ {name} }}}}" for name in PLACEHOLDERS if name in there)
    if not found:
        raise UnreadableFileError(f"Die Vorlage enthält keinen Platzhalter. Möglich sind: {allowed}.")
    for element, names in found:
        for name in names:
            if name not in there:
                place = " ".join(_text(element).split())[:80]
                raise UnreadableFileError(
                    f"Den Platzhalter {{{{ {name[:40]} }}}} gibt es für dieses Papier nicht (im Absatz „{place}“). "
                    f"Möglich sind: {allowed}."
                )


def _parts_named(written: WrittenPaper) -> Mapping[str, Sequence[PaperBlock]]:
    """What a form may hold of a paper, by placeholder."""
    head: dict[str, Sequence[PaperBlock]] = {
        "bezirk": [TextBlock(phrase(written.district))],
        "betreff": [TextBlock(phrase(written.title))],
        "stand": [TextBlock(phrase(written.on.strftime("%d.%m.%Y")))],
        "art": [TextBlock(phrase(FORM_LABELS[PaperForm(written.kind)].de))],
        "inhalt": written.blocks[1:],
    }
    return {**head, **written.named}


def _fill(document: Docx, element: Any, names: Sequence[str], written: WrittenPaper) -> None:
    there = _parts_named(written)
    if len(names) == 1 and _FOUND.fullmatch(_text(element).strip()):
        _blocks(document, element, there[names[0]])
        return
    for name in names:
        _in_line(element, name, there[name])


def _blocks(document: Docx, element: Any, blocks: Sequence[PaperBlock]) -> None:
    """The blocks in the place of a paragraph; a single line keeps the look that the paragraph has."""
    if len(blocks) == 1 and isinstance(blocks[0], TextBlock):
        _in_line(element, "", blocks)
        return
    setting = Setting(document, _paragraph_before(document, element), _table_before(document, element), plain=True)
    for block in blocks:
        set_block(setting, block)
    for text in _texts(element):
        text.text = ""
    if element.getparent().tag != qn("w:tc"):
        element.getparent().remove(element)


def _paragraph_before(document: Docx, element: Any) -> Callable[[], Paragraph]:
    bare = deepcopy(element)
    for child in list(bare):
        if child.tag != qn("w:pPr"):
            bare.remove(child)

    def make() -> Paragraph:
        made = deepcopy(bare)
        element.addprevious(made)
        return Paragraph(made, document._body)

    return make


def _table_before(document: Docx, element: Any) -> Callable[..., Table]:
    def make(rows: int, cols: int) -> Table:
        table: Table = document.add_table(rows, cols)
        element.addprevious(table._tbl)
        return table

    return make


def _in_line(element: Any, name: str, blocks: Sequence[PaperBlock]) -> None:
    """A value within a sentence of the form."""
    if len(blocks) != 1 or not isinstance(blocks[0], TextBlock):
        raise UnreadableFileError(
            f"Der Platzhalter {{{{ {name} }}}} braucht einen eigenen Absatz: Er steht für mehrere Absätze oder eine "
            "Tabelle."
        )
    value, texts = line_text(blocks[0].line), _texts(element)
    match = next(m for m in _FOUND.finditer(_text(element)) if not name or m[1].strip() == name)
    place, first = 0, True
    for text in texts:
        said = text.text or ""
        start, end = max(match.start() - place, 0), min(match.end() - place, len(said))
        place += len(said)
        if start < end:
            text.text = said[:start] + (value if first else "") + said[end:]
            text.set(qn("xml:space"), "preserve")
            first = False


@cache
def sample_form() -> bytes:
    """A form with every placeholder and what comes there, to begin one's own with."""
    document = Document()
    document.add_heading("Muster einer eigenen Vorlage", 0)
    document.add_paragraph("Lassen Sie stehen, was Sie brauchen. Ein Platzhalter mit eigenem Absatz bleibt für sich.")
    for name, meaning in PLACEHOLDERS.items():
        if name == "inhalt":
            continue  # it holds what the others hold
        if "eigener Absatz" in meaning:
            document.add_heading(meaning.partition(";")[0], 1)
            document.add_paragraph(f"{{{{ {name} }}}}")
        else:
            document.add_paragraph(f"{meaning.partition(',')[0]}: {{{{ {name} }}}}")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


__all__ = ["PLACEHOLDERS", "fill_form", "sample_form"]
