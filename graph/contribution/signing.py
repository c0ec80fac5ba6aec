"""The key of a district, and files signed with it (Ed25519, RFC 8032): a contribution, or that one is taken back."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from graph.contribution.content_checks import signed_bytes
from graph.private_files import write_private

LARGEST = 1_000_000
"""Bytes of a signed file at most: a contribution has some five thousand."""
_BEFORE = b"fruehnetz 1\n"
"""Stands before what is signed, so that no other program's signature is one of ours."""


class SignedContent(NamedTuple):
    """What a file says, and the public key that its signature fits."""

    content: Mapping[str, Any]
    key: str


class TamperedError(ValueError):
    """The signature does not fit what the file says."""


def signing_key(path: Path) -> Ed25519PrivateKey:
    """The private key in a file, drawn and kept there if there is none; only its owner reads the file.

    Raises ValueError for a file that holds no such key, OSError for one that cannot be read or written.
    """
    if not path.exists():
        drawn = Ed25519PrivateKey.generate()
        write_private(path, drawn.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return drawn
    found = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(found, Ed25519PrivateKey):
        raise ValueError("no Ed25519 key")
    return found


def public_key(key: Ed25519PrivateKey) -> str:
    """The public half as others know it."""
    return b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def signed_text(content: Mapping[str, Any], key: Ed25519PrivateKey) -> str:
    """The file: what it says, the public key, and the signature, as JSON that people can read."""
    signature = b64encode(key.sign(_BEFORE + signed_bytes(content))).decode()
    told = {"content": content, "key": public_key(key), "signature": signature}
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def opened_text(text: bytes) -> SignedContent:
    """What a signed file says; raises TamperedError if it was changed, ValueError if it is no signed file."""
    if len(text) > LARGEST:
        raise ValueError("too large")
    try:
        raw = json.loads(text, object_pairs_hook=_each_once, parse_constant=_refused)
        content, key = raw["content"], raw["key"]
        public = Ed25519PublicKey.from_public_bytes(b64decode(key, validate=True))
        signature = b64decode(raw["signature"], validate=True)
        said = _BEFORE + signed_bytes(content)
    except (KeyError, TypeError, AttributeError, RecursionError, UnicodeError) as error:
        raise ValueError("no signed file") from error
    try:
        public.verify(signature, said)
    except InvalidSignature as error:
        raise TamperedError("the signature does not fit") from error
    if not isinstance(content, dict):
        raise ValueError("no signed file")
    return SignedContent(content, b64encode(public.public_bytes_raw()).decode())


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refused(constant: str) -> float:
    raise ValueError(constant)
