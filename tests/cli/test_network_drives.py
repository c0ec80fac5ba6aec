"""A store on a network drive is told: by the table of what is mounted."""

from pathlib import Path

import pytest

from api.commands import doctor, network_drives
from api.commands.network_drives import kind_of, on_network_drive
from graph.stores import open_store
from ontology import Model
from tests.store.small import commit, org

MOUNTS = """\
sysfs /sys sysfs rw 0 0
/dev/sda1 / ext4 rw,relatime 0 0
server:/heim /home nfs4 rw 0 0
tmpfs /home/lokal tmpfs rw 0 0
//server/amt /mnt/Fr\\303\\274he\\040Hilfen cifs rw 0 0
ich@rechner: /mnt/weit fuse.sshfs rw 0 0
kaputt
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/netz.db", "ext4"),
        ("/home/anna/netz.db", "nfs4"),
        ("/homestead/netz.db", "ext4"),
        ("/home/lokal/netz.db", "tmpfs"),
        ("/mnt/weit/a/b/netz.db", "fuse.sshfs"),
    ],
)
def test_the_nearest_mount_counts(path: str, kind: str) -> None:
    assert kind_of(Path(path), MOUNTS) == kind


def test_a_place_with_spaces_is_found() -> None:
    assert kind_of(Path("/mnt/amt fh/netz.db"), "//s/amt /mnt/amt\\040fh cifs rw 0 0") == "cifs"


def test_a_share_is_a_network_drive_and_a_folder_here_is_none(tmp_path: Path) -> None:
    assert on_network_drive(Path("//server/amt/netz.db"))
    assert not on_network_drive(tmp_path / "netz.db")


def test_the_doctor_says_it(tmp_path: Path, model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts, url = tmp_path / "mounts", f"sqlite:///{tmp_path / 'netz.db'}"
    store = open_store(url, model)
    commit(store, org("d1:a"))
    store.close()
    assert "Ort des Speichers" not in [check.name for check in doctor.examine(url)]
    mounts.write_text(f"server:/amt {tmp_path} nfs rw 0 0\n")
    monkeypatch.setattr(network_drives, "_MOUNTS", mounts)
    found = {check.name: check for check in doctor.examine(url)}
    assert found["Speicher"].ok
    assert (found["Ort des Speichers"].ok, found["Ort des Speichers"].needed) == (False, False)
    assert "backup" in found["Ort des Speichers"].remedy
