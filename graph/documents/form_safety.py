"""A DOCX from outside is looked at before it is opened: no macros, nothing embedded, nothing fetched, no bomb."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from graph.errors import UnreadableFileError

MOST_BYTES = 5_000_000
_MOST_PARTS, _MOST_UNPACKED, _MOST_RATIO = 1000, 60_000_000, 200
_TOO_LARGE = "Die Vorlage ist ausgepackt viel zu groß. Bitte nehmen Sie eine gewöhnliche .docx."
_OLE = b"\xd0\xcf\x11\xe0"
_ACTIVE = ("vbaproject", "vbadata", "activex", "embeddings/", "oleobject", "customui")
_RELATION = re.compile(r"<(?:\w{1,20}:)?Relationship\s[^<>]*>")
_ATTRIBUTE = re.compile(r"\b(\w++)\s*+=\s*+[\"']([^\"'<>]*+)[\"']")
_FETCHING = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\b")
_INSTRUCTION = re.compile(r"<w:instrText[^<>]*>([^<>]*)</w:instrText>")
_SHOWN = re.compile(r"(?:https?:|mailto:)", re.IGNORECASE)


def safe_parts(content: bytes) -> Mapping[str, bytes]:
    """The parts of a harmless DOCX, without the link to the template that it was once made of.

    Raises UnreadableFileError with a sentence that says what is the matter and what to do.
    """
    _refuse_other_files(content)
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = dict(_unpacked(packed))
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise UnreadableFileError(
            "Die Vorlage lässt sich nicht auspacken; sie ist beschädigt oder verschlüsselt. Bitte speichern Sie sie in "
            "Word oder LibreOffice neu als .docx, ohne Kennwort."
        ) from error
    _refuse_active(parts)
    return {name: _checked(name, data) for name, data in parts.items()}


def packed_again(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a file."""
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return out.getvalue()


def _refuse_other_files(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise UnreadableFileError("Die Vorlage ist größer als 5 MB. Bitte verkleinern Sie die Bilder darin.")
    if content.startswith(_OLE):
        raise UnreadableFileError(
            "Die Vorlage ist eine alte Word-Datei (.doc) oder mit Kennwort geschützt. Bitte speichern Sie sie als "
            ".docx ohne Kennwort."
        )
    if not content.startswith(b"PK"):
        raise UnreadableFileError("Die Vorlage ist keine Word-Datei. Erwartet wird eine Datei im Format .docx.")


def _unpacked(packed: ZipFile) -> Iterator[tuple[str, bytes]]:
    """The parts, as long as they are not more than a form has; sizes in the directory are only believed so far."""
    infos = packed.infolist()
    whole = sum(i.file_size for i in infos)
    steep = any(i.file_size > 1_000_000 and i.file_size > _MOST_RATIO * max(i.compress_size, 1) for i in infos)
    if len(infos) > _MOST_PARTS or whole > _MOST_UNPACKED or steep:
        raise UnreadableFileError(_TOO_LARGE)
    left = _MOST_UNPACKED
    for info in infos:
        with packed.open(info) as part:
            data = part.read(left + 1)
        left -= len(data)
        if left < 0:
            raise UnreadableFileError(
                "Die Vorlage ist ausgepackt viel zu groß. Bitte nehmen Sie eine gewöhnliche .docx."
            )
        yield info.filename, data


def _refuse_active(parts: Mapping[str, bytes]) -> None:
    types = parts.get("[Content_Types].xml", b"").decode("utf-8", "replace").lower()
    if "macroenabled" in types or any("vba" in name.lower() for name in parts):
        raise UnreadableFileError(
            "Die Vorlage enthält Makros. Bitte speichern Sie sie als .docx (Word-Dokument ohne Makros)."
        )
    if "wordprocessingml.template" in types:
        raise UnreadableFileError("Die Vorlage ist eine .dotx. Bitte speichern Sie sie als .docx (Word-Dokument).")
    if active := next((n for n in parts if any(a in n.lower() for a in _ACTIVE)), None):
        raise UnreadableFileError(
            f"Die Vorlage enthält etwas Eingebettetes oder Ausführbares („{active[:60]}“). Bitte entfernen Sie es."
        )


def _checked(name: str, data: bytes) -> bytes:
    if not name.lower().endswith((".xml", ".rels")):
        return data
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise UnreadableFileError(
            "Die Vorlage enthält eine Definition, die in Word-Dateien nicht vorkommt. Bitte speichern Sie sie in Word "
            "oder LibreOffice neu als .docx."
        )
    text = data.decode("utf-8", "replace")
    instructions = "".join(_INSTRUCTION.findall(text))
    if found := _FETCHING.search(instructions):
        raise UnreadableFileError(
            f"Die Vorlage enthält ein Feld, das etwas von außen holt ({found[1]}). Bitte ersetzen Sie es durch Text."
        )
    return _without_template(text).encode() if name.endswith(".rels") else data


def _without_template(text: str) -> str:
    """Relations without the link to the template; raises UnreadableFileError for what else lies outside."""
    for tag in _RELATION.findall(text):
        said = dict(_ATTRIBUTE.findall(tag))
        if said.get("TargetMode", "").casefold() != "external":
            continue
        kind = said.get("Type", "").rpartition("/")[2]
        if kind == "attachedTemplate":
            text = text.replace(tag, "")
        elif kind != "hyperlink" or not _SHOWN.match(said.get("Target", "")):
            raise UnreadableFileError(
                f"Die Vorlage verweist auf etwas außerhalb ihrer selbst ({kind or 'unbekannt'}). Bitte betten Sie "
                "Bilder ein und entfernen Sie Verknüpfungen."
            )
    return text


__all__ = ["MOST_BYTES", "packed_again", "safe_parts"]
