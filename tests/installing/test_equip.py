"""`tests/equip` on machines where programs are missing: it installs them, or says what to type."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PATIENCE

EQUIP = Path(__file__).resolve().parents[1] / "equip"
TOOLS = ("sh", "env", "find", "grep", "tr", "mktemp", "tail", "rm")
"""What every machine has."""
INSTALL = "apt-get update && apt-get install --yes --no-install-recommends "


class Machine:
    """A machine that has what lies in one folder."""

    def __init__(self, folder: Path) -> None:
        self.bin, self.log = folder / "bin", folder / "log"
        self.bin.mkdir()
        self.has(id="echo 1000")
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool) or tool)

    def has(self, **programs: str) -> None:
        """Put programs there, by what they do."""
        for name, code in programs.items():
            path = self.bin / name.replace("_", "-")
            path.write_text(f"#!/bin/sh\n{code}\n")
            path.chmod(0o755)

    def equip(self) -> subprocess.CompletedProcess[str]:
        """Run the script there."""
        return subprocess.run(
            [str(self.bin / "sh"), str(EQUIP)],
            env={"PATH": str(self.bin), "PYTHON": sys.executable, "TMPDIR": str(self.bin.parent)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    @property
    def asked(self) -> list[str]:
        """What apt-get was asked for."""
        return self.log.read_text().split("\n")[:-1] if self.log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine of a person who is not its administrator, with apt-get that does nothing."""
    made = Machine(tmp_path)
    made.has(apt_get=f'echo "$@" >>{made.log}')
    return made


def test_who_may_not_install_is_told_what_to_type_and_nothing_is_tried(machine: Machine) -> None:
    ended = machine.equip()
    assert ended.returncode == 1
    (line,) = [line for line in ended.stderr.split("\n") if INSTALL in line]
    assert line.startswith(f"    su - -c '{INSTALL}make tmux openssh-client ")
    assert {"mosh", "chromium", "locales"} <= set(line.strip(" '").split())
    assert "Nothing was tested" in ended.stderr
    assert machine.asked == []


def test_sudo_that_wants_a_password_is_not_asked_but_named(machine: Machine) -> None:
    machine.has(sudo="exit 1")
    ended = machine.equip()
    assert ended.returncode == 1
    assert f"    sudo sh -c '{INSTALL}make tmux " in ended.stderr
    assert machine.asked == []


def test_what_is_there_is_not_asked_for(machine: Machine) -> None:
    machine.has(tmux=":", mosh=":", mosh_server=":", make=":")
    assert not {"tmux", "mosh", "make"} & set(machine.equip().stderr.split())


@pytest.mark.parametrize("who", [{"id": "echo 0"}, {"sudo": 'shift; [ "$1" = true ] || exec "$@"'}])
def test_who_may_install_does_and_learns_what_is_missing_still(
    machine: Machine, who: dict[str, str]
) -> None:
    machine.has(**who)
    ended = machine.equip()
    update, install = machine.asked
    assert update == "update"
    assert install.startswith("install --yes --no-install-recommends make tmux openssh-client ")
    # That apt-get brought nothing.
    assert ended.returncode == 1
    assert "still not here: make tmux " in ended.stderr


def test_when_all_is_there_in_the_end_the_tests_may_begin(machine: Machine) -> None:
    programs = ("make", "tmux", "ssh", "ssh-keygen", "sftp", "sshd", "mosh", "mosh-server",
                "localedef", "chromium")  # fmt: skip
    made = f"for each in {' '.join(programs)}; do ln -sf {machine.bin}/sh {machine.bin}/$each; done"
    machine.has(id="echo 0", apt_get=made, ln=f'exec {shutil.which("ln")} "$@"')
    first, second = machine.equip(), machine.equip()
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("Installing for the tests, once: make tmux ")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")


def test_when_installing_fails_the_reason_is_shown(machine: Machine) -> None:
    machine.has(id="echo 0", apt_get="echo no such mirror; exit 100")
    ended = machine.equip()
    assert ended.returncode == 1
    assert "no such mirror" in ended.stderr and "nothing was tested" in ended.stderr


def test_without_apt_the_packages_are_named(machine: Machine) -> None:
    (machine.bin / "apt-get").unlink()
    ended = machine.equip()
    assert ended.returncode == 1
    assert "make tmux openssh-client" in ended.stderr and "package manager" in ended.stderr
