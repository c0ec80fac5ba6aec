"""Every answer can be given with what stands in the form: no script, and nothing that a browser would not send."""

import re
from collections import defaultdict
from html.parser import HTMLParser

import pytest

from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology.names import EntityType
from tests import musterstadt
from tests.client import TestClient

PLACE = f"/bezirke/{musterstadt.KEY}"


class PlainForm(HTMLParser):
    """The fields of a form by name, each with what can be chosen, or with the words that are written into it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = defaultdict(list)
        self._select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A choice of a list, or room for words."""
        found = {name: value or "" for name, value in attrs}
        name = found.get("name", "")
        self._select = name if tag == "select" else self._select
        if tag == "option" and self._select:
            self.fields[self._select] += [found["value"]] if found.get("value") else []
        elif tag == "input" and found.get("type") in ("checkbox", "radio"):
            self.fields[name].append(found["value"])
        elif tag in ("input", "textarea") and name and found.get("type") != "hidden":
            self.fields[name] = [f"Stelle {name.replace(':', ' ')}"]

    def handle_endtag(self, tag: str) -> None:
        """The end of a list."""
        self._select = "" if tag == "select" else self._select

    def filled(self, option: str) -> dict[str, list[str]]:
        """One answer as somebody fills it in who chooses the first of each list and knows only the year."""
        own = {name: values for name, values in self.fields.items() if name.startswith(f"{option}:")}
        chosen = {name: values[:1] for name, values in own.items() if values}
        days = {name: _day(name) for name in own if re.search(r":(day|since|until|next|askAgainOn)$", name)}
        rows = {name: values[1:] for name, values in own.items() if name == "one-by-one:rows"}
        said = {"option": [option], "stelle": ["Netzwerkkoordination"], "bemerkung": ["laut Liste"]}
        return {**said, **chosen, **days, **rows}


def _day(name: str) -> list[str]:
    return ["12/2030"] if name.endswith((":until", ":next", ":askAgainOn")) else ["2019"]


@pytest.mark.slow
def test_every_answer_can_be_given_with_the_plain_form(client: TestClient) -> None:
    given: set[tuple[str, ...]] = set()
    for key in _keys(client):
        form = PlainForm(client.get(f"{PLACE}/fragen?frage={key}").text)
        for filled in map(form.filled, form.fields["option"]):
            if (kind := (*filled["option"], *filled)) in given:
                continue
            given.add(kind)
            answer = client.post(f"{PLACE}/fragen/{key}?zurueck=fragen", data=filled)
            assert answer.status_code == 303, (filled, _told(answer.text))
            number = re.search(r"getan=(\d+)", answer.headers["location"])
            assert number is not None, filled
            assert client.post(f"{PLACE}/zuruecknehmen?zurueck=fragen", data={"nummer": number[1]}).status_code == 303
    assert len(given) > 20


def test_who_is_on_no_list_is_named_beside_it_and_nothing_of_it_is_lost(client: TestClient, store: GraphStore) -> None:
    shown = ((key, client.get(f"{PLACE}/fragen?frage={key}").text) for key in _keys(client))
    key, text = next((key, text) for key, text in shown if 'name="all-with:organization:neu"' in text)
    known = PlainForm(text).fields["all-with:organization"][0]
    filled = {
        "option": "all-with",
        "all-with:organization": known,
        "all-with:organization:neu": "Hebammen am Fluss\r\n\r\nStillcafé Süd\r\n",
        "stelle": "Geschäftsstelle",
        "stand": "24.6.2024",
        "bemerkung": "Liste vom Juni",
    }
    refused = client.post(f"{PLACE}/fragen/{key}", data={**filled, "stand": "1.1.2031"})
    assert refused.status_code == 422
    assert "01.01.2031 kommt erst noch" in _told(refused.text)
    assert re.search(r">Hebammen am Fluss\s+Stillcafé Süd\s*</textarea>", refused.text)
    assert 'value="1.1.2031"' in refused.text
    assert 'value="Liste vom Juni"' in refused.text
    assert client.post(f"{PLACE}/fragen/{key}", data=filled).status_code == 303
    named = {e.name: e for e in store.records(EVERYTHING, [EntityType.ORGANIZATION])}
    assert {"Hebammen am Fluss", "Stillcafé Süd"} <= named.keys()
    assert {c.as_of for c in named["Stillcafé Süd"].claims} == {"2024-06-24"}


def _keys(client: TestClient) -> list[str]:
    return list(dict.fromkeys(re.findall(r"frage=([0-9a-f]{16})", client.get(f"{PLACE}/fragen").text)))


def _told(text: str) -> str:
    """What is said to be wrong."""
    found = re.search('id="fehler".*?</ul>', text, re.DOTALL)
    return found[0] if found is not None else ""
