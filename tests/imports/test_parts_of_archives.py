"""Parts of archives and their XML: what is damaged, locked, too much, or named in another way, is said as such."""

import io
import struct
import zipfile

import pytest

from graph.imports.read.limits import MAX_PARTS, BrokenError, Limits, Meter, ProtectedError, TooLargeError
from graph.imports.read.package import Package, parser, run, run_beside, tree

_XML = b"<a>" + b"<b>text</b>" * 50 + b"</a>"


def _archive(*names: str, data: bytes = _XML, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", packing) as archive:
        for name in names:
            archive.writestr(name, data)
    return into.getvalue()


def _package(data: bytes, unpacked: int = 10_000) -> Package:
    limits = Limits(unpacked=unpacked)
    return Package(data, limits, Meter(limits))


def _both(made: bytes, local: int, central: int, value: int) -> bytes:
    """An archive with a number of two bytes changed where the part begins and in the directory."""
    changed, directory = bytearray(made), made.find(b"PK\x01\x02")
    struct.pack_into("<H", changed, local, value)
    struct.pack_into("<H", changed, directory + central, value)
    return bytes(changed)


def test_a_part_is_found_whatever_its_case_and_slashes() -> None:
    package = _package(_archive("xl/Workbook.xml"))
    assert all(name in package for name in ("xl/workbook.xml", "/XL\\WORKBOOK.XML"))
    assert package.content("/xl/workbook.XML") == _XML
    assert (package.content("xl/other.xml"), package.tree("xl/other.xml").tag) == (b"", "nothing")


def test_a_part_named_in_utf8_without_saying_so_is_found_and_one_in_the_letters_of_dos_too() -> None:
    for name, raw in (("Träger.xml", "Träger.xml".encode()), ("Träger.xml", "Träger.xml".encode("cp437"))):
        made = _archive("T" * len(raw)).replace(b"T" * len(raw), raw)
        assert _package(made).files() == [name]
        assert _package(made).content(name) == _XML


def test_every_kind_of_damage_is_told_as_such() -> None:
    made = _archive("a.xml")
    begin, longer = 30 + len("a.xml"), _archive("a.xml", packing=zipfile.ZIP_STORED)
    size = struct.unpack_from("<I", made, 18)[0]
    damages = {
        "no archive": b"PK" + bytes(50),
        "a way to pack that nobody knows": _both(made, 8, 10, 99),
        "an edition that nobody knows": _both(made, 4, 6, 99),
        "more bytes than there are": _both(_both(longer, 18, 20, 9_000), 22, 24, 9_000),
        "another sum": _both(made, 14, 16, 7),
        "no packed bytes": made[:begin] + b"\xff" * size + made[begin + size :],
        "another name at the part": made.replace(b"a.xml", b"b.xml", 1),
    }
    for data in damages.values():
        with pytest.raises(BrokenError):
            _package(data).content("a.xml")
    with pytest.raises(ProtectedError):
        _package(_both(made, 6, 8, 1)).content("a.xml")


def test_what_is_too_much_is_refused_at_its_border() -> None:
    made = _archive("a.xml", "b.xml")
    assert _package(made, 2 * len(_XML)).content("b.xml") == _XML
    with pytest.raises(TooLargeError):
        _package(made, 2 * len(_XML) - 1)
    twice = _package(_archive("a.bin"), 2 * len(_XML) - 1)
    assert twice.content("a.bin") == _XML
    with pytest.raises(TooLargeError):
        twice.content("a.bin")
    assert len(_package(_archive(*map(str, range(MAX_PARTS)), data=b"")).names()) == MAX_PARTS
    with pytest.raises(TooLargeError):
        _package(_archive(*map(str, range(MAX_PARTS + 1)), data=b""))


NO_XML = [b"<a>", b"<a></b>", b"", b"<!DOCTYPE a><a/>", b"<?xml version='1.0' encoding='nowhere'?><a/>"]
NO_XML += [b"<?xml version='1.0' encoding='utf-7'?><a/>", b"<a>\xff</a>", b"<a><b>\xff</b></a>"]


@pytest.mark.parametrize("data", NO_XML)
def test_what_is_no_xml_is_damage_however_it_is_read(data: bytes) -> None:
    with pytest.raises(BrokenError):
        run(parser(lambda *_: None), [data])
    with pytest.raises(BrokenError):
        run_beside(parser(lambda *_: None), [data], b"</b>", lambda _: False)
    with pytest.raises(BrokenError):
        tree([data])


def _parsed(data: bytes, taken: list[str], *, takes: str) -> list[str]:
    """The elements that are parsed if texts with some words are taken; all texts are noted."""
    begun = list[str]()

    def take(text: str) -> bool:
        taken.append(text)
        return takes in text and "<a" not in text

    run_beside(parser(lambda name, _: begun.append(name)), [data], b"</b>", take)
    return begun


def test_texts_that_are_taken_are_not_parsed_and_all_others_are() -> None:
    for head in (b"", b"<?xml version='1.0' encoding='UTF-8'?>", b"<?xml version='1.0'?>"):
        taken = list[str]()
        assert (_parsed(head + _XML, taken, takes="text"), len(taken)) == (["a", "b"], 50)
    for other in (b"<!-- -->", b"<?pi x?>"):
        data = _XML.replace(b"</a>", other + b"</a>")
        assert _parsed(data, [], takes="") == ["a", *["b"] * 50]


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-16", "utf-16le", "utf-16be", "iso-8859-1", "windows-1252"])
def test_xml_in_encodings_that_the_parser_knows_or_of_one_byte_is_read(encoding: str) -> None:
    mark = {"utf-16le": b"\xff\xfe", "utf-16be": b"\xfe\xff"}.get(encoding, b"")
    data = mark + f"<?xml version='1.0' encoding='{encoding}'?><a>Träger</a>".encode(encoding)
    assert tree([data]).text == "Träger"


def test_an_element_has_its_name_and_attributes_without_prefixes() -> None:
    made = tree([b"<x:a xmlns:x='u' x:k='1'>", b"<b>t</b></x:a>"])
    assert (made.tag, made.get("k"), made.findtext("b")) == ("a", "1", "t")
