"""What ``deploy --company`` and ``deploy --ship`` print, followed on a real sshd on loopback."""

from __future__ import annotations

import getpass
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random

import psycopg
import pytest

from tests.company.cluster import INITDB, OWNER, Cluster
from tests.company.estates import Site, work
from tests.company.killing import PROGRAM
from tests.conftest import Clock
from tests.ssh.server import SSHD, _answers, _free_port, _until

_SERVER = """\
Include {root}/etc/ssh/sshd_config.d/*.conf
ListenAddress 127.0.0.1
Port {port}
HostKey {root}/host
PidFile {root}/sshd.pid
UsePAM no
StrictModes no
PermitRootLogin yes
PasswordAuthentication no
"""
# Stand-ins for what a whole machine has; whoever is run as is known to PostgreSQL by the name.
_RUNUSER = """\
#!/bin/sh
export PGUSER=$2
[ "$2" != postgres ] || PGUSER={owner}
shift 3
exec "$@"
"""


class Server:
    """Head office as the printed script makes it, under a folder that stands for the machine."""

    def __init__(self, root: Path, cluster: Cluster) -> None:
        self.root, self.port, self._cluster = root, _free_port(), cluster
        assert INITDB is not None
        tools = root / "tools"
        for folder in (tools, root / "etc/ssh/sshd_config.d", root / "etc/systemd/system"):
            folder.mkdir(parents=True)
        silent = "#!/bin/sh\n"
        for name in ("systemctl", "sshd", "useradd", "dpkg", "apt-get", "id"):
            self._tool(tools / name, silent + ("echo root\n" if name == "id" else ""))
        self._tool(tools / "runuser", _RUNUSER.format(owner=OWNER))
        self.environment = {
            "PATH": f"{tools}:{INITDB.parent}:{os.environ['PATH']}",
            "PGHOST": str(cluster.folder),
        }
        self.printed = self.frontdesk("deploy", "--company", "--program", str(PROGRAM))
        here = self.printed.replace(
            "Match User frontdesk_receiver", f"Match User {getpass.getuser()}"
        ).replace(
            "LC_ALL=C.UTF-8", f"LC_ALL=C.UTF-8 PGHOST={cluster.folder} PGUSER=frontdesk_receiver"
        )
        for _again in range(2):
            self.follow(here.replace("-o frontdesk_receiver ", ""))
        for name in ("host", "estate"):
            keygen = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(root / name)]
            subprocess.run(keygen, check=True)
        (root / "sshd_config").write_text(_SERVER.format(root=root, port=self.port))
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        with (root / "sshd.log").open("wb") as log:
            command = [str(SSHD), "-D", "-e", "-f", str(root / "sshd_config")]
            self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log)
        _until(lambda: _answers(self.port), 10)

    def _tool(self, at: Path, text: str) -> None:
        at.write_text(text)
        at.chmod(0o755)

    def frontdesk(self, *arguments: str) -> str:
        """What the program says in English."""
        command = [str(PROGRAM), "--lang", "en", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stdout

    def follow(self, printed: str) -> None:
        """Run a printed script, in this folder instead of the machine's own."""
        for top in ("/etc/", "/var/backups/", "/var/lib/"):
            printed = printed.replace(top, f"{self.root}{top}")
        subprocess.run(["sh"], input=printed, text=True, check=True, env=self.environment)

    def admit(self, site: Site) -> None:
        """Let an estate's key in as the printed sample says."""
        (sample,) = re.findall(
            r"^#   (command=.*) ssh-ed25519 AAAA\.\.\. NAME$", self.printed, re.M
        )
        line = sample.replace("ID", site.identity).replace("NAME", site.name)
        public = (self.root / "estate.pub").read_text()
        keys = self.root / "etc/ssh/frontdesk_receiver_keys"
        keys.write_text(f"{line} {public}")

    def way(self) -> list[str]:
        """What leads an estate here, as its printed unit has it."""
        printed = self.frontdesk("deploy", "--ship", "127.0.0.1", "--program", str(PROGRAM))
        (way,) = re.findall(r'^ExecStart=.* ship --through "(.*)"$', printed, re.M)
        way = re.sub(r"-i \S+", f"-i {self.root}/estate", way).replace(
            "frontdesk_receiver@", f"{getpass.getuser()}@"
        )
        way = re.sub(r"KnownHostsFile=\S+", "KnownHostsFile=/dev/null", way)
        also = f"-p {self.port} -o StrictHostKeyChecking=no -o IdentitiesOnly=yes -o LogLevel=ERROR"
        return shlex.split(way.replace("ssh ", f"ssh {also} ", 1))

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)
        with psycopg.connect(self._cluster.at("postgres"), autocommit=True) as db:
            db.execute("DROP DATABASE IF EXISTS frontdesk WITH (FORCE)")


@pytest.fixture(scope="module")
def server(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if not (SSHD.exists() and shutil.which("ssh")):
        missing = "this needs openssh-server and openssh-client"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    running = Server(tmp_path_factory.mktemp("office"), cluster)
    yield running
    running.stop()


def test_an_estate_s_journal_arrives_by_its_key_and_by_nothing_else(
    server: Server, tmp_path: Path, time: Clock
) -> None:
    site = Site(tmp_path / "site")
    with site.at_work() as by:
        work(Random(1), 10, by)
    server.admit(site)
    way = shlex.join(server.way())
    ship = ["--data", str(site.folder), "ship", "--once", "--through"]
    assert "entries sent" in server.frontdesk(*ship, way)
    reader = {**os.environ, "PGHOST": str(server._cluster.folder), "PGUSER": "frontdesk_reader"}
    listed = subprocess.run(
        [PROGRAM, "company", "estates"], env=reader, capture_output=True, text=True, check=True
    ).stdout
    assert listed.startswith(f"{site.identity} {site.name}")
    # Whatever else is asked for, it is the receiver that answers, and closes with its input.
    asked = subprocess.run([*server.way(), "id"], input=b"", capture_output=True, check=False)
    assert b"uid=" not in asked.stdout and asked.stdout[:3] == b"\0\0\0"


def test_the_night_makes_a_copy_and_verifies(server: Server) -> None:
    for what in ("backup", "verify"):
        unit = server.root / f"etc/systemd/system/frontdesk_receiver-{what}.service"
        (start,) = re.findall(r"^ExecStart=(.*)$", unit.read_text(), re.M)
        command = shlex.split(start.replace("$$", "$").replace("%%", "%"))
        receiver = {**server.environment, "PGUSER": "frontdesk_receiver"}
        subprocess.run(command, env=receiver, check=True, stdout=subprocess.DEVNULL)
    (copy,) = (server.root / "var/backups/frontdesk_receiver").glob("*.dump")
    assert copy.stat().st_size > 10_000
