"""``fruehnetz ask`` in a terminal of its own (a pseudo-terminal), typed into as a person would."""

import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ANSWER = "Antwort ("
"""How the prompt for an answer begins."""
_STEERING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_ASKING = re.compile(r"(?:\):|\?) $")
_TYPED = (
    ("leer für fertig", ""),
    ("wer (Nummer", "Beratungsstelle Wolkenfeld"),
    ("neu aufnehmen", "j"),
    ("„alle“", "alle"),
    ("in Worten", "Niederschrift der Sitzung"),
    ("z. B. 24.09.2026", "01.06.2026"),
)
"""What is typed where something is asked that is not chosen from a list."""
_PATIENCE = 60
_MOST_PROMPTS, _SHOWN = 20, 800


class Conversation:
    """A running ``ask``: what it says, and what is typed."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._ours, theirs = pty.openpty()
        kept = {k: v for k, v in os.environ.items() if not k.startswith("FRUEHNETZ_")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "api.cli", "ask", *arguments],
            cwd=folder,
            env={**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "400", "TERM": "xterm"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        self._raw, self._at = b"", 0

    def hears(self, words: str) -> str:
        """Wait until it says this; what it said since the last time, with the rest of that line."""
        while words not in self._since:
            assert self._more(), self._since
        end = self._since.index(words) + len(words)
        heard = self._since[:end]
        self._at += end
        return heard

    def types(self, *lines: str, then: str = ANSWER) -> str:
        """Type lines, each after the last was asked for; what it says until it asks for an answer again."""
        heard = ""
        for number, line in enumerate(lines, start=1):
            os.write(self._ours, f"{line}\n".encode())
            heard += self.hears(then if number == len(lines) else f"{line}\n")
        return heard

    def answers(self, option: str = "1") -> str:
        """Give that answer with the first choice of each list, some words, a day; what it says to that."""
        os.write(self._ours, f"{option}\n".encode())
        heard = self.hears("\n")
        for _ in range(_MOST_PROMPTS):
            heard += self._prompt()
            asked = heard.rsplit("\n", 1)[-1]
            if ANSWER in asked:
                return heard
            typed = next((line for words, line in _TYPED if words in asked), "1")
            os.write(self._ours, f"{typed}\n".encode())
            heard += self.hears("\n")
        raise AssertionError(f"what is typed is asked again and again: {heard[-_SHOWN:]}")

    def _prompt(self) -> str:
        """Wait until something is asked."""
        while not _ASKING.search(self._since):
            assert self._more(), self._since
        heard = self._since
        self._at += len(heard)
        return heard

    def begins(self, post: str = "Netzwerkkoordination") -> str:
        """Say who answers, for today; the first question."""
        self.hears("Wer antwortet?")
        self.types(post, then="Für welchen Tag")
        return self.types("")

    def ends(self) -> tuple[int, str]:
        """Wait until it is over: with which number, and what it said last."""
        while self._more():
            pass
        return self._process.wait(timeout=_PATIENCE), self._since

    def leaves(self) -> str:
        """Type q; what it sums up."""
        os.write(self._ours, b"q\n")
        code, said = self.ends()
        assert code == 0, said
        return said

    def breaks_off(self) -> None:
        """Ctrl+D."""
        os.write(self._ours, b"\x04")

    def is_killed(self) -> None:
        """The computer is switched off."""
        self._process.kill()
        self._process.wait(timeout=_PATIENCE)

    def closes(self) -> None:
        """End it, whatever it is at."""
        self.is_killed()
        os.close(self._ours)

    @property
    def _since(self) -> str:
        text = _STEERING.sub("", self._raw.decode("utf-8", "ignore")).replace("\r", "")
        return text[self._at :]

    def _more(self) -> bool:
        ready, _, _ = select.select([self._ours], [], [], _PATIENCE)
        assert ready, f"nothing more is said after: {self._since}"
        try:
            read = os.read(self._ours, 65536)
        except OSError:  # the other end is closed
            return False
        self._raw += read
        return bool(read)
