"""Writes ``docs/reference``: command line, settings, indicators, rules, roles, JSON schema of findings, from what runs.

``python -m api.reference`` from the root of a checkout; a test compares the files with this.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from api.cli import app
from api.reference.indicator_reference import indicators_page
from api.reference.roles_reference import roles_page
from api.reference.rule_reference import rules_page
from api.schemas.described import finding_schema
from api.settings import Settings

FOLDER = Path("docs/reference")
_EXIT_CODES = """## Rückgabewerte

| Wert | Bedeutung |
|---|---|
| 0 | in Ordnung |
| 1 | fehlgeschlagen, oder Zeilen der Liste abgelehnt |
| 2 | falscher Aufruf |
| 3 | es gibt Befunde (nur mit `--strict`) |
| 130 | mit Strg+C abgebrochen; gespeichert wird immer ganz oder gar nicht |

Daten gehen nach stdout, alles andere nach stderr. `NO_COLOR` schaltet Farben ab. `fruehnetz --debug …` zeigt bei einem
Fehler den ganzen Ablauf.
"""


def cli_page() -> str:
    """Every command with its arguments and options."""
    group: Any = typer.main.get_command(app)
    head = ["# Die Befehle von fruehnetz", "", "<!-- erzeugt: python -m api.reference -->", ""]
    parts = ["\n".join(_command(name, command)) for name, command in _commands(group)]
    return "\n".join([*head, *parts, _EXIT_CODES])


def settings_page() -> str:
    """Every setting with its variable, default and meaning."""
    lines = ["# Einstellungen", "", "<!-- erzeugt: python -m api.reference -->", ""]
    lines += ["Nichts muss gesetzt werden.", "", "| Variable | Voreinstellung | Bedeutung |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = "" if field.default is None else f"`{json.dumps(field.default, default=str)}`"
        lines.append(f"| `FRUEHNETZ_{name.upper()}` | {default} | {_cell(field.description or '')} |")
    return "\n".join(lines) + "\n"


def schema_page() -> str:
    """The JSON schema of a finding."""
    return json.dumps(finding_schema(), ensure_ascii=False, indent=2) + "\n"


PAGES: Mapping[str, Callable[[], str]] = {
    "cli.md": cli_page,
    "settings.md": settings_page,
    "indicators.md": indicators_page,
    "rules.md": rules_page,
    "roles.md": roles_page,
    "finding.schema.json": schema_page,
}
"""File name of each generated page, and what writes it."""


def write(folder: Path = FOLDER) -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")


def _commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """The commands of a group and of those in it, by the words that are typed."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield before + name, command


def _command(name: str, command: Any) -> Iterator[str]:
    shown = [p for p in command.params if p.name != "help"]
    arguments = " ".join(_argument(p) for p in shown if p.param_type_name == "argument")
    yield f"## `fruehnetz {name}{' ' + arguments if arguments else ''}`"
    yield ""
    yield command.help or ""
    yield ""
    if shown:
        yield "| Angabe | Bedeutung | Voreinstellung |"
        yield "|---|---|---|"
    for param in shown:
        names = ", ".join(param.opts) if param.param_type_name == "option" else _argument(param)
        default = "" if param.default is None or param.required else f"`{param.default}`"
        yield f"| `{names}` | {_cell(param.help or '')} | {'' if default == '`False`' else default} |"
    yield ""


def _argument(param: Any) -> str:
    name = param.metavar or param.name.upper()
    return name if param.required else f"[{name}]"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
