"""JSON: what this program gave out, and Popolo (organizations, memberships, posts) of other programs."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph.errors import InvalidError, UnreadableFileError
from graph.imports.read.limits import BrokenError, TooLargeError
from graph.imports.read.rdf_file import is_json_ld
from graph.imports.read.source import ReadTable, Source, reader
from graph.imports.read.told_graph import ToldGraph
from graph.json_graph import FORMAT_NAME, read_json

_LARGEST = 50 * 1024**2
_PARTS = ("organizations", "memberships")
_COLUMNS = {
    "name": "Name",
    "classification": "Art",
    "dissolution_date": "Besteht bis",
    "id": "Fremdkennung",
}
_CONTACTS = {"email": "Funktionspostfach", "phone": "Telefon", "voice": "Telefon", "address": "Adresse"}
_TOLD = frozenset({"organizations", "memberships", "posts", "persons", "meta"})


def _recognises(data: bytes) -> int:
    begin = data[:4000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if begin[:1] != b"{" or is_json_ld(data):
        return 0
    ours = FORMAT_NAME.encode() in begin
    return 2 if ours or b'"organizations"' in data or b'"memberships"' in data else 0


@reader(".json", recognises=_recognises)
def read_json_file(source: Source) -> ReadTable:
    """A JSON export of this program, or a Popolo file; raises UnreadableFileError for any other JSON."""
    if len(source.data) > _LARGEST:
        raise TooLargeError
    try:
        text = source.data.decode("utf-8-sig")
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BrokenError from error
    if isinstance(raw, dict) and raw.get("format") == FORMAT_NAME:
        return ReadTable([], records=_ours(source, text))
    if not isinstance(raw, dict) or not any(isinstance(raw.get(part), list) for part in _PARTS):
        raise UnreadableFileError(
            f"„{source.name}“ ist weder eine Ausgabe von Frühnetz noch Popolo-JSON mit „organizations“ und "
            "„memberships“. Ratsdaten nach OParl gehören auf die Seite „Ratsinformationen“.",
            "Auf der Befehlszeile liest sie „fruehnetz council import“.",
        )
    return _Popolo(raw).told().sheets(source)


def _ours(source: Source, text: str) -> Any:
    try:
        return read_json(text)
    except (InvalidError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableFileError(
            f"„{source.name}“ ist eine Ausgabe von Frühnetz, aber beschädigt oder aus einer anderen Fassung. Bitte "
            "geben Sie die Daten neu aus.",
            "Auf der Befehlszeile: „fruehnetz export -f json“.",
        ) from error


class _Popolo:
    """Reads one Popolo file."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._raw, self._made = raw, ToldGraph()
        self._organizations = {str(o["id"]): o for o in self._all("organizations") if _text(o, "id")}
        self._posts = {str(p["id"]): p for p in self._all("posts") if _text(p, "id")}
        self._names: dict[str, str] = {}

    def told(self) -> ToldGraph:
        """Its organizations, and the seats that organizations have."""
        made, seen = self._made, dict[str, int]()
        named = [(o, _text(o, "name")) for o in self._all("organizations")]
        for _, name in named:
            seen[name] = seen.get(name, 0) + 1
        signs = [(o, f"{name} ({_text(o, 'id')})" if seen[name] > 1 else name) for o, name in named if name]
        made.nameless = len(named) - len(signs)
        self._names = {_text(o, "id"): sign for o, sign in signs if _text(o, "id")}
        seats = list(self._seats())
        bodies = {seat["Gremium"] for seat in seats}
        rows = [self._row(o, sign) for o, sign in signs]
        made.organizations = [row for row in rows if row["Name"] not in bodies]
        made.bodies = [row for row in rows if row["Name"] in bodies]
        made.seats, made.people = seats, len(self._all("persons"))
        made.aside.update({k: len(v) for k, v in self._raw.items() if k not in _TOLD and isinstance(v, list) and v})
        told = (part for part in _TOLD if part != "meta")
        if strange := sum(len(_list_of(self._raw.get(part))) - len(self._all(part)) for part in told):
            made.aside["kein Objekt"] = strange
        return made

    def _all(self, part: str) -> list[Mapping[str, Any]]:
        return [one for one in _list_of(self._raw.get(part)) if isinstance(one, dict)]

    def _row(self, organization: Mapping[str, Any], sign: str) -> dict[str, str]:
        row = {header: _text(organization, key) for key, header in _COLUMNS.items()} | {"Name": sign}
        others = [_text(o, "name") for o in _list_of(organization.get("other_names")) if isinstance(o, dict)]
        row["Weitere Namen"] = "; ".join(name.replace(";", ",") for name in dict.fromkeys(others) if name)
        row["Träger"] = self._names.get(_text(organization, "parent_id"), "")
        for contact in _list_of(organization.get("contact_details")):
            header = _CONTACTS.get(_text(contact, "type")) if isinstance(contact, dict) else None
            if header:
                row.setdefault(header, _text(contact, "value"))
        links = (_text(link, "url") for link in _list_of(organization.get("links")) if isinstance(link, dict))
        row["Webseite"] = next((url for url in links if url), "")
        return {header: text for header, text in row.items() if text}

    def _seats(self) -> Iterator[dict[str, str]]:
        """Seats of organizations: as members, or as those on whose behalf somebody sits there."""
        for seat in self._all("memberships"):
            post = self._posts.get(_text(seat, "post_id"), {})
            body = self._names.get(_text(seat, "organization_id") or _text(post, "organization_id"), "")
            who = self._names.get(_text(seat, "member_id"), "") or self._names.get(_text(seat, "on_behalf_of_id"), "")
            if not who or not body or who == body:
                self._made.seats_of_people += 1
                continue
            role = _text(seat, "role") or _text(post, "role") or _text(post, "label")
            begins, ends = _text(seat, "start_date")[:10], _text(seat, "end_date")[:10]
            row = {"Akteur": who, "Gremium": body, "Rolle": role, "Seit": begins, "Bis": ends}
            yield {header: text for header, text in row.items() if text}


def _list_of(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(of: Mapping[str, Any], key: str) -> str:
    value = of.get(key)
    return str(value).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
