"""What surveys show of a store, for the table of canaries: to the coordination, and behind a personal link."""

from pathlib import Path
from tempfile import TemporaryDirectory

from api.app import create_app, routes_of
from api.manners.forms import XLSX
from api.settings import PREFIX, Settings
from api.surveys import pages, routes
from graph.stores import GraphStore
from ontology import Model
from tests.accounts.installed import Installation
from tests.exports.workbooks import unpacked
from tests.surveys.serving import KEY, A, B, Desk

_CANARIES = (f"{KEY}:organization-x", f"{KEY}:service-x")


def surveyed(store: GraphStore, model: Model) -> dict[str, str]:
    """Every route of surveys that shows something, asked of a survey about canaries."""
    with TemporaryDirectory() as folder, Installation.within(Path(folder)) as installation:
        app = create_app(store, model, Settings(allowed_hosts=("fruehnetz.example",)), accounts=installation.accounts)
        desk = Desk(app, installation, store)
        survey = desk.survey(roster=[A, B, *_CANARIES])
        link = desk.links(survey)[A]
        desk.open(f"{link}/1").level(_CANARIES[0], 3).send()
        invitation = desk.get(f"{survey}/invitations")[0]["id"]
        values = {
            "key": KEY,
            "survey": survey,
            "invitation": invitation,
            "secret": link.rpartition("/")[2],
            "organization": A,
            "part": "1",
        }
        found = {}
        for name in routes_of(((routes, PREFIX), (pages, ""))):
            methods, _, path = name.partition(" ")
            if methods == "GET":
                answer = desk.browser.get(path.format(**values))
                assert answer.status_code == 200, (path, answer.text)
                is_workbook = answer.headers["content-type"] == XLSX
                told = unpacked(answer.content) if is_workbook else answer.text
                found[name] = f"{told} {dict(answer.headers)}"
        return found
