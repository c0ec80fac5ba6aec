"""LibreOffice, where it is installed with the program that a test needs: it may come without Writer or Calc."""

import shutil
from pathlib import Path


def libreoffice(program: str) -> str | None:
    """The command of a LibreOffice that has a program, by the name of its library: ``sw`` is Writer, ``sc`` Calc."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None or not any(Path(found).resolve().parent.glob(f"*{program}lo.*")):
        return None
    return found
