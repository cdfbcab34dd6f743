"""A real OpenSSH server on loopback, with keys and port of its own, run by the present user."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from pathlib import Path

from tests.patience import PATIENCE
from tests.terminal import Terminal

SBIN = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
PRIVILEGES = Path("/run/sshd")
"""Folder that sshd insists on when root starts it."""


def program(name: str) -> str:
    """Return the path of a program that a test needs, or fail with what to install."""
    found = shutil.which(name, path=SBIN)
    packages = {"sshd": "openssh-server", "ssh": "openssh-client", "ssh-keygen": "openssh-client",
                "sftp": "openssh-client", "mosh-server": "mosh"}  # fmt: skip
    assert found, f"This test needs {name}: install the package {packages.get(name, name)}."
    return found


def free_port() -> int:
    """Return a port of loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """sshd with a configuration; use `close` in the end."""

    def __init__(self, folder: Path, config: str, environment: dict[str, str]) -> None:
        """`config` comes after the test's own lines; `environment` is what sessions get."""
        folder.mkdir(mode=0o700)
        self.folder, self.log = folder, folder / "log"
        self.user = pwd.getpwuid(os.getuid()).pw_name
        self._make_keys()
        if os.geteuid() == 0:
            PRIVILEGES.mkdir(mode=0o755, exist_ok=True)
        while True:
            self.port = free_port()
            self._write_config(config, environment)
            if self._listens():
                break
        self._write_client_config()

    def _make_keys(self) -> None:
        make = [program("ssh-keygen"), "-q", "-t", "ed25519", "-N", ""]
        for key in ("host", "user"):
            subprocess.run([*make, "-f", str(self.folder / key)], check=True)
        shutil.copy(self.folder / "user.pub", self.folder / "authorized_keys")

    def _write_config(self, config: str, environment: dict[str, str]) -> None:
        set_env = " ".join(f'"{name}={value}"' for name, value in environment.items())
        own = f"""
            Port {self.port}
            ListenAddress 127.0.0.1
            HostKey {self.folder}/host
            AuthorizedKeysFile {self.folder}/authorized_keys
            PidFile {self.folder}/pid
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitRootLogin prohibit-password
            Subsystem sftp internal-sftp
            SetEnv {set_env}
        """
        (self.folder / "sshd_config").write_text(f"{own}\n{config}")

    def _write_client_config(self) -> None:
        self.config = self.folder / "ssh_config"
        self.config.write_text(f"""
            Host news
                HostName 127.0.0.1
                Port {self.port}
                User {self.user}
                IdentityFile {self.folder}/user
                IdentitiesOnly yes
                UserKnownHostsFile {self.folder}/known_hosts
                StrictHostKeyChecking accept-new
                LogLevel ERROR
        """)

    def _listens(self) -> bool:
        """Start; return False when somebody else took the port meanwhile."""
        self.log.unlink(missing_ok=True)
        config = str(self.folder / "sshd_config")
        self._process = subprocess.Popen([program("sshd"), "-D", "-f", config, "-E", str(self.log)])
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            said = self.log.read_text() if self.log.exists() else ""
            if f"Server listening on 127.0.0.1 port {self.port}" in said:
                return True
            if self._process.poll() is not None:
                assert "Address already in use" in said, f"sshd ended:\n{said}"
                return False
            time.sleep(0.05)
        raise AssertionError(f"sshd does not listen:\n{self.log.read_text()}")

    def ssh(self, *options: str) -> list[str]:
        """Return the command line of a client; put what to run behind it."""
        return [program("ssh"), "-F", str(self.config), *options, "news"]

    def run(self, *command: str, options: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        """Run a command over the line, without a terminal."""
        return subprocess.run(
            [*self.ssh(*options), *command], stdin=subprocess.DEVNULL, capture_output=True,
            text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip

    def terminal(self, *command: str, options: tuple[str, ...] = ()) -> Terminal:
        """Open a terminal over the line."""
        return Terminal([*self.ssh("-tt", *options), *command], {"LC_ALL": "", "LANG": "C.UTF-8"})

    def close(self) -> None:
        """Stop listening; sessions end with their clients."""
        self._process.terminate()
        self._process.wait(10)
