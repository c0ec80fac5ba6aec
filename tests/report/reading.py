"""What of a page is read without a click: the words that are visible before anything is unfolded."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

_WORD = re.compile(r"\w[\w-]*")
_SILENT = {"script", "style", "svg", "head", "title", "datalist"}
_VOID = {"meta", "input", "br", "hr", "img", "link", "option", "path", "circle", "rect", "wbr"}


class Reading(HTMLParser):
    """Counts the visible words of a page; with ``inside`` only those in elements of that class, one number for each."""

    def __init__(self, page: str, inside: str = "") -> None:
        super().__init__()
        self.words = 0
        self.parts: list[int] = []
        self._inside = inside
        self._open: list[tuple[str, bool, bool, bool]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said: Mapping[str, str | None] = dict(attrs)
        if tag in _VOID:
            return
        classes = (said.get("class") or "").split()
        silent = tag in _SILENT or "hidden" in said or "live" in classes
        part = bool(self._inside) and self._inside in classes
        if part:
            self.parts.append(0)
        self._open.append((tag, silent, tag == "details" and "open" not in said, part))

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, *_ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if any(silent for _, silent, *_ in self._open) or self._folded():
            return
        found = len(_WORD.findall(data))
        self.words += found
        if any(part for *_, part in self._open):
            self.parts[-1] += found

    def _folded(self) -> bool:
        """Whether a closed ``details`` hides it: everything in it but its own summary."""
        names = [name for name, *_ in self._open]
        closed = [i for i, (_, _, shut, _) in enumerate(self._open) if shut]
        return any(names[i + 1 : i + 2] != ["summary"] for i in closed)
