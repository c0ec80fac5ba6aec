"""A municipality's own form: filled where it is right, told what is wrong where it is not, and never run."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from graph.documents.council_paper import council_paper
from graph.documents.own_form import PLACEHOLDERS, fill_form, sample_form
from graph.documents.wished import PaperBasis, PaperForm, PaperWish
from graph.documents.written import WrittenPaper
from graph.errors import UnreadableFileError
from tests.documents.reading import docx_text, signs


@pytest.fixture(scope="module")
def written(rendsburg: PaperBasis) -> WrittenPaper:
    return council_paper(rendsburg, PaperWish(PaperForm.NOTICE, paper="VO/2018/601"))


def _form(*paragraphs: str, cell: str = "") -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if cell:
        document.add_table(1, 1).cell(0, 0).text = cell
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_sample_holds_every_placeholder_and_is_filled(written: WrittenPaper) -> None:
    assert all(f"{{{{ {name} }}}}" in docx_text(sample_form()) for name in PLACEHOLDERS if name != "inhalt")
    text = docx_text(fill_form(sample_form(), written))
    assert "{{" not in text
    for told in ("VO/2018/601", "29.08.2018", "Jugendhilfeausschuss", "Voneinander Lernen", "[1] Kreis Rendsburg"):
        assert told in text


def test_a_value_stands_within_a_sentence_of_the_form(written: WrittenPaper) -> None:
    text = docx_text(fill_form(_form("Drucksache {{vorlage_nr}} vom {{ datum }}, {{ bezirk }}"), written))
    assert text == "Drucksache VO/2018/601 [1] vom 29.08.2018 [1], Kreis Rendsburg-Eckernförde"


def test_a_placeholder_that_word_broke_into_runs_is_found(written: WrittenPaper) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("Nr. {", "{ vorl", "age_nr }", "} (Entwurf)"):
        paragraph.add_run(piece).bold = piece == "{ vorl"
    out = BytesIO()
    document.save(out)
    assert docx_text(fill_form(out.getvalue(), written)) == "Nr. VO/2018/601 [1] (Entwurf)"


def test_blocks_stand_in_their_order_where_the_form_wants_them(written: WrittenPaper) -> None:
    text = docx_text(fill_form(_form("Oben", "{{ sachverhalt }}", "Unten", cell="{{ betreff }}"), written))
    assert text.startswith("Oben Informiert den Jugendhilfeausschuss")
    assert signs(text).endswith(signs(f"Unten {written.title}"))


def test_headers_and_footers_are_filled(written: WrittenPaper) -> None:
    document = Document()
    document.add_paragraph("{{ inhalt }}")
    document.sections[0].header.paragraphs[0].text = "{{ vorlage_nr }}"
    out = BytesIO()
    document.save(out)
    filled = Document(BytesIO(fill_form(out.getvalue(), written)))
    assert filled.sections[0].header.paragraphs[0].text == "VO/2018/601 [1]"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (_form("{{ betref }}"), "Den Platzhalter {{ betref }} gibt es für dieses Papier nicht"),
        (_form("{{ betref }}"), "Möglich sind: {{ art }}, {{ betreff }}"),
        (_form("Nr. {{ 7 * 7 }}"), "{{ 7 * 7 }}"),
        (_form("{{ ''.__class__ }}"), "Den Platzhalter"),
        (_form("Der Sachverhalt {{ sachverhalt }} dazu"), "{{ sachverhalt }} braucht einen eigenen Absatz"),
        (_form("Nur Text"), "enthält keinen Platzhalter"),
        (_form("{% for x in y %} {{ betreff"), "enthält keinen Platzhalter"),
        (b"%PDF-1.7", "keine Word-Datei"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "alte Word-Datei"),
        (b"PK\x03\x04kaputt", "lässt sich nicht auspacken"),
        (b"PK" + b"x" * 6_000_000, "größer als 5 MB"),
    ],
)
def test_what_is_wrong_is_named(written: WrittenPaper, form: bytes, said: str) -> None:
    with pytest.raises(UnreadableFileError) as told:
        fill_form(form, written)
    assert said in str(told.value)


def _changed(change: Callable[[dict[str, bytes]], None]) -> bytes:
    with ZipFile(BytesIO(_form("{{ betreff }}"))) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    change(parts)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return out.getvalue()


def _macros(parts: dict[str, bytes]) -> None:
    parts["word/vbaProject.bin"] = b"x"


def _bomb(parts: dict[str, bytes]) -> None:
    parts["word/media/bild.png"] = b"\0" * 70_000_000


def _steep(parts: dict[str, bytes]) -> None:
    parts["word/media/bild.png"] = b"\0" * 20_000_000


def _outside(kind: str, target: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        name = "word/_rels/document.xml.rels"
        tag = (
            '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            f'{kind}" '
            f'Target="{target}" TargetMode="External"/></Relationships>'
        )
        parts[name] = parts[name].replace(b"</Relationships>", tag.encode())

    return change


def _entities(parts: dict[str, bytes]) -> None:
    xml = parts["word/document.xml"]
    parts["word/document.xml"] = xml.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document', 1)


def _fetches(parts: dict[str, bytes]) -> None:
    field = b'<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"</w:instrText></w:r></w:p><w:p>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:p>", field, 1)


def _embeds(parts: dict[str, bytes]) -> None:
    parts["word/embeddings/tabelle.xlsx"] = b"x"


def _many(parts: dict[str, bytes]) -> None:
    parts.update({f"word/media/{n}.png": b"" for n in range(1001)})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_macros, "enthält Makros"),
        (_bomb, "viel zu groß"),
        (_steep, "viel zu groß"),
        (_many, "viel zu groß"),
        (_outside("image", "http://boese.example/pixel.png"), "außerhalb ihrer selbst (image)"),
        (_outside("hyperlink", "file:///etc/passwd"), "außerhalb ihrer selbst (hyperlink)"),
        (_entities, "Definition"),
        (_fetches, "DDEAUTO"),
        (_embeds, "Eingebettetes"),
    ],
)
def test_what_may_do_harm_is_refused(
    written: WrittenPaper, change: Callable[[dict[str, bytes]], None], said: str
) -> None:
    with pytest.raises(UnreadableFileError) as told:
        fill_form(_changed(change), written)
    assert said in str(told.value)


def test_the_template_that_a_form_was_made_of_is_let_go_and_links_to_pages_stay(written: WrittenPaper) -> None:
    assert fill_form(_changed(_outside("hyperlink", "https://stadt.example/")), written)
    filled = fill_form(_changed(_outside("attachedTemplate", "file:///server/brief.dotx")), written)
    with ZipFile(BytesIO(filled)) as packed:
        assert b"brief.dotx" not in b"".join(packed.read(n) for n in packed.namelist())
