"""A Neo4j Community server of one's own, for computers without Docker: fetched once, on this computer only.

Neo4j's own libraries come from Maven Central in pinned versions (``pom.xml``) and are started through its documented
embedding interface (``Server.java``): the same kernel, Cypher and Bolt as the packaged server.
"""

import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from urllib.parse import quote

from graph.errors import StoreUnavailableError
from graph.private_files import close_folder, make_private, private_folder

USER = "neo4j"
OLDEST_JAVA = 17
_HERE = files("api.neo4j_server")
_READY_WITHIN = 180
"""Seconds; the first start on a busy computer takes its time."""
_JAVA_OPTIONS = (
    "-Xms256m",
    "-XX:+UseG1GC",
    # What Neo4j's packaged server sets, too: without them network buffers are slower.
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "-Dio.netty.tryReflectionSetAccessible=true",
)


def version() -> str:
    """The pinned version of Neo4j."""
    found = re.search(r"<neo4j.version>(.+?)</neo4j.version>", _HERE.joinpath("pom.xml").read_text("utf-8"))
    assert found is not None
    return found.group(1)


def java_version() -> int | None:
    """The main version of the JDK here, None without one; a runtime alone cannot start a source file."""
    if shutil.which("java") is None or shutil.which("javac") is None:
        return None
    said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(found.group(1)) if found is not None else None


def unavailable() -> str:
    """Why no server can be started here, in one sentence with the remedy; empty if one can."""
    java = java_version()
    if java is None or java < OLDEST_JAVA:
        return f"Es fehlt ein JDK ab Version {OLDEST_JAVA} (Debian: apt install openjdk-17-jdk-headless)."
    if shutil.which("mvn") is None:
        return "Es fehlt Maven (Debian: apt install maven)."
    return ""


def libraries(cache: Path) -> Path:
    """The folder with Neo4j's libraries; fetched if it is not there yet, whole or not at all.

    Raises StoreUnavailableError if they cannot be fetched.
    """
    folder = cache / f"neo4j-{version()}"
    if not folder.is_dir():
        _fetch(folder, cache)
    return folder


def _fetch(folder: Path, cache: Path) -> None:
    private_folder(cache)
    with TemporaryDirectory(dir=cache) as made, as_file(_HERE.joinpath("pom.xml")) as pom:
        command = ["mvn", "--batch-mode", "--quiet", "--strict-checksums", "--file", str(pom)]
        goal = ["dependency:copy-dependencies", f"-DoutputDirectory={made}/lib", "-DincludeScope=runtime"]
        done = subprocess.run([*command, *goal], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise StoreUnavailableError(f"Maven could not fetch Neo4j: {_last_line(done.stdout + done.stderr)}")
        with suppress(OSError):  # somebody else was faster: theirs is as good
            Path(made, "lib").rename(folder)


def refuse_other_libraries(folder: Path) -> None:
    """Raise StoreUnavailableError unless the folder holds exactly the libraries of the list, byte for byte.

    Maven compares what it fetches with a sum from the same server; the list is the project's own
    (``libraries.sha256``, written by ``sha256sum *.jar``).
    """
    lines = _HERE.joinpath("libraries.sha256").read_text("utf-8").splitlines()
    wanted = {name: digest for digest, name in (line.split() for line in lines)}
    found = {path.name: _digest(path) for path in folder.iterdir()}
    if other := sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name)):
        raise StoreUnavailableError(
            f"{len(other)} of Neo4j's libraries are not those that were checked ({', '.join(other[:3])}): "
            f"delete {folder} to have them fetched anew; if that does not help, do not start them, and report it"
        )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason given"


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Server:
    """A running server. It stops when told to, and when the process that started it ends."""

    def __init__(self, process: "subprocess.Popen[str]", port: int, password: str) -> None:
        self._process = process
        self.port = port
        self.password = password

    @property
    def url(self) -> str:
        """Where it listens, user and password included."""
        return f"bolt://{USER}:{quote(self.password, safe='')}@127.0.0.1:{self.port}"

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End it in good order: everything is on the disk afterwards."""
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.close()
        self._process.wait()

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        self._process.kill()
        self.stop()


def start(home: Path, libraries: Path, password: str, *, port: int = 0, memory: str = "2g") -> Server:
    """Start a server whose data are in ``home``; ``memory`` is what Java may use at most.

    Raises StoreUnavailableError if its libraries are not those that were checked, or it does not start.
    """
    refuse_other_libraries(libraries)
    said = log_in(home)
    chosen = port or free_port()
    with as_file(_HERE.joinpath("Server.java")) as source, said.open("w") as log:
        options = (f"-Xmx{memory}", *_JAVA_OPTIONS, "-cp", f"{libraries}/*")
        process = subprocess.Popen(
            ["java", *options, str(source), str(home), str(chosen)],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,  # Ctrl+C is for whoever started the server; it then stops it in good order
        )
        assert process.stdin is not None
        process.stdin.write(f"{password}\n")
        process.stdin.flush()
        _wait(process, said)
    return Server(process, chosen, password)


def log_in(home: Path) -> Path:
    """The log of the server in its folder, both closed to others; also in a folder that an earlier version made."""
    private_folder(home)
    log = home / "server.log"
    if log.exists():
        close_folder(home)
    make_private(log)
    return log


def _wait(process: "subprocess.Popen[str]", log: Path) -> None:
    until = monotonic() + _READY_WITHIN
    while "ready" not in (said := log.read_text("utf-8", errors="replace")).splitlines():
        if process.poll() is not None or monotonic() > until:
            process.kill()
            process.wait()
            raise StoreUnavailableError(f"Neo4j did not start: {_reason(said)} (see {log})")
        sleep(0.05)


def _reason(said: str) -> str:
    causes = [line for line in said.splitlines() if "Exception" in line or "error" in line.lower()]
    return causes[-1].strip() if causes else _last_line(said)


@contextmanager
def running(home: Path, libraries: Path, password: str, *, port: int = 0, memory: str = "2g") -> Iterator[Server]:
    """A server for as long as it is needed."""
    server = start(home, libraries, password, port=port, memory=memory)
    try:
        yield server
    finally:
        server.stop()
