"""Whether a file lies on a network drive: locks do not hold there, and two writers damage a store (decision 0026)."""

from pathlib import Path

_MOUNTS = Path("/proc/mounts")
_NETWORK = {"9p", "afs", "ceph", "cifs", "davfs", "fuse.davfs", "fuse.rclone", "fuse.sshfs", "glusterfs", "lustre"}
_NETWORK |= {"ncpfs", "nfs", "nfs4", "smb3", "smbfs"}
"""Types of file systems that other computers keep."""
_SIGNS = {"\\040": " ", "\\011": "\t", "\\134": "\\"}
"""How signs are written that would end a word in the table."""


def on_network_drive(path: Path) -> bool:
    """Whether another computer keeps this file; False where this cannot be known."""
    if str(path).startswith(("//", "\\\\")):
        return True
    try:
        return kind_of(path.resolve(), _MOUNTS.read_text("utf-8", "replace")) in _NETWORK
    except OSError:
        return False


def kind_of(path: Path, mounts: str) -> str:
    """The type of the file system below a path, by the table of what is mounted; empty if none is named.

    >>> kind_of(Path("/mnt/amt/netz.db"), "/dev/sda1 / ext4 rw 0 0\\n//server/amt /mnt/amt cifs rw 0 0")
    'cifs'
    """
    found, kind = -1, ""
    for line in mounts.splitlines():
        _, place, type, *_ = (*line.split(" "), "", "", "")
        for written, sign in _SIGNS.items():
            place = place.replace(written, sign)
        # Of two at one place the later one lies on top.
        if place and path.is_relative_to(place) and len(place) >= found:
            found, kind = len(place), type
    return kind
