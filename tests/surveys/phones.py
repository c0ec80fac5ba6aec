"""A phone without script: opens pages, changes fields of their forms, and sends them as a browser does."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from httpx2 import Client, Response

Fields = list[tuple[str, str]]


class _Forms(HTMLParser):
    """The forms of a page with what is in their fields."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, Fields]] = []
        self._select = self._area = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((said["action"], []))
        elif tag == "input" and (said.get("type") in ("hidden", "text") or "checked" in said):
            self.forms[-1][1].append((said["name"], said.get("value", "")))
        elif tag == "select":
            self._select = said["name"]
            self.forms[-1][1].append((self._select, ""))
        elif tag == "option" and "selected" in said:
            self.forms[-1][1][-1] = (self._select, said["value"])
        elif tag == "textarea":
            self._area, self._text = said["name"], ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.forms[-1][1].append((self._area, self._text))


@dataclass
class Tab:
    """One page in a browser, with its forms; what is chosen in it stays in it until it is sent."""

    client: Client
    answer: Response
    chosen: dict[str, list[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.answer.text

    @property
    def status(self) -> int:
        return self.answer.status_code

    def fields(self, ends: str = "") -> tuple[str, Fields]:
        """The form whose address ends so (the first one), with its fields."""
        parsed = _Forms()
        parsed.feed(self.text)
        return next(form for form in parsed.forms if form[0].endswith(ends))

    def choose(self, **fields: str | list[str]) -> "Tab":
        """Choose something; ``__`` stands for the colon in names."""
        for name, value in fields.items():
            self.chosen[name] = [value] if isinstance(value, str) else value
        return self

    def level(self, organization: str, closeness: int | str, **flags: str) -> "Tab":
        """Choose how close one works with an organization, and perhaps more."""
        self.chosen[f"level:{organization}"] = [str(closeness)]
        self.chosen |= {f"{name}:{organization}": [value] for name, value in flags.items()}
        return self

    def send(self, go: str = "hier", ends: str = "", **headers: str) -> "Tab":
        """Send the form; gives the page that one is led to."""
        address, fields = self.fields(ends)
        kept = [(name, value) for name, value in fields if name not in self.chosen]
        kept += [(name, value) for name, values in self.chosen.items() for value in values]
        body: dict[str, list[str]] = {"go": [go]}
        for name, value in kept:
            body.setdefault(name, []).append(value)
        sent = {"Origin": "null", "Sec-Fetch-Site": "same-origin"} | headers
        return Tab(self.client, self.client.post(address, data=body, headers=sent, follow_redirects=True))

    def again(self) -> "Tab":
        """The same address, loaded anew."""
        return Tab(self.client, self.client.get(self.answer.url))


def open_page(client: Client, path: str) -> Tab:
    """Open a page as a phone does."""
    return Tab(client, client.get(path, headers={"Accept": "text/html"}))
