"""What the files for operators name is there: commands, options, settings, folders, addresses."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import typer
import yaml

from api.app import routes_of
from api.cli import app
from api.settings import Settings

ROOT = Path(__file__).parents[2]
UNIT = ROOT / "docs" / "operation" / "fruehnetz.service"
FILES = [UNIT, ROOT / "Containerfile", ROOT / "compose.yaml", ROOT / "docs" / "operation.md"]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_every_setting_exists(file: Path) -> None:
    named = set(re.findall(r"FRUEHNETZ_([A-Z0-9_]+)", file.read_text("utf-8")))
    assert named
    assert named - {name.upper() for name in Settings.model_fields} == set()


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_every_address_of_the_interface_exists(file: Path) -> None:
    known = {name.partition(" ")[2] for name in routes_of()}
    assert set(re.findall(r"/api/v1/[a-z]+", file.read_text("utf-8"))) <= known


@pytest.mark.parametrize("file", FILES[:2], ids=lambda f: f.name)
def test_the_command_takes_every_option(file: Path) -> None:
    serve = typer.main.get_command(app).commands["serve"]  # type: ignore[attr-defined]
    started = re.findall(r"api\.cli\W+serve(.*)", file.read_text("utf-8"))
    options = {option for line in started for option in re.findall(r"--[a-z]+", line)}
    assert options >= {"--accounts", "--host", "--port"}
    assert options <= {name for parameter in serve.params for name in parameter.opts}


def test_the_container_takes_what_is_there_and_is_not_root() -> None:
    lines = (ROOT / "Containerfile").read_text("utf-8").splitlines()
    copied = [line.split()[1] for line in lines if line.startswith("COPY")]
    assert {"requirements.lock", "ontology", "graph", "api", "seed"} <= set(copied)
    assert all((ROOT / name).exists() for name in copied)
    last = max(n for n, line in enumerate(lines) if line.startswith("USER"))
    assert lines[last] == "USER fruehnetz"
    assert not [line for line in lines[last:] if line.startswith("RUN")]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_no_password_stands_in_a_file(file: Path) -> None:
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.lstrip().startswith("#")]
    text = re.sub(r"\$+\{[^}]*\}", "$", "\n".join(lines))
    given = re.findall(r"[A-Z_]*(?:PASSWORD|TOKEN|SECRET)[A-Z_]*[=:]\s*(\S+)", text)
    assert [value for value in given if not re.match(r"%d/|/run/secrets/|[\"\\]*\$", value)] == []


def test_every_secret_of_the_containers_is_a_file_that_the_manual_makes() -> None:
    whole = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    manual = (ROOT / "docs" / "operation.md").read_text("utf-8")
    for service in whole["services"].values():
        named = re.findall(r"/run/secrets/([\w-]+)", str(service))
        assert named
        assert set(named) == set(service["secrets"]) <= set(whole["secrets"])
    for name, secret in whole["secrets"].items():
        assert secret == {"file": f"./secrets/{name}"}
        assert f"> secrets/{name}\n" in manual
    assert "secrets" in (ROOT / ".gitignore").read_text("utf-8")


def test_no_environment_of_a_container_holds_a_secret() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]
    for service in services.values():
        secret = {n: v for n, v in service["environment"].items() if re.search("AUTH|PASSWORD|SECRET|TOKEN", n)}
        assert secret
        assert all(name.endswith("_FILE") and value.startswith("/run/secrets/") for name, value in secret.items())
        assert not [value for value in service["environment"].values() if re.search(r"\$\{\w*(PASSWORD|AUTH)", value)]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_the_unit_is_one_that_systemd_understands(tmp_path: Path) -> None:
    text = UNIT.read_text("utf-8").replace("/opt/fruehnetz/.venv/bin/python", "/bin/true")
    unit = tmp_path / "fruehnetz.service"
    unit.write_text(text)
    told = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    assert [line for line in told.stderr.splitlines() if "fruehnetz.service" in line] == []
