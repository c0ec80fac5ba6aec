"""What an exported file says, however it is packed."""

import base64
import re
import zlib
from io import BytesIO
from zipfile import ZipFile


def unpacked(content: str | bytes) -> str:
    """What a file says, unpacked as far as it is packed."""
    if isinstance(content, str):
        return content
    with ZipFile(BytesIO(content)) as parts:
        told = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    hidden = re.findall(r"[A-Za-z0-9+/=]{200,}", told)
    return told + "".join(zlib.decompress(base64.b64decode(packed)).decode() for packed in ["".join(hidden)] if packed)
