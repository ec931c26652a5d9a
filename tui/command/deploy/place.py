"""Where a deployed desk lives: its account, its program, its data and its files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from store.errors import Refused
from tui.command import knock

_PLAIN_USER = re.compile(r"[a-z_][a-z0-9_-]{0,30}")
PLAIN_HOST = re.compile(r"[A-Za-z0-9][A-Za-z0-9.:-]{0,252}")
_PLAIN_PATH = re.compile(r"/[A-Za-z0-9_./@+-]*")


@dataclass(frozen=True)
class Place:
    """One account on one server; raises ``Refused`` for names that files would have to quote."""

    user: str
    program: Path
    data: Path
    warm: bool = True
    key: Path | None = None  # of encrypted data

    def __post_init__(self) -> None:
        if not _PLAIN_USER.fullmatch(self.user):
            raise Refused("{user} is no plain account name.", user=self.user)
        named = (self.program, self.data, self.key, Path(knock.__file__))
        for path in filter(None, named):
            if not _PLAIN_PATH.fullmatch(str(path)):
                raise Refused(
                    "{path} must begin with / and hold only letters, digits and ./_-+@.", path=path
                )

    @property
    def command(self) -> str:
        """The program with its data folder and its key, as a line of the shell."""
        key = f" --key-file {self.key}" if self.key else ""
        return f"{self.program} --data {self.data}{key}"

    @property
    def session(self) -> str:
        """What sshd runs for somebody who logs in."""
        if not self.warm:
            return self.command
        return f"{self.python} -IS {knock.__file__} {self.socket} {self.command}"

    @property
    def python(self) -> Path:
        """The program's own Python, which lies beside it, where links to it may not."""
        return self.program.resolve().with_name("python")

    @property
    def socket(self) -> Path:
        """Where the warm program is knocked at; systemd makes its folder."""
        return Path("/run") / self.user / "desk.socket"

    @property
    def home(self) -> Path:
        """The account's home."""
        return Path("/var/lib") / self.user

    @property
    def copies(self) -> Path:
        """Where the nightly copies go."""
        return Path("/var/backups") / self.user

    @property
    def keys(self) -> Path:
        """Who may log in: a file that the account itself cannot write."""
        return Path("/etc/ssh") / f"{self.user}_keys"

    @property
    def sshd(self) -> Path:
        """What the SSH server is told about the account."""
        return Path("/etc/ssh/sshd_config.d") / f"{self.user}.conf"

    @property
    def logrotate(self) -> Path:
        """How long the list of program faults is kept."""
        return Path("/etc/logrotate.d") / self.user

    def unit(self, what: str, kind: str) -> Path:
        """A systemd unit: ``unit("backup", "timer")``."""
        return Path("/etc/systemd/system") / f"{self.user}-{what}.{kind}"
